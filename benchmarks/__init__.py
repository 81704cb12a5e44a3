"""What the numbers in docs/benchmarks.md come from: ratios against a bound or a peer of the same run."""

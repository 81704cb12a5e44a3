"""Data entry: widgets that hold what is typed as one flat draft and decide nothing."""

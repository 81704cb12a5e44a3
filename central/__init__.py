"""The centre the counters synchronise with: decision and merge rules, storage, HTTP. Shares only `domain`."""

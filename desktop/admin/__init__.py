"""`loket-admin`: arguments to services, results to JSON. No Qt, except for `receipt`."""

"""The counter protocol over HTTP."""

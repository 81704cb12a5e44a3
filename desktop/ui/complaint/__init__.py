"""The page of one complaint."""

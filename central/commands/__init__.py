"""What `loket-central` can do, one file a command."""

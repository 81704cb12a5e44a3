"""The tour: an officer's morning, played on the real program by a conductor (commands.md, `--tour`)."""

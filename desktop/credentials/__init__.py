"""Where the secrets of a profile lie: the system's credential store, or a key file under a passphrase."""

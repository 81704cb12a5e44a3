"""The frame round the pages: navigation, status bar, demo banner."""

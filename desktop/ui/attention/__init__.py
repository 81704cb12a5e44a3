"""Perlu perhatian: the list of what needs a person, and a card for each kind."""

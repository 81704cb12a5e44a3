"""Talking to the centre: what to send, what an answer means, one cycle of push and pull."""

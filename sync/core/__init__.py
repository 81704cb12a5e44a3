"""Pure decisions: what to send next, what an answer means, when to retry. Time and randomness are passed in."""

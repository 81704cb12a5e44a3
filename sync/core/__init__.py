"""Pure decisions: what to send next, what an answer means, when to retry. Time and chance are passed in."""

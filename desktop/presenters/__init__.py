"""Screen states and what fills them. No Qt."""

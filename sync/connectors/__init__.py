"""The ways to a centre. Only this room knows HTTP."""

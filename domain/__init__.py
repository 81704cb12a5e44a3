"""What a complaint is: entities, rules and their vocabulary. Pure: no clock, no I/O, no sentences."""

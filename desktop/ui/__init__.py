"""Windows, pages and their parts: dumb, they show states and report intents."""

"""Word files as parts and names: what the engine fills and the outputs join."""

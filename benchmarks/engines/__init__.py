"""One process per engine: it fills and writes every record, and prints the time of that loop."""

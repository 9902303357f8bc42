"""Files that are made: their names, whole writing, durable flushing, packets, one run at a time."""

"""The files that a run makes: their names, their safe writing, packets, and the lock of a run."""

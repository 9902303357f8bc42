"""Attacks on the program: mutated files, hostile files, kills; ``make serang`` runs them all."""

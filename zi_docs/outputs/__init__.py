"""Rendered documents out: names, whole files, formats."""

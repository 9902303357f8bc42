"""Fills the Word paperwork of Indonesia's Zona Integritas programme from an office's own data."""

__all__ = ["__version__"]

__version__ = "0.1.0"

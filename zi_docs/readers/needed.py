"""The columns without which a table says nothing; their fields in the models are required."""

from __future__ import annotations

from zi_docs.model import TABLES

__all__ = ["NEEDED"]

NEEDED: dict[str, tuple[str, ...]] = {
    table: tuple(name for name, field in model.model_fields.items() if field.is_required())
    for table, model in TABLES.items()
}

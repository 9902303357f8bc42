"""Document types from folders: a file ``templates/<jenis>/manifest.yaml`` registers a type."""

from __future__ import annotations

from zi_docs.doctypes.catalog import Catalog, load_catalog

__all__ = ["Catalog", "load_catalog"]

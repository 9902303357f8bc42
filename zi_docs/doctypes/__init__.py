"""Document types from folders: ``templates/<jenis>/manifest.yaml`` is the registration."""

from __future__ import annotations

from zi_docs.doctypes.catalog import Catalog, load_catalog

__all__ = ["Catalog", "load_catalog"]

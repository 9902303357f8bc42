"""Run ``zi-docs buat`` and keep what it fills with what: the composed naskah and every context.

``python -m benchmarks.capture FOLDER buat ...`` writes naskah.docx and contexts.pickle there.
"""

from __future__ import annotations

import pickle
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zi_docs.cli import main
from zi_docs.ooxml.package import DOCUMENT, Package
from zi_docs.word.part import Part
from zi_docs.word.renderer import Renderer

__all__ = ["CONTEXTS", "NASKAH"]

NASKAH = "naskah.docx"
CONTEXTS = "contexts.pickle"


def _record_all(folder: Path) -> list[dict[str, Any]]:
    """Make the engine record the package that it compiles and the contexts of all documents."""
    contexts: list[dict[str, Any]] = []
    make, render = Renderer.__init__, Part.render

    def noted_init(self: Renderer, place: str, package: Package, *rest: Any, **more: Any) -> None:
        with zipfile.ZipFile(folder / NASKAH, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in package.parts.items():
                archive.writestr(name, data)
        make(self, place, package, *rest, **more)

    def noted_render(self: Part, context: Mapping[str, Any]) -> Any:
        if self.name == DOCUMENT:
            contexts.append(dict(context))
        return render(self, context)

    Renderer.__init__ = noted_init  # type: ignore[method-assign]
    Part.render = noted_render  # type: ignore[method-assign]
    return contexts


if __name__ == "__main__":
    target = Path(sys.argv[1])
    captured = _record_all(target)
    try:
        main(sys.argv[2:])
    finally:
        (target / CONTEXTS).write_bytes(pickle.dumps(captured))

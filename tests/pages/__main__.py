"""Print every paper of the samples and the variants, and draw their pages for a drafter to read.

``python -m tests.pages FOLDER`` writes the PDFs, and pictures with two pages side by side into
``FOLDER/gambar``; names behind FOLDER choose data sets. It needs LibreOffice and ``pdftoppm``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PIL import Image

from zi_docs.pdf.conversion import convert
from zi_docs.pdf.find_converter import find_converter
from zi_docs.run.to_pdf import JOINER

from .gathering import of_samples, of_variants

DOTS_PER_INCH = 75  # the smallest letters, of 8 points, can be read
PAGES = 2
PLEDGES = 12  # of each sample


def _draw(pdf: Path, stem: Path) -> None:
    """Write pictures of the pages of a PDF, with so many side by side."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", str(pdf), str(stem)]
    subprocess.run(command, check=True)
    drawn = sorted(stem.parent.glob(f"{stem.name}-*.png"))
    for start in range(0, len(drawn), PAGES):
        files = drawn[start : start + PAGES]
        pages = [Image.open(file) for file in files]
        size = (sum(page.width for page in pages), max(page.height for page in pages))
        sheet = Image.new("RGB", size, "grey")
        for number, page in enumerate(pages):
            sheet.paste(page, (sum(one.width for one in pages[:number]), 0))
        sheet.save(files[0])
        for file in files[1:]:
            file.unlink()


def main() -> None:
    """Write the PDFs and the pictures."""
    root, *chosen = sys.argv[1:]
    folder = Path(root).resolve()
    sheets = (*of_samples(folder, PLEDGES, chosen), *of_variants(folder, chosen))
    if (converter := find_converter()) is None:
        raise SystemExit("LibreOffice is not installed.")
    for result in convert([item for item, _ in sheets], converter, JOINER, proses=2):
        if result.ok:
            pdf = result.item.target
            _draw(pdf, folder / "gambar" / pdf.parent.name / pdf.stem)
            sys.stdout.write(f"{result.item.shown}\n")


if __name__ == "__main__":
    main()

"""Make the pictures of the starter workbook in this folder.

Run by ``make gambar``; needs LibreOffice and poppler's ``pdftoppm``.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl
from PIL import Image, ImageOps

from zi_docs.app import start

HERE = Path(__file__).resolve().parent
SHEETS = {"Petunjuk": "buku-kerja-petunjuk.png", "Pegawai": "buku-kerja-pegawai.png"}
DOTS_PER_INCH = 75
WIDTH, HEIGHT = 900, 420  # pixels; what of a sheet is shown


def only(book: Path, name: str, target: Path) -> None:
    """Write a copy of a workbook that prints one sheet, with its letters and numbers."""
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook.worksheets:
        if sheet.title != name:
            sheet.sheet_state = "hidden"
    sheet = workbook[name]
    workbook.active = workbook.index(sheet)
    sheet.print_options.gridLines = sheet.print_options.headings = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 8  # A3
    sheet.print_area = f"A1:{openpyxl.utils.get_column_letter(min(sheet.max_column, 8))}14"
    workbook.save(target)


def picture(book: Path, folder: Path) -> bytes:
    """Return the first page of a workbook as a small PNG."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    soffice = os.environ.get("ZI_DOCS_SOFFICE", "soffice")
    convert = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(book)], check=True, capture_output=True)  # noqa: S603
    show = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", "-png"]
    page = [*show, str(book.with_suffix(".pdf"))]
    shown = subprocess.run(page, check=True, capture_output=True).stdout  # noqa: S603
    image = Image.open(io.BytesIO(shown)).convert("RGB")
    image = image.crop(ImageOps.invert(image).getbbox())
    image = image.crop((0, 0, min(image.width, WIDTH), min(image.height, HEIGHT)))
    buffer = io.BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write each picture, and name it."""
    with tempfile.TemporaryDirectory(prefix="zi-docs-gambar-") as name:
        folder = Path(name)
        start(folder, "sukamaju-2026", jenis=("pakta-integritas",))
        book = folder / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx"
        for sheet, target in SHEETS.items():
            only(book, sheet, copy := folder / f"{sheet}.xlsx")
            (HERE / target).write_bytes(content := picture(copy, folder))
            sys.stdout.write(f"{target}: lembar {sheet}, {len(content):,} bita\n")


if __name__ == "__main__":
    main()

"""Make the page pictures in this folder: types from both sample data sets, the others by example.

Run by ``make gambar``; needs LibreOffice and poppler's ``pdftoppm``. The same documents give the
same pictures.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from zi_docs.app import RunOptions, convert_files, generate, open_catalog, render_example
from zi_docs.pdf.text import PageTexts, missing_texts
from zi_docs.pdf.verdict import reading
from zi_docs.run.plan import Request
from zi_docs.run.sheets import PrintOptions
from zi_docs.workspace import Workspace

HERE = Path(__file__).resolve().parent
SAMPLES = {
    "trenggalek-2021": "197805102003012007",
    "gunungkidul-2020": "198009242007121007",
}
FURTHER = {"sk-penetapan-unit": "LAMPIRAN KEPUTUSAN", "notula": "DAFTAR HADIR"}
TYPES = ("sk-penetapan-unit", "pakta-integritas", "rencana-aksi", "notula")
DOTS_PER_INCH = 55
COLOURS = 48


def make_pdf(root: Path, data: str, jenis: str) -> Path:
    """Return the first PDF of a type; of the pledges only one is made."""
    workspace = Workspace(root, root / "data" / data, root / "output" / data)
    chosen = (SAMPLES[data],) if jenis == "pakta-integritas" else ()
    options = RunOptions(cetak=PrintOptions(format=("docx", "pdf")))
    request = Request((jenis,), hanya=chosen, terbit=True)  # as it is signed, without KONSEP
    report = generate(workspace, request, lambda *_: None, options)
    made = sorted((workspace.output / jenis).rglob("*.pdf"))
    if not made:
        raise SystemExit("\n".join(str(problem) for problem in report.problems))
    return made[0]


def pages_to_show(pdf: Path, jenis: str) -> list[int]:
    """Return the first page, and the one where the type's second piece begins."""
    with reading(pdf.read_bytes()) as opened:
        texts = list(map(PageTexts().of, opened.pages))
    wanted = [FURTHER[jenis]] if jenis in FURTHER else []
    further = [n for n, text in enumerate(texts, 1) if wanted and not missing_texts(wanted, text)]
    return [1, *(n for n in further if n > 1)][:2]


def picture(pdf: Path, page: int) -> bytes:
    """Return a page as a small PNG of few colours."""
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page)]
    shown = subprocess.run([*command, str(pdf)], check=True, capture_output=True)  # noqa: S603
    small = Image.open(io.BytesIO(shown.stdout)).quantize(COLOURS, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    small.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def make_examples(root: Path) -> dict[str, Path]:
    """Return the PDF of the example of each type that the samples do not show."""
    catalog = open_catalog(HERE.parents[1])
    others = [jenis for jenis in sorted(catalog.types) if jenis not in TYPES]
    (root / "contoh").mkdir()
    for jenis in others:
        (root / "contoh" / f"{jenis}.docx").write_bytes(render_example(catalog, jenis))
    convert_files(root / "contoh", None, lambda *_: None)
    return {jenis: root / "contoh" / f"{jenis}.pdf" for jenis in others}


def write_picture(target: Path, pdf: Path, page: int) -> None:
    """Write the picture of a page, and name it."""
    target.write_bytes(content := picture(pdf, page))
    sys.stdout.write(f"{target.name}: halaman {page}, {len(content):,} bita\n")


def main() -> None:
    """Write every picture, and name it."""
    with tempfile.TemporaryDirectory(prefix="zi-docs-gambar-") as folder:
        root = Path(folder)
        for data in SAMPLES:
            source = HERE.parents[1] / "data" / data
            shutil.copytree(
                source, root / "data" / data, ignore=shutil.ignore_patterns("*.db*", "terbit")
            )
            for jenis in TYPES:
                pdf = make_pdf(root, data, jenis)
                for number, page in enumerate(pages_to_show(pdf, jenis), 1):
                    more = f"-{number}" if number > 1 else ""
                    write_picture(HERE / f"{data}-{jenis}{more}.png", pdf, page)
        for jenis, pdf in make_examples(root).items():
            write_picture(HERE / f"contoh-{jenis}.png", pdf, 1)


if __name__ == "__main__":
    main()

"""Make the pictures of the local page in the folder ``web``.

Run by ``make gambar``; needs Chromium and Playwright. A picture is what a clerk sees in a window of
1366 by 768 dots; its name, the address and how it is shown are a row of ``PICTURES``. Each section
is shown with a sample, Data also with a new data set, and the LKE with the sample that has one.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Thread
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from zi_docs import app
from zi_docs.app.understanding import keep_reading
from zi_docs.run.plan import Request
from zi_docs.web import Site, listen, make_app
from zi_docs.workspace import find_workspace

HERE = Path(__file__).resolve().parent
DATA, NEW, SCORED = "trenggalek-2021", "sukamaju-2026", "tirtamulya-2026"
DECREE, PLEDGE = "sk-penetapan-unit", "pakta-integritas"
WINDOW = {"width": 1366, "height": 768}
COLOURS = 64
PATIENCE = 180_000  # ms; the first reading of three data sets on a busy machine


class Picture(NamedTuple):
    """A page to show: its address, its colours, on what, and the button to click first, if any."""

    alamat: str
    warna: Literal["light", "dark"] = "light"
    cetak: bool = False
    tombol: str = ""


UNIT = f"lke/{SCORED}/unit?unit=DUKCAPIL"
PICTURES = {
    "beranda": Picture(""),
    "data": Picture(f"data/{DATA}/"),
    "data-gelap": Picture(f"data/{DATA}/", warna="dark"),
    "data-baru": Picture(f"data/{NEW}/"),
    "isian-pejabat": Picture(f"data/{DATA}/isian/pejabat"),
    "isian-jenis": Picture(f"data/{DATA}/isian/jenis/{PLEDGE}"),
    "dokumen": Picture(f"dokumen/{DATA}/"),
    "dokumen-jenis": Picture(f"dokumen/{DATA}/jenis/{PLEDGE}/"),
    "dokumen-terbit": Picture(f"dokumen/{DATA}/jenis/{DECREE}/terbit"),
    "register": Picture(f"register/{DATA}/"),
    "register-cetak": Picture(f"register/{DATA}/", cetak=True),
    "register-ganti": Picture(f"register/{DATA}/ganti?jenis={DECREE}&baris={DATA}&id=1"),
    "lke": Picture(f"lke/{SCORED}/nilai"),
    "lke-unit": Picture(UNIT),
    "lke-unit-gelap": Picture(UNIT, warna="dark"),
    "lke-jawaban": Picture(f"lke/{SCORED}/jawaban?unit=DUKCAPIL&putaran=1&bagian=1"),
    "lke-buku": Picture(f"lke/{SCORED}/buku?unit=DUKCAPIL"),
    "lke-rencana": Picture(f"lke/{SCORED}/rencana?unit=DUKCAPIL", tombol="Susun rencana"),
}


def make_work_folder(root: Path) -> None:
    """Make two samples' data sets, one with an issued decree, and a new data set."""
    app.start(root, DATA, DATA)
    app.start(root, NEW)
    left = shutil.ignore_patterns("*.db*", "terbit", "unggahan")
    shutil.copytree(HERE.parents[1] / "data" / SCORED, root / "data" / SCORED, ignore=left)
    workspace = find_workspace(DATA, root)
    app.generate(workspace, Request((DECREE,), nomor="87", terbit=True), lambda *_: None)
    keep_reading(workspace, datetime.now())


@contextmanager
def served(root: Path) -> Iterator[Site]:
    """Serve the page of a work folder."""
    listener = listen()
    site = Site(root, port=listener.port, tell=lambda _: None)
    thread = Thread(target=listener.serve, args=(make_app(site), site.ended.wait))
    thread.start()
    try:
        yield site
    finally:
        site.ended.set()
        thread.join()


@contextmanager
def opened(site: Site) -> Iterator[Page]:
    """Open the page in Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_context(viewport=WINDOW, locale="id-ID").new_page()
        page.goto(site.address)
        page.wait_for_url(f"http://127.0.0.1:{site.port}/")
        yield page
        browser.close()


def picture(page: Page, here: str, wanted: Picture) -> bytes:
    """Return what a window shows, once nothing on it is fetched any more, as a small PNG."""
    page.emulate_media(color_scheme=wanted.warna, media="print" if wanted.cetak else "screen")
    page.goto(f"{here}/{wanted.alamat}")
    page.wait_for_load_state("networkidle", timeout=PATIENCE)
    page.locator('[hx-trigger*="every"]').first.wait_for(state="detached", timeout=PATIENCE)
    if wanted.tombol:
        page.get_by_role("button", name=wanted.tombol).click()
        page.wait_for_load_state()
    shown = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    buffer = io.BytesIO()
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write each picture, and name it."""
    with tempfile.TemporaryDirectory(prefix="zi-docs-gambar-") as name:
        root = Path(name).resolve() / "Zona Integritas"  # Beranda shows its name
        root.mkdir()
        make_work_folder(root)
        with served(root) as site, opened(site) as page:
            for file, wanted in PICTURES.items():
                content = picture(page, f"http://127.0.0.1:{site.port}", wanted)
                (HERE / "web" / f"{file}.png").write_bytes(content)
                sys.stdout.write(f"web/{file}.png: {len(content):,} bita\n")


if __name__ == "__main__":
    main()

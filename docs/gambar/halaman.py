"""Make the pictures of the local page in the folder ``web``, from the third sample.

Run by ``make gambar``; needs Chromium and Playwright. A picture is what a clerk sees in a window of
1366 by 768 dots; its name, the address and the colours are a row of ``PICTURES``.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from zi_docs.web import Site, listen, make_app

HERE = Path(__file__).resolve().parent
SAMPLE = "tirtamulya-2026"
WINDOW = {"width": 1366, "height": 768}
COLOURS = 48


class Picture(NamedTuple):
    """A page to show: its address, the colours, and the button to click first, if any."""

    alamat: str
    gelap: bool = False
    tombol: str = ""


UNIT = f"lke/{SAMPLE}/unit?unit=DUKCAPIL"
PICTURES = {
    "lke": Picture(f"lke/{SAMPLE}/nilai"),
    "lke-unit": Picture(UNIT),
    "lke-unit-gelap": Picture(UNIT, gelap=True),
    "lke-jawaban": Picture(f"lke/{SAMPLE}/jawaban?unit=DUKCAPIL&putaran=1&bagian=1"),
    "lke-buku": Picture(f"lke/{SAMPLE}/buku?unit=DUKCAPIL"),
    "lke-rencana": Picture(f"lke/{SAMPLE}/rencana?unit=DUKCAPIL", tombol="Susun rencana"),
}


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
    """Return what a window shows as a small PNG."""
    page.emulate_media(color_scheme="dark" if wanted.gelap else "light")
    page.goto(f"{here}/{wanted.alamat}")
    if wanted.tombol:
        page.get_by_role("button", name=wanted.tombol).click()
        page.wait_for_load_state()
    small = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    buffer = io.BytesIO()
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def main() -> None:
    """Write each picture, and name it."""
    with tempfile.TemporaryDirectory(prefix="zi-docs-gambar-") as name:
        root = Path(name).resolve()
        left = shutil.ignore_patterns("*.db*", "terbit", "unggahan")
        shutil.copytree(HERE.parents[1] / "data" / SAMPLE, root / "data" / SAMPLE, ignore=left)
        with served(root) as site, opened(site) as page:
            for file, wanted in PICTURES.items():
                content = picture(page, f"http://127.0.0.1:{site.port}", wanted)
                (HERE / "web" / f"{file}.png").write_bytes(content)
                sys.stdout.write(f"web/{file}.png: {len(content):,} bita\n")


if __name__ == "__main__":
    main()

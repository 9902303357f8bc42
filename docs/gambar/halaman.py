"""Make the pictures of the local page in ``web``.

Run by ``make gambar``; needs Chromium. Each section of the page is shown with a sample, and Data
also with a new data set. One page is shown in dark, and one as it is printed.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from zi_docs import app
from zi_docs.app.surveying import keep_survey
from zi_docs.run.plan import Request
from zi_docs.web import Site, listen, make_app
from zi_docs.workspace import find_workspace

HERE = Path(__file__).resolve().parent / "web"
DATA, NEW = "trenggalek-2021", "sukamaju-2026"
DECREE, PLEDGE = "sk-penetapan-unit", "pakta-integritas"
WINDOW = {"width": 1366, "height": 768}
_PATIENCE = 60_000

PAGES = {
    "beranda": "/",
    "data": f"/data/{DATA}/",
    "data-baru": f"/data/{NEW}/",
    "isian-pejabat": f"/data/{DATA}/isian/pejabat",
    "isian-jenis": f"/data/{DATA}/isian/jenis/{PLEDGE}",
    "dokumen": f"/dokumen/{DATA}/",
    "dokumen-jenis": f"/dokumen/{DATA}/jenis/{PLEDGE}/",
    "dokumen-terbit": f"/dokumen/{DATA}/jenis/{DECREE}/terbit",
    "register": f"/register/{DATA}/",
    "register-ganti": f"/register/{DATA}/ganti?jenis={DECREE}&baris={DATA}&id=1",
    "lke": f"/lke/{DATA}/",
}


def make_work_folder(root: Path) -> None:
    """Make a sample's data set with an issued decree, and a new data set."""
    app.start(root, DATA, DATA)
    app.start(root, NEW)
    workspace = find_workspace(DATA, root)
    app.generate(workspace, Request((DECREE,), nomor="87", terbit=True), lambda *_: None)
    keep_survey(workspace)


@contextmanager
def opened(root: Path) -> Iterator[tuple[Page, str]]:
    """Yield a browser's page that came in, and the address that all pages begin with."""
    site, listener = Site(root, tell=lambda _: None), listen()
    site.port = listener.port
    serving = Thread(target=listener.serve, args=(make_app(site), site.ended.wait))
    serving.start()
    try:
        with sync_playwright() as running:
            program = shutil.which("chromium") or shutil.which("chromium-browser")
            chromium = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
            page = chromium.new_page(viewport=WINDOW)
            page.goto(site.address)
            page.wait_for_url(f"http://127.0.0.1:{site.port}/")
            yield page, f"http://127.0.0.1:{site.port}"
            chromium.close()
    finally:
        site.ended.set()
        serving.join()


def show(page: Page, address: str, name: str, **media: Any) -> None:
    """Write the picture of one page once nothing on it is fetched any more."""
    page.emulate_media(**media)
    page.goto(address)
    page.locator('[hx-trigger^="load"]').first.wait_for(state="detached", timeout=_PATIENCE)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = picture.quantize(64, dither=Image.Dither.NONE)
    small.save(HERE / f"{name}.png", "PNG", optimize=True)
    print(f"docs/gambar/web/{name}.png")
    page.emulate_media(color_scheme="light", media="screen")


def main() -> None:
    """Write each picture, and name it."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zi-docs-gambar-") as name:
        root = Path(name).resolve()
        make_work_folder(root)
        with opened(root) as (page, here):
            for title, address in PAGES.items():
                show(page, f"{here}{address}", title)
            show(page, f"{here}{PAGES['data']}", "data-gelap", color_scheme="dark")
            show(page, f"{here}{PAGES['register']}", "register-cetak", media="print")


if __name__ == "__main__":
    main()

"""The pages in a browser: with the mouse, with the keyboard alone, and without script."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from zi_docs.web import Site

from .conftest import violations

pytestmark = pytest.mark.browser

WRONG = "nama,nip,status\nAni Lestari,123,PNS\n"


def test_what_goes_wrong_shuts_nobody_out(page: Any, served: Site, workspace: Path) -> None:
    """axe finds nothing on pages that refuse, ask, or let nobody in; the others are walked."""
    here = f"http://127.0.0.1:{served.port}"
    (workspace / "data" / "kantor" / "pegawai.csv").write_text(WRONG, encoding="utf-8")
    for address in ("/data/tidak-ada/", "/data/kantor/berkas/x.csv", "/data/kantor/"):
        page.goto(f"{here}{address}")
        assert violations(page) == [], address
    page.get_by_role("button", name="Unggah dan periksa").click()
    assert violations(page) == []
    page.set_input_files("#i-berkas", _file("pegawai (1).csv"))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.wait_for_url("**/pilih?*")
    assert violations(page) == []
    page.context.clear_cookies()
    page.goto(f"{here}/?kunci=salah")
    assert violations(page) == []


def test_the_mouse_mends_a_mistake(page: Any, workspace: Path) -> None:
    """A workbook is brought, its mistake is shown with the cell, and the next one is clean."""
    sound = (workspace / "data" / "kantor" / "pegawai.csv").read_bytes()
    page.get_by_role("link", name="kantor", exact=True).click()
    page.set_input_files("#i-berkas", _file("pegawai.csv"))
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_label("Ganti pegawai.csv").check()
    page.get_by_role("button", name="Simpan dan periksa").click()
    page.get_by_text("Yang perlu dibetulkan").wait_for()
    assert page.get_by_text("196708161993031005").count()
    page.set_input_files("#i-berkas", _file("pegawai.csv", sound))
    page.get_by_label("Langsung ganti").check()
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_text("Tidak ada yang salah").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh buku kerja rapi").click()
    assert download.value.suggested_filename == "kantor rapi.xlsx"


def test_the_keyboard_reaches_everything(page: Any, workspace: Path) -> None:
    """With the keyboard alone: past the navigation, to a mistake's field, to a new data set."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    _tab_to(page, "i-nama")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.className") == "rangkuman"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    _tab_to(page, "i-nama", presses=1)
    page.keyboard.type("sukamaju-2026")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Data sukamaju-2026").wait_for()
    assert (workspace / "data" / "sukamaju-2026" / "sukamaju-2026.xlsx").is_file()


def test_the_pages_work_without_script(chromium: Any, served: Site, workspace: Path) -> None:
    """Without script the start, a check and an upload are links and forms."""
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served.address)
        page.wait_for_url(f"http://127.0.0.1:{served.port}/")
        page.get_by_role("link", name="Periksa data").click()
        page.get_by_role("heading", name="Yang dipahami").wait_for()
        page.set_input_files("#i-berkas", _file("pegawai.csv"))
        page.get_by_label("Langsung ganti").check()
        page.get_by_role("button", name="Unggah dan periksa").click()
        page.get_by_text("Berkas sudah tersimpan").wait_for()
    assert (workspace / "data" / "kantor" / "pegawai.csv").read_text("utf-8") == WRONG


def _file(name: str, content: bytes = WRONG.encode()) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/csv", "buffer": content}


def _tab_to(page: Any, field: str, presses: int = 30) -> None:
    """Press Tab until a field has the focus, unless it has it already."""
    for _ in range(presses):
        if page.evaluate("document.activeElement.id") == field:
            return
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == field

"""``zi-docs web``: the local page, for who does not want to type commands."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import Bilangan, data_option
from zi_docs.cli.show import flush_stdout

_NEEDED = ("flask", "platformdirs", "waitress")
_LAST_PORT = 65_535


@declare(
    "web",
    keterangan=(
        "Buka halaman di peramban komputer ini: data, dokumen, dan register dengan klik.\n\n"
        "Halaman hanya dapat dibuka dari komputer ini, tanpa internet. Alamat yang tercetak "
        "memuat kunci yang berlaku satu kali. Akhiri dengan tombol Tutup halaman, atau Ctrl-C."
    ),
    contoh=("web", "web --pintasan", "web --porta 8600 --tanpa-peramban"),
)
@data_option("Kumpulan data yang dibuka; tanpa ini semua ditampilkan.", required=False)
@click.option(
    "--porta",
    metavar="N",
    type=Bilangan(1024, _LAST_PORT),
    help="Porta yang dipakai; tanpa ini yang bebas.",
)
@click.option("--tanpa-peramban", is_flag=True, help="Cetak alamatnya saja, tanpa membukanya.")
@click.option(
    "--pintasan",
    is_flag=True,
    help="Buat pintasan di desktop: klik dua kali untuk membuka halaman folder kerja ini.",
)
def command(data: str | None, porta: int | None, tanpa_peramban: bool, pintasan: bool) -> int:
    """Serve the page until it is ended, or make the shortcut that does so."""
    _require_extra()
    return _make_shortcut(data) if pintasan else _serve(data, porta, tanpa_peramban)


def _make_shortcut(data: str | None) -> int:
    from zi_docs.web.pintasan import write_shortcut

    path = write_shortcut(*_place_of(data))
    _say(f"Pintasan: {path}")
    _say("Klik dua kali pintasan itu di desktop untuk membuka halaman.")
    return 0


def _serve(data: str | None, porta: int | None, tanpa_peramban: bool) -> int:
    from zi_docs.web import Site, listen, make_app
    from zi_docs.web.neighbours import Neighbours
    from zi_docs.web.ruang import Rooms, state_file
    from zi_docs.web.server import open_browser, settle_memory

    site = Site(*_place_of(data), tell=_say)
    listener = listen(porta or 0)
    site.port = listener.port
    neighbours = Neighbours(Rooms(state_file()))
    neighbours.add(site)
    app = make_app(site)
    settle_memory()
    _say(f"Halaman: {site.address}")
    if not tanpa_peramban and not open_browser(site.address):
        _say("Peramban tidak dapat dibuka; salin alamat itu ke peramban Anda.")
    try:
        listener.serve(app, site.ended.wait)
    except KeyboardInterrupt:
        click.echo()
        site.ended.set()
    neighbours.close()
    _say("Halaman ditutup.")
    return 0


def _say(line: str) -> None:
    """Print a line at once: who reads it waits for it."""
    click.echo(line)
    flush_stdout()


def _place_of(data: str | None) -> tuple[Path, str]:
    """Return the workspace, and the name of the data set if one was asked for."""
    from zi_docs.workspace import find_root, find_workspace

    if not data:
        return find_root(Path.cwd()), ""
    workspace = find_workspace(data, Path.cwd())
    return workspace.root, workspace.nama


def _require_extra() -> None:
    """Raise :class:`UsageError` (ZI800) where the parts of the page are not installed."""
    from zi_docs.cli.problems import no_web
    from zi_docs.errors import UsageError

    if any(find_spec(name) is None for name in _NEEDED):
        raise UsageError(no_web())

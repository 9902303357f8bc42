"""``zi-docs pelengkap``: the script with which a shell completes our commands."""

from __future__ import annotations

from contextlib import redirect_stderr
from io import StringIO

import click

from zi_docs.cli.command import declare
from zi_docs.cli.options import Choice
from zi_docs.cli.show import tell

_OLD_BASH = (
    "Tombol Tab memerlukan Bash 4.4 atau yang lebih baru; yang di komputer ini lebih lama, "
    "atau versinya tidak dapat diketahui."
)
SHELLS = ("bash", "zsh", "fish", "powershell")


@declare(
    "pelengkap",
    keterangan=(
        "Tulis pengaturan terminal supaya tombol Tab melengkapi perintah, JENIS, dan --data.\n\n"
        "Tambahkan ke berkas yang dibaca terminal saat dibuka, seperti pada contoh."
    ),
    contoh=(
        "pelengkap bash >> ~/.bashrc",
        "pelengkap zsh >> ~/.zshrc",
        "pelengkap fish > ~/.config/fish/completions/zi-docs.fish",
        "pelengkap powershell >> $PROFILE",
    ),
)
@click.argument(
    "terminal",
    metavar="TERMINAL",
    type=Choice(SHELLS),
    help="Jenis terminal yang dipakai: bash, zsh, fish, atau powershell.",
)
def command(terminal: str) -> int:
    """Print the script for one shell."""
    # Bytes, since text on Windows would get line ends that a shell refuses.
    click.echo(_script(terminal).encode(), nl=False)
    return 0


def _script(terminal: str) -> str:
    """Return the script; click's message about an old bash is replaced by ours."""
    from click import shell_completion

    from zi_docs.cli import PROGRAM, cli

    shells: dict[str, type[shell_completion.ShellComplete]] = {
        "bash": shell_completion.BashComplete,
        "zsh": shell_completion.ZshComplete,
        "fish": shell_completion.FishComplete,
        "powershell": shell_completion.PowerShellComplete,
    }
    with redirect_stderr(StringIO()) as said:
        script = shells[terminal](cli, {}, PROGRAM, "_ZI_DOCS_COMPLETE").source()
    if said.getvalue():
        tell(_OLD_BASH)
    return script

"""``zi-docs pelengkap``: what a shell needs to complete our commands."""

from __future__ import annotations

import click

from zi_docs.cli.command import declare
from zi_docs.cli.show import translate_click

SHELLS = ("bash", "zsh", "fish", "powershell")


@declare(
    "pelengkap",
    keterangan=(
        "Tulis skrip pelengkap, supaya tombol Tab melengkapi perintah, JENIS, dan --data.\n\n"
        "Jalankan skripnya dari berkas awal terminal, seperti pada contoh."
    ),
    contoh=(
        "pelengkap bash >> ~/.bashrc",
        "pelengkap zsh >> ~/.zshrc",
        "pelengkap fish > ~/.config/fish/completions/zi-docs.fish",
        "pelengkap powershell >> $PROFILE",
    ),
)
@click.argument("terminal", type=click.Choice(SHELLS), help="Jenis terminal yang dipakai.")
def command(terminal: str) -> int:
    """Print the script of one shell."""
    from click import shell_completion

    from zi_docs.cli import PROGRAM, cli

    translate_click()
    shells: dict[str, type[shell_completion.ShellComplete]] = {
        "bash": shell_completion.BashComplete,
        "zsh": shell_completion.ZshComplete,
        "fish": shell_completion.FishComplete,
        "powershell": shell_completion.PowerShellComplete,
    }
    script = shells[terminal](cli, {}, PROGRAM, "_ZI_DOCS_COMPLETE").source()
    # As bytes: Windows would write line ends that a shell refuses.
    click.echo(script.encode(), nl=False)
    return 0

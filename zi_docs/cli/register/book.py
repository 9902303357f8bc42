"""Opening the register of a data set, if there is one; reading must not create a register.

Several commands share the options for a year and a series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zi_docs.cli.options import Bilangan
from zi_docs.cli.show import print_json

if TYPE_CHECKING:
    from zi_docs.register import Register
    from zi_docs.workspace import Workspace


Function = TypeVar("Function", bound=Callable[..., Any])


@contextmanager
def open_book(data: str) -> Iterator[tuple[Workspace, Register]]:
    """Open the register of a data set. Raises :class:`RegisterError` (ZI006) if there is none."""
    from zi_docs import app
    from zi_docs.workspace import find_workspace

    workspace = find_workspace(data, Path.cwd())
    with app.open_existing_register(workspace) as register:
        yield workspace, register


def tell_absence(workspace: Workspace, as_json: bool, **values: Any) -> int:
    """Print that there is no register yet, which is no error; return the exit code.

    A register that was lost is one (ZI540): issued documents lie there.
    """
    from zi_docs import app

    app.guard_book(workspace, None)
    absence = app.no_book(workspace, warn=True)
    if as_json:
        print_json(0, [absence], **values)
    else:
        click.echo(f"{absence.message} {absence.hint}")
    return 0


def tahun_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that names a year."""
    return click.option("--tahun", metavar="N", type=Bilangan(1900, 2999), help=keterangan)


def seri_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that names a series of numbers."""
    return click.option("--seri", metavar="S", help=keterangan)

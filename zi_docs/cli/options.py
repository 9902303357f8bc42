"""The options that several commands have: their types, declaration, and completion with Tab."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from zi_docs.cli.address import Kind, file_to_write
from zi_docs.cli.misuse import Misuse
from zi_docs.errors import as_word, choices, quote

if TYPE_CHECKING:
    from click.types import OptionHelpExtra

MAX_TURNS = 999  # documents of one kind that a record may have

Function = TypeVar("Function", bound=Callable[..., Any])


class Option(click.Option):
    """An option that may be required; ``absent`` returns message and hint when it is missing."""

    def __init__(self, *args: Any, absent: Callable[[], tuple[str, str]], **attrs: Any) -> None:
        super().__init__(*args, **attrs)
        self.absent = absent

    def get_help_extra(self, ctx: click.Context) -> OptionHelpExtra:
        """Return what follows the help text of the option."""
        extra = super().get_help_extra(ctx)
        if "required" in extra:
            extra["required"] = "wajib"
        return extra


class Choice(click.Choice[str]):
    """The type of a value that is one of several words."""

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """Return the possible choices."""
        return self._mend

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read the word. Raises :class:`Misuse` when it is not one of the choices."""
        if value not in self.choices:
            raise Misuse(f"{quote(str(value))} tidak dikenal.", self._mend, ctx, param)
        return str(value)

    @property
    def _mend(self) -> str:
        *others, last = self.choices
        return f"Pilih {', '.join(others)}, atau {last}."


class Tanggal(click.ParamType[date]):
    """A date, in any form that people type."""

    name = "tanggal"
    mend = 'Tulis seperti --tanggal 2021-04-27 atau --tanggal "27 April 2021".'

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date; a weekday that does not match it is a mistake too."""
        from zi_docs.app import typed_date
        from zi_docs.errors import FieldError

        try:
            return typed_date(value)
        except FieldError as error:
            is_argument = isinstance(param, click.Argument)
            mend = self.mend.replace("--tanggal ", "") if is_argument else self.mend
            raise Misuse(str(error), error.mend or mend, ctx, param) from error


class Bilangan(click.ParamType[int]):
    """A whole number between two bounds. (``click.IntRange`` calls it "integer range".)"""

    name = "bilangan"

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most
        self.mend = f"Tulis bilangan bulat dari {least} sampai {most}."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number. Raises :class:`Misuse` when it is not a number or out of bounds."""
        try:
            number = int(value)
        except ValueError as error:
            raise Misuse(
                f"{quote(str(value))} bukan bilangan bulat.", self.mend, ctx, param
            ) from error
        if not self.least <= number <= self.most:
            raise Misuse(f"{quote(str(value))} di luar batas.", self.mend, ctx, param)
        return number


def gather(
    into: str, make: Callable[..., object], *declarations: Callable[[Any], Any]
) -> Callable[[Callable[..., int]], Callable[..., int]]:
    """Declare options whose values reach the command as one argument.

    ``make`` gets the values by name and returns that argument.
    """
    names = [param.name for param in _declared(declarations)]

    def decorate(function: Callable[..., int]) -> Callable[..., int]:
        @wraps(function)
        def call(**values: Any) -> int:
            mine = {name: values.pop(name) for name in names}
            return function(**values, **{into: make(**mine)})

        for declaration in reversed(declarations):
            call = declaration(call)
        return call

    return decorate


def _declared(declarations: Iterable[Callable[[Any], Any]]) -> list[click.Parameter]:
    def nothing() -> None:
        """Hold the declared parameters; it is never called."""

    return [declaration(nothing).__click_params__[-1] for declaration in declarations]


def jenis_argument(keterangan: str, *, nargs: int = -1) -> Callable[[Function], Function]:
    """Declare the argument that names document types."""
    return click.argument(
        "jenis",
        nargs=nargs,
        required=False,
        help=keterangan,
        shell_complete=complete_jenis,
    )


def data_option(keterangan: str, *, required: bool) -> Callable[[Function], Function]:
    """Declare the option that names the data set."""
    return click.option(
        "--data",
        cls=Option,
        metavar="DATA",
        required=required,
        help=keterangan,
        shell_complete=complete_data,
        absent=_data_not_named,
    )


def _data_not_named() -> tuple[str, str]:
    """Return the message and the hint for a missing data set; they list the existing ones."""
    names = _data_sets()
    if not names:
        hint = "Tulis --data NAMA, dan jalankan dari folder kerja yang berisi folder data."
    elif len(names) == 1:
        hint = f"Tulis --data {as_word(names[0])}."
    else:
        hint = f"Tulis --data NAMA, mis. --data {as_word(names[0])} (yang ada: {choices(names)})."
    return "Kumpulan datanya belum disebut.", hint


def unit_option(keterangan: str, *, required: bool = False) -> Callable[[Function], Function]:
    """Declare the option that names a unit by its code or name; it is an empty text if absent."""
    return click.option(
        "--unit",
        cls=Option,
        metavar="UNIT",
        help=keterangan,
        absent=lambda: (
            "Unit kerjanya belum disebut.",
            "Tambahkan --unit dengan kode atau namanya.",
        ),
        **({"required": True} if required else {"default": ""}),
    )


def hasil_option(
    metavar: str, keterangan: str, *, kind: Kind | None = None, required: bool = True
) -> Callable[[Function], Function]:
    """Declare the option ``-o``: the file that the command writes, of this kind."""
    return click.option(
        "-o",
        "--hasil",
        cls=Option,
        metavar=metavar,
        type=file_to_write(kind),
        required=required,
        help=keterangan,
        absent=lambda: ("Nama berkas hasilnya belum disebut.", f"Tambahkan -o {metavar}."),
    )


def timpa_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that lets the command write over what is there."""
    return click.option("--timpa", is_flag=True, help=keterangan)


def tanggal_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that replaces the documents' date."""
    return click.option("--tanggal", type=Tanggal(), metavar="TANGGAL", help=keterangan)


def ke_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that says which document of its record is meant."""
    kind = Bilangan(1, MAX_TURNS)
    return click.option("--ke", metavar="N", type=kind, default=1, help=keterangan)


# ``show.run`` also looks for this option in the raw arguments, to report a failure in JSON.
json_option = click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="Tulis hasilnya sebagai satu objek JSON, untuk program lain.",
)


def complete_jenis(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the document types that begin with the typed letters and are not typed yet."""
    from zi_docs.doctypes import load_catalog
    from zi_docs.workspace import template_folders

    named = ctx.params.get("jenis") or ()
    known = sorted(load_catalog(template_folders(_workspace_root(Path.cwd()))).types)
    return [jenis for jenis in known if jenis.startswith(incomplete) and jenis not in named]


def complete_data(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the data sets of this workspace that begin with the typed letters."""
    return [name for name in _data_sets() if name.startswith(incomplete)]


def _data_sets() -> list[str]:
    folders = sorted((_workspace_root(Path.cwd()) / "data").glob("[!._]*"))
    return [path.name for path in folders if path.is_dir()]


def _workspace_root(here: Path) -> Path:
    return next((folder for folder in (here, *here.parents) if (folder / "data").is_dir()), here)

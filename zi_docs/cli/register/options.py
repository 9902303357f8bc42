"""Options that several commands of the register have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from zi_docs.cli.command import Bilangan

__all__ = ["seri_option", "tahun_option"]

Function = TypeVar("Function", bound=Callable[..., Any])


def tahun_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that names a year."""
    return click.option("--tahun", metavar="N", type=Bilangan(1900, 2999), help=keterangan)


def seri_option(keterangan: str) -> Callable[[Function], Function]:
    """Declare the option that names a series of numbers."""
    return click.option("--seri", metavar="S", help=keterangan)

"""Every command has a place on the page, or a reason why it has none."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.cli.runs import EVERY_COMMAND
from zi_docs.web.petunjuk import COMMANDS

GROUPS = {"lke", "naskah", "register", "susun"}
ON_THE_PAGE = {name: place.alamat for name, place in COMMANDS.items()}
ELSEWHERE = {
    "bandingkan": "compares two folders of results; the page has one folder for each data set",
    "dokter": "for whoever cares for the computer, also when the page itself does not start",
    "isi": "fills a Word file outside any data set",
    "naskah baru": "makes a document type, which is edited in Word and checked as files",
    "naskah isian": "the workbook of a data set is made by Beranda",
    "naskah periksa": "for who writes a Word file with tags",
    "naskah salin": "for who changes a document type",
    "pdf": "turns files outside any data set into PDF; those of a type are asked for in Dokumen",
    "pelengkap": "completes words in a terminal",
    "web": "starts the page itself",
}


def test_every_command_is_on_the_page_or_has_a_reason() -> None:
    """A new command gets a place on the page, or stands on the list with the reason."""
    there = set(EVERY_COMMAND) - GROUPS
    assert there == ON_THE_PAGE.keys() | ELSEWHERE.keys()
    assert not ON_THE_PAGE.keys() & ELSEWHERE.keys()


@pytest.mark.parametrize("place", sorted(ON_THE_PAGE.values()))
def test_the_place_of_a_command_exists(place: str, app: Flask) -> None:
    """Each place on the page that a command is said to have is an address of it."""
    assert place in {rule.endpoint for rule in app.url_map.iter_rules()}

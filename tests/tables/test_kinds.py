"""Kinds of column whose values have rules of their own."""

from __future__ import annotations

import pytest

from zi_docs.model.tabel import Kolom, Tabel, Tables
from zi_docs.model.table import Row, Source
from zi_docs.tables.kinds import KINDS, SPECIAL
from zi_docs.tables.records import build_records, record_classes


def value_of(kind: str, cell: str) -> object:
    """Return the value of a cell, or the code of its problem."""
    tabel = Tabel(nama="arsip", judul="Arsip", kolom={"isi": Kolom(jenis=kind)})
    row = Row(Source("arsip.csv"), 2, {"isi": cell})
    [model] = record_classes(Tables({"arsip": tabel})).values()
    records, problems = build_records(model, [row])
    return problems[0].code if problems else records[0].isi


@pytest.mark.parametrize(
    "address",
    [
        *("https://situs.example/a?b=c:d", "HTTP://situs.example", "mailto:setda@situs.example"),
        *("situs.example", "situs.example:8080/a", "www.situs.example/hal:satu"),
    ],
)
def test_a_link_leads_to_a_page_or_a_mailbox(address: str) -> None:
    """An address of the web is a link, also without its "https://" and with a port."""
    assert value_of("tautan", address) == address


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///C:/a.docx"),
        *(
            "ms-word:ofe|u|https://situs.example",
            "C:\\arsip\\a.docx",
            "\\\\server\\arsip",
            "/etc/x",
        ),
        *("vbscript:1x", "https://situs.example/a b", "java\nscript:1", "tel:0355123456"),
    ],
)
def test_a_link_leads_nowhere_else(address: str) -> None:
    """A script, a file or a program behind a link would open on the reader's computer."""
    assert value_of("tautan", address) == "ZI203"


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_takes_keys_that_exist(name: str) -> None:
    """A kind takes only keys that a column may have."""
    assert set(KINDS[name].takes) <= set(SPECIAL) <= set(Kolom.model_fields)

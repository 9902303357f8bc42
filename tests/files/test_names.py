"""File names from people's data."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_docs.files import names
from zi_docs.files.names import carries_nik, plan_names, safe_path, without_nik

RESERVED = (
    "CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))
)  # fmt: skip
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300)
PIECES = st.lists(TEXT, min_size=1, max_size=3)


def is_safe_on_windows(piece: str) -> bool:
    return (
        not set(piece) & set('<>:"/\\|?*')
        and not any(unicodedata.category(c) == "Cc" for c in piece)
        and piece == piece.strip(" ")
        and not piece.endswith(".")
        and piece not in ("", ".", "..")
        and piece.split(".")[0].strip(" ").upper() not in RESERVED
    )


@pytest.mark.parametrize(
    ("parts", "path"),
    [
        (["RSUD", "Ani Lestari 19860926 201505 1 001"], "RSUD/Ani Lestari 19860926 201505 1 001"),
        (["188.45/1/2021"], "188.45-1-2021"),
        (["a\\b", "c:d|e"], "a-b/c-d-e"),
        (["Nur'aini"], "Nur'aini"),
        (["  Dinas   Kesehatan. "], "Dinas Kesehatan"),
        (["../../etc/passwd"], "etc-passwd"),
        (["..", "."], "dokumen/dokumen"),
        (["", "???"], "dokumen/dokumen"),
        (["~$kunci"], "$kunci"),
        (["Ani\u202egnp\u202c"], "Anignp"),
        (["\u200eAni\ufeff\u00ad"], "Ani"),
        (["A\u034fn\u061ci\ufe0f\U000e0061"], "Ani"),  # all that no text prints either
        (["Jose\u0301"], "José"),
        (["CON", "nul"], "CON_/nul_"),
        (["Rapat 😀"], "Rapat 😀"),
    ],
)
def test_names_from_data(parts: list[str], path: str) -> None:
    """What every system allows stays in a name; what one forbids is replaced or removed."""
    assert safe_path(parts, ".docx") == f"{path}.docx"


@pytest.mark.parametrize(
    ("part", "label", "name"),
    [
        ("Linda Puspitasari 3403024302790004", "Linda Puspitasari", "Linda Puspitasari"),
        ("LINDA (3403024302790004)", "Linda", "LINDA"),
        ("Kartu 3403024302790004", "Linda", "Kartu Linda"),
        ("3403024302790004", "Linda", "Linda"),
        ("Linda 3403 0243 0279 0004", "Linda", "Linda"),
        ("340302-430279-0004_Linda", "Linda", "Linda"),
        ("Linda NIK 0000000000000000", "Linda", "Linda NIK"),
        ("3403024302790004", "3403024302790004", ""),
        ("Ani Lestari 19860926 201505 1 001", "Ani Lestari", "Ani Lestari 19860926 201505 1 001"),
        ("Ani 198609262015051001", "Ani", "Ani 198609262015051001"),
        ("Rapat 20210427 08300900", "Rapat", "Rapat 20210427 08300900"),
    ],
)
def test_a_nik_is_not_in_a_name(part: str, label: str, name: str) -> None:
    """In place of a NIK, right or mistyped, stands the person's name once; other numbers stay."""
    assert without_nik(part, label) == name
    assert not carries_nik(name)


@given(PIECES)
def test_the_folders_are_those_asked_for(parts: list[str]) -> None:
    """Data never adds a folder, leaves one out, or climbs out of the output folder."""
    path = safe_path(parts, ".docx")
    assert len(path.split("/")) == len(parts)
    assert os.path.normpath(path) == path
    assert not path.startswith("/")


@given(PIECES)
def test_the_same_name_every_time(parts: list[str]) -> None:
    """A name is the same on every run, and names that are safe already stay as they are."""
    path = safe_path(parts, "")
    assert safe_path(parts, "") == path
    assert safe_path(path.split("/"), "") == path


@given(TEXT)
def test_nothing_invisible_in_names(text: str) -> None:
    """A name has no direction mark and no zero-width letter, since these could deceive."""
    assert not {*"\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff"} & {*safe_path([text], "")}


@pytest.mark.parametrize("text", ["a" * 300, "é" * 300, "a " * 200, "-" * 300, "." * 300])
def test_long_names_can_be_written(tmp_path: Path, text: str) -> None:
    """A long name is cut so that the disk takes it, with its ending and "_2"."""
    path = safe_path([text], ".docx.zidocs-part")
    (tmp_path / path.replace(".docx", "_2.docx")).write_bytes(b"")


@pytest.mark.parametrize("name", RESERVED)
def test_names_of_devices(name: str) -> None:
    """The name of a Windows device is never a file's name."""
    assert is_safe_on_windows(safe_path([name], ".docx"))
    assert is_safe_on_windows(safe_path([f"{name.lower()}.2021", "x"], ".docx").split("/")[0])


@given(st.dictionaries(st.text(max_size=8), st.text(alphabet="aAbé", min_size=1, max_size=2)))
def test_planned_names_are_unique(paths: dict[str, str]) -> None:
    """Every record has its own name, even when capitals do not count, and keeps its key."""
    planned = plan_names({key: f"{path}.docx" for key, path in paths.items()})
    assert list(planned) == list(paths)
    assert len({name.casefold() for name in planned.values()}) == len(paths)
    for key, name in planned.items():
        assert name.startswith(paths[key])
        assert name.endswith(".docx")


@given(st.dictionaries(st.text(max_size=8), st.sampled_from(["a.docx", "A.docx", "a_2.docx"])))
def test_planned_names_do_not_go_by_the_order_of_rows(paths: dict[str, str]) -> None:
    """Another order of rows gives every record the same name."""
    turned = dict(reversed(paths.items()))
    assert plan_names(turned) == plan_names(paths)


def test_equal_names_are_numbered_by_key() -> None:
    """Equal names get _2 and _3 in the order of their keys, and never a name that is taken."""
    paths = {"3": "x/a.docx", "1": "x/a.docx", "2": "x/A.docx", "0": "x/a_2.docx", "4": "y/a.docx"}
    assert plan_names(paths) == {
        "3": "x/a_4.docx",
        "1": "x/a.docx",
        "2": "x/A_3.docx",
        "0": "x/a_2.docx",
        "4": "y/a.docx",
    }


def test_accents_in_two_forms_are_equal() -> None:
    """A composed and a decomposed name are the same name on a Mac."""
    planned = plan_names({"1": "Jose\u0301.docx", "2": "José.docx"})
    assert planned["2"] == "José_2.docx"


@pytest.mark.parametrize("decoration", ["-{0}-", "{0} .x", "LPT1 ", "~{0}"])
def test_decorated_names_of_devices(decoration: str) -> None:
    """A device's name stays forbidden with dashes, dots or spaces around it."""
    assert is_safe_on_windows(safe_path([decoration.format("CON")], ".docx"))


def test_lines_of_a_name_stay_words() -> None:
    """A line break or tab in a cell separates words as a space does."""
    assert safe_path(["Dinas\nKesehatan\tKota"], "") == "Dinas Kesehatan Kota"


@pytest.mark.parametrize("text", ["😀" * 300, "漢" * 300])
def test_names_of_wide_letters_can_be_written(tmp_path: Path, text: str) -> None:
    """A long name of letters with several bytes is cut so that it can be written."""
    (tmp_path / safe_path([text], "_2.docx.zidocs-part")).write_bytes(b"")


@given(PIECES)
def test_names_fit_into_the_disks_bytes(parts: list[str]) -> None:
    """A name with its number, ending and temporary ending has at most 200 bytes."""
    *folders, name = safe_path(parts, ".docx").split("/")
    assert len(name.removesuffix(".docx").encode()) + len("_99999.docx.zidocs-part") <= 200
    assert all(len(folder.encode()) <= 200 for folder in folders)


def test_names_are_not_cut_inside_a_letter() -> None:
    """A long name is cut between letters, with their accents, and keeps its ending."""
    accented = "x\u0323\u0302"  # no single letter stands for these three
    for length in range(95, 102):
        name = safe_path(["a" * length + accented], ".docx").removesuffix(".docx")
        assert set(name) == {"a"} or name.endswith(accented)
    assert safe_path(["é" * 300], ".docx").endswith("é.docx")


def test_names_with_half_a_letter() -> None:
    """Half a letter, as a damaged file may hold, is removed."""
    assert safe_path(["Ani\ud83d"], "") == "Ani"


def test_the_console_is_a_device() -> None:
    """The names of the console are devices too."""
    assert safe_path(["CONIN$", "conout$"], "") == "CONIN$_/conout$_"


@given(st.from_regex(r"[A-Za-z0-9]{1,9}( [A-Za-z0-9(),']{1,9}){1,6}", fullmatch=True))
def test_plain_names_are_left_alone(text: str) -> None:
    """A name of plain words is unchanged."""
    assert names._safe(text, 160) == names._made_safe(text, 160) == text

"""The one reader of YAML: what it refuses, on which line, and what plain values mean."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from zi_docs.errors import DataError, Problem, TemplateError
from zi_docs.yaml_lines import DATA, FOLDER, Family, read_yaml

LIMIT = 1_000_000


def refusal(text: str, family: Family = DATA, typed: bool = False) -> Problem:
    """Return the one problem that this text has."""
    with pytest.raises(family.error) as caught:
        read_yaml(text.encode(), "x.yaml", family, limit=LIMIT, typed=typed)
    [problem] = caught.value.problems
    return problem


def typed(text: str) -> Any:
    """Return the value of a key in a manifest."""
    return read_yaml(f"x: {text}\n".encode(), "x.yaml", FOLDER, limit=LIMIT, typed=True).value["x"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\n\tb: 2\n", 2, "diawali Tab"),
        ("a:\n\tb: 2\n", 2, "diawali Tab"),
        ("a: 1\r\n\tb: 2\r\n", 2, "diawali Tab"),
        ("a:\t@x\n", 1, "diawali tanda @"),
        ("a: `x\n", 1, "diawali tanda `"),
        ("a: %x\n", 1, "diawali tanda %"),
        ("a: ]\n", 1, "diawali tanda ]"),
        ("a: b: c\n", 1, "memuat dua titik dua"),
        ("a: b\n  c: d\n", 2, "menjorok"),
        ("a: 1\nb:2\nc: 3\n", 2, "Baris 2 tidak punya titik dua yang diikuti spasi"),
        ("a:1\nb: 2\n", 1, "Baris 1 tidak punya titik dua yang diikuti spasi"),
        ("a: 1\nb\n", 2, "Baris 2 tidak punya titik dua"),
        ('a: "x\nb: 2\nc: 3\n', 1, "Tanda kutip yang dibuka di baris 1"),
        ('a: 1\nb: "x" y\n', 2, "Sesudah tanda kutip penutup"),
        ("a: 1\nb: {x} y\n", 2, "Sesudah kurung penutup"),
        ("a:\n    b: 1\n  c: 2\n", 3, "tidak sejajar"),
        ("- a\nb: 1\n", 2, 'tidak diawali "- "'),
        ("a: 1\nb: [1\nc: 2\n", 2, "yang dibuka di baris 2 tidak ditutup"),
        ("a: {b: 1\n", 1, "yang dibuka di baris 1 tidak ditutup"),
        ('a: "C:\\ZI"\n', 1, "Garis miring terbalik"),
        ('a: "C:\\users"\n', 1, "Garis miring terbalik"),
        ("a: *) lihat\n", 1, "tanda & atau *"),
        ("a: > isi\n", 1, "tanda | atau >"),
        ("a: 1\nb: x\x07y\n", 2, "karakter yang tidak dapat dibaca"),
        ("%a\n", 1, "Baris 1 tidak dapat dibaca"),
    ],
)
def test_a_slip_is_told_in_words_with_the_line_to_mend(text: str, line: int, said: str) -> None:
    """A slip is reported in Indonesian, with the line to mend and not where the parser saw it."""
    problem = refusal(text)
    assert (problem.code, problem.place.line) == ("ZI132", line)
    assert said in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "ZI133"),
        ("a: &x 1\n", 1, "ZI134"),
        ("a: *x\n", 1, "ZI134"),
        ("a: !!int x\n", 1, "ZI134"),
        ("a: 1\n---\nb: 2\n", 2, "ZI135"),
        ('a: 1\n"": 2\n', 2, "ZI135"),
        ("? [a]\n: 1\n", 1, "ZI135"),
    ],
)
def test_each_family_has_its_codes(text: str, line: int, code: str) -> None:
    """The same fault is an error of the data in one file, and of a document type in another."""
    data, folder = refusal(text), refusal(text, FOLDER)
    assert (data.code, folder.code) == (code, "ZI432")
    assert data.place.line == folder.place.line == line
    assert data.message == folder.message
    assert (DATA.error, FOLDER.error) == (DataError, TemplateError)


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    """A key that occurs twice is reported with both lines."""
    assert refusal("a:\n  b: 1\n  c: 2\n  b: 3\n").message == 'Kunci "b" sudah ditulis di baris 2.'


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("No", False),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-3", -3),
        ("12.5", 12.5),
        ("2021-02-28", date(2021, 2, 28)),
        ("2021-02-28 07:30:00", datetime(2021, 2, 28, 7, 30)),
        ("005", "005"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("yEs", "yEs"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("199001012020121001", 199001012020121001),
    ],
)
def test_a_plain_value_of_a_manifest_has_a_type(text: str, value: Any) -> None:
    """A plain value is what a person takes it for: ``005`` is not 5, and ``12:30`` is not 750."""
    found = typed(text)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    "text",
    ["2021-02-30", "2021-01-01 25:00:00", "0000-01-01", "9" * 19, "9" * 5000, "1.0e+999"],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_its_line(text: str) -> None:
    """An impossible date or number is one complaint, without a traceback."""
    problem = refusal(f"a: 1\nb:\n  c: {text}\n", FOLDER, typed=True)
    assert (problem.code, problem.place.line) == ("ZI432", 3)
    assert refusal(f'a: "{text}', FOLDER, typed=True).code == "ZI432"  # the quote, not the value


def test_the_line_of_a_key_is_where_it_stands() -> None:
    """The line of a key is its own, even when its value begins on the next line."""
    tree = read_yaml(b"a:\n  b:\n  - x\n  -\n    c: y\n", "x.yaml", limit=LIMIT)
    assert tree.lines == {"a": 1, "a.b": 2, "a.b.0": 3, "a.b.1": 5, "a.b.1.c": 5}


def test_a_bomb_of_aliases_is_refused_at_its_first_line() -> None:
    """A bomb of aliases is refused before anything is built."""
    text = "a: &a [x]\n" + "".join(f"a{n}: &a{n} [*a,*a]\n" for n in range(40))
    assert refusal(text, FOLDER, typed=True).place.line == 1


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("a: “Wonosari”", "Wonosari"),
        ("a: ‘Jum’at’", "Jum’at"),
        ("a: „Wonosari“", "Wonosari"),
        ("a: “satu” dan “dua”", "“satu” dan “dua”"),
        ("a: ’80-an", "’80-an"),
        ('a: "“kutipan”"', "“kutipan”"),
    ],
)
def test_a_pair_of_curly_quotes_is_quotes(typed: str, value: str) -> None:
    """Quotes that Word made curly are quotes around a whole value, and text inside one."""
    assert read_yaml(typed.encode(), "pengaturan.yaml", limit=1000).value == {"a": value}


@pytest.mark.parametrize(
    ("typed", "line", "said"),
    [
        ("a: 1\nb:\u00a0dua\nc: 3", 2, "U+00A0"),
        ("a:\n\u00a0\u00a0b: 1", 2, "U+00A0"),
        ("a: 1\n\u00a0b: 2", 2, "U+00A0"),
        ("a: 1\nb:\u3000dua\nc: 3", 2, "U+3000"),
        ("a: 1\nb： dua\nc: 3", 2, "U+FF1A"),
    ],
)
def test_an_odd_space_or_colon_is_named_with_its_line(typed: str, line: int, said: str) -> None:
    """A space or colon that only looks like the one needed is named, not what follows from it."""
    with pytest.raises(DataError) as refusal:
        read_yaml(typed.encode(), "pengaturan.yaml", limit=1000)
    [problem] = refusal.value.problems
    assert (problem.code, problem.place.line) == ("ZI132", line)
    assert said in problem.message


@pytest.mark.parametrize("text", [".inf", "-.inf", "+.Inf", ".NaN", ".nan", ".INF"])
def test_what_is_no_number_is_told_by_its_key(text: str) -> None:
    """Infinity and what is no number, as programs write them, are refused by their keys."""
    for family, typed in ((DATA, False), (FOLDER, True)):
        problem = refusal(f"a: 1\nb:\n  - c: {text}\n", family, typed)
        assert problem.place.line == 3
        assert f'"b.c" bukan bilangan yang dapat dicetak: {text}.' in problem.message
    assert read_yaml(f"a: '{text}'".encode(), "x.yaml", limit=LIMIT).value == {"a": text}
    assert read_yaml(b"a: Nan", "x.yaml", limit=LIMIT).value == {"a": "Nan"}


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", " \u200b ", "\ufeff"])
def test_an_odd_space_beside_a_value_is_no_text(space: str) -> None:
    """A space of another sort after "- " or before the end of the line is left out."""
    text = f"a:\n- {space}satu\n- dua{space}\n- tiga\u00a0empat\nb: {space}lima\n"
    value = read_yaml(text.encode(), "x.yaml", limit=LIMIT).value
    assert value == {"a": ["satu", "dua", "tiga\u00a0empat"], "b": "lima"}

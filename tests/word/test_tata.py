"""With ``tata: 2`` in a type's manifest Jinja's words have Jinja's meaning."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.word.test_doctype import CONTEXT, PROFILE
from zi_docs.doctypes import load_catalog
from zi_docs.errors import DataError, TemplateError
from zi_docs.model import DocType, Manifest, TataNaskah
from zi_docs.ooxml.text import document_text
from zi_docs.word import CompileSpec, Renderer
from zi_docs.workspace import builtin_templates

MakeNaskah = Callable[..., bytes]

WORDS = '{{ n|default("-") }} {{ l|join }} {{ s|upper }}'
FORMER, JINJA = "- a, b RSUD dr. ANI", "0 ab RSUD DR. ANI"
VALUES: dict[str, Any] = {**CONTEXT, "n": 0, "l": ["a", "b"], "s": "RSUD dr. Ani"}
MANIFEST = "judul: X\nkeluarga: khusus\nsatu_per: data\nnama_berkas: X\n"


def compiled(
    naskah: bytes,
    tata: int,
    partials: Mapping[str, str] | None = None,
    pieces: Mapping[str, bytes] | None = None,
    *,
    shared: Mapping[str, Any] | None = None,
    konsep: bool = False,
    **manifest: Any,
) -> Renderer:
    usual = {"judul": "x", "keluarga": "khusus", "satu_per": "data", "nama_berkas": "x"}
    row = Manifest.model_validate({**usual, **manifest, "tata": tata})
    doctype = DocType("x", "templates/x", row, naskah, partials or {}, pieces or {})
    profile = TataNaskah.model_validate(PROFILE)
    return CompileSpec(doctype, profile, shared=shared or {}, konsep=konsep).compile()


def printed(renderer: Renderer, **values: Any) -> str:
    return document_text(renderer.render({**VALUES, **values})).strip()


BOTH = pytest.mark.parametrize(("tata", "wanted"), [(1, FORMER), (2, JINJA)])


@BOTH
def test_the_words_of_a_naskah(make_naskah: MakeNaskah, tata: int, wanted: str) -> None:
    """A naskah prints the words by the meaning that its manifest asks for."""
    assert printed(compiled(make_naskah(WORDS), tata)) == wanted


@BOTH
def test_the_words_of_a_partial(make_naskah: MakeNaskah, tata: int, wanted: str) -> None:
    """A partial takes the meaning of the type that uses it."""
    naskah = make_naskah("{{ bagian.a[0].teks }}")
    for konsep in (False, True):
        renderer = compiled(naskah, tata, {"a": f"x {WORDS}"}, konsep=konsep)
        assert printed(renderer).splitlines()[0] == f"x {wanted}"


@BOTH
def test_the_words_of_a_piece(make_naskah: MakeNaskah, tata: int, wanted: str) -> None:
    """The same shared piece takes the meaning of each type that inserts it, in a piece too."""
    pieces = {"luar": make_naskah("{%p sisip dalam %}"), "dalam": make_naskah(WORDS)}
    assert printed(compiled(make_naskah("{%p sisip luar %}"), tata, pieces=pieces)) == wanted


@BOTH
def test_the_words_over_what_is_the_same_in_every_document(
    make_naskah: MakeNaskah, tata: int, wanted: str
) -> None:
    """A tag over the office's own values, which is printed once, has the same meaning."""
    shared = {name: VALUES[name] for name in ("n", "l", "s")}
    assert printed(compiled(make_naskah(WORDS), tata, shared=shared)) == wanted


@BOTH
def test_the_words_of_a_body_that_is_made_to_fit(
    make_naskah: MakeNaskah, tata: int, wanted: str
) -> None:
    """The body with other styles, which a long document takes, has the same meaning."""
    lines = ("{%p for b in d %}", "{{ b }}", "{%p endfor %}", WORDS)
    muat = {"halaman": 1, "gaya": [{"Normal": "Normal"}]}
    renderer = compiled(make_naskah(*lines), tata, muat=muat)
    assert printed(renderer, d=["x"] * 200).endswith(wanted)


@pytest.mark.parametrize(
    ("tag", "wanted"),
    [
        ('{{ n|default("-", true) }}', "-"),
        ('{{ s|default("-", true) }}', VALUES["s"]),
        ('{{ r|join("; ", attribute="k") }}', "x; y"),
        ('{{ r|join("; ", "k") }}', "x; y"),
    ],
)
@pytest.mark.parametrize("tata", [1, 2])
def test_what_means_the_same_by_both(
    make_naskah: MakeNaskah, tata: int, tag: str, wanted: str
) -> None:
    """More arguments, as in Jinja, mean the same in every type."""
    assert printed(compiled(make_naskah(tag), tata), r=[{"k": "x"}, {"k": "y"}]) == wanted


def test_what_only_jinja_means_names_the_tata(make_naskah: MakeNaskah) -> None:
    """``default("-", false)`` in a type of the former meaning is refused; the mend names it."""
    with pytest.raises(DataError) as error:
        printed(compiled(make_naskah('{{ n|default("-", false) }}'), 1))
    assert "tata: 2" in error.value.problems[0].hint


def test_another_tata_is_another_renderer(make_naskah: MakeNaskah) -> None:
    """A type whose ``tata`` changes gets other documents, so they are made again."""
    first, second = (compiled(make_naskah(WORDS), tata) for tata in (1, 2))
    assert first.fingerprint != second.fingerprint


@pytest.fixture
def templates(tmp_path: Path, make_naskah: MakeNaskah) -> Path:
    """A folder with one type, whose manifest the test writes."""
    folder = tmp_path / "templates"
    (folder / "x").mkdir(parents=True)
    (folder / "x" / "naskah.docx").write_bytes(make_naskah(WORDS))
    shutil.copytree(builtin_templates() / "_tabel", folder / "_tabel")
    return folder


def read(templates: Path, line: str) -> Manifest:
    (templates / "x" / "manifest.yaml").write_text(f"{MANIFEST}{line}\n", encoding="utf-8")
    return load_catalog([templates]).load("x").manifest


@pytest.mark.parametrize(
    ("line", "jinja"), [("", False), ("tata: 1", False), ("tata: 2", True), ('tata: "2"', True)]
)
def test_a_manifest_says_its_tata(templates: Path, line: str, jinja: bool) -> None:
    """Without ``tata``, and with 1, the words have the former meaning; with 2 that of Jinja."""
    assert read(templates, line).jinja is jinja


@pytest.mark.parametrize("value", ["3", "0", "jinja", "true", "ya", "[2]", "1.5", '"02"', "-2"])
def test_an_unknown_tata_is_refused(templates: Path, value: str) -> None:
    """Another value is refused at its line, with those that there are (ZI202)."""
    with pytest.raises(TemplateError) as error:
        read(templates, f"tata: {value}")
    [problem] = error.value.problems
    assert problem.code == "ZI202"
    assert str(problem.place) == "templates/x/manifest.yaml, baris 5, tata"
    assert "1 atau 2" in problem.hint

"""A mistake in a shared piece is reported with the piece's own file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from zi_docs.errors import DataError, Place, Problem, TemplateError
from zi_docs.model.doctype import DocType, Manifest
from zi_docs.model.tata_naskah import TataNaskah
from zi_docs.word import CompileSpec, Renderer

from .test_compose import TABLE
from .test_doctype import CONTEXT, PROFILE

MakeNaskah = Callable[..., bytes]
KOP = "templates/_bagian/kop.docx"
CELL = TABLE.format("<w:p><w:r><w:t>{0}</w:t></w:r></w:p>")


def compiled(naskah: bytes, **pieces: bytes) -> Renderer:
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    shared = {f"{name}.docx": f"templates/_bagian/{name}.docx" for name in pieces}
    doctype = DocType("x", "templates/x", manifest, naskah, fragments=pieces, shared=shared)
    return CompileSpec(doctype, TataNaskah.model_validate(PROFILE)).compile()


def refused(naskah: bytes, **pieces: bytes) -> list[Problem]:
    with pytest.raises(TemplateError) as error:
        compiled(naskah, **pieces)
    return list(error.value.problems)


def told(naskah: bytes, values: dict[str, Any], **pieces: bytes) -> list[Problem]:
    with pytest.raises(DataError) as error:
        compiled(naskah, **pieces).render({**CONTEXT, **values})
    return list(error.value.problems)


def places(found: list[Problem]) -> list[str]:
    return [str(problem.place) for problem in found]


def test_a_mistake_in_a_piece_is_placed_in_the_piece(make_naskah: MakeNaskah) -> None:
    """A mistake is reported with the piece's own paragraph, once for all its insertions."""
    kop = make_naskah("KOP", CELL.format("{{ a. }}"), "{%p iff x %}")
    naskah = make_naskah(CELL.format("isi"), "satu", "{%p sisip kop %}", "dua", "{%p sisip kop %}")
    assert places(refused(naskah, kop=kop)) == [
        f"{KOP}, tabel 1, baris 1, kolom 1",
        f"{KOP}, paragraf 2",
    ]


def test_a_piece_in_a_cell_counts_its_own_paragraphs(make_naskah: MakeNaskah) -> None:
    """A mistake in the cell around a piece belongs to the file of the cell."""
    naskah = make_naskah(CELL.format("{%p sisip kop %}"))
    assert places(refused(naskah, kop=make_naskah("a", "{{ b. }}"))) == [f"{KOP}, paragraf 2"]


def test_a_piece_in_a_piece_is_told_by_its_own_file(make_naskah: MakeNaskah) -> None:
    """A mistake after an inner piece belongs to the outer piece."""
    luar = make_naskah("{%p sisip kop %}", "{{ b. }}")
    found = refused(make_naskah("{%p sisip luar %}"), luar=luar, kop=make_naskah("{{ a. }}"))
    assert places(found) == [f"{KOP}, paragraf 1", "templates/_bagian/luar.docx, paragraf 2"]


def test_a_missing_name_in_a_piece(make_naskah: MakeNaskah) -> None:
    """ZI421 names the tag, the piece and the naskah with the marker, also for a level tag."""
    kop = make_naskah("{%p if unit.alamatt %}", "Alamat {{ unit.faks }}", "{%p endif %}", "KOP")
    naskah = make_naskah("{{ unit.a }}", "{%p sisip kop %}", "{{ unit.z }}")
    found = told(naskah, {"unit": {"alamat": "x"}}, kop=kop)
    assert [(p.code, str(p.place), p.message.split('"')[1], p.about) for p in found] == [
        ("ZI421", 'templates/x/naskah.docx, "{{ unit.a }}"', "unit.a", ""),
        (
            "ZI421",
            f'{KOP}, "{{% if unit.alamatt %}}"',
            "unit.alamatt",
            "disisipkan di templates/x/naskah.docx",
        ),
        ("ZI421", 'templates/x/naskah.docx, "{{ unit.z }}"', "unit.z", ""),
    ]


def test_the_names_given_to_a_piece_are_the_naskahs(make_naskah: MakeNaskah) -> None:
    """A missing name that the naskah gives to its piece is reported at the naskah."""
    naskah = make_naskah("a", "{%p sisip kop siapa=unit.kepla %}", "{{ unit.kode }}")
    [problem] = told(naskah, {}, kop=make_naskah("{% if siapa %}a{% endif %}"))
    assert str(problem.place).startswith("templates/x/naskah.docx")


@pytest.mark.parametrize("tag", ["{{ x }}", "{{ x|tanggal }}", "{% if x > 1 %}a{% endif %}"])
def test_a_value_that_fails_in_a_piece(make_naskah: MakeNaskah, tag: str) -> None:
    """Complaints about values and filters (ZI422, ZI423) name the piece too."""
    with pytest.raises((DataError, TemplateError)) as error:
        compiled(make_naskah("{%p sisip kop %}"), kop=make_naskah("KOP", f"Isi {tag}")).render(
            {**CONTEXT, "x": []}
        )
    [problem] = error.value.problems
    assert str(problem.place).startswith(f'{KOP}, "Isi {tag}')


def test_a_tag_outside_the_paragraphs_of_a_piece(make_naskah: MakeNaskah) -> None:
    """A mistake that only the whole part shows is reported with the tag's piece too."""
    mark = '<w:p><w:bookmarkStart w:id="0" w:name="{{ x. }}"/><w:bookmarkEnd w:id="0"/></w:p>'
    [problem] = refused(make_naskah("a", "{%p sisip kop %}"), kop=make_naskah(mark))
    assert (problem.code, problem.place.file) == ("ZI411", KOP)


def test_pieces_leave_no_trace(make_naskah: MakeNaskah, story: Callable[[str, str], str]) -> None:
    """No fence is left, neither in a part with tags nor in one without."""
    naskah = make_naskah("{{ x }}", parts={"header1": story("hdr", "{%p sisip kop %}")})
    for text in ("KOP", "{{ x }}"):
        data = compiled(naskah, kop=make_naskah(text)).render({**CONTEXT, "x": "a"})
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert not any(b"<?zi" in package.read(name) for name in package.namelist())


def test_a_piece_that_is_not_let_in_is_told_by_its_file(make_naskah: MakeNaskah) -> None:
    """A damaged piece is reported as the piece, not as the naskah."""
    [problem] = refused(make_naskah("{%p sisip kop %}"), kop=b"rusak")
    assert problem.place == Place(KOP)

"""A whole document type: a missing name is reported where it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from zi_docs.errors import DataError, Problem
from zi_docs.model import DocType, Manifest, TataNaskah
from zi_docs.ooxml.text import document_text
from zi_docs.word import CompileSpec, Renderer

MakeNaskah = Callable[..., bytes]
PROFILE = {
    "judul": "uji",
    "kertas": {"lebar": 210, "tinggi": 297},
    "batas": {"atas": 20, "bawah": 20, "kiri": 20, "kanan": 20},
    "huruf": {f: {"nama": "Arial", "ukuran": 12} for f in ("penetapan", "korespondensi", "khusus")},
}
CONTEXT = {
    "berkas": {"judul": "x", "instansi": "x", "waktu": "x"},
    "pegawai": {"nama": "Ani"},
    "unit": {"kode": "A"},
}


def compiled(naskah: bytes, partials: Mapping[str, str], **shared: str) -> Renderer:
    manifest = Manifest(judul="x", keluarga="khusus", satu_per="data", nama_berkas="x")
    doctype = DocType("x", "templates/x", manifest, naskah, partials, shared=shared)
    return CompileSpec(doctype, TataNaskah.model_validate(PROFILE)).compile()


def told(renderer: Renderer, **values: Any) -> list[Problem]:
    with pytest.raises(DataError) as error:
        renderer.render({**CONTEXT, **values})
    return list(error.value.problems)


def test_partials_reach_the_naskah(make_naskah: MakeNaskah) -> None:
    """A naskah prints the items of a partial, with data as it is typed."""
    naskah = make_naskah("{{ bagian.a[0].teks }}: {{ bagian.a[0].butir|gabung }}")
    renderer = compiled(naskah, {"a": "Dinas {{ d }}\n- {{ d }}\n- c"})
    made = document_text(renderer.render({**CONTEXT, "d": "A & <B>"}))
    assert made.strip() == "Dinas A & <B>: A & <B>, c"


def test_missing_names_are_told_in_their_own_file(make_naskah: MakeNaskah) -> None:
    """All names missing in a partial are reported at that partial, in one run."""
    naskah = make_naskah("{{ tiada }}{{ bagian.a|panjang }}{{ bagian.b|panjang }}")
    partials = {"a": "{{ pegawai.salah }}", "b": "{{ unit.salah|kapital }}"}
    problems = told(compiled(naskah, partials, b="templates/_bagian/b.j2"))
    assert [(p.code, str(p.place), p.message.split('"')[1]) for p in problems] == [
        ("ZI421", "templates/x/a.j2, baris 1", "pegawai.salah"),
        ("ZI421", "templates/_bagian/b.j2, baris 1", "unit.salah"),
        (
            "ZI421",
            'templates/x/naskah.docx, "{{ tiada }}{{ bagian.a|panjang }}{{ bagian.b|panjang }}"',
            "tiada",
        ),
    ]


def test_the_path_is_that_of_the_missing_name(make_naskah: MakeNaskah) -> None:
    """When two paths end alike, the missing one is reported."""
    problems = told(compiled(make_naskah("{{ pegawai.nama }} {{ unit.nama }}"), {}))
    assert ['"unit.nama"' in p.message for p in problems] == [True]


def test_refused_values_are_told_in_their_own_file(make_naskah: MakeNaskah) -> None:
    """A value that a partial may not print is reported at that partial (ZI422)."""
    renderer = compiled(
        make_naskah("{{ bagian.b[0].teks }}"), {"b": "{{ x }}"}, b="templates/_bagian/b.j2"
    )
    [problem] = told(renderer, x=None)
    assert (problem.code, str(problem.place)) == ("ZI422", "templates/_bagian/b.j2, baris 1")


def test_a_missing_name_before_what_follows_from_it(make_naskah: MakeNaskah) -> None:
    """When a filter refuses the value of a missing name, the missing name is reported."""
    [problem] = told(compiled(make_naskah("{{ unit.tanggal|tanggal }}"), {}))
    assert (problem.code, '"unit.tanggal"' in problem.message) == ("ZI421", True)

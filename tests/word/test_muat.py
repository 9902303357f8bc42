"""A document that is too long for its pages takes other styles, step by step."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.word.bagan import chart_xml, drawing, parts_of, series, shown, with_charts
from zi_docs.errors import Problem, TemplateError
from zi_docs.model import DocType, Manifest, TataNaskah
from zi_docs.ooxml.package import DOCUMENT
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.xml import W, parse_xml, to_bytes
from zi_docs.word import CompileSpec, Renderer
from zi_docs.word.examine import examine_doctype

MakeNaskah = Callable[..., bytes]
Steps = Sequence[Mapping[str, str]]

SIZES = {"Isi": 24, "Isi Rapat": 20, "Isi Kecil": 12, "Kaki": 24, "Kaki Kecil": 12}
STEPS: Steps = ({"Isi": "Isi Rapat"}, {"Isi": "Isi Kecil", "Kaki": "Kaki Kecil"})
CONTEXT = {"berkas": {"judul": "x", "instansi": "x", "waktu": "x"}}


def styled(style: str, text: str) -> str:
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


@pytest.fixture
def naskah(make_naskah: MakeNaskah) -> bytes:
    """A naskah with a paragraph for each line, and one at the foot; 51 lines of 12 points fit."""
    body = (
        styled("Isi", "{%p for baris in daftar %}"),
        styled("Isi", "{{ baris }}"),
        styled("Isi", "{%p endfor %}"),
        styled("Kaki", "{{ kaki }}"),
    )
    return with_styles(make_naskah(*body))


def style(name: str, size: int) -> str:
    return (
        f'<w:style xmlns:w="{W[1:-1]}" w:type="paragraph" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    )


def with_styles(data: bytes) -> bytes:
    """Add a style of each size; its id is its name without spaces."""
    package = read_package(data, "n")
    root = parse_xml(package.parts["word/styles.xml"], "n")
    root.extend(parse_xml(style(name, size).encode(), "n") for name, size in SIZES.items())
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in {**package.parts, "word/styles.xml": to_bytes(root)}.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def doctype_of(naskah: bytes, gaya: Steps, halaman: int = 1, badan: bool = False) -> DocType:
    muat = {"halaman": halaman, "gaya": gaya, "badan": badan} if gaya else None
    keys = {"judul": "x", "keluarga": "khusus", "satu_per": "data", "nama_berkas": "x"}
    return DocType("x", "templates/x", Manifest.model_validate({**keys, "muat": muat}), naskah)


def compiled(
    naskah: bytes, gaya: Steps, halaman: int = 1, tinggi: int = 297, badan: bool = False
) -> Renderer:
    profile = {
        "judul": "uji",
        "kertas": {"lebar": 210, "tinggi": tinggi},
        "batas": {"atas": 20, "bawah": 25, "kiri": 30, "kanan": 20},
        "huruf": {
            f: {"nama": "Arial", "ukuran": 12} for f in ("penetapan", "korespondensi", "khusus")
        },
    }
    doctype = doctype_of(naskah, gaya, halaman, badan)
    return CompileSpec(doctype, TataNaskah.model_validate(profile)).compile()


def styles_of(renderer: Renderer, lines: int, text: str = "a", **values: Any) -> list[str]:
    """Return the styles of a document with so many lines, each style once."""
    context = {**CONTEXT, "daftar": [text] * lines, "kaki": "k", **values}
    body = parse_xml(read_package(renderer.render(context), "n").parts[DOCUMENT], "n")
    return list(dict.fromkeys(node.get(f"{W}val") for node in body.iter(f"{W}pStyle")))


@pytest.mark.parametrize(
    ("lines", "styles"),
    [
        (10, ["Isi", "Kaki"]),
        (50, ["Isi", "Kaki"]),
        (56, ["IsiRapat", "Kaki"]),
        (80, ["IsiKecil", "KakiKecil"]),
        (900, ["IsiKecil", "KakiKecil"]),
    ],
)
def test_a_document_takes_the_first_step_by_which_it_fits(
    naskah: bytes, lines: int, styles: list[str]
) -> None:
    """One that fits keeps its styles; when none of the steps is enough it takes the last."""
    assert styles_of(compiled(naskah, STEPS), lines) == styles


def test_a_long_text_counts_by_its_lines(naskah: bytes) -> None:
    """A paragraph of many letters takes as many lines as they fill."""
    renderer = compiled(naskah, STEPS)
    assert styles_of(renderer, 20, "a" * 70) == ["Isi", "Kaki"]
    assert styles_of(renderer, 20, "a" * 270) == ["IsiKecil", "KakiKecil"]


def test_a_step_stands_alone(naskah: bytes) -> None:
    """A step changes the styles of the naskah, not those of the step before it."""
    renderer = compiled(naskah, ({"Isi": "Isi Rapat"}, {"Kaki": "Kaki Kecil"}))
    assert styles_of(renderer, 900) == ["Isi", "KakiKecil"]


def test_earlier_documents_do_not_decide(naskah: bytes) -> None:
    """A document gets the same step whatever was rendered before it."""
    texts = [("a" * n, lines) for n in (1, 70, 140, 400) for lines in (5, 20, 49, 51, 60)]
    renderer = compiled(naskah, STEPS)
    together = [styles_of(renderer, lines, text) for text, lines in (*texts, *reversed(texts))]
    alone = [styles_of(compiled(naskah, STEPS), lines, text) for text, lines in texts]
    assert together == [*alone, *reversed(alone)]


def test_pages_are_counted_to_the_number_wanted(naskah: bytes) -> None:
    """With two pages twice as much fits."""
    assert styles_of(compiled(naskah, STEPS, halaman=2), 80) == ["Isi", "Kaki"]
    assert styles_of(compiled(naskah, STEPS, halaman=2), 110) == ["IsiRapat", "Kaki"]


@pytest.mark.parametrize(
    ("lines", "styles"),
    [(40, ["Isi", "Kaki"]), (56, ["IsiRapat", "Kaki"]), (900, ["Isi", "Kaki"])],
)
def test_an_annex_does_not_count_to_the_body(
    make_naskah: MakeNaskah, lines: int, styles: list[str]
) -> None:
    """With ``badan`` only the page before the first break counts; what never fits stays as is."""
    loop = ("{%p for baris in daftar %}", "{{ baris }}", "{%p endfor %}")
    annex = styled("Kaki", "{{ kaki }}").replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>")
    tail = [styled("Kaki", "k") for _ in range(60)]
    naskah = with_styles(make_naskah(*(styled("Isi", one) for one in loop), annex, *tail))
    assert styles_of(compiled(naskah, STEPS[:1], badan=True), lines) == styles


@pytest.mark.parametrize(("tinggi", "lines"), [(330, 58), (250, 41)])
def test_the_height_of_the_paper_counts(naskah: bytes, tinggi: int, lines: int) -> None:
    """On paper higher than the drawn page more fits, so letters stay large; on lower paper less."""
    renderer = compiled(naskah, STEPS, tinggi=tinggi)
    assert styles_of(renderer, lines - 1) == ["Isi", "Kaki"]
    assert styles_of(renderer, lines + 1) == ["IsiRapat", "Kaki"]


def test_a_paragraph_without_a_style_has_the_usual_one(make_naskah: MakeNaskah) -> None:
    """A step that replaces Normal reaches the paragraphs that name no style."""
    naskah = with_styles(make_naskah("{%p for b in daftar %}", "{{ b }}", "{%p endfor %}"))
    renderer = compiled(naskah, ({"Normal": "Isi Kecil"},))
    assert styles_of(renderer, 10) == []
    assert styles_of(renderer, 60) == ["IsiKecil"]


def test_other_steps_make_another_renderer(naskah: bytes) -> None:
    """The fingerprint changes with the steps, so that documents are made again."""
    prints = [compiled(naskah, gaya).fingerprint for gaya in ((), STEPS, STEPS[:1], STEPS[1:])]
    assert len(set(prints)) == 4
    assert prints[1] == compiled(naskah, STEPS).fingerprint


def told(naskah: bytes, gaya: Steps) -> list[Problem]:
    with pytest.raises(TemplateError) as error:
        compiled(naskah, gaya)
    return list(error.value.problems)


def test_a_style_named_in_vain_is_refused(naskah: bytes) -> None:
    """Each style that a step names and the naskah lacks is told with its step (ZI457)."""
    problems = told(naskah, (STEPS[0], {"Isi": "Isi Kecl", "Butir": "Isi", "Isi Rapat": "Isi"}))
    place = "templates/x/manifest.yaml, muat, gaya ke-2"
    assert [(p.code, str(p.place), p.message) for p in problems] == [
        ("ZI457", place, 'Tidak ada paragraf naskah yang bergaya "Butir".'),
        ("ZI457", place, 'Tidak ada paragraf naskah yang bergaya "Isi Rapat".'),
        ("ZI457", place, 'Gaya "Isi Kecl" tidak ada dalam naskah.'),
    ]
    assert problems[0].hint == "Tulis salah satu: Isi, Kaki."
    assert problems[2].hint.startswith('Mungkin "Isi Kecil"')


def test_a_style_named_in_vain_is_found_when_a_naskah_is_examined(naskah: bytes) -> None:
    """Whoever looks through a type is told of its steps as whoever makes it is (ZI457)."""
    steps = (STEPS[0], {"Isi": "Isi Kecl"})
    found = [finding.problem for finding in examine_doctype(doctype_of(naskah, steps))]
    assert found == told(naskah, steps)


def test_a_chart_in_a_document_that_takes_a_step(make_naskah: MakeNaskah) -> None:
    """A document that is filled twice, since it was too long, has its chart once."""
    body = (
        styled("Isi", "{%p for baris in daftar %}"),
        styled("Isi", "{{ baris }}"),
        styled("Isi", "{%p endfor %}"),
        styled("Kaki", "k"),
        drawing("bagan: nilai, area, capaian"),
    )
    naskah = with_charts(with_styles(make_naskah(*body)), chart_xml("bar", series(1)))
    renderer = compiled(naskah, STEPS)
    for lines in (10, 80):
        values = {"daftar": ["a"] * lines, "nilai": [{"area": "A", "capaian": 1}]}
        data = renderer.render({**CONTEXT, **values})
        assert [name for name in parts_of(data) if name.startswith("word/charts/chart")] == [
            "word/charts/chart1.xml"
        ]
        assert shown(data)[0][1:] == (["A"], ["1"])
        assert (b"IsiKecil" in parts_of(data)[DOCUMENT]) == (lines == 80)

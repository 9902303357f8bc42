"""A konsep: what is printed of number and date is a control with dots, the rest as it will be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.word.konsep import (
    CONTEXT,
    DOTS,
    NOMOR,
    TANGGAL,
    W,
    controls,
    konsep_of,
    packed,
    parts_of,
    root_of,
    spec_of,
    texts,
)
from zi_docs.ooxml.text import document_text

MakeNaskah = Callable[..., bytes]
BOLD = "<w:rPr><w:b/></w:rPr>"


@pytest.mark.parametrize(
    ("written", "alias"),
    [
        ("{{ nomor }}", "Nomor"),
        ("{{ tanggal|tanggal }}", "Tanggal"),
        ("{{ nomor|kapital }}", "Nomor"),
        ("{{ tanggal.year }}", "Tanggal"),
        ("{{ [nomor, tanggal|tanggal]|gabung }}", "Nomor"),
        ('{{ nomor if nomor else "tanpa" }}', "Nomor"),
        ("{% with n=nomor %}{{ n }}{% endwith %}", "Nomor"),
        ("{% for x in [nomor, nomor] %}{% if loop.first %}{{ x }}{% endif %}{% endfor %}", "Nomor"),
        ("{% if nomor %}{{ nomor }}{% else %}belum{% endif %}", "Nomor"),
        ("{{ berkas.judul }}", "Nomor"),
        ('{{r nomor|kaya("tebal") }}', "Nomor"),
    ],
)
def test_prints_of_number_and_date_are_controls(
    make_naskah: MakeNaskah, written: str, alias: str
) -> None:
    """Whatever is printed of number or date, directly or through a name, is a control with dots."""
    root = root_of(konsep_of(make_naskah(written)).render(CONTEXT))
    [(shown, tag, text)] = controls(root)
    assert (shown, text, texts(root)) == (alias, DOTS, DOTS)
    assert tag.startswith("zi:")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{% if nomor %}ada{% endif %}", "ada"),
        ('{{ "ada" if nomor }}', "ada"),
        ('{{ "I" if tanggal.month < 7 else "II" }}', "I"),
        ("{% for nomor in [1, 2] %}{{ nomor }}{% endfor %}", "12"),
        ('{% with tanggal="kini" %}{{ tanggal }}{% endwith %}', "kini"),
        ("{{ rapat.nomor }}", "7"),
        ("{% if draf %}masih draf{% endif %}", "masih draf"),
        ("{{ berkas.instansi }}", "Dinas"),
    ],
)
def test_everything_else_is_printed(make_naskah: MakeNaskah, written: str, text: str) -> None:
    """A condition sees a real number and date, and what only has their names is printed."""
    renderer = konsep_of(make_naskah(written))
    root = root_of(renderer.render({**CONTEXT, "rapat": {"nomor": "7"}}))
    assert (texts(root), list(controls(root))) == (text, [])


def test_a_control_keeps_the_look_and_the_text_around_it(make_naskah: MakeNaskah) -> None:
    """The run is split at the tag; each part of it has the look of the run."""
    run = f"<w:p><w:r>{BOLD}<w:t>No. {{{{ nomor }}}} ini</w:t></w:r></w:p>"
    root = root_of(konsep_of(make_naskah(run)).render(CONTEXT))
    runs = [(texts(r), r.find(f"{W}rPr/{W}b") is not None) for r in root.iter(f"{W}r")]
    assert runs == [("No. ", True), (DOTS, True), (" ini", True)]
    assert root.find(f".//{W}sdtPr/{W}rPr/{W}b") is not None


def test_tags_last_and_ids_do_not_repeat(make_naskah: MakeNaskah) -> None:
    """The same expression has the same hash in every run; ids are new in each turn of a loop."""
    naskah = make_naskah("{% for x in [1, 2, 3] %}{{ nomor }} {{  tanggal|tanggal }}{% endfor %}")
    made = konsep_of(naskah).render(CONTEXT)
    assert made == konsep_of(naskah).render(CONTEXT)
    root = root_of(made)
    hashes = [tag.split(":")[1] for _, tag, _ in controls(root)]
    assert hashes == hashes[:2] * 3
    assert hashes[0] == "6ec8b357"
    ids = [node.get(f"{W}val") for node in root.iter(f"{W}id")]
    assert len(set(ids)) == len(ids) == 6
    names = [node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == 6


def test_ids_keep_clear_of_the_naskahs_own(make_naskah: MakeNaskah) -> None:
    """An id that a control of the naskah has already is not given again."""
    own = '<w:p><w:sdt><w:sdtPr><w:id w:val="730000001"/></w:sdtPr><w:sdtContent/></w:sdt></w:p>'
    root = root_of(konsep_of(make_naskah(own, "{{ nomor }}")).render(CONTEXT))
    ids = [node.get(f"{W}val") for node in root.iter(f"{W}id")]
    assert len(set(ids)) == 2


def test_a_control_of_the_naskah_may_hold_ours(make_naskah: MakeNaskah) -> None:
    """A control for plain text may hold no other, so in a konsep it is one for any content."""
    own = "<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{ nomor }}</w:t></w:r>"
    other = own.replace("{{ nomor }}", "pilih").replace("w:text", "w:comboBox")
    close = "</w:sdtContent></w:sdt></w:p>"
    root = root_of(konsep_of(make_naskah(own + close, other + close)).render(CONTEXT))
    assert len(list(root.iter(f"{W}sdt"))) == 3
    assert [node.tag for node in root.iter(f"{W}text", f"{W}comboBox")] == [f"{W}comboBox"]


def test_wording_and_pieces_are_treated_alike(make_naskah: MakeNaskah) -> None:
    """A print in a text partial, in its points, or in a shared piece is a control too."""
    partial = "Keputusan Nomor {{ nomor }} tanggal {{ tanggal|tanggal }} ini\n- butir {{ nomor }}"
    naskah = make_naskah(
        "{%p for b in bagian.isi %}",
        "{{ b.teks|kapital }}; {{ b.butir|gabung }}",
        "{%p endfor %}",
        "{%p sisip kaki %}",
    )
    renderer = konsep_of(
        naskah, partials={"isi": partial}, pieces={"kaki": make_naskah("kaki {{ nomor }}")}
    )
    root = root_of(renderer.render(CONTEXT))
    assert [alias for alias, _, _ in controls(root)] == ["Nomor", "Tanggal", "Nomor", "Nomor"]
    assert texts(root) == (f"KEPUTUSAN NOMOR {DOTS} TANGGAL {DOTS} INI; butir {DOTS}kaki {DOTS}")
    first, _, third, fourth = [tag.split(":")[1] for _, tag, _ in controls(root)]
    assert first == third == fourth
    filled = document_text(renderer.render_filled(CONTEXT))
    assert f"KEPUTUSAN NOMOR {NOMOR} TANGGAL {TANGGAL.upper()} INI; butir {NOMOR}" in filled


def test_every_story_has_controls(make_naskah: MakeNaskah, story: Callable[..., str]) -> None:
    """Headers, footers, notes, tables and text boxes are treated like the body."""
    cell = "<w:tbl><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>{{ nomor }}</w:t></w:r></w:p></w:tc>"
    cell += "</w:tr></w:tbl>"
    box = "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{{ nomor }}</w:t></w:r></w:p>"
    box += "</w:txbxContent></w:pict></w:r></w:p>"
    link = '<w:p><w:hyperlink w:anchor="a"><w:r><w:t>{{ nomor }}</w:t></w:r></w:hyperlink></w:p>'
    parts = {
        "header1": story("hdr", "{{ nomor }}"),
        "footer1": story("ftr", "{{ nomor }}"),
        "footnotes": story("footnotes", "{{ nomor }}"),
    }
    made = konsep_of(make_naskah(cell, box, link, parts=parts)).render(CONTEXT)
    found = {name: list(controls(root_of(made, f"word/{name}.xml"))) for name in parts}
    assert [len(some) for some in found.values()] == [1, 1, 1]
    assert len(list(controls(root_of(made)))) == 3
    ids = [
        node.get(f"{W}val")
        for name in ("document", *parts)
        for node in root_of(made, f"word/{name}.xml").iter(f"{W}id")
    ]
    assert len(set(ids)) == 6
    assert NOMOR.encode() not in b"".join(parts_of(made).values())


def test_dots_stand_where_no_control_can(make_naskah: MakeNaskah) -> None:
    """A field's code and an attribute get plain dots, also for marked wording."""
    field = "<w:p><w:r><w:instrText>IF {{ nomor }}{{ bagian.a[0].teks }}</w:instrText></w:r></w:p>"
    made = konsep_of(make_naskah(field), partials={"a": "No {{ nomor }}"}).render(CONTEXT)
    root = root_of(made)
    assert root.findtext(f".//{W}instrText") == f"IF {DOTS}No {DOTS}"
    assert list(controls(root)) == []


def test_properties_have_neither_number_nor_dots(make_naskah: MakeNaskah) -> None:
    """The title of a konsep is that of its type; a finished document has the number in it."""
    naskah = make_naskah("{{ nomor }}")
    konsep = konsep_of(naskah).render(CONTEXT)
    core = parts_of(konsep)["docProps/core.xml"].decode()
    assert "<dc:title>Keputusan</dc:title>" in core
    assert DOTS not in core
    finished = spec_of(naskah, konsep=False).compile().render(CONTEXT)
    assert f"Keputusan {NOMOR}" in parts_of(finished)["docProps/core.xml"].decode()


def test_an_own_title_leaves_the_number_out(make_naskah: MakeNaskah) -> None:
    """A title that the naskah itself gives to the file has neither number nor dots in a konsep."""
    title = "SK {{ nomor }}{{ bagian.a[0].teks }}"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    naskah = packed({**parts_of(make_naskah("isi")), "docProps/core.xml": core.encode()})
    renderer = konsep_of(naskah, partials={"a": "/a{{ nomor }}"})
    shown = [renderer.render(CONTEXT), renderer.render_filled(CONTEXT)]
    titles = [parts_of(data)["docProps/core.xml"].decode() for data in shown]
    assert "<dc:title>SK /a</dc:title>" in titles[0]
    assert f"<dc:title>SK {NOMOR}/a{NOMOR}</dc:title>" in titles[1]


def test_the_picture_of_a_number_is_not_in_a_konsep(make_naskah: MakeNaskah) -> None:
    """A QR code of the number is dots in a konsep, and its picture is nowhere in the file."""
    renderer = konsep_of(make_naskah("{{ nomor|qr(20) }}"))
    konsep = parts_of(renderer.render(CONTEXT))
    assert not [name for name in konsep if "media" in name]
    assert b"/image" not in konsep["word/_rels/document.xml.rels"]
    assert [name for name in parts_of(renderer.render_filled(CONTEXT)) if "media" in name]


def test_a_filled_konsep_has_the_real_values_in_its_controls(make_naskah: MakeNaskah) -> None:
    """The same controls, by tag and order, hold the values that a finished document prints."""
    naskah = make_naskah("{{ nomor }} {{ tanggal|tanggal }}", '{{r nomor|kaya("tebal") }}')
    renderer = konsep_of(naskah)
    dotted, filled = (
        list(controls(root_of(data)))
        for data in (renderer.render(CONTEXT), renderer.render_filled(CONTEXT))
    )
    assert [c[:2] for c in dotted] == [c[:2] for c in filled]
    assert [c[2] for c in filled] == [NOMOR, TANGGAL, NOMOR]


def test_a_finished_document_has_no_controls(make_naskah: MakeNaskah) -> None:
    """Without ``konsep`` nothing of this is in the document, and its bytes are as before."""
    naskah = make_naskah("{{ nomor }} {{ bagian.a[0].teks }}")
    spec = spec_of(naskah, partials={"a": "x {{ nomor }}"}, konsep=False)
    made = spec.compile().render(CONTEXT)
    assert texts(root_of(made)) == f"{NOMOR} x {NOMOR}"
    assert not {"sdt", "bookmarkStart"} & {
        node.tag.removeprefix(W) for node in root_of(made).iter()
    }
    assert b"KONSEP" not in b"".join(parts_of(made).values())


def test_wording_that_nobody_prints_is_not_filled(make_naskah: MakeNaskah) -> None:
    """An office's older naskah need not have the names of wording that came later."""
    naskah = make_naskah("{{ nomor }} {{ bagian.a[0].teks }}")
    partials = {"a": "x", "baru": "{{ isian.belum_ada }}"}
    spec = spec_of(naskah, partials=partials, konsep=False)
    assert texts(root_of(spec.compile().render(CONTEXT))) == f"{NOMOR} x"

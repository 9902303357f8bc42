"""An edited konsep is issued: real values in its controls, no mark, no trace of the controls."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.conftest import SECTION
from tests.word.konsep import (
    CONTEXT,
    DOTS,
    NOMOR,
    TANGGAL,
    W,
    konsep_of,
    packed,
    parts_of,
    root_of,
    spec_of,
    texts,
)
from zi_docs.errors import DataError, Place, Problem, ZiDocsError
from zi_docs.ooxml.text import document_text, paragraph_changes
from zi_docs.word import Renderer, issue_edited, konsep_changes

MakeNaskah = Callable[..., bytes]
PLACE = Place("konsep/SK.docx")
BODY = ("NOMOR {{ nomor }}", "Isi surat.", "pada tanggal {{ tanggal|tanggal }}")
PROPERTIES = '<w:rPr><w:color w:val="FF0000"/></w:rPr>'


def saved(data: bytes, *changes: tuple[str, str], part: str = "word/document.xml") -> bytes:
    """Return a file with texts of a part replaced, as a person may do; each must be there."""
    parts = parts_of(data)
    xml = parts[part].decode()
    for old, new in changes:
        assert re.search(old, xml), old
        xml = re.sub(old, new, xml)
    return packed({**parts, part: xml.encode()})


@pytest.fixture
def renderer(make_naskah: MakeNaskah) -> Renderer:
    return konsep_of(make_naskah(*BODY))


@pytest.fixture
def konsep(renderer: Renderer) -> bytes:
    return renderer.render(CONTEXT)


def issue(edited: bytes, renderer: Renderer) -> bytes:
    return issue_edited(edited, renderer, CONTEXT, PLACE)


def told(edited: bytes, renderer: Renderer) -> list[Problem]:
    with pytest.raises(DataError) as error:
        issue(edited, renderer)
    return list(error.value.problems)


def test_an_unedited_konsep_gives_the_finished_document(make_naskah: MakeNaskah) -> None:
    """Nothing edited: the text and the properties are those that filling the naskah gives."""
    naskah = make_naskah(*BODY)
    renderer = konsep_of(naskah)
    issued = issue(renderer.render(CONTEXT), renderer)
    finished = spec_of(naskah, konsep=False).compile().render(CONTEXT)
    assert paragraph_changes(finished, issued) == []
    core = "docProps/core.xml"
    assert parts_of(issued)[core] == parts_of(finished)[core]
    assert parts_of(issued).keys() == parts_of(finished).keys()
    assert issued == issue(renderer.render(CONTEXT), renderer)


def test_nothing_of_the_konsep_is_left(konsep: bytes, renderer: Renderer) -> None:
    """No control, bookmark, mark, style or header of ours is in the issued document."""
    issued = b"".join(parts_of(issue(konsep, renderer)).values()).lower()
    for trace in (b"konsep", b"zi:", b"_zi_", b"<w:sdt", DOTS.encode(), b"headerreference"):
        assert trace not in issued, trace


def test_what_was_edited_stays(konsep: bytes, renderer: Renderer) -> None:
    """Corrected wording stays, and the values take the look that the control was given."""
    edited = saved(
        konsep,
        ("Isi surat", "Isi yang dibetulkan"),
        (f"<w:r>(<w:t[^>]*>{DOTS}</w:t></w:r></w:sdtContent></w:sdt><w:bookmarkEnd [^>]*1\\b)",
         f"<w:r>{PROPERTIES}\\1"),
    )  # fmt: skip
    issued = issue(edited, renderer)
    assert document_text(issued).split("\n") == [
        f"NOMOR {NOMOR}",
        "Isi yang dibetulkan.",
        f"pada tanggal {TANGGAL}",
        "",
    ]
    [colour] = root_of(issued).iter(f"{W}color")
    assert colour.get(f"{W}val") == "FF0000"
    [run] = [run for run in root_of(issued).iter(f"{W}r") if texts(run) == NOMOR]
    assert run.find(f"{W}rPr/{W}color") is not None


@pytest.mark.parametrize("lost", ["tags", "controls", "bookmarks"])
def test_a_slot_is_found_by_what_is_left_of_it(
    konsep: bytes, renderer: Renderer, lost: str
) -> None:
    """The tag of a control or the bookmark around it is enough; LibreOffice leaves one."""
    change = {
        "tags": ("<w:sdtPr>.*?</w:sdtPr>", "<w:sdtPr/>"),
        "controls": ("</?w:sdt>|<w:sdtPr>.*?</w:sdtPr>|</?w:sdtContent>", ""),
        "bookmarks": ("<w:bookmark(Start|End)[^>]*>", ""),
    }[lost]
    issued = issue(saved(konsep, change), renderer)
    assert document_text(issued).startswith(f"NOMOR {NOMOR}\n")
    assert b"w:sdt" not in parts_of(issued)["word/document.xml"]


def test_a_control_that_was_emptied_in_word_is_filled(konsep: bytes, renderer: Renderer) -> None:
    """Word shows words of its own in an empty control; they are no value that somebody typed."""
    shown = '<w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="Placeholder"/>'
    shown += "</w:rPr><w:t>Klik atau ketuk di sini</w:t></w:r></w:sdtContent>"
    issued = issue(saved(konsep, ("</w:sdtPr><w:sdtContent>.*?</w:sdtContent>", shown)), renderer)
    assert document_text(issued).startswith(f"NOMOR {NOMOR}\n")
    assert b"Placeholder" not in parts_of(issued)["word/document.xml"]


def test_a_copied_control_gets_the_same_value(konsep: bytes, renderer: Renderer) -> None:
    """A control that was copied to another paragraph is filled there too."""
    [control] = re.findall(
        "<w:sdt>.*?</w:sdt>", parts_of(konsep)["word/document.xml"].decode().split("Isi")[0]
    )
    text = "Isi surat."
    edited = saved(konsep, (f">{text}</w:t></w:r>", f">{text} </w:t></w:r>{control}"))
    assert f"{text} {NOMOR}" in document_text(issue(edited, renderer))


@pytest.mark.parametrize(
    ("typed", "is_right"),
    [
        (NOMOR, True),
        ("188.45/……/2025", True),
        ("", True),
        ("188.45/13/2025", False),
        ("188.45/……/2024", False),
    ],
)
def test_what_was_typed_into_a_control_must_agree(
    konsep: bytes, renderer: Renderer, typed: str, is_right: bool
) -> None:
    """The real value always comes in; another value typed there stops the issue (ZI481)."""
    edited = saved(konsep, (f"(NOMOR .*?){DOTS}", f"\\g<1>{typed}"))
    if is_right:
        assert document_text(issue(edited, renderer)).startswith(f"NOMOR {NOMOR}\n")
        return
    [problem] = told(edited, renderer)
    assert problem.code == "ZI481"
    assert f'"{typed}"' in problem.message
    assert f'"{NOMOR}"' in problem.message
    assert "NOMOR" in str(problem.place)


def test_a_lost_control_is_refused(konsep: bytes, renderer: Renderer) -> None:
    """Without its paragraph the date can't be printed; the place where it stood is told (ZI480)."""
    edited = saved(konsep, ("<w:p><w:r><w:t[^>]*>pada tanggal .*?</w:p>", ""))
    [problem] = told(edited, renderer)
    assert problem.code == "ZI480"
    assert f'"pada tanggal {TANGGAL}"' in problem.message


def test_dots_that_were_left_are_refused(konsep: bytes, renderer: Renderer) -> None:
    """Room left open beside a control, or after a word that asks for a number (ZI482)."""
    beside = saved(konsep, ("pada tanggal ", "pada tanggal …… "))
    typed = saved(konsep, ("Isi surat.", "Surat Nomor: ........"))
    assert [p.code for p in told(beside, renderer)] == ["ZI482"]
    assert [p.code for p in told(typed, renderer)] == ["ZI482"]
    behind = saved(konsep, ("(NOMOR .*?)</w:p>", "\\1<w:r><w:t>/……</w:t></w:r></w:p>"))
    assert [p.code for p in told(behind, renderer)] == ["ZI482"]
    later = saved(konsep, ("Isi surat.", "Nama: …… Tanggal: ____"))
    assert [p.code for p in told(later, renderer)] == ["ZI482"]
    form = saved(konsep, ("Isi surat.", "Sutrisno (………………)"))
    assert "Sutrisno (………………)" in document_text(issue(form, renderer))
    name = saved(konsep, ("Isi surat.", "Sutrisno ……"))
    assert "Sutrisno ……" in document_text(issue(name, renderer))


def test_dots_of_the_naskah_may_stay(make_naskah: MakeNaskah) -> None:
    """Room that the naskah itself leaves beside a number is no fault, also in an edited line."""
    renderer = konsep_of(make_naskah("NOMOR {{ nomor }} paraf ……", "Isi surat."))
    edited = saved(renderer.render(CONTEXT), ("paraf", "diparaf"))
    assert f"NOMOR {NOMOR} diparaf ……" in document_text(issue(edited, renderer))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Isi surat.", "Isi {{ nomor }}"), "ZI483"),
        (("(<w:r><w:t[^>]*>Isi surat)", '<w:commentReference w:id="0"/>\\1'), "ZI479"),
        (("(<w:r>)(<w:t[^>]*>Isi surat.*?</w:r>)", '<w:ins w:id="9">\\1\\2</w:ins>'), "ZI449"),
        (
            (
                "(<w:r>)(<w:t[^>]*>Isi surat)",
                '\\1<w:rPr><w:rPrChange w:id="9"><w:rPr/></w:rPrChange></w:rPr>\\2',
            ),
            "ZI449",
        ),
    ],
)
def test_what_a_signed_document_may_not_hold_is_refused(
    konsep: bytes, renderer: Renderer, change: tuple[str, str], code: str
) -> None:
    """Tags, comments and tracked changes stop the issue, with the paragraph they stand in."""
    [problem] = told(saved(konsep, change), renderer)
    assert problem.code == code
    assert "Isi" in str(problem.place)


def test_no_word_file_is_refused(renderer: Renderer) -> None:
    """A file that the gate refuses is named with the gate's own code, as data to correct."""
    [problem] = told(b"bukan Word", renderer)
    assert (problem.code, problem.place.file) == ("ZI401", PLACE.file)


def test_a_text_for_drafts_is_refused(make_naskah: MakeNaskah) -> None:
    """What an office's own naskah prints in drafts only must be gone before the issue (ZI484)."""
    renderer = konsep_of(make_naskah("{%p if draf %}", "DRAF", "{%p endif %}", *BODY))
    konsep = renderer.render(CONTEXT)
    assert [p.code for p in told(konsep, renderer)] == ["ZI484"]
    assert issue(saved(konsep, ("<w:p><w:r><w:t[^>]*>DRAF.*?</w:p>", "")), renderer)


def test_a_print_without_room_for_a_control_is_refused(make_naskah: MakeNaskah) -> None:
    """Dots in a field's code can't be filled in an edited file (ZI485)."""
    field = "<w:p><w:r><w:instrText>IF {{ nomor }}</w:instrText></w:r></w:p>"
    renderer = konsep_of(make_naskah(field, *BODY))
    assert [p.code for p in told(renderer.render(CONTEXT), renderer)] == ["ZI485"]


def test_a_control_of_another_naskah_is_refused(make_naskah: MakeNaskah, konsep: bytes) -> None:
    """When the naskah changed since the konsep was made, this alone is told, with the count."""
    other = konsep_of(make_naskah("NOMOR {{ nomor|kapital }}", "pada {{ tanggal|hari }}"))
    [problem] = told(konsep, other)
    assert problem.code == "ZI486"
    assert "(dan 1 isian lain)" in problem.message


def test_a_konsep_saved_in_strict_form(konsep: bytes, renderer: Renderer) -> None:
    """A konsep that Word saved as Strict Open XML gives the same document."""
    edited = saved(konsep, (re.escape(W[1:-1]), "http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert edited != konsep
    assert document_text(issue(edited, renderer)) == document_text(issue(konsep, renderer))


def test_a_control_inside_another_is_one_value(konsep: bytes, renderer: Renderer) -> None:
    """A control that somebody pasted into another one gives the value once."""
    control = "(<w:sdt>.*?<w:sdtContent>)(<w:r>.*?</w:r>)(</w:sdtContent></w:sdt>)(.*Isi)"
    edited = saved(konsep, (control, r"\1\2\1\2\3\3\4"))
    assert document_text(issue(edited, renderer)).startswith(f"NOMOR {NOMOR}\n")


def test_controls_that_are_gone_are_told_together(make_naskah: MakeNaskah) -> None:
    """A row of controls that somebody deleted is one complaint with their number."""
    renderer = konsep_of(make_naskah("{{ nomor }} {{ nomor }} {{ nomor }}", "Isi"))
    [problem] = told(saved(renderer.render(CONTEXT), ("<w:sdt>.*</w:sdt>", "")), renderer)
    assert problem.code == "ZI480"
    assert "(dan 2 lagi)" in problem.message


def test_srikandi_markers_survive_whole(make_naskah: MakeNaskah) -> None:
    """``${...}`` that Word cut into runs is one run again, untouched."""
    renderer = konsep_of(make_naskah(*BODY, "${ttd_pengirim}"))
    cut = saved(renderer.render(CONTEXT), ("(\\$\\{ttd)(_peng)", "\\1</w:t></w:r><w:r><w:t>\\2"))
    assert b"${ttd_pengirim}" in parts_of(issue(cut, renderer))["word/document.xml"]


def test_a_picture_in_a_control_comes_along(make_naskah: MakeNaskah) -> None:
    """A QR code of the number is brought into the edited file with its picture."""
    renderer = konsep_of(make_naskah("{{ nomor|qr(20) }}", *BODY))
    konsep = renderer.render(CONTEXT)
    assert "drawing" not in parts_of(konsep)["word/document.xml"].decode()
    parts = parts_of(issue(konsep, renderer))
    finished = parts_of(
        konsep_of(make_naskah("{{ nomor|qr(20) }}", *BODY), konsep=False).render(CONTEXT)
    )
    [wanted] = [finished[name] for name in finished if name.startswith("word/media/")]
    links = parts["word/_rels/document.xml.rels"].decode()
    [used] = re.findall('r:embed="([^"]*)"', parts["word/document.xml"].decode())
    [target] = re.findall(f'Id="{used}"[^>]*Target="([^"]*)"', links)
    assert parts[f"word/{target}"] == wanted


def test_a_header_that_somebody_wrote_in_stays(konsep: bytes, renderer: Renderer) -> None:
    """A header that was added for the mark stays when a person typed something into it."""
    name = "word/headerkonsep1.xml"
    edited = saved(konsep, ("</w:hdr>", "<w:p><w:r><w:t>Kop</w:t></w:r></w:p></w:hdr>"), part=name)
    parts = parts_of(issue(edited, renderer))
    assert "Kop" in parts[name].decode()
    assert "KONSEP" not in parts[name].decode()


@pytest.mark.parametrize(
    "change",
    [
        ("<w:p><w:pPr><w:pStyle w:val=.ZIKonsep\\W.*?</w:p>", ""),
        ("<w:pStyle w:val=.ZIKonsep./>", ""),
    ],
)
def test_a_mark_that_somebody_touched_goes_all_the_same(
    konsep: bytes, renderer: Renderer, change: tuple[str, str]
) -> None:
    """Deleted by hand or with its style lost, the mark and the header for it are gone."""
    edited = saved(konsep, change, part="word/headerkonsep1.xml")
    assert not [name for name in parts_of(issue(edited, renderer)) if "header" in name]


def test_headers_that_word_renamed_are_found(konsep: bytes, renderer: Renderer) -> None:
    """Word gives parts and relationships names of its own; ours go all the same."""
    old, new = "headerkonsep1", "header1"
    parts = {
        name.replace(old, new): data.replace(old.encode(), new.encode())
        for name, data in parts_of(konsep).items()
    }
    issued = parts_of(issue(packed(parts), renderer))
    assert not [name for name in issued if "header" in name]
    assert b"header" not in b"".join(issued.values())


def test_a_header_of_one_control_is_as_it_was(make_naskah: MakeNaskah) -> None:
    """Word's gallery of page numbers makes a header without a paragraph of its own."""
    body = "<w:sdt><w:sdtContent><w:p><w:r><w:t>- 1 -</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    section = SECTION.replace(
        "<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/>'
    )
    parts = {"header1": f'<w:hdr xmlns:w="{W[1:-1]}">{body}</w:hdr>'}
    renderer = konsep_of(make_naskah(*BODY, parts=parts, section=section))
    konsep = renderer.render(CONTEXT)
    assert texts(root_of(konsep, "word/header1.xml")) == "- 1 -KONSEP"
    header = root_of(issue(konsep, renderer), "word/header1.xml")
    assert [child.tag for child in header] == [f"{W}sdt"]


def test_own_headers_are_as_they_were(make_naskah: MakeNaskah, story: Callable[..., str]) -> None:
    """A naskah's own headers lose only the mark; the controls in them are filled."""
    section = SECTION.replace(
        "<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="rId10"/>'
    )
    parts = {"header1": story("hdr", "Nomor {{ nomor }}")}
    renderer = konsep_of(make_naskah(*BODY, parts=parts, section=section))
    issued = issue(renderer.render(CONTEXT), renderer)
    assert texts(root_of(issued, "word/header1.xml")) == f"Nomor {NOMOR}"


def test_properties_are_those_of_a_finished_document(konsep: bytes, renderer: Renderer) -> None:
    """Title and dates are set, under whatever name; the picture of the first page goes."""
    parts = parts_of(konsep)
    del parts["docProps/core.xml"]
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
    picture = f'<Relationship Id="t" Type="{kind}thumbnail" Target="docProps/thumbnail.jpeg"/>'
    links = re.sub("<Relationship [^>]*core-prop[^>]*>", picture, parts["_rels/.rels"].decode())
    parts |= {"_rels/.rels": links.encode(), "docProps/thumbnail.jpeg": b"KONSEP"}
    issued = parts_of(issue(packed(parts), renderer))
    assert f"<dc:title>Keputusan {NOMOR}</dc:title>" in issued["docProps/core.xml"].decode()
    assert b"core-properties" in issued["_rels/.rels"]
    assert b"thumbnail" not in issued["_rels/.rels"]
    assert "docProps/thumbnail.jpeg" not in issued


def test_the_end_of_tracking(konsep: bytes, renderer: Renderer) -> None:
    """An issued document does not go on recording changes."""
    parts = parts_of(konsep)
    parts["word/settings.xml"] = (
        f'<w:settings xmlns:w="{W[1:-1]}"><w:trackRevisions/></w:settings>'.encode()
    )
    assert b"trackRevisions" not in parts_of(issue(packed(parts), renderer))["word/settings.xml"]


# Differences


def test_differences_leave_out_controls_and_mark(konsep: bytes) -> None:
    """What stands in a control is no difference; a changed paragraph is told old and new."""
    assert konsep_changes(konsep, konsep) == []
    edited = saved(konsep, (f"(NOMOR .*?){DOTS}", f"\\g<1>{NOMOR}"), ("Isi surat", "Isi lain"))
    assert konsep_changes(konsep, edited) == [("Isi surat.", "Isi lain.")]


def test_differences_leave_out_what_programs_renew(make_naskah: MakeNaskah) -> None:
    """Page numbers, and copies of text boxes for old programs, are no text that was edited."""
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        '<w:p><w:fldSimple w:instr="NUMPAGES"><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    )
    spare = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{spare}"><mc:Fallback><w:pict><w:txbxContent>'
        "<w:p><w:r><w:t>kotak</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    konsep = konsep_of(make_naskah(*BODY, field, box)).render(CONTEXT)
    edited = saved(konsep, (">2</w:t>", ">9</w:t>"), (">3</w:t>", ">9</w:t>"), ("kotak", ""))
    assert konsep_changes(konsep, edited) == []


def test_a_long_number_may_need_another_step(make_naskah: MakeNaskah) -> None:
    """Dots fit the page as it is and the real value does not; the controls are the same ones."""
    small = '<w:style w:type="paragraph" w:styleId="Kecil"><w:name w:val="Kecil"/></w:style>'
    parts = parts_of(make_naskah(*BODY))
    styles = parts["word/styles.xml"].replace(b"</w:styles>", small.encode() + b"</w:styles>")
    naskah = packed({**parts, "word/styles.xml": styles})
    muat = {"halaman": 1, "gaya": [{"Normal": "Kecil"}]}
    renderer = spec_of(naskah, muat=muat).compile()
    context = {**CONTEXT, "nomor": "1234567890 " * 1000}
    konsep = renderer.render(context)
    assert b"Kecil" not in parts_of(konsep)["word/document.xml"]
    assert b"Kecil" in parts_of(renderer.render_filled(context))["word/document.xml"]
    issued = issue_edited(konsep, renderer, context, PLACE)
    assert document_text(issued).count("1234567890") == 1000


def test_a_tight_konsep_has_controls_too(make_naskah: MakeNaskah) -> None:
    """The steps of a type that must fit a page are konsep as well."""
    small = '<w:style w:type="paragraph" w:styleId="Kecil"><w:name w:val="Kecil"/></w:style>'
    parts = parts_of(make_naskah(*BODY, "{{ panjang }}"))
    styles = parts["word/styles.xml"].replace(b"</w:styles>", small.encode() + b"</w:styles>")
    naskah = packed({**parts, "word/styles.xml": styles})
    renderer = spec_of(naskah, muat={"halaman": 1, "gaya": [{"Normal": "Kecil"}]}).compile()
    root = root_of(renderer.render({**CONTEXT, "panjang": "kata " * 3000}))
    assert len(list(root.iter(f"{W}sdt"))) == 2
    assert next(root.iter(f"{W}pStyle"), None) is not None


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_edit_ends_in_a_traceback(
    konsep: bytes, renderer: Renderer, data: st.DataObject
) -> None:
    """Whatever is deleted, doubled or moved in the file, it is issued whole or refused in words."""
    parts = parts_of(konsep)
    name = data.draw(st.sampled_from(("word/document.xml", "word/headerkonsep1.xml")))
    root = etree.fromstring(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        nodes = list(root.iter(etree.Element))[1:]
        if not nodes:
            break
        node, other = data.draw(st.sampled_from(nodes)), data.draw(st.sampled_from(nodes))
        deed = data.draw(st.sampled_from(("delete", "double", "move")))
        if deed == "delete":
            node.getparent().remove(node)
        elif deed == "double":
            node.addnext(copy.deepcopy(node))
        elif node is not other and node.tag == other.tag and node not in other.iterancestors():
            other.addnext(node)
    edited = packed({**parts, name: etree.tostring(root)})
    try:
        issued = issue(edited, renderer)
    except ZiDocsError:
        return
    xml = b"".join(parts_of(issued).values())
    assert b"zi:" not in xml
    assert b"_zi_" not in xml
    assert NOMOR in document_text(issued)

"""Composing a naskah: shared pieces, pictures, styles."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping

import pytest
from lxml import etree
from PIL import Image

from zi_docs.errors import TemplateError
from zi_docs.ooxml.package import CONTENT_TYPES, DOCUMENT, Member, Package, zip_of
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.text import document_text, paragraph_text
from zi_docs.ooxml.xml import NS, parse_xml, to_bytes
from zi_docs.picture import picture_size
from zi_docs.word.compose import insert_fragments
from zi_docs.word.emblems import replace_pictures

MakeNaskah = Callable[..., bytes]

W = NS["w"]
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{0}</w:tc></w:tr>"
    "</w:tbl>"
)
RELS = "word/_rels/document.xml.rels"


def png(width: int, height: int) -> bytes:
    """Return a real PNG of this size, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def picture(name: str, relation: str = "rId9") -> str:
    """Return a paragraph with a picture of this description, 2 by 1 cm."""
    extent = 'cx="720000" cy="360000"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{NS["wp"]}"><wp:extent {extent}/>'
        f'<wp:docPr id="1" name="Gambar" descr="{name}"/><a:graphic xmlns:a="{NS["a"]}">'
        f'<a:blip r:embed="{relation}"/><a:xfrm><a:ext {extent}/></a:xfrm></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def with_media(data: bytes, media: Mapping[str, bytes], relation: str = "rId9") -> bytes:
    """Return a Word file with pictures added, the last of them under one relationship."""
    package = read_package(data, "n")
    relationships = parse_xml(package.parts[RELS], RELS)
    for name, picture_data in media.items():
        package.parts[f"word/media/{name}"] = picture_data
        if relations := [r for r in relationships if r.get("Id") == relation]:
            relations[0].set("Target", f"media/{name}")
        else:
            tag = f"{{{NS['rel']}}}Relationship"
            attributes = {"Id": relation, "Type": IMAGE, "Target": f"media/{name}"}
            etree.SubElement(relationships, tag, attributes)
    package.parts[RELS] = to_bytes(relationships)
    return zip_of(Member.of(*part) for part in package.parts.items())


def composed(naskah: bytes, fragments: Mapping[str, bytes]) -> tuple[Package, list[str]]:
    package = read_package(naskah, "naskah.docx")
    problems = insert_fragments(package, fragments, "naskah.docx")
    return package, [problem.code for problem in problems]


def text(package: Package) -> str:
    return document_text(zip_of(Member.of(*part) for part in package.parts.items())).strip()


def relations(package: Package, part: str = RELS) -> dict[str, str]:
    return {r.get("Id"): r.get("Target") for r in parse_xml(package.parts[part], part)}


def embeds(package: Package) -> list[str]:
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    return [str(value) for value in root.xpath("//@r:embed", namespaces=NS)]


def test_a_piece_takes_the_markers_place(make_naskah: MakeNaskah) -> None:
    """The paragraph of the marker becomes the body of the piece, without its page setting."""
    package, codes = composed(
        make_naskah("sebelum", "{%p sisip kop %}", "sesudah"),
        {"kop": make_naskah("KOP 1", "KOP 2")},
    )
    assert codes == []
    assert text(package).split("\n") == ["sebelum", "KOP 1", "KOP 2", "sesudah"]
    assert package.parts[DOCUMENT].count(b"<w:sectPr") == 1


def test_a_piece_with_names(make_naskah: MakeNaskah) -> None:
    """Names given to a piece begin before it and end after it."""
    naskah = make_naskah("{%p sisip ttd pejabat=rapat.pimpinan kiri=a.b %}", "akhir")
    package, _ = composed(naskah, {"ttd": make_naskah("{{ pejabat.nama }}")})
    assert text(package).split("\n") == [
        "{%p with pejabat=rapat.pimpinan, kiri=a.b %}",
        "{{ pejabat.nama }}",
        "{%p endwith %}",
        "akhir",
    ]


def test_headers_and_footers_take_pieces(
    make_naskah: MakeNaskah, story: Callable[[str, str], str]
) -> None:
    """Pieces are put into headers and footers too."""
    parts = {
        "header1": story("hdr", "{%p sisip kop %}"),
        "footer1": story("ftr", "{%p sisip kop %}"),
    }
    package, codes = composed(make_naskah("isi", parts=parts), {"kop": make_naskah("KOP")})
    assert codes == []
    for part in ("word/header1.xml", "word/footer1.xml"):
        root = parse_xml(package.parts[part], part)
        assert [paragraph_text(p) for p in root.iter(f"{{{W}}}p")] == ["KOP"]


def test_pieces_in_pieces(make_naskah: MakeNaskah) -> None:
    """A piece may contain another piece."""
    fragments = {"luar": make_naskah("{%p sisip dalam %}", "luar"), "dalam": make_naskah("dalam")}
    package, codes = composed(make_naskah("{%p sisip luar %}"), fragments)
    assert codes == []
    assert text(package) == "dalam\nluar"


def test_a_piece_of_itself_ends(make_naskah: MakeNaskah) -> None:
    """A piece that contains itself comes to an end."""
    package, _ = composed(make_naskah("{%p sisip a %}"), {"a": make_naskah("x", "{%p sisip a %}")})
    assert text(package).count("x") <= 5


@pytest.mark.parametrize(
    ("marker", "code"),
    [
        ("{%p sisip tiada %}", "ZI404"),
        ("{% sisip kop %}", "ZI403"),
        ("{%sisip kop%}", "ZI403"),
        ("{%p sisip kop %} dan lagi", "ZI403"),
        ("lihat {%p sisip kop %}", "ZI403"),
        ("{%p sisip %}", "ZI403"),
        ("{%p sisip kop pejabat = x %}", "ZI403"),
        ("{%p sisip kop pejabat=x|upper %}", "ZI403"),
    ],
)
def test_markers_that_are_wrong(make_naskah: MakeNaskah, marker: str, code: str) -> None:
    """A marker with an unknown piece, or with text beside it, is reported once."""
    _, codes = composed(make_naskah("a", marker), {"kop": make_naskah("KOP")})
    assert codes == [code]


def test_an_unknown_piece_is_told_with_the_known_ones(make_naskah: MakeNaskah) -> None:
    """The complaint about an unknown piece lists the known ones."""
    package = read_package(make_naskah("{%p sisip kopp %}"), "n")
    [problem] = insert_fragments(package, {"kop": b"", "draf": b""}, "naskah.docx")
    assert problem.hint == 'Mungkin "kop"; yang ada: draf, kop.'


def test_ordinary_words_are_left(make_naskah: MakeNaskah) -> None:
    """The word "sisip" in a letter's own text is not a marker."""
    package, codes = composed(make_naskah("surat ini kami sisip di sini"), {})
    assert (text(package), codes) == ("surat ini kami sisip di sini", [])


def test_a_cell_keeps_a_paragraph_after_a_table(make_naskah: MakeNaskah) -> None:
    """A table put at the end of a cell is followed by a paragraph, as Word demands."""
    marker = "<w:p><w:r><w:t>{%p sisip tabel %}</w:t></w:r></w:p>"
    inner = TABLE.format("<w:p><w:r><w:t>isi</w:t></w:r></w:p>")
    package, _ = composed(make_naskah(TABLE.format(marker)), {"tabel": make_naskah(inner)})
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    cells = root.xpath("//w:tc[w:tbl]", namespaces=NS)
    assert [etree.QName(child).localname for child in cells[0].iterchildren("{*}*")] == [
        "tcPr",
        "tbl",
        "p",
    ]
    assert "sisip" not in text(package)


def test_pictures_come_along(make_naskah: MakeNaskah) -> None:
    """A piece's picture is copied with it, under a relationship of its own, and declared."""
    piece = with_media(make_naskah(picture("logo")), {"image1.png": png(2, 1)})
    naskah = with_media(make_naskah(picture("foto"), "{%p sisip kop %}"), {"image1.png": png(1, 1)})
    package, codes = composed(naskah, {"kop": piece})
    assert codes == []
    targets = relations(package)
    first, second = embeds(package)
    assert package.parts[f"word/{targets[first]}"] == png(1, 1)
    assert package.parts[f"word/{targets[second]}"] == png(2, 1)
    assert b'Extension="png"' in package.parts[CONTENT_TYPES]


def test_the_same_picture_is_kept_once(make_naskah: MakeNaskah) -> None:
    """A piece that is inserted twice brings its picture once."""
    piece = with_media(make_naskah(picture("logo")), {"image1.png": png(2, 1)})
    package, _ = composed(make_naskah("{%p sisip kop %}", "{%p sisip kop %}"), {"kop": piece})
    assert len(list(package.names("word/media/"))) == 1
    assert {relations(package)[e] for e in embeds(package)} == {"media/zi1.png"}


def test_styles_come_along(make_naskah: MakeNaskah) -> None:
    """A style that only the piece has is copied; one that the naskah has is not."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/></w:style></w:styles>'

    def styled(body: str, *styles: tuple[str, str]) -> bytes:
        package = read_package(make_naskah(body), "n")
        for pair in styles:
            old = package.parts["word/styles.xml"]
            new = old.replace(b"</w:styles>", style.format(*pair).encode())
            package.parts["word/styles.xml"] = new
        return zip_of(Member.of(*part) for part in package.parts.items())

    paragraph = '<w:p><w:pPr><w:pStyle w:val="Baru"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    piece = styled(paragraph, ("Baru", "ZI Baru"), ("Lama", "dari bagian"))
    package, _ = composed(styled("{%p sisip a %}", ("Lama", "dari naskah")), {"a": piece})
    styles = package.parts["word/styles.xml"]
    assert b'w:styleId="Baru"' in styles
    assert b"ZI Baru" in styles
    assert b"dari naskah" in styles
    assert b"dari bagian" not in styles


@pytest.mark.parametrize(("width", "height"), [(300, 300), (100, 400), (400, 100)])
def test_the_offices_emblem(make_naskah: MakeNaskah, width: int, height: int) -> None:
    """The office's emblem replaces the naskah's, at its height and with its own proportions."""
    naskah = with_media(make_naskah(picture("lambang")), {"image1.png": png(1, 1)})
    package = read_package(naskah, "n")
    own = png(width, height)
    replace_pictures(package, {"lambang": own}, "n")
    [embed] = embeds(package)
    assert package.parts[f"word/{relations(package)[embed]}"] == own
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    sizes = {(e.get("cx"), e.get("cy")) for e in root.xpath("//wp:extent | //a:ext", namespaces=NS)}
    assert sizes == {(str(360000 * width // height), "360000")}


def test_a_photo_as_emblem_is_reduced(make_naskah: MakeNaskah) -> None:
    """A phone's photo that is printed 1 cm high has 236 points in height, not thousands."""
    photo = io.BytesIO()
    Image.effect_noise((1600, 1200), 90).save(photo, "JPEG")
    package = read_package(
        with_media(make_naskah(picture("lambang")), {"image1.png": png(1, 1)}), "n"
    )
    replace_pictures(package, {"lambang": photo.getvalue()}, "n")
    [embed] = embeds(package)
    shown = package.parts[f"word/{relations(package)[embed]}"]
    assert picture_size(shown) == (315, 236)


def test_an_emblem_the_office_does_not_have(make_naskah: MakeNaskah) -> None:
    """An emblem that the office does not have leaves an empty place."""
    naskah = with_media(
        make_naskah(picture("lambang"), picture("lambang_negara")), {"image1.png": png(1, 1)}
    )
    package = read_package(naskah, "n")
    replace_pictures(package, {"lambang_negara": png(2, 2)}, "n")
    assert package.parts[DOCUMENT].count(b"<w:drawing") == 1
    assert b'descr="lambang_negara"' in package.parts[DOCUMENT]


def test_a_letterhead_without_emblem(make_naskah: MakeNaskah) -> None:
    """Without an emblem its column is removed, so that the letterhead is centred."""
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="pct"/></w:tcPr>{{}}</w:tc>'
             for width in (750, 4250)]  # fmt: skip
    name = "<w:p><w:r><w:t>DINAS</w:t></w:r></w:p>"
    row = cells[0].format(picture("lambang")) + cells[1].format(name)
    grid = '<w:tblGrid><w:gridCol w:w="1361"/><w:gridCol w:w="7711"/></w:tblGrid>'
    naskah = make_naskah(f"<w:tbl>{grid}<w:tr>{row}</w:tr></w:tbl>")
    package = read_package(with_media(naskah, {"image1.png": png(1, 1)}), "n")
    replace_pictures(package, {}, "n")
    root = parse_xml(package.parts[DOCUMENT], DOCUMENT)
    widths = root.xpath("//w:tcW/@w:w | //w:gridCol/@w:w", namespaces=NS)
    assert widths == ["9072", "5000"]


def test_other_pictures_are_left(make_naskah: MakeNaskah) -> None:
    """A picture that is not an emblem stays as it is."""
    naskah = with_media(make_naskah(picture("foto lambang")), {"image1.png": png(1, 1)})
    package = read_package(naskah, "n")
    replace_pictures(package, {"lambang": png(9, 9)}, "n")
    assert relations(package)["rId9"] == "media/image1.png"


def test_an_emblem_without_its_file(make_naskah: MakeNaskah) -> None:
    """An emblem whose relationship is missing is refused (ZI405)."""
    package = read_package(make_naskah(picture("lambang", "rId99")), "n")
    with pytest.raises(TemplateError) as error:
        replace_pictures(package, {"lambang": png(1, 1)}, "naskah.docx")
    assert [(p.code, str(p.place)) for p in error.value.problems] == [("ZI405", "naskah.docx")]


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [("w:drawing", "w:x", b"lambang"), ("w:p>", "w:x>", b"<w:x><w:r/>")],
)
def test_an_emblem_without_what_is_around_it(
    make_naskah: MakeNaskah, old: str, new: str, left: bytes
) -> None:
    """An emblem outside a drawing is left alone; one outside a paragraph is taken out alone."""
    package = read_package(make_naskah(picture("lambang").replace(old, new)), "n")
    replace_pictures(package, {}, "naskah.docx")
    assert left in package.parts[DOCUMENT]


def test_an_emblem_without_a_picture(make_naskah: MakeNaskah) -> None:
    """A drawing called an emblem that holds no picture is refused (ZI405)."""
    package = read_package(make_naskah(picture("lambang").replace("<a:blip", "<a:x")), "n")
    with pytest.raises(TemplateError) as error:
        replace_pictures(package, {"lambang": png(1, 1)}, "naskah.docx")
    assert [problem.code for problem in error.value.problems] == ["ZI405"]


def test_text_of_a_paragraph(make_naskah: MakeNaskah) -> None:
    """Runs are joined; tabs, line breaks and the hard hyphen are text."""
    xml = (
        f'<w:p xmlns:w="{W}"><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r><w:r><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t/></w:r></w:p>"
    )
    assert paragraph_text(etree.fromstring(xml)) == "a\tb\nc-"


def test_a_marker_in_several_runs(make_naskah: MakeNaskah) -> None:
    """A marker that Word cut into runs is still a marker."""
    cut = "<w:p><w:r><w:t>{%p si</w:t></w:r><w:r><w:t>sip kop %}</w:t></w:r></w:p>"
    package, _ = composed(make_naskah(cut), {"kop": make_naskah("KOP")})
    assert text(package) == "KOP"


def pointed_at(naskah: bytes, target: str, **attributes: str) -> bytes:
    """Return a Word file whose picture's relationship leads elsewhere."""
    package = read_package(naskah, "n")
    relationships = parse_xml(package.parts[RELS], RELS)
    relation = next(r for r in relationships if r.get("Id") == "rId9")
    relation.attrib.update({"Target": target, **attributes})
    package.parts[RELS] = to_bytes(relationships)
    return zip_of(Member.of(*part) for part in package.parts.items())


def test_pictures_from_the_web_are_refused(make_naskah: MakeNaskah) -> None:
    """A linked picture is refused, since the office's own copy would not have it."""
    piece = with_media(make_naskah(picture("x")), {"image1.png": png(1, 1)})
    linked = pointed_at(piece, "https://a.example/x.png", TargetMode="External")
    with pytest.raises(TemplateError) as error:
        composed(make_naskah("{%p sisip kop %}"), {"kop": linked})
    assert "kop" in str(error.value.problems[0].place)


def test_pictures_with_absolute_paths(make_naskah: MakeNaskah) -> None:
    """A picture with a path from the root of the file is copied like any other."""
    piece = with_media(make_naskah(picture("x")), {"image1.png": png(1, 1)})
    absolute = pointed_at(piece, "/word/media/image1.png")
    package, _ = composed(make_naskah("{%p sisip kop %}"), {"kop": absolute})
    assert png(1, 1) in package.parts.values()


def test_pictures_never_overwrite(make_naskah: MakeNaskah) -> None:
    """A copied picture never takes the name of another one."""
    piece = with_media(make_naskah(picture("logo")), {"image1.png": png(2, 1)})
    naskah = with_media(make_naskah(picture("foto"), "{%p sisip kop %}"), {"zi2.png": png(1, 1)})
    package, _ = composed(naskah, {"kop": piece})
    assert package.parts["word/media/zi2.png"] == png(1, 1)


def test_an_empty_piece(make_naskah: MakeNaskah) -> None:
    """A piece without paragraphs leaves nothing behind."""
    package, _ = composed(make_naskah("a", "{%p sisip kosong %}"), {"kosong": make_naskah()})
    assert text(package) == "a"


@pytest.mark.parametrize("part", ["body", "cell", "header"])
def test_an_empty_piece_leaves_a_sound_file(
    make_naskah: MakeNaskah, story: Callable[[str, str], str], part: str
) -> None:
    """Where Word demands a paragraph, an empty piece leaves one."""
    marker = "{%p sisip kosong %}"
    body = TABLE.format(f"<w:p><w:r><w:t>{marker}</w:t></w:r></w:p>") if part == "cell" else marker
    header = story("hdr", marker if part == "header" else "a")
    naskah = make_naskah(body, parts={"header1": header})
    package, problems = composed(naskah, {"kosong": make_naskah()})
    assert problems == []
    for name in (DOCUMENT, "word/header1.xml"):
        root = parse_xml(package.parts[name], name)
        assert not list(root.iter(f"{{{W}}}tc")) or root.find(f".//{{{W}}}tc/{{{W}}}p") is not None
        assert root.tag == f"{{{W}}}document" or len(root)
        assert b"sisip" not in package.parts[name]


def test_a_piece_in_a_piece_cut_into_runs(make_naskah: MakeNaskah) -> None:
    """A marker inside a piece is found when Word cut it into runs."""
    cut = "<w:p><w:r><w:t>{%p sisip l</w:t></w:r><w:r><w:t>ogo %}</w:t></w:r></w:p>"
    pieces = {"kop": make_naskah(cut), "logo": make_naskah("LOGO")}
    package, _ = composed(make_naskah("{%p sisip kop %}"), pieces)
    assert text(package) == "LOGO"


def test_a_piece_whose_picture_is_gone(make_naskah: MakeNaskah) -> None:
    """A piece with a picture that its file does not have is refused with its name (ZI405)."""
    piece = with_media(make_naskah(picture("x")), {"image1.png": png(1, 1)})
    with pytest.raises(TemplateError) as error:
        composed(make_naskah("{%p sisip kop %}"), {"kop": pointed_at(piece, "media/lain.png")})
    assert [(p.code, str(p.place)) for p in error.value.problems] == [("ZI405", "_bagian/kop.docx")]

"""Word files of the rarer elements of the format, without tags, and what a gate refuses in some.

A file draws some of ``PIECES``. Each brings the blocks that it shows, the parts that it needs, and
the code of its refusal where a letter may not hold it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.conftest import W, _naskah
from tests.ooxml import spellings
from tests.word.bagan import chart_xml, drawing, series, with_charts

from .case import Chance

_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_V = "urn:schemas-microsoft-com:vml"
_O = "urn:schemas-microsoft-com:office:office"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_WORDS = [
    "surat",
    "{tugas}",
    "%bupati%",
    "100%",
    "{a#",
    "nomor",
    "12/2021",
    "a}",
    "{b",
    "“petik”",
    "–",
    "\xa0",
    "x_y",
]
_NAMES = ("biasa", "strict", "awalan lain", "utf-16", "di tempat lain", "document2.xml")


class Piece(NamedTuple):
    """Blocks of the body, parts by their short names, and the codes that refuse it."""

    blocks: str
    parts: dict[str, str] = {}  # noqa: RUF012  # nothing changes it
    refused: str = ""


class Foreign(NamedTuple):
    """A Word file, what it is made of, and the codes of which one must refuse it, if any."""

    what: str
    data: bytes
    refused: frozenset[str]


def foreign(chance: Chance) -> Foreign:
    """Return a Word file of some pieces in one spelling of the format."""
    names = chance.sample([*PIECES], chance.randint(1, 6))
    if chance.random() < 0.1:
        names.append(chance.choice([*REFUSED]))
    pieces = [(PIECES | REFUSED)[name](chance) for name in names]
    parts: dict[str, str] = {}
    for piece in pieces:
        parts |= piece.parts
    data = _naskah(*(piece.blocks for piece in pieces), parts=parts)
    if any("c:chart" in piece.blocks for piece in pieces):
        data = with_charts(data, chart_xml("bar", series(1)))
    spelling = chance.choice(_NAMES)
    if "c:chart" not in "".join(piece.blocks for piece in pieces):
        data = SPELL[spelling](data)
    refused = frozenset(piece.refused for piece in pieces if piece.refused)
    return Foreign(f"{', '.join(names)}; {spelling}", data, refused)


def _document2(data: bytes) -> bytes:
    """Return the file with its body in ``word/document2.xml``, as Word Online writes it."""
    parts = {
        n.replace("document.xml", "document2.xml"): p for n, p in spellings.parts_of(data).items()
    }
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    return spellings.packed(parts)


SPELL: dict[str, Callable[[bytes], bytes]] = dict(
    zip(_NAMES, (lambda data: data, *spellings.SPELLINGS, _document2), strict=True)
)


def _t(chance: Chance) -> str:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(1, 8)))
    for pair in ("{{", "{%", "{#"):  # no tag may arise
        words = words.replace(pair, "{ ")
    return f'<w:t xml:space="preserve">{words}</w:t>'


def _r(chance: Chance, more: str = "") -> str:
    look = chance.choice(("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:lang w:val="id-ID"/></w:rPr>'))
    return f"<w:r>{look}{_t(chance)}{more}</w:r>"


def _p(chance: Chance, more: str = "", looks: str = "") -> str:
    return f"<w:p>{looks}{_r(chance)}{more}{_r(chance)}</w:p>"


def _cell(*blocks: str, looks: str = "") -> str:
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{''.join(blocks)}</w:tc>"


def _table(*rows: str) -> str:
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    return f"<w:tbl><w:tblPr/>{grid}{inner}</w:tbl>"


def nested(chance: Chance) -> Piece:
    """Merged cells and tables in tables."""
    inner = _table(_cell(_p(chance), looks='<w:gridSpan w:val="2"/>'))
    merged = _cell(_p(chance), looks='<w:vMerge w:val="restart"/>')
    first = merged + _cell(inner, _p(chance))
    return Piece(_table(first, _cell("<w:p/>", looks="<w:vMerge/>") + _cell(_p(chance))))


def noted(chance: Chance) -> Piece:
    """Footnotes and endnotes with their marks."""
    kind = chance.choice(("footnote", "endnote"))
    frame = "".join(
        f'<w:{kind} w:type="{name}" w:id="{n}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for n, name in enumerate(("separator", "continuationSeparator"))
    )
    note = f'<w:{kind} w:id="2">{_p(chance, f"<w:r><w:{kind}Ref/></w:r>")}</w:{kind}>'
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    return Piece(
        _p(chance, mark), {f"{kind}s": f'<w:{kind}s xmlns:w="{W}">{frame}{note}</w:{kind}s>'}
    )


def fields(chance: Chance) -> Piece:
    """Fields: in one element, in runs, in each other."""
    simple = f'<w:fldSimple w:instr=" DATE ">{_r(chance)}</w:fldSimple>'
    code = chance.choice(("PAGE", 'IF { PAGE } = 1 "a" "b"', "SEQ Tabel", "TOC \\o", "REF _Ref1"))
    return Piece(_p(chance, simple) + _p(chance, _field(code, chance)))


def _field(code: str, chance: Chance) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end")]
    told = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return kinds[0] + told + kinds[1] + _r(chance) + kinds[2]


def looks_changed(chance: Chance) -> Piece:
    """Tracked formatting, which changes no word."""
    change = '<w:rPr><w:b/><w:rPrChange w:id="5" w:author="A"><w:rPr/></w:rPrChange></w:rPr>'
    return Piece(f"<w:p><w:r>{change}{_t(chance)}</w:r></w:p>")


def controls(chance: Chance) -> Piece:
    """Content controls around a block, a row, a cell and a run."""

    def around(inner: str, look: str = "") -> str:
        looks = f'<w:sdtPr><w:id w:val="{chance.randint(1, 10**8)}"/>{look}</w:sdtPr>'
        return f"<w:sdt>{looks}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{around(_cell(_p(chance)))}{_cell(_p(chance))}</w:tr>"
    grid = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
    box = f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="1"/></w14:checkbox>'
    table = f"<w:tbl>{grid}{around(row)}</w:tbl>"
    return Piece(around(_p(chance) + table) + _p(chance, around(_r(chance), box)))


def boxes(chance: Chance) -> Piece:
    """A text box, with the copy of it for old programs."""
    inner = f"<w:txbxContent>{_p(chance)}</w:txbxContent>"
    new = f'<wps:wsp xmlns:wps="{_WPS}"><wps:txbx>{inner}</wps:txbx></wps:wsp>'
    shape = f'<v:shape xmlns:v="{_V}"><v:textbox>{inner}</v:textbox></v:shape>'
    old = f"<w:pict>{shape}</w:pict>"
    either = (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice Requires="wps" xmlns:wps="{_WPS}">'
        f"<w:drawing>{new}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        "</mc:AlternateContent>"
    )
    return Piece(f"<w:p><w:r>{either}</w:r>{_r(chance)}</w:p>")


def equation(chance: Chance) -> Piece:
    """An equation with a fraction."""

    def side(name: str) -> str:
        return f"<m:{name}><m:r><m:t>{chance.choice('abc')}{{</m:t></m:r></m:{name}>"

    fraction = f'<m:oMath xmlns:m="{_M}"><m:f>{side("num")}{side("den")}</m:f></m:oMath>'
    return Piece(_p(chance, fraction))


def chart(chance: Chance) -> Piece:
    """A native chart with its workbook."""
    return Piece(drawing(chance.choice(("", "Bagan: capaian", "bagannya"))) + _p(chance))


def commented(chance: Chance) -> Piece:
    """A comment, whose words nobody reads."""
    said = (
        '<w:comment w:id="7" w:author="A"><w:p><w:r><w:t>{{ x }} {%</w:t></w:r></w:p></w:comment>'
    )
    ends = [f'<w:commentRange{end} w:id="7"/>' for end in ("Start", "End")]
    mark = '<w:r><w:commentReference w:id="7"/></w:r>'
    whole = f"<w:p>{ends[0]}{_r(chance)}{ends[1]}{mark}</w:p>"
    return Piece(whole, {"comments": f'<w:comments xmlns:w="{W}">{said}</w:comments>'})


def sections(chance: Chance) -> Piece:
    """A section that ends in the middle, breaks, columns."""
    kind = chance.choice(("nextPage", "continuous", "evenPage", "nextColumn"))
    end = f'<w:pPr><w:sectPr><w:type w:val="{kind}"/><w:cols w:num="2"/></w:sectPr></w:pPr>'
    return Piece(_p(chance, '<w:r><w:br w:type="page"/></w:r>') + _p(chance, looks=end))


def listed(chance: Chance) -> Piece:
    """Numbered paragraphs of two lists."""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="%1{{"/></w:lvl>'
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level.format(kind)}</w:abstractNum>'
        for n, kind in enumerate(("decimal", "bullet"))
    )
    nums = "".join(
        f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (0, 1)
    )
    looks = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr></w:pPr>'
    items = "".join(_p(chance, looks=looks.format(chance.randint(1, 2))) for _ in range(3))
    return Piece(items, {"numbering": f'<w:numbering xmlns:w="{W}">{lists}{nums}</w:numbering>'})


def topped(chance: Chance) -> Piece:
    """A header and a footer with a table, a field and a picture of nothing."""
    header = f'<w:hdr xmlns:w="{W}">{_table(_cell(_p(chance)))}{_p(chance)}</w:hdr>'
    footer = f'<w:ftr xmlns:w="{W}">{_p(chance, _field("PAGE", chance))}</w:ftr>'
    return Piece(_p(chance), {"header1": header, "footer1": footer})


def linked(chance: Chance) -> Piece:
    """A link to a bookmark, bookmarks that overlap, symbols, and white space of every sort."""
    marks = "".join(f'<w:bookmarkStart w:id="{n}" w:name="_Ref{n}"/>' for n in (1, 2))
    ends = (
        '<w:bookmarkEnd w:id="1"/><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        '<w:bookmarkEnd w:id="2"/>'
    )
    odd = "<w:r><w:noBreakHyphen/><w:softHyphen/><w:tab/><w:ptab/><w:cr/></w:r>"
    link = f'<w:hyperlink w:anchor="_Ref1">{_r(chance)}</w:hyperlink>'
    return Piece(_p(chance, marks + link + odd + ends))


def reviewed(chance: Chance) -> Piece:
    """Marks of the spelling checker, of saving, and of another editor."""
    marks = '<w:proofErr w:type="spellStart"/>{}<w:proofErr w:type="spellEnd"/>'
    saved = f'<w:p w:rsidR="00AA11BB" w14:paraId="1A2B3C4D" xmlns:w14="{_W14}">{_r(chance)}</w:p>'
    tagged = f'<w:smartTag w:uri="u" w:element="e">{_r(chance)}</w:smartTag>'
    return Piece(_p(chance, marks.format(_r(chance)) + tagged + "<!-- {{ x -->") + saved)


def styled(chance: Chance) -> Piece:
    """Settings and a variable of the document."""
    variable = '<w:docVars><w:docVar w:name="a" w:val="{ b }"/></w:docVars>'
    settings = f'<w:settings xmlns:w="{W}"><w:zoom w:percent="90"/>{variable}</w:settings>'
    return Piece(
        _p(chance, looks='<w:pPr><w:pStyle w:val="TakAda"/></w:pPr>'), {"settings": settings}
    )


def tracked(chance: Chance) -> Piece:
    """Words that somebody added or removed, which nobody accepted yet."""
    gone = '<w:del w:id="8" w:author="A"><w:r><w:delText>lama</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="9" w:author="A">{_r(chance)}</w:ins>'
    return Piece(_p(chance, chance.choice((gone, added))), refused="ZI449")


def fetching(chance: Chance) -> Piece:
    """A field or a block that brings the content of another file."""
    code = chance.choice(("INCLUDETEXT c:\\\\x", "DDEAUTO excel x", "LINK Word x"))
    return Piece(_p(chance, _field(code, chance)), refused="ZI448")


def embedded(chance: Chance) -> Piece:
    """An embedded object."""
    held = f'<w:object><o:OLEObject xmlns:o="{_O}" Type="Embed"/></w:object>'
    return Piece(_p(chance, f"<w:r>{held}</w:r>"), refused="ZI446")


PIECES: dict[str, Callable[[Chance], Piece]] = {
    make.__name__: make
    for make in (
        *(nested, noted, fields, looks_changed, controls, boxes, equation, chart, commented),
        *(sections, listed, topped, linked, reviewed, styled),
    )
}
REFUSED: dict[str, Callable[[Chance], Piece]] = {
    make.__name__: make for make in (tracked, fetching, embedded)
}

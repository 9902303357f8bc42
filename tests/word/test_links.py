"""The addresses of links: filled in every turn of a loop, escaped, and only of the web or mail."""

from __future__ import annotations

import io
from collections.abc import Callable
from urllib.parse import quote, unquote

import docx
import pytest
from lxml import etree

from tests.conftest import W, _naskah
from tests.word.konsep import CONTEXT, DOTS, NOMOR, konsep_of
from tests.word.test_unfilled import OFFICE, A, with_parts
from zi_docs.errors import DataError, Place, TemplateError
from zi_docs.ooxml.package import rels_name
from zi_docs.ooxml.reading import read_package
from zi_docs.ooxml.relations import relations_in
from zi_docs.word import compile_file
from zi_docs.word.edited import issue_edited

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
R = f"{OFFICE}/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
BODY = "word/document.xml"


def link(text: str = "klik", number: int = 5) -> str:
    return f'<w:p><w:hyperlink r:id="rId{number}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'


def rels(*targets: str) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/hyperlink" Target="{target}" TargetMode="External"/>'
        for n, target in enumerate(targets, 5)
    )
    return f'<Relationships xmlns="{RELS}">{links}</Relationships>'


def linked(naskah: bytes, *targets: str, part: str = BODY) -> bytes:
    """Give a naskah links to these targets, as rId5, rId6 ..."""
    old = read_package(naskah, "n").parts.get(rels_name(part), rels().encode()).decode()
    added = rels(*targets).partition(">")[2]
    return with_parts(
        naskah, **{rels_name(part): old.replace("</Relationships>", "").rstrip() + added}
    )


def addresses(made: bytes, part: str = BODY) -> list[str]:
    """Return the address of each link of a part, in the order of the text."""
    parts = read_package(made, "n").parts
    known = {r.id: r.target for r in relations_in(parts[rels_name(part)], "r") if r.outer}
    clicked = etree.fromstring(parts[part]).iter("{*}hyperlink", "{*}hlinkClick")
    return [known[node.get(f"{{{R}}}id", "")] for node in clicked]


def filled(naskah: bytes, **values: object) -> bytes:
    return compile_file(naskah, "n").render({**BASE, **values})


def refused(naskah: bytes, **values: object) -> tuple[str, str, str]:
    with pytest.raises((DataError, TemplateError)) as error:
        filled(naskah, **values)
    (problem,) = error.value.problems
    return problem.code, str(problem.place), problem.message


@pytest.mark.parametrize(
    ("target", "values", "address"),
    [
        ("mailto:{{ x }}", {"x": "setda@sukamaju.example"}, "mailto:setda@sukamaju.example"),
        ("https://{{ x }}/zi", {"x": "sukamaju.example"}, "https://sukamaju.example/zi"),
        ("https://%7B%7B%20x%20%7d%7d/zi", {"x": "a.example"}, "https://a.example/zi"),
        ("{{ x }}", {"x": " https://a.example/b c?d=e&f=g#h "},
         "https://a.example/b%20c?d=e&f=g#h"),
        ("https://a.example/?q={{ x }}&amp;n={{ y|upper }}", {"x": "A & B/C", "y": "n"},
         "https://a.example/?q=A%20%26%20B%2FC&n=N"),
        ("https://a.example/%20{{ x }}", {"x": "b%20c 100%"},
         "https://a.example/%20b%20c%20100%25"),
        ("mailto:{{ x }}?subject={{ y }}", {"x": "a@b.example", "y": "Hal: é\nbaru"},
         "mailto:a@b.example?subject=Hal%3A%20%C3%A9%0Abaru"),
        ("mailto:{{ x }}", {"x": "a@b.example?bcc=c@d.example"},
         "mailto:a@b.example%3Fbcc%3Dc@d.example"),
        ("https://a.example/{{ x if x != “b” else 'c' }}", {"x": "b"}, "https://a.example/c"),
        ("{{ x }}", {"x": "sukamaju.example/zi"}, "https://sukamaju.example/zi"),
        ("{{ x }}", {"x": "setda@sukamaju.example"}, "mailto:setda@sukamaju.example"),
        ("https://{{ x }}", {"x": "http://sukamaju.example"}, "https://sukamaju.example"),
        ("mailto:{{ x }}", {"x": "mailto:a@b.example"}, "mailto:a@b.example"),
        ("https://a.example/?u={{ x }}", {"x": "https://b.example"},
         "https://a.example/?u=https%3A%2F%2Fb.example"),
    ],
)  # fmt: skip
def test_an_address_is_filled(
    make_naskah: MakeNaskah, target: str, values: dict[str, object], address: str
) -> None:
    """The tags of an address are filled, also as Word writes them; values are escaped."""
    naskah = linked(make_naskah(link()), target.replace('"', "&quot;"))
    made = filled(naskah, **values)
    assert addresses(made) == [address]
    relationships = docx.Document(io.BytesIO(made)).part.rels.values()
    assert address in [relation.target_ref for relation in relationships]


def test_every_turn_has_its_own_address(make_naskah: MakeNaskah) -> None:
    """In a loop each turn has its own address; an equal one has one relationship."""
    body = (link("{{ o.n }}"), "{%p endfor %}", link("{{ y }}", 6), link("tetap", 7))
    naskah = make_naskah("{%p for o in orang %}", *body)
    orang = [{"n": n, "s": f"{n}@a.example"} for n in ("ani", "budi", "ani")]
    made = filled(
        linked(naskah, "mailto:{{ o.s }}", "https://{{ y }}", "file:///C:/x"), orang=orang, y="b.id"
    )
    ani, budi = "mailto:ani@a.example", "mailto:budi@a.example"
    assert addresses(made) == [ani, budi, ani, "https://b.id", "file:///C:/x"]
    targets = [r.target for r in relations_in(read_package(made, "n").parts[rels_name(BODY)], "r")]
    assert targets.count(ani) == 1
    assert not any("{" in unquote(target) for target in targets)


def test_an_address_in_a_header_and_of_a_picture(make_naskah: MakeNaskah) -> None:
    """A header has its own relationships; a link that nothing shows is gone."""
    picture = f'<w:p><w:r><w:t/><a:hlinkClick xmlns:a="{A}" r:id="rId5"/></w:r></w:p>'
    header = f'<w:hdr xmlns:w="{W}" xmlns:r="{R}">{link()}{picture}</w:hdr>'
    naskah = linked(
        make_naskah("isi", parts={"header1": header}),
        "https://{{ x }}",
        "https://{{ tak_ada }}",
        part="word/header1.xml",
    )
    made = filled(naskah, x="a.example")
    assert addresses(made, "word/header1.xml") == ["https://a.example"] * 2
    assert len(read_package(made, "n").parts["word/_rels/header1.xml.rels"].split(b"Target=")) == 2


@pytest.mark.parametrize(
    ("target", "value", "said"),
    [
        ("{{ x }}", "javascript:alert(1)", "javascript"),
        ("{{ x }}", "file:///C:/Windows/a.exe", "file"),
        ("{{ x }}", "FTP://a.example", "FTP"),
        ("{{ x }}", "sukamaju", "sukamaju"),
        ("{{ x }}", "laporan.docx", "laporan.docx"),
        ("{{ x }}", "localhost:80", "localhost"),
        ("{{ x }}", "/etc/passwd", "passwd"),
        ("https://{{ x }}", "javascript:alert(1)", "javascript"),
        ("https://{{ x }}", "file:///C:/a", "file"),
        ("{{ x }}", "", "kosong"),
        ("https://{{ x }}", "", "https://"),
        ("mailto:{{ x }}", "", "mailto:"),
        ("mailto:{{ x }}", "setda", "setda"),
        ("https://a.example/{{ x }}", "b" * 3000, "https"),
        ("https://[{{ x }}", "b", "https://"),
    ],
)
def test_an_address_that_may_not_be(
    make_naskah: MakeNaskah, target: str, value: str, said: str
) -> None:
    """A value gives an address of the web or of mail; anything else is refused at its link."""
    code, place, message = refused(linked(make_naskah(link("Laman kami")), target), x=value)
    assert (code, place) == ("ZI471", 'n, tautan "Laman kami"')
    assert target in message
    assert said in message


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("file:///C:/{{ x }}", "ZI471"),
        ("javascript:{{ x }}", "ZI471"),
        ("https://a.example/{{ x. }}", "ZI411"),
        ("https://a.example/{{ x }}{{ y|tak_ada }}", "ZI412"),
        ("https://a.example/{{ x.__class__ }}", "ZI412"),
        ("https://a.example/{% if x %}a{% endif %}", "ZI409"),
        ("https://a.example/{{ x }}{# y #}", "ZI409"),
    ],
)
def test_a_wrong_tag_in_an_address(make_naskah: MakeNaskah, target: str, code: str) -> None:
    """A wrong tag is refused when the naskah is read, and so is a scheme of no use."""
    with pytest.raises(TemplateError) as error:
        compile_file(linked(make_naskah(link("Laman kami")), target), "n")
    assert {problem.code for problem in error.value.problems} == {code}
    assert "tautan" in str(error.value.problems[0].place)


def test_a_missing_name_in_an_address(make_naskah: MakeNaskah) -> None:
    """A name that the data does not have is told once, with the address as it is typed."""
    code, place, message = refused(linked(make_naskah(link()), "mailto:{{ surel }}"))
    assert (code, place) == ("ZI421", 'n, tautan "klik"')
    assert "mailto:{{ surel }}" in message


def test_a_value_that_is_no_text_in_an_address(make_naskah: MakeNaskah) -> None:
    """A list or nothing in an address is refused as in any text."""
    naskah = linked(make_naskah(link()), "https://a.example/{{ x }}")
    assert refused(naskah, x=["a"])[0] == "ZI422"
    assert refused(naskah, x=None)[0] == "ZI422"


def test_a_forged_reference_gives_no_other_address(make_naskah: MakeNaskah) -> None:
    """Whoever writes our tag into a link himself gets a checked address, too."""
    forged = link().replace("rId5", "{{ (&quot;x&quot;, &quot;file:&quot;, x) }}")
    assert refused(make_naskah(forged), x="///a")[0] == "ZI471"


def test_the_address_of_a_konsep() -> None:
    """A number in an address is dots in a konsep, the real one when it is issued from data."""
    naskah = linked(_naskah(link("Unduh")), "https://a.example/?n={{ nomor }}")
    renderer = konsep_of(naskah)
    assert addresses(renderer.render(CONTEXT))[:1] == [f"https://a.example/?n={quote(DOTS)}"]
    real = addresses(renderer.render_filled(CONTEXT))[0]
    assert unquote(real) == f"https://a.example/?n={NOMOR}"
    with pytest.raises(DataError) as error:
        issue_edited(renderer.render(CONTEXT), renderer, CONTEXT, Place("n"))
    assert [problem.code for problem in error.value.problems] == ["ZI485"]


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_an_address_in_a_note_of_a_loop(make_naskah: MakeNaskah, kind: str) -> None:
    """The address of a turn goes with its note, into the relationships of the notes."""
    own = f'<w:{kind} w:id="1">{link("{{ o }}")}</w:{kind}>'
    notes = f'<w:{kind}s xmlns:w="{W}" xmlns:r="{R}">{own}</w:{kind}s>'
    body = ("{%p for o in x %}", f'<w:p><w:r><w:{kind}Reference w:id="1"/></w:r></w:p>')
    naskah = make_naskah(*body, link(), "{%p endfor %}", parts={f"{kind}s": notes})
    naskah = linked(naskah, "https://{{ o }}.example", part=f"word/{kind}s.xml")
    made = filled(linked(naskah, "mailto:{{ o }}@c.example"), x=["a", "b"])
    assert addresses(made, f"word/{kind}s.xml") == ["https://a.example", "https://b.example"]
    assert addresses(made) == ["mailto:a@c.example", "mailto:b@c.example"]
    assert b"https://a.example" not in read_package(made, "n").parts[rels_name(BODY)]

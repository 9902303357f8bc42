"""Pictures that differ from record to record."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from lxml import etree
from PIL import Image

from zi_docs.errors import DataError
from zi_docs.ooxml.xml import NS
from zi_docs.picture import picture_size, safe_picture
from zi_docs.word import compile_file

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
MM = 36_000


def png(width: int, height: int) -> bytes:
    """Return a real PNG of this size, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress((b"\0" + b"\0" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file, which must all be different."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


def media(data: bytes) -> list[bytes]:
    return [part for name, part in parts(data).items() if "/media/" in name]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with one picture, and a secret beside it."""
    data = tmp_path / "data"
    (data / "foto").mkdir(parents=True)
    (data / "foto" / "ani.png").write_bytes(png(40, 20))
    (tmp_path / "rahasia.png").write_bytes(png(1, 1))
    return data


def test_a_picture_of_the_data_folder(make_naskah: MakeNaskah, folder: Path) -> None:
    """A record's picture is as wide as asked and keeps its proportions, and Word can open it."""
    renderer = compile_file(make_naskah("Foto: {{ x|gambar(30) }}|"), "n", folder)
    data = renderer.render({**BASE, "x": "foto/ani.png"})
    assert media(data) == [png(40, 20)]
    [shape] = docx.Document(io.BytesIO(data)).inline_shapes
    assert (shape.width, shape.height) == (30 * MM, 15 * MM)
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "Foto: |"


def test_a_photo_has_the_points_that_paper_shows(make_naskah: MakeNaskah, folder: Path) -> None:
    """A photo of 1600 points that is printed 25 mm wide has 591 in the document."""
    Image.effect_noise((1600, 1200), 90).save(folder / "besar.jpg")
    naskah = make_naskah('{{ "besar.jpg"|gambar(lebar=25) }}')
    made = compile_file(naskah, "n.docx", folder=folder).render(BASE)
    [photo] = media(made)
    assert picture_size(photo) == (591, 443)


def test_each_record_has_its_own_picture(make_naskah: MakeNaskah, folder: Path) -> None:
    """Two records rendered in turn have each their own picture."""
    (folder / "budi.png").write_bytes(png(10, 10))
    renderer = compile_file(make_naskah("{{ x|gambar(30) }}"), "n", folder)
    first = renderer.render({**BASE, "x": "foto/ani.png"})
    assert media(renderer.render({**BASE, "x": "budi.png"})) == [png(10, 10)]
    assert renderer.render({**BASE, "x": "foto/ani.png"}) == first


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../rahasia.png", "di luar folder data"),
        ("/etc/passwd", "di luar folder data"),
        ("tiada.png", "tidak ada di folder data"),
        ("foto", "ada folder, bukan berkas"),
        ("pipa.png", "bukan berkas biasa"),
        ("lingkaran.png", "tidak dapat dipakai"),
        ("terpotong.png", "rusak atau terpotong"),
        ("tergores.png", "rusak atau terpotong"),
        ("teks.png", "bukan PNG atau JPEG"),
        ("rusak.png", "rusak atau terpotong"),
        ("besar.png", "lebih besar dari 5 MB"),
        (None, "kosong"),
    ],
)
def test_pictures_that_are_refused(
    make_naskah: MakeNaskah, folder: Path, name: Any, said: str
) -> None:
    """A picture that is outside the data folder, missing, broken or too big is refused (ZI422)."""
    (folder / "teks.png").write_bytes(b"halo")
    (folder / "rusak.png").write_bytes(png(4, 4)[:20])
    (folder / "terpotong.png").write_bytes(png(4, 4)[:-12])
    (folder / "tergores.png").write_bytes(png(40, 40).replace(b"IDATx", b"IDATy"))
    os.mkfifo(folder / "pipa.png")
    (folder / "lingkaran.png").symlink_to("lingkaran.png")
    (folder / "besar.png").write_bytes(png(1, 1) + bytes(5_000_000))
    renderer = compile_file(make_naskah("{{ x|gambar(30) }}"), "n", folder)
    with pytest.raises(DataError) as error:
        renderer.render({**BASE, "x": name})
    [problem] = error.value.problems
    assert problem.code == "ZI422"
    assert said in problem.message


def test_a_picture_that_leads_outside(make_naskah: MakeNaskah, folder: Path) -> None:
    """A link in the data folder that leads outside is refused."""
    (folder / "jalan.png").symlink_to(folder.parent / "rahasia.png")
    renderer = compile_file(make_naskah("{{ x|gambar(30) }}"), "n", folder)
    with pytest.raises(DataError, match="di luar folder data"):
        renderer.render({**BASE, "x": "jalan.png"})


def test_codes_are_the_same_every_time(make_naskah: MakeNaskah) -> None:
    """A QR code has the same bytes for the same text, and others for another text."""
    naskah = make_naskah("{{ x|qr(25) }}")
    first, again, other = (
        compile_file(naskah, "n").render({**BASE, "x": x}) for x in ("a", "a", "b")
    )
    assert first == again
    assert media(first) != media(other)
    [shape] = docx.Document(io.BytesIO(first)).inline_shapes
    assert (shape.width, shape.height) == (25 * MM, 25 * MM)


def test_a_code_in_header_and_body(
    make_naskah: MakeNaskah, story: Callable[[str, str], str]
) -> None:
    """The same code in header and body is one picture, found from both."""
    naskah = make_naskah("{{ x|qr(25) }}", parts={"header1": story("hdr", "{{ x|qr(20) }}")})
    made = parts(compile_file(naskah, "n").render({**BASE, "x": "https://a.example/1"}))
    [picture] = [name for name in made if "/media/" in name]
    for part in ("document", "header1"):
        [embedded] = etree.fromstring(made[f"word/{part}.xml"]).xpath(
            "//a:blip/@r:embed", namespaces=NS
        )
        rels = etree.fromstring(made[f"word/_rels/{part}.xml.rels"])
        assert [f"word/{r.get('Target')}" for r in rels if r.get("Id") == embedded] == [picture]


def test_a_code_of_nothing(make_naskah: MakeNaskah) -> None:
    """A code of an empty text is refused, since nobody could scan it."""
    with pytest.raises(DataError, match="kosong"):
        compile_file(make_naskah("{{ x|qr }}"), "n").render({**BASE, "x": ""})


def test_pictures_in_a_loop_have_their_own_ids(make_naskah: MakeNaskah) -> None:
    """Pictures that a loop repeats have different ids, as Word demands."""
    naskah = make_naskah("{% for x in d %}{{ x|qr(20) }}{% endfor %}")
    made = parts(compile_file(naskah, "n").render({**BASE, "d": ["a", "b", "a"]}))
    ids = etree.fromstring(made["word/document.xml"]).xpath("//wp:docPr/@id", namespaces=NS)
    assert len(set(ids)) == len(ids) == 3
    assert len([name for name in made if "/media/" in name]) == 2


@pytest.mark.parametrize(
    "size",
    ["lebar='30'", "lebar=x", "lebar=0", "0", "401", "lebar=true", "tinggi=0",
     "tinggi=99999999999", "lebar=[1]"],
)  # fmt: skip
def test_sizes_that_no_page_holds(make_naskah: MakeNaskah, folder: Path, size: str) -> None:
    """The size of a picture or code is a whole number of millimetres up to 400 (ZI422)."""
    for tag in (f"{{{{ x|gambar({size}) }}}}", f"{{{{ x|qr({size.replace('lebar', 'sisi')}) }}}}"):
        if "tinggi" in size and "qr" in tag:
            continue
        with pytest.raises(DataError, match="1 sampai 400") as error:
            compile_file(make_naskah(tag), "n", folder).render({**BASE, "x": "foto/ani.png"})
        assert [p.code for p in error.value.problems] == ["ZI422"]


def test_a_picture_too_long_for_its_width(make_naskah: MakeNaskah, folder: Path) -> None:
    """A picture whose other side would be longer than a page is refused."""
    (folder / "pita.png").write_bytes(png(1, 100))
    with pytest.raises(DataError, match="diberi tinggi 3000"):
        compile_file(make_naskah("{{ x|gambar(30) }}"), "n", folder).render(
            {**BASE, "x": "pita.png"}
        )


def test_a_code_of_too_much(make_naskah: MakeNaskah) -> None:
    """A text that no QR code can hold is refused in our words."""
    with pytest.raises(DataError, match="terlalu panjang untuk kode QR"):
        compile_file(make_naskah("{{ x|qr }}"), "n").render({**BASE, "x": "a" * 5000})


def test_the_samples_pictures_are_whole(repository: Path) -> None:
    """Pictures that real programs made are accepted."""
    found = [*repository.glob("data/*/*.png"), *repository.glob("data/*/*.jp*g")]
    assert found
    assert all(safe_picture(path.read_bytes()).data == path.read_bytes() for path in found)

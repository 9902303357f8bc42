"""What many PDFs share when they are one."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
import pytest

from zi_docs.pdf.merge import PdfPiece, merge_pdfs

SIZE = 100_000


def _letter(path: Path, seed: int, mask: int | None = None) -> PdfPiece:
    """Write a PDF of one page that shows a picture which can't be compressed."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    picture = _picture(pdf, seed)
    if mask is not None:
        picture.SMask = _picture(pdf, mask)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im1=picture))
    pdf.save(path)
    return PdfPiece(path, "", path.stem)


def _picture(pdf: pikepdf.Pdf, seed: int) -> pikepdf.Object:
    return pdf.make_stream(
        random.Random(seed).randbytes(SIZE),  # a picture, no secret
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        ColorSpace=pikepdf.Name.DeviceGray,
        Width=250,
        Height=SIZE // 250,
        BitsPerComponent=8,
    )


def test_equal_pictures_are_kept_once(tmp_path: Path) -> None:
    """The emblem of 20 letters takes the room of one, and every page still shows it."""
    pieces = [_letter(tmp_path / f"{n}.pdf", seed=1, mask=2) for n in range(20)]
    data = merge_pdfs(pieces)
    assert len(data) < 3 * SIZE
    with pikepdf.open(io.BytesIO(data)) as pdf:
        shown = [page.resources.XObject.Im1 for page in pdf.pages]
        assert {picture.read_bytes() for picture in shown} == {random.Random(1).randbytes(SIZE)}
        assert all("/SMask" in picture for picture in shown)


@pytest.mark.parametrize(("seed", "mask"), [(3, None), (1, 2)])
def test_other_pictures_stay_their_own(tmp_path: Path, seed: int, mask: int | None) -> None:
    """A picture with other points or with another transparency is not replaced."""
    first, second = _letter(tmp_path / "a.pdf", 1), _letter(tmp_path / "b.pdf", seed, mask)
    with pikepdf.open(io.BytesIO(merge_pdfs([first, second]))) as pdf:
        one, two = (page.resources.XObject.Im1 for page in pdf.pages)
        assert one.objgen != two.objgen
        assert two.read_bytes() == random.Random(seed).randbytes(SIZE)
        assert ("/SMask" in two) is (mask is not None)


def _text(path: Path, seed: int, number: int) -> PdfPiece:
    """Write a PDF of one page with a font of its own file; ``number`` is what it prints."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    glyphs = pdf.make_stream(random.Random(seed).randbytes(SIZE), Length1=SIZE)
    described = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontFile2=glyphs)
    )
    letters = pdf.make_stream(f"begincmap {seed} endcmap".encode())
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, FontDescriptor=described, ToUnicode=letters, FirstChar=number
    )
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary(F1=pdf.make_indirect(font))
    )
    pdf.save(path)
    return PdfPiece(path, "", path.stem)


def test_equal_fonts_are_kept_once(tmp_path: Path) -> None:
    """The letters of 20 documents take the room of one; each font keeps what is its own."""
    pieces = [_text(tmp_path / f"{n}.pdf", 1, n) for n in range(20)]
    pieces.append(_text(tmp_path / "lain.pdf", 2, 99))
    data = merge_pdfs(pieces)
    assert len(data) < 3 * SIZE
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = [page.resources.Font.F1 for page in pdf.pages]
        assert [int(font.FirstChar) for font in fonts] == [*range(20), 99]
        files = [font.FontDescriptor.FontFile2.read_bytes() for font in fonts]
        assert files == [*[random.Random(1).randbytes(SIZE)] * 20, random.Random(2).randbytes(SIZE)]
        assert fonts[20].ToUnicode.read_bytes() == b"begincmap 2 endcmap"

"""Pictures are accepted whole and upright, or refused with the reason."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from zi_docs.picture import PictureError, for_print, picture_in, picture_size, safe_picture

TURNS = {  # how a picture that a camera numbers so lies in its file
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
SCENE = Image.new("RGB", (96, 64), "white")
SCENE.paste("red", (0, 0, 48, 32))
SCENE.paste("blue", (48, 0, 96, 32))
SCENE.paste("green", (0, 32, 48, 64))


def picture(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    """Return a small picture that no packing makes trivial."""
    buffer = io.BytesIO()
    (image or Image.effect_noise((40, 30), 80)).save(buffer, kind, **options)
    return buffer.getvalue()


def held(orientation: int, kind: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    """Return the scene as a camera saves it when it is held in this way."""
    turn, exif = TURNS[orientation], Image.Exif()
    exif[0x0112] = orientation
    exif[0x8825] = {2: (7.0, 59.0, 0.0)}  # where the photo was taken
    lying = (SCENE if turn is None else SCENE.transpose(turn)).convert(mode)
    return picture(kind, lying, exif=exif, **options)


def without(data: bytes, segment: bytes) -> bytes:
    """Return a JPEG without its first segment, which is of this kind."""
    assert data[2:4] == segment
    return data[:2] + data[4 + int.from_bytes(data[4:6]) :]


NOISE = picture("JPEG")
BARE = without(NOISE, b"\xff\xe0")
CMYK = picture("JPEG", Image.effect_noise((40, 30), 80).convert("CMYK"))
PICTURES = {
    "png": picture("PNG"),
    "jpg": NOISE,
    "progressive": picture("JPEG", progressive=True),
    "no JFIF": BARE,
    "Exif first": without(held(1), b"\xff\xe0"),
    "cmyk": CMYK,
    "cmyk, Adobe first": without(CMYK, b"\xff\xe0") if CMYK[2:4] == b"\xff\xe0" else CMYK,
    "restart marks": picture("JPEG", restart_marker_blocks=1),
    "filled": NOISE[:2] + b"\xff\xff" + NOISE[2:],
}


def looks_like(data: bytes, scene: Image.Image) -> bool:
    """Tell whether a picture shows the scene, apart from what JPEG loses."""
    shown = Image.open(io.BytesIO(data)).convert("RGB")
    if shown.size != scene.size:
        return False
    return max(ImageStat.Stat(ImageChops.difference(shown, scene)).mean) < 8


@pytest.mark.parametrize("kind", PICTURES)
def test_a_whole_picture_is_taken_as_it_is(kind: str) -> None:
    """A whole picture is accepted however it begins, and with something appended to it."""
    data = PICTURES[kind] + b"\0\0"
    taken = safe_picture(data)
    assert taken.data == data
    assert (taken.width, taken.height) == Image.open(io.BytesIO(data)).size == picture_size(data)
    assert taken.extension == ("png" if kind == "png" else "jpg")


@pytest.mark.parametrize("kind", PICTURES)
def test_a_truncated_picture_is_refused(kind: str) -> None:
    """A picture that was cut off is refused, since Word would show a hole."""
    data = PICTURES[kind]
    for length in range(2 if kind != "png" else 8, len(data)):
        with pytest.raises(PictureError, match="terpotong"):
            safe_picture(data[:length])


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_photo_is_turned_as_it_was_held(orientation: int, mode: str) -> None:
    """A photo is turned upright from each of the eight ways to hold a camera, in every colour."""
    taken = safe_picture(held(orientation, mode=mode))
    assert looks_like(taken.data, SCENE.convert(mode).convert("RGB"))
    assert (taken.width, taken.height) == SCENE.size


@pytest.mark.parametrize("options", [{"progressive": True}, {"subsampling": 1}, {"quality": 20}])
def test_a_turned_photo_stays_as_it_was_packed(options: dict[str, object]) -> None:
    """A turned photo is nearly as small as before, without the camera's notes, always the same."""
    data = held(6, **options)
    taken = safe_picture(data)
    assert looks_like(taken.data, SCENE)
    assert len(taken.data) < len(data) * 1.2 + 300  # code tables of its own
    assert b"Exif" not in taken.data
    assert safe_picture(bytes(bytearray(data))).data == taken.data


def test_a_photo_with_a_second_picture_behind_it_is_turned() -> None:
    """A photo with a second picture behind it, as phones write it (MPO), is turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = SCENE.transpose(TURNS[6])
    data = picture("MPO", lying, save_all=True, append_images=[lying], exif=exif)
    assert looks_like(safe_picture(data).data, SCENE)


def test_a_png_is_turned_without_loss() -> None:
    """A PNG with the note of a camera is turned without loss."""
    taken = safe_picture(held(8, "PNG"))
    assert Image.open(io.BytesIO(taken.data)).tobytes() == SCENE.tobytes()
    assert taken.extension == "png"


def test_notes_that_can_not_be_read_turn_nothing() -> None:
    """A photo whose camera's notes can't be read is accepted as it is."""
    data = held(6)
    at = data.index(b"Exif") + 6
    for notes in (b"XX", b"MM\0\x2a\xff\xff\xff\xff"):
        spoilt = data[:at] + notes + data[at + len(notes) :]
        assert safe_picture(spoilt).data == spoilt


def test_a_picture_with_a_changed_byte_is_refused() -> None:
    """A PNG with a changed byte is refused, since its checksum differs."""
    data = bytearray(PICTURES["png"])
    data[len(data) // 2] ^= 1
    with pytest.raises(PictureError, match="rusak"):
        safe_picture(bytes(data))


def test_a_jpeg_needs_a_scan_and_a_frame() -> None:
    """A JPEG that has only a thumbnail in the camera's notes is refused."""
    notes = b"\xff\xe1" + (len(NOISE) + 2).to_bytes(2) + NOISE
    frame = NOISE.index(b"\xff\xc0")
    for data in (
        b"\xff\xd8\xff\xd9",
        NOISE[:2] + notes + NOISE[2:-2],
        NOISE[:frame] + NOISE[frame + 2 + int.from_bytes(NOISE[frame + 2 : frame + 4]) :],
    ):
        with pytest.raises(PictureError, match="terpotong"):
            safe_picture(data)


@pytest.mark.parametrize("kind", [0xC3, 0xC9])
def test_a_jpeg_that_word_can_not_draw_is_refused(kind: int) -> None:
    """A lossless or arithmetic-coded JPEG is refused, since Word can't draw it."""
    data = NOISE.replace(b"\xff\xc0", bytes((0xFF, kind)), 1)
    with pytest.raises(PictureError, match="ditampilkan Word"):
        safe_picture(data)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"x" * 100])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    """A file that is not PNG or JPEG is refused, and the mend names both."""
    with pytest.raises(PictureError, match="bukan PNG atau JPEG") as error:
        safe_picture(data)
    assert "PNG atau JPEG" in error.value.mend


def test_an_enormous_picture_is_refused() -> None:
    """An enormous picture is refused by its size, before it is unpacked."""
    with pytest.raises(PictureError, match="terlalu besar"):
        safe_picture(picture("PNG", Image.new("1", (10_000, 10_000))))


PHOTO = Image.effect_noise((1600, 1200), 90).convert("RGB")
INCH = 914_400


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_heavy_picture_keeps_the_points_that_paper_shows(kind: str) -> None:
    """A photo drawn an inch wide has 600 dots, the same ones every time, and looks the same."""
    data = picture(kind, PHOTO)
    small = for_print(data, INCH)
    assert picture_size(small) == (600, 450)
    assert len(small) < len(data) / 4
    for_print.cache_clear()
    assert for_print(data, INCH) == small
    assert safe_picture(small).data == small


def test_a_reduced_emblem_stays_transparent() -> None:
    """The clear ground of an emblem is not filled, whether by alpha or by a clear colour."""
    clear = PHOTO.convert("RGBA")
    clear.putalpha(0)
    [(low, high)] = [Image.open(io.BytesIO(for_print(picture("PNG", clear), INCH))).getextrema()[3]]
    assert (low, high) == (0, 0)
    few = PHOTO.convert("P")
    shown = Image.open(io.BytesIO(for_print(picture("PNG", few, transparency=3), INCH)))
    assert shown.mode == "RGBA"


@pytest.mark.parametrize(
    "data",
    [
        picture("PNG", Image.new("RGB", (3000, 2000))),
        picture("JPEG", PHOTO.convert("CMYK")),
        picture("PNG", PHOTO.convert("I;16")),
        picture("JPEG", PHOTO.resize((599, 449)), quality=100),
        b"bukan gambar" * 20_000,
    ],
    ids=["light", "cmyk", "16 bits", "few points", "no picture"],
)
def test_other_pictures_stay_as_they_are(data: bytes) -> None:
    """A light picture, one of other colours or of few points, and what is none keep their bytes."""
    assert for_print(data, INCH) == data


def test_a_picture_stays_in_its_folder(tmp_path: Path) -> None:
    """A name that leads outside the folder is refused; a link inside it is followed."""
    folder = tmp_path / "data"
    folder.mkdir()
    (tmp_path / "rahasia.png").write_bytes(PICTURES["png"])
    (folder / "jalan.png").symlink_to("../rahasia.png")
    (folder / "asli.png").write_bytes(PICTURES["png"])
    (folder / "tautan.png").symlink_to("asli.png")
    for name in ("../rahasia.png", "jalan.png", "/etc/passwd"):
        with pytest.raises(PictureError, match="di luar folder data"):
            picture_in(folder, name)
    assert picture_in(folder, "tautan.png").data == PICTURES["png"]


@pytest.mark.parametrize("name", ["tiada.png", "lingkaran.png", "a\0b.png", "x" * 300])
def test_a_picture_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    """A missing picture is refused, also when its name leads to itself or can't be a name."""
    (tmp_path / "lingkaran.png").symlink_to("lingkaran.png")
    with pytest.raises(PictureError) as error:
        picture_in(tmp_path, name)
    assert "nama" in error.value.mend


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe is refused, since reading it would wait for ever."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(tmp_path / "pipa.png")
    with pytest.raises(PictureError, match="bukan berkas biasa"):
        picture_in(tmp_path, "pipa.png")
    with pytest.raises(PictureError, match="ada folder, bukan berkas"):
        picture_in(tmp_path, ".")

"""Who led a meeting stands first on its attendance list, also where the clerk listed him later."""

from __future__ import annotations

from typing import Any, cast

from zi_docs.model.record import Office
from zi_docs.tables.daftar_hadir import daftar_hadir

CHAIR = {
    "nama": "Hartono", "nama_gelar": "Drs. Hartono, M.Si.", "jabatan": "Camat Panggul",
    "jabatan_lengkap": "Camat Panggul", "nomor_tampil": "", "jenis_nomor": "NIP",
}  # fmt: skip
WRITER = CHAIR | {"nama": "Nurul", "nama_gelar": "Nurul, S.AP."}
WRITER |= {"jabatan": "Staf", "jabatan_lengkap": "Staf"}


class _Nobody:
    """An office without units or employees."""

    def unit_of(self, _: Any) -> str:
        return "Kecamatan Panggul"

    def unit(self, _: Any) -> dict[str, Any]:
        return {}

    def person(self, _: Any) -> dict[str, Any]:
        return {}


OFFICE = cast("Office", _Nobody())


def guest(nama: str, jabatan: str = "Staf") -> dict[str, str]:
    """Return a participant as he is listed."""
    return {"nama": nama, "jabatan": jabatan, "unit": "Kecamatan Panggul"}


def names(peserta: list[dict[str, str]], led: Any = CHAIR, wrote: Any = WRITER) -> list[str]:
    """Return the names of the list in their order."""
    return [one["nama"] or one["jabatan"] for one in daftar_hadir(peserta, led, wrote, OFFICE)]


def test_who_led_comes_first_as_he_is_listed() -> None:
    """Who led is listed third, without titles, or by his post alone: he stands first, once."""
    listed = [guest("Indah"), guest("Joko"), guest("Hartono, M.Si.")]
    assert names(listed) == ["Hartono, M.Si.", "Indah", "Joko", "Nurul, S.AP."]
    by_post = [guest("Indah"), guest("", "Camat Panggul")]
    assert names(by_post) == ["Camat Panggul", "Indah", "Nurul, S.AP."]


def test_who_is_missing_is_added_and_the_rest_keep_their_order() -> None:
    """Who led is added in front, who wrote at the end; a listed writer stays where he is listed."""
    listed = [guest("Indah"), guest("Nurul, S.AP.")]
    assert names(listed) == ["Drs. Hartono, M.Si.", "Indah", "Nurul, S.AP."]
    assert names(listed, led={}, wrote={}) == ["Indah", "Nurul, S.AP."]
    assert names(listed, wrote=CHAIR) == ["Drs. Hartono, M.Si.", "Indah", "Nurul, S.AP."]


def test_speakers_are_added_once_after_who_led() -> None:
    """A speaker who is not listed stands after who led, with post and unit; one who is stays."""
    speakers = ["Ratna, S.E. (Inspektur Pembantu, Inspektorat Daerah)", "Indah", "Drs. Hartono"]
    present = daftar_hadir([guest("Indah")], CHAIR, {}, OFFICE, speakers)
    assert [one["nama"] for one in present] == ["Drs. Hartono, M.Si.", "Ratna, S.E.", "Indah"]
    said = [present[1][name] for name in ("jabatan", "unit")]
    assert said == ["Inspektur Pembantu", "Inspektorat Daerah"]


def test_who_led_in_place_of_another_has_that_post() -> None:
    """A chair by Plt. signs the list in the post in which he chairs, as the minutes say it; who
    leads in a post of his own stays as he is listed, and so do the others.
    """
    listed = [guest("Hartono, M.Si.", "Sekretaris"), guest("Indah")]
    acting = CHAIR | {"jabatan_lengkap": "Plt. Camat Panggul"}
    posts = [one["jabatan"] for one in daftar_hadir(listed, acting, WRITER, OFFICE)]
    assert posts == ["Plt. Camat Panggul", "Staf", "Staf"]
    assert daftar_hadir(listed, CHAIR, WRITER, OFFICE)[0]["jabatan"] == "Sekretaris"

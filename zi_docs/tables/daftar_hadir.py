"""The people who were present at a meeting, as its attendance list shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zi_docs import indonesian
from zi_docs.model.record import Office
from zi_docs.tables.people import number_shown

Person = Mapping[str, Any]
_NOBODY = ("", "")  # only a unit is invited


def daftar_hadir(
    peserta: Sequence[Person], leaders: Sequence[Person], office: Office
) -> list[dict[str, str]]:
    """Return who was present: the participants, with who led and who wrote, if they are missing.

    An assessor looks for the signature of who led the meeting, who is added before all others; who
    wrote is added behind that person. Each has ``nama``, ``jabatan``, ``unit`` and ``nip``; the NIP
    of a participant without one comes from Pegawai.
    """
    present = [_of_participant(person, office) for person in peserta]
    place = 0
    for leader in filter(None, leaders):
        at = _place(leader, present)
        if at is None:
            at = place
            present.insert(at, _of_leader(leader, office))
        place = at + 1
    return present


def _place(leader: Person, present: Sequence[Person]) -> int | None:
    """Return where who led or wrote is already in the list, by name or, without one, by post."""
    called = {_called(leader["nama"]), _called("", _post(leader))} - {_NOBODY}
    places = (
        at for at, one in enumerate(present) if _called(one["nama"], one["jabatan"]) in called
    )
    return next(places, None)


def _of_leader(person: Person, office: Office) -> dict[str, str]:
    number = str(person["nomor_tampil"]) if person["jenis_nomor"] != "NIK" else ""
    nama = str(person["nama_gelar"])
    return {"nama": nama, "jabatan": _post(person), "unit": office.unit_of(person), "nip": number}


def _post(person: Person) -> str:
    """Return the post of who led or wrote, with Plt. and the like before it."""
    return str(person["jabatan_lengkap"])


def _of_participant(person: Person, office: Office) -> dict[str, str]:
    typed = {name: str(person[name]) for name in ("nama", "jabatan", "unit")}
    number = number_shown(str(person.get("nip") or ""))
    return {**typed, "nip": number or _number_in_pegawai(typed, office)}


def _number_in_pegawai(typed: Mapping[str, str], office: Office) -> str:
    """Return the number of the employee with this name, if the unit is the same; else nothing.

    Namesakes work in other units: a name alone is not enough, a unit or a post must agree.
    """
    unit = office.unit(typed["unit"])
    found = office.person(typed["nama"]) if typed["nama"] and (unit or not typed["unit"]) else {}
    if not found or found["jenis_nomor"] == "NIK":
        return ""
    if indonesian.lipat_nama(str(found["nama"])) != indonesian.lipat_nama(typed["nama"]):
        return ""  # the text meant a post or a key
    if unit:
        agrees = unit["kode"] == office.unit(str(found.get("unit_kerja") or ""))["kode"]
    else:
        agrees = indonesian.lipat(typed["jabatan"]) == indonesian.lipat(str(found["jabatan"]))
    return str(found["nomor_tampil"]) if agrees else ""


def _called(name: str, post: str = "") -> tuple[str, str]:
    """Return by what a person is known: the name without titles, or without a name the post."""
    return (indonesian.lipat_nama(name), "") if name else ("", indonesian.lipat(post))

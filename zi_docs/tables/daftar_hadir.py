"""The people who were present at a meeting, as its attendance list shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from zi_docs import indonesian
from zi_docs.errors import FieldError
from zi_docs.model.record import Office
from zi_docs.tables.people import number_shown

Person = Mapping[str, Any]
_NOBODY = ("", "")  # only a unit is invited


def daftar_hadir(
    peserta: Sequence[Person],
    pimpinan: Person,
    notulis: Person,
    office: Office,
    narasumber: Sequence[str] = (),
) -> list[dict[str, str]]:
    """Return who was present: who led first, then the others as they are listed, who wrote last.

    An assessor looks for the signature of who led; who wrote does not stand above the guests. Who
    led, the speakers and who wrote are added if missing; an empty mapping is nobody. Each has
    ``nama``, ``jabatan``, ``unit`` and ``nip``; the NIP of a participant without one comes from
    Pegawai. Who led or wrote in place of another has that post, with its Plt., also if listed.
    """
    peserta = [*_missing_speakers(narasumber, peserta, pimpinan, notulis), *peserta]
    first = [person for person in peserta if _is(person, pimpinan)]
    rest = [person for person in peserta if not _is(person, pimpinan)]
    listed = [_in_place(person, pimpinan, notulis) for person in (*first, *rest)]
    present = [_of_participant(person, office) for person in listed]
    if pimpinan and not first:
        present.insert(0, _of_leader(pimpinan, office))
    if notulis and not any(_is(person, notulis) for person in (*peserta, _typed(pimpinan))):
        present.append(_of_leader(notulis, office))
    return present


def _in_place(person: Person, *leaders: Person) -> Person:
    """Return a participant with the post in which he led or wrote, if it is another's."""
    for leader in leaders:
        if leader and _post(leader) != str(leader["jabatan"]) and _is(person, leader):
            return {**person, "jabatan": _post(leader)}
    return person


def _missing_speakers(
    lines: Sequence[str], peserta: Sequence[Person], *leaders: Person
) -> list[Person]:
    """Return the speakers who are neither listed nor lead nor write."""
    known = {_called(one["nama"], one["jabatan"]) for one in peserta}
    known.update(*map(_both, leaders))
    speakers = map(_speaker, lines)
    return [one for one in speakers if _called(one["nama"], one["jabatan"]) not in known]


def _speaker(line: str) -> Person:
    """Return a speaker of one line; a line that divides in two ways stands as a name."""
    try:
        return asdict(indonesian.parse_peserta(line))
    except FieldError:
        return asdict(indonesian.Peserta(line))


def _is(person: Person, leader: Person) -> bool:
    """Tell whether a participant is who led or wrote: the same name, or without one the post."""
    called = _called(person["nama"], person["jabatan"])
    return called != _NOBODY and called in _both(leader)


def _both(leader: Person) -> set[tuple[str, str]]:
    return {_called(leader["nama"]), _called("", _post(leader))} if leader else set()


def _typed(leader: Person) -> Person:
    """Return who led as a participant has it."""
    return {"nama": leader["nama"] if leader else "", "jabatan": _post(leader) if leader else ""}


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

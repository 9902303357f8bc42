"""Checks of the settings: the officials, the dates, and the head of the region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from zi_docs import indonesian, zona_integritas
from zi_docs.checks import problems, problems_hukum, problems_rapat
from zi_docs.checks import problems_acara as told
from zi_docs.checks.nomor_identitas import nip_problems
from zi_docs.checks.pangkat import judge_pangkat
from zi_docs.checks.places import is_blank
from zi_docs.errors import Place, Problem, closest
from zi_docs.model import DocType, Pejabat
from zi_docs.model.fields import fold
from zi_docs.tables import DataSet, Rapat, nested_place


def check_pejabat(dataset: DataSet) -> Iterator[Problem]:
    """Check number and pangkat of every official, also of officials written out in a meeting."""
    for key, pejabat in dataset.pengaturan.pejabat.items():
        yield from _official(pejabat, partial(_setting_place, dataset, f"pejabat.{key}"))
    for rapat in dataset.rapat:
        for role, person in (("pimpinan", rapat.pimpinan), ("notulis", rapat.notulis)):
            if isinstance(person, Pejabat):
                yield from _official(person, partial(_meeting_place, rapat, role))


def fits_year(on: date, tahun: int) -> bool:
    """Tell whether a date is usual in the papers of a year.

    A year's work begins in the December before it, and its last papers are signed in the March
    after it.
    """
    return (tahun - 1, 12) <= (on.year, on.month) <= (tahun + 1, 3)


def check_tahun_naskah(doctype: DocType, on: date, place: Place, tahun: int) -> Iterator[Problem]:
    """Check the typed date of a document whose number has a year (ZI336, ZI338).

    A date in an unusual month is only reported; one that is more than a year off is refused, since
    the number would be of a wrong year for ever.
    """
    if not doctype.manifest.nomor or fits_year(on, tahun):
        return
    far = abs(on.year - tahun) > 1
    tell = problems_rapat.number_of_far_year if far else problems_rapat.date_of_other_year
    yield tell(place, on, tahun)


def check_tempat(dataset: DataSet) -> Iterator[Problem]:
    """Tell a town in the letterhead that is spelled almost like the place of the signature (ZI193).

    A town of another name may be meant: some offices do not stand in the capital.
    """
    row, town = dataset.settings_row, dataset.pengaturan.alamat.kota
    capital = dataset.pengaturan.instansi.ibu_kota
    if fold(town) != fold(capital) and closest(fold(town), [fold(capital)]):
        place, other = row.place("alamat.kota"), row.place("instansi.ibu_kota")
        yield told.place_spelled_otherwise(place, town, capital, other)


def check_tanggal(dataset: DataSet) -> Iterator[Problem]:
    """Check that the dates of documents are usual in the year of the settings (ZI336)."""
    pengaturan = dataset.pengaturan
    dates = {
        "tanggal": pengaturan.tanggal,
        **{f"tanggal_jenis.{jenis}": on for jenis, on in pengaturan.tanggal_jenis.items()},
    }
    for path, on in dates.items():
        if on and not fits_year(on, pengaturan.tahun):
            place = dataset.settings_row.place(path)
            yield problems_rapat.date_of_other_year(place, on, pengaturan.tahun)


def check_kepala_instansi(dataset: DataSet) -> Iterator[Problem]:
    """Check that the post of the head says nothing of how somebody fills it (ZI386)."""
    typed = dataset.pengaturan.instansi.kepala
    cara, jabatan = indonesian.pisah_cara(typed)
    if cara:
        yield problems.manner_in_post(dataset.settings_row, typed, cara, jabatan)


def check_kepala_daerah(dataset: DataSet) -> Iterator[Problem]:
    """Check that a Keputusan can be named after the head, such as "Keputusan Bupati" (ZI383).

    A region of administration alone has not what a decree charges and names (ZI384). Its signer
    may hold a mandate of the head, but no mandate of a mandate (ZI356).
    """
    instansi = dataset.pengaturan.instansi
    if indonesian.wilayah_administrasi(instansi.daerah):
        place = dataset.settings_row.place("instansi.daerah")
        yield problems.administrative_region(place, instansi.daerah)
    try:
        indonesian.sebutan_kepala(instansi.kepala)
    except ValueError as error:
        yield problems.no_name_of_act(dataset.settings_row.place("instansi.kepala"), str(error))
    signer = dataset.pengaturan.find_pejabat("kepala_daerah")
    if signer is not None and signer.cara == "u.b.":
        place = dataset.settings_row.place("pejabat.kepala_daerah.cara")
        yield problems_hukum.decree_signed_by_mandate_of_mandate(place)


def check_klasifikasi(dataset: DataSet, doctype: DocType, on: date) -> Iterator[Problem]:
    """Check the classification in the number of a decree against its date and its head (ZI355)."""
    kind = doctype.manifest.nomor
    pattern = dataset.tata_naskah.pola_nomor(kind)
    if pattern is None:
        return
    number = pattern.pola.replace("{kode}", doctype.manifest.klasifikasi or pattern.kode_pada(on))
    try:
        head = indonesian.sebutan_kepala(dataset.pengaturan.instansi.kepala)
    except ValueError:
        head = ""
    if sentence := zona_integritas.check_klasifikasi(number, on, head):
        place = dataset.settings_row.place(f"tata_naskah.nomor.{kind}.pola")
        yield problems_hukum.other_classification(place, sentence)


def _official(pejabat: Pejabat, place: Callable[[str], Place]) -> Iterator[Problem]:
    if not is_blank(pejabat.nip):
        yield from nip_problems(pejabat.nip, None, place("nip"))
    for verdict in judge_pangkat(None, pejabat.pangkat, pejabat.golongan):
        yield verdict.at(place(verdict.column))


def _setting_place(dataset: DataSet, path: str, column: str) -> Place:
    return dataset.settings_row.place(f"{path}.{column}")


def _meeting_place(rapat: Rapat, role: str, column: str) -> Place:
    return nested_place(rapat, f"{role}.{column}")

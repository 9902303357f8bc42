"""The problems that the checks of the legal basis report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zi_docs.errors import Place, Problem, choices, closest, problem, quote
from zi_docs.model import DocType
from zi_docs.zona_integritas import DasarHukum


def unknown_law(place: Place, key: str, titles: Mapping[str, str]) -> Problem:
    """ZI362: a key that no built-in rule has.

    A similar key is shown only with its title, since the wrong key would cite another law.
    """
    message = f"Kunci dasar hukum {quote(key)} tidak dikenal."
    near = closest(key, titles)
    ordered = {near: titles[near], **titles} if near else titles
    return problem("ZI362", place, message, f"Kunci yang ada: {choices(ordered)}.")


def ends_before_it_is_in_force(place: Place) -> Problem:
    """ZI363: a rule's last day is before its first."""
    message = "Tanggal Berlaku Sampai mendahului Berlaku Sejak."
    return problem("ZI363", place, message, "Betulkan salah satunya.")


def law_not_in_force(place: Place, reason: str) -> Problem:
    """ZI360: a rule in the office's rows is not in force on the document's date."""
    mend = 'Ganti dengan peraturan yang berlaku, atau isi kolom Pakai dengan "tidak".'
    return problem("ZI360", place, reason, mend)


def cited_not_in_force(place: Place, reason: str) -> Problem:
    """ZI360: a citation names a rule that is not in force on the document's date."""
    mend = "Ganti kutipannya dengan peraturan yang berlaku. Periksa pasalnya: bunyinya dapat "
    return problem("ZI360", place, reason, f"{mend}berbeda.")


def named_not_in_force(place: Place, reason: str, allowed: str) -> Problem:
    """ZI361: a text names a rule that was not in force; ``allowed`` says where that is right."""
    mend = f"Betulkan bila bukan {allowed}. Periksa pasalnya: bunyinya dapat berbeda."
    return problem("ZI361", place, reason, mend)


def unverified_law(place: Place, rule: str) -> Problem:
    """ZI352: a built-in citation is printed although a part of it is not verified yet.

    Its place is the table in which the office mends it, the same for all types that cite it.
    """
    message = (
        "Kutipan bawaan ini tercetak, tetapi nomor Lembaran atau Beritanya kurang atau belum "
        "dicocokkan dengan naskah resminya."
    )
    mend = (
        "Cocokkan di JDIH; bila berbeda atau nomornya kurang, tulis kutipan lengkapnya di kolom "
        "Kutipan tabel Dasar Hukum."
    )
    return problem("ZI352", place, message, mend, about=rule)


def law_without_gazette(place: Place, rule: DasarHukum) -> Problem:
    """ZI353: a regulation of the office is cited without the number of its gazette."""
    gazette = {"perda": "Lembaran Daerah", "perkada": "Berita Daerah", "permen": "Berita Negara"}
    name = gazette.get(rule.tingkat, "Lembaran Negara")
    message = "Peraturan ini dikutip tanpa nomor Lembaran atau Beritanya."
    example = f"({name} ... Tahun {rule.tahun} Nomor ...)"
    mend = f"Tambahkan di belakang judulnya dari JDIH, mis. {quote(example)}."
    return problem("ZI353", place, message, mend, about=rule.pokok)


def budget_not_cited(place: Place, missing: Sequence[str]) -> Problem:
    """ZI396: a decree charges the regional budget, whose regulations are not among those cited."""
    message = "Biaya keputusan ini dibebankan pada APBD tanpa mengutip peraturan APBD-nya; "
    message += "dianggap begitu kebiasaan kantor ini."
    mend = f"Tambahkan di tabel Dasar Hukum: {'; dan '.join(missing)}."  # in full, to be copied
    return problem("ZI396", place, message, mend)


def latest_change_missing(place: Place, on: str, latest: DasarHukum) -> Problem:
    """ZI348: a citation of the office lacks what changed the regulation last by that date."""
    change = latest.perubahan[-1]
    message = f"Pada {on} {latest.pokok} sudah diubah terakhir dengan {change}, yang tidak disebut "
    mend = f'Kosongkan kolom Kutipan dan isi kolom Kunci dengan "{latest.kunci}", atau tambahkan '
    mend += f"{change} pada kutipannya."
    return problem("ZI348", place, f"{message}kutipan ini.", mend)


def order_among_rules(place: Place) -> Problem:
    """ZI198: an instruction or a circular stands among the regulations."""
    message = (
        "Instruksi dan surat edaran bukan peraturan perundang-undangan, jadi tidak menjadi dasar "
        "hukum dalam Mengingat."
    )
    mend = 'Isi kolom Pakai dengan "tidak", dan tulis di isian memperhatikan bila perlu disebut.'
    return problem("ZI198", place, message, mend)


def formation_law_missing(place: Place, daerah: str) -> Problem:
    """ZI199: a decree of the head of a region cites no law by which the region exists."""
    message = f"Mengingat tidak memuat undang-undang pembentukan {daerah}; "
    message += "dianggap begitu kebiasaan kantor ini."
    mend = "Tambahkan undang-undangnya, lengkap dari JDIH, di kolom Kutipan tabel Dasar Hukum."
    return problem("ZI199", place, message, mend)


def old_formation_law(place: Place, sentence: str) -> Problem:
    """ZI354: a formation law of the fifties is cited although it may have been replaced."""
    mend = "Periksa di JDIH apakah daerah ini sudah punya undang-undang sendiri; kutip yang itu."
    return problem("ZI354", place, sentence, mend)


def other_classification(place: Place, sentence: str) -> Problem:
    """ZI355: the classification in the number of a decree does not fit its date or its head."""
    mend = "Betulkan pola nomornya di pengaturan, atau biarkan bila kantor memang sudah memakainya."
    return problem("ZI355", place, sentence, mend)


def decree_signed_by_mandate_of_mandate(place: Place) -> Problem:
    """ZI356: a decree of the head of the region would be signed u.b."""
    message = (
        "Keputusan kepala daerah tidak ditandatangani dengan u.b.; ia ditandatangani kepala daerah "
        "sendiri, atau a.n. oleh wakilnya atau sekretaris daerah."
    )
    mend = 'Isi pejabat berkunci "kepala_daerah" dengan penanda tangannya, atau tulis cara a.n.'
    return problem("ZI356", place, message, mend)


def manifest_law(doctype: DocType, reason: str) -> Problem:
    """ZI391: a document type cites a built-in rule that can't be cited on the date."""
    place = doctype.place("manifest.yaml").inside("dasar_hukum")
    return problem("ZI391", place, reason, "Betulkan kuncinya, atau tanggal dokumennya.")

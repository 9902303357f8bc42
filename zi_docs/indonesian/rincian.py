"""The marks of a list behind a sentence: "...:", then "a. ...;", "b. ...; dan", "c. ...."

Source: UU 12/2011 Lampiran II on tabulations. No word is changed: only the marks at the ends, and
the first letter of an item where it is surely no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_ABBREVIATIONS_TEXT = """
    dll dsb dst dkk dr drg drs dra prof ir hj kh plt plh pj pjs no nom tgl jl kab kec kel bpk
    sdr yth hlm ps pasal rp ttd tel telp st moh muh abd tb rm ra an ub sd ak ns apt
"""
# What somebody does: such a word begins no name, whatever stands behind it.
_DOINGS_TEXT = """
    adanya agar akan apabila bagi bahwa belum bila dalam dari dengan dibentuk dilaksanakan
    dilakukan disampaikan disusun ditetapkan harus jika karena masih melaksanakan melakukan
    melaporkan melatih melengkapi memantau memasang memastikan membagi membahas membangun
    membentuk memberi memberikan membuat memenuhi memeriksa memilih mempelajari memperbaiki
    mempersiapkan menandatangani menargetkan mencanangkan menetapkan mengadakan mengajukan
    mengawasi mengevaluasi menggunakan menghadiri mengidentifikasi mengikuti mengirim
    mengirimkan mengisi mengumpulkan mengumumkan mengundang mengunggah mengusulkan menilai
    menindaklanjuti meningkatkan meninjau menugaskan menunjuk menyampaikan menyediakan
    menyelenggarakan menyelesaikan menyepakati menyerahkan menyesuaikan menyiapkan
    menyosialisasikan menyusun pada para pelaksanaan pelatihan pemantauan pembahasan pembangunan
    pembentukan pembuatan pemenuhan pemeriksaan pemilihan penandatanganan pencanangan penetapan
    pengajuan pengisian pengumpulan pengusulan penilaian penunjukan penyampaian penyediaan
    penyelenggaraan penyelesaian penyerahan penyiapan penyusunan perbaikan perlu sebelum seluruh
    semua sesudah setelah setiap sudah telah terdapat untuk wajib
"""
# Things that many names begin with ("Tim Penilai Internal", "Unit Layanan"): no name alone.
_THINGS_TEXT = """
    ada anggaran anggota berita berkas biaya bukti bulan data delapan dokumen dua empat enam
    evaluasi foto hasil informasi jadwal jumlah kebutuhan kegiatan kekurangan kendala kerja ketua
    koordinasi laporan layanan lima masyarakat materi minimal nilai pegawai pelayanan
    pemerintahan pengaduan peserta pimpinan rancangan reformasi rekapitulasi rencana reviu sarana
    satu sebagian sembilan seorang sepuluh sosialisasi standar survei target tidak tiga tim tindak
    tujuh unit usulan verifikasi waktu
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
_DOINGS = frozenset(_DOINGS_TEXT.split())
_THINGS = frozenset(_THINGS_TEXT.split())
_JOINED = re.compile(r"\s*[;,]\s*(dan/atau|dan|atau)\s*[;,.]?\s*$", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"[.?!][\"”')]*\s+(?=[A-Z])")
_LAST_WORD = re.compile(r"[^\s(]+$")
_CLOSED = ("?", "!", ":")
_ENDED = re.compile(r"[.?!:][\"”')]*$")


def pengantar(text: str) -> str:
    """Return the sentence before a list of items: it ends with a colon.

    A question or an exclamation keeps its mark.
    """
    clean = text.rstrip()
    return clean if not clean or clean.endswith(_CLOSED) else f"{_bare(clean)}:"


def bertitik(text: str) -> str:
    """Return a sentence that stands alone with a full stop at its end.

    A mark of its own stays, and so does the end of an item typed as one of a list ("; dan").
    """
    clean = text.rstrip()
    if not clean or _ENDED.search(clean) or clean.endswith((";", ",")) or _JOINED.search(clean):
        return clean
    return f"{clean}."


def rincian(butir: Sequence[str]) -> list[str]:
    """Return items with the marks of a list: ``;``, before the last one ``; dan``, at last a stop.

    "atau" and "dan/atau" before the last item stay. Items that are whole texts (two sentences, a
    question, several lines) are left as they are typed, all of them. Source: as this module.
    """
    typed = [item.strip() for item in butir]
    if any(map(_is_text, typed)):
        return typed
    joins = [found[1].lower() for item in typed[-2:-1] if (found := _JOINED.search(item))]
    words = [_small(_bare(_JOINED.sub("", item))) for item in typed]
    marks = [";" for _ in words]
    marks[-2:] = [f"; {joins[0] if joins else 'dan'}", "."][-len(words) :] if words else []
    return [
        word if mark == "." and word.endswith(".") else f"{word}{mark}"
        for word, mark in zip(words, marks, strict=True)
    ]


@lru_cache(maxsize=1024)  # a konsep and its document print the same items
def _is_text(item: str) -> bool:
    """Tell whether an item is more than one sentence, or ends with a mark of its own."""
    if "\n" in item or item.endswith(_CLOSED):
        return True
    ends = (item[: found.start()].split() for found in _NEW_SENTENCE.finditer(item))
    return any(not words or not _is_short(words[-1]) for words in ends)


def _is_short(word: str) -> bool:
    """Tell whether the stop behind a word belongs to the word: an initial, a title, "dll."."""
    bare = word.lstrip("(\"'").rstrip(".")
    has_inner = "." in bare and not bare[-1:].isdigit()
    return len(bare) <= 1 or has_inner or bare.casefold() in _ABBREVIATIONS


def _bare(text: str) -> str:
    """Return a text without the mark at its end; the stop of a shortened word stays."""
    bare = text.rstrip(" ;,.")
    last = _LAST_WORD.search(bare)
    dotted = text[len(bare) :].startswith(".")
    return f"{bare}." if dotted and last and _is_short(last[0]) else bare


def _small(item: str) -> str:
    """Return an item with a small first letter, unless it may begin with a name."""
    first, _, rest = item.partition(" ")
    word = first.rstrip(",").lower()
    is_plain = first[1:] == first[1:].lower()
    owned = word.removesuffix("nya")  # "Pembangunannya": of something named before
    is_doing = word in _DOINGS or owned in _DOINGS
    begins_no_name = is_doing or (owned in _THINGS and not rest[:1].isupper())
    return f"{first.lower()} {rest}".rstrip() if is_plain and begins_no_name else item

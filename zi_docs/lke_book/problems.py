"""The complaints about an LKE workbook, each at its cell."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import FieldError, Place, Problem, choices, problem, quote
from zi_docs.penilaian import Selisih
from zi_docs.zona_integritas import Isian

_OFFICIAL = "Unduh lagi buku kerja resminya, lalu salin jawaban ke sana."
_IN_EXCEL = "Ketik jawabannya di sel itu, tanpa rumus."


def no_workbook(shown: str) -> Problem:
    """The file is no workbook that can be read and changed."""
    message = "Berkas ini bukan buku kerja Excel (.xlsx) yang utuh, atau terkunci dengan sandi."
    hint = "Buka di Excel, lepas sandi pembukanya, lalu Simpan Sebagai .xlsx."
    return problem("ZI560", shown, message, hint)


def not_read(shown: str, why: str) -> Problem:
    """The disk does not give the file."""
    message = f"Buku kerja ini tidak dapat dibaca: {why}."
    return problem("ZI560", shown, message, "Periksa alamatnya, dan tutup berkas itu di Excel.")


def no_lke(shown: str, names: Sequence[str], sheets: Sequence[str]) -> Problem:
    """No sheet has the headings and the questions of the LKE."""
    message = f"Tak ada lembar LKE di berkas ini; lembarnya: {choices(sheets)}."
    hint = (
        f"Lembarnya biasa bernama {' atau '.join(map(quote, names))}; baris judulnya (Penilaian, "
        "Bobot, Pilihan Jawaban, Jawaban) ada di lima baris pertama."
    )
    return problem("ZI561", shown, message, hint)


def missing_rows(place: Place, inputs: Sequence[Isian]) -> Problem:
    """Inputs of the LKE have no row in the sheet."""
    codes = choices([one.kode for one in inputs])
    message = f"{len(inputs)} isian LKE tidak ditemukan barisnya: {codes}."
    hint = f"Baris yang hilang atau teksnya diubah tidak ditebak. {_OFFICIAL}"
    return problem("ZI562", place, message, hint)


def row_twice(place: Place, first: Place) -> Problem:
    """The text of a row stood in a row above it already; the second row is not read."""
    message = f"Pertanyaan ini sudah ada di {first.unit} {first.column}{first.number}."
    return problem("ZI563", place, message, "Hapus salah satu barisnya; yang kedua tidak dibaca.")


def text_differs(place: Place, isian: Isian) -> Problem:
    """The text of a row is like that of an input, but not the same."""
    message = f"Teks baris ini berbeda sedikit dari LKE; dibaca sebagai {isian.kode}."
    return problem("ZI564", place, message, "Periksa bahwa pertanyaannya memang sama.")


def unknown_row(place: Place, text: str) -> Problem:
    """A row has a kind of answer or an answer, but its text is none of the LKE's."""
    message = f"Baris {quote(text)} bukan pertanyaan LKE yang dikenal; jawabannya tidak dibaca."
    return problem("ZI565", place, message, f"Betulkan teksnya, atau hapus barisnya. {_OFFICIAL}")


def other_type(place: Place, isian: Isian, typed: str, wanted: str, *, warn: bool) -> Problem:
    """The cell that says which answers are allowed says something else: the score is lost."""
    message = (
        f"Jenis jawaban {isian.kode} tertimpa: seharusnya {wanted}, tertulis {quote(typed)}. "
        "Rumus nilainya melewati pertanyaan ini tanpa pesan."
    )
    hint = f"Kembalikan menjadi {wanted} (kolomnya mungkin tersembunyi). {_OFFICIAL}"
    return problem("ZI566", place, message, hint, warn=warn)


def wrong_answer(place: Place, error: FieldError) -> Problem:
    """An answer is not allowed for its question."""
    return problem("ZI567", place, str(error), error.mend)


def untidy_answer(place: Place, isian: Isian, typed: str, answer: str) -> Problem:
    """An answer is understood, but the formula of the workbook does not know it as typed."""
    message = (
        f"Jawaban {quote(typed)} untuk {isian.kode} dibaca sebagai {answer}, tetapi rumus buku "
        "kerja tidak mengenalnya (ada spasi, titik, atau bilangan yang tersimpan sebagai teks)."
    )
    return problem("ZI567", place, message, f"Ketik ulang {answer} di sel itu.", warn=True)


def broken_answer(place: Place, isian: Isian, typed: str) -> Problem:
    """The cell of an answer shows an error of Excel."""
    return problem(
        "ZI568", place, f"Sel jawaban {isian.kode} berisi {typed}, bukan jawaban.", _IN_EXCEL
    )


def merged_answer(place: Place, isian: Isian, first: Place) -> Problem:
    """The cell of an answer is merged with that of another row, so it is not clear whose it is."""
    message = (
        f"Sel jawaban {isian.kode} digabung dengan sel {first.column}{first.number}, yang milik "
        "baris lain."
    )
    return problem("ZI568", place, message, "Pisahkan selnya, lalu isi jawaban tiap baris.")


def computed_answer(place: Place, isian: Isian) -> Problem:
    """The cell of an answer holds a formula; what it gave when the file was saved is read."""
    message = f"Sel jawaban {isian.kode} berisi rumus; yang dibaca hasil terakhirnya."
    return problem("ZI569", place, message, _IN_EXCEL, warn=True)


def over_formula(place: Place, isian: Isian, what: str) -> Problem:
    """A value was to be put where a formula stands."""
    message = f"Sel {what} {isian.kode} berisi rumus, jadi tidak diisi."
    return problem("ZI569", place, message, _OFFICIAL)


def locked_cell(place: Place, isian: Isian, what: str, *, warn: bool) -> Problem:
    """A value was to be put into a cell that the sheet's protection locks."""
    message = f"Sel {what} {isian.kode} terkunci oleh pelindung lembar, jadi tidak diisi."
    hint = _OFFICIAL if not warn else "Tulis di kolom lain yang terbuka, atau lampirkan terpisah."
    return problem("ZI570", place, message, hint, warn=warn)


def counts_differ(place: Place, found: Selisih) -> Problem:
    """Counts contradict each other: a part is above its whole, or two that must be equal differ."""
    return problem("ZI571", place, found.kalimat, found.perbaikan)


def total_differs(place: Place, typed: str, parts: Sequence[Isian], total: int) -> Problem:
    """A total that was typed is not the sum of its parts."""
    codes = ", ".join(one.kode for one in parts)
    message = f"Jumlah ini {quote(typed)}, sedangkan bagian-bagiannya ({codes}) berjumlah {total}."
    hint = "Betulkan bagiannya atau jumlahnya; nilai zi-docs dihitung dari bagian-bagiannya."
    return problem("ZI572", place, message, hint)


def other_weight(place: Place, label: str, typed: str, wanted: str) -> Problem:
    """A weight differs from that of the LKE."""
    message = f"Bobot {quote(label)} tertulis {typed}, sedangkan menurut LKE {wanted}."
    return problem(
        "ZI573", place, message, f"Instrumennya mungkin lain atau tersunting. {_OFFICIAL}"
    )


def odd_formula(place: Place, label: str) -> Problem:
    """A formula differs from that of the other rows of its kind, or something was typed over it."""
    message = f"Rumus di baris {quote(label)} berbeda dari rumus baris sejenis, atau tertimpa."
    return problem("ZI574", place, message, f"Salin rumus dari baris sejenis. {_OFFICIAL}")


def unread_rows(place: Place, label: str, rows: Sequence[int]) -> Problem:
    """The formula of a sum does not reach all its questions."""
    listed = choices(list(map(str, rows)))
    message = f"Rumus nilai {quote(label)} tidak membaca baris {listed}."
    hint = "Nilai buku kerja berbeda dari nilai menurut bobot; zi-docs menghitung menurut bobot."
    return problem("ZI575", place, message, hint)


def guessed_column(place: Place) -> Problem:
    """A column is a TPI's only because it comes after that of the unit."""
    message = "Judul kolom ini tidak menyebut pemiliknya; dibaca sebagai kolom TPI."
    return problem("ZI577", place, message, "Tambahkan kata TPI pada judulnya bila memang itu.")


def passed_column(place: Place) -> Problem:
    """A column is not read, since another one before it has the same heading in effect."""
    message = "Kolom ini tidak dibaca, karena kolom lain di sebelah kirinya berisi hal yang sama."
    hint = "Bila kolom ini yang dimaksud, ganti judul kolom yang lain itu."
    return problem("ZI577", place, message, hint)


def not_in_list(place: Place, isian: Isian, answer: str, allowed: Sequence[str]) -> Problem:
    """The drop-down list of a cell does not have the answer."""
    message = (
        f"Daftar pilihan sel ini tidak memuat jawaban {quote(answer)} untuk {isian.kode}; isinya "
        f"{choices(allowed)}."
    )
    return problem("ZI578", place, message, _OFFICIAL)


def not_computed(shown: str, why: str) -> Problem:
    """The results of the formulas are still those of the workbook before it was filled."""
    message = f"Nilai yang tersimpan di buku kerja ini belum dihitung ulang: {why}."
    return problem("ZI576", shown, message, "Buka di Excel, simpan sekali, baru unggah.")


def unknown_results(place: Place, cells: Sequence[str]) -> Problem:
    """LibreOffice could not compute some formulas, so their former results stay."""
    message = f"LibreOffice tidak mengenal rumus di {choices(cells)}; hasil lamanya tetap."
    return problem("ZI576", place, message, "Buka di Excel, simpan sekali, baru unggah.")


def no_answers(place: Place | str, unit: str, rounds: Sequence[str]) -> Problem:
    """The table has no answers of this unit in the round asked for."""
    there = f"Yang ada: putaran {choices(rounds)}." if rounds else "Isi lembar Penilaian."
    return problem("ZI579", place, f"Tak ada jawaban LKE untuk {unit} di putaran itu.", there)


def several_answers(place: Place | str, what: str, option: str, known: Sequence[str]) -> Problem:
    """The table has answers of several units or rounds, and none was named."""
    message = f"Penilaiannya untuk beberapa {what}: {choices(known)}."
    return problem("ZI579", place, message, f"Sebut satu dengan {option}.")

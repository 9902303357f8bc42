"""The problems of table files and of the keys and references of their rows, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from zi_docs.errors import Place, Problem, disk_words, problem, quote, suggest
from zi_docs.indonesian import gabung_dan
from zi_docs.model.tabel import Lembar, Tabel
from zi_docs.model.table import Row
from zi_docs.plain_file import is_odd

_READABLE = "Pastikan berkas itu boleh dibaca."


def unreadable(shown: str, error: OSError) -> Problem:
    """ZI431: a table file can't be read from the disk."""
    message = f"Berkas tabel ini tidak dapat dibaca: {disk_words(error)}."
    hint = "Hapus, lalu taruh berkas biasa di situ." if is_odd(error) else _READABLE
    return problem("ZI431", shown, message, hint)


def no_table(shown: str) -> Problem:
    """ZI433: a table file holds something else than keys and values."""
    message = 'Berkas tabel ini harus berisi "judul:", "kolom:", dan seterusnya.'
    return problem("ZI433", shown, message, "Tirulah berkas tabel bawaan di templates/_tabel.")


def unknown_kind(place: Place, jenis: str, kinds: Iterable[str]) -> Problem:
    """ZI451: a column of a kind that does not exist, or without the table it refers to."""
    message = f"Jenis kolom {quote(jenis)} tidak dikenal."
    known = [f"{name}: TABEL" if name in ("rujukan", "anak") else name for name in kinds]
    return problem("ZI451", place, message, suggest(jenis, known))


def no_choices(place: Place, name: str) -> Problem:
    """ZI451: a choice without words to choose from."""
    message = f'Kolom "{name}" berjenis pilihan, tetapi pilihannya belum ditulis.'
    return problem("ZI451", place, message, 'Tambahkan, mis. "pilihan: {Ketua: [], Anggota: []}".')


def unknown_rule(place: Place, name: str, known: Iterable[str]) -> Problem:
    """ZI451: a column names a rule that does not exist."""
    message = f"Aturan {quote(name)} tidak dikenal."
    return problem("ZI451", place, message, suggest(name, list(known)))


def derived(place: Place, titles: Sequence[str], count: int, why: str, values: str) -> Problem:
    """ZI164: what nobody typed was taken from something else; ``values`` are examples."""
    title = gabung_dan(titles)
    message = f"{title} {count} baris tidak tertulis; diisi {why}."
    hint = f"Tulis sendiri di kolom {title}; yang tertulis selalu dipakai."
    return problem("ZI164", place, message, hint, about=values)


def schedule_read(place: Place, title: str, count: int, why: str, values: str) -> Problem:
    """ZI170: months that follow from a date, from weeks, from a start and an end, ..."""
    message = f"{title} {count} baris dibaca {why}."
    hint = 'Tulis bulannya sendiri di kolom Jadwal, mis. "Jan-Mar".'
    return problem("ZI170", place, message, hint, about=values)


def titled_other_year(place: Place, found: int, tahun: int) -> Problem:
    """ZI171: the title over a table names another year than the settings."""
    message = f"Judul di atas tabel menyebut tahun {found}, sedangkan tahun di pengaturan {tahun}."
    hint = "Pastikan ini rencana tahun itu; lalu betulkan judulnya, atau tahun di pengaturan."
    return problem("ZI171", place, message, hint)


def asked_status(row: Row, column: str, choice: str) -> Problem:
    """ZI165: somebody was appointed so recently that the number does not tell PNS from CPNS."""
    message = f"Menurut NIP-nya baru diangkat, kurang dari dua tahun sebelum dokumen ini: {choice}?"
    hint = "Tulis PNS atau CPNS di kolom Status bagi orang ini; yang lain boleh tetap kosong."
    return problem("ZI165", row.place(column), message, hint, about=str(row.cells.get("nama", "")))


def no_columns(place: Place) -> Problem:
    """ZI451: a new table without columns."""
    message = "Tabel ini belum punya kolom."
    return problem("ZI451", place, message, 'Tambahkan, mis. "kolom: {nama: {wajib: true}}".')


def two_choices(place: Place, spelling: str, first: str, other: str) -> Problem:
    """ZI451: one spelling stands for two words of a choice."""
    message = f"Ejaan {quote(spelling)} dipakai untuk dua pilihan: {first} dan {other}."
    return problem("ZI451", place, message, "Hapus dari salah satunya.")


def no_such_table(place: Place, name: str, tables: Sequence[str]) -> Problem:
    """ZI452: a column refers to a table that does not exist."""
    return problem("ZI452", place, f"Tabel {quote(name)} tidak ada.", suggest(name, tables))


def no_such_column(place: Place, name: str, columns: Sequence[str]) -> Problem:
    """ZI452: a pattern or setting of a table names a column that it does not have."""
    message = f"Kolom {quote(name)} tidak ada di tabel ini."
    return problem("ZI452", place, message, suggest(name, columns))


def no_owner(place: Place, name: str, columns: Sequence[str]) -> Problem:
    """ZI452: "milik" names no column that refers to a row of another table."""
    message = f'"milik" berisi {quote(name)}, yang tidak merujuk baris tabel lain.'
    hint = "Tambahkan kolom berjenis unit, orang, atau rujukan: TABEL, lalu tulis namanya di sini."
    return problem("ZI452", place, message, suggest(name, columns) if columns else hint)


def no_child(place: Place, child: Tabel, parent: Tabel) -> Problem:
    """ZI452: a column of children whose table does not hang on this one, or hangs there twice."""
    message = (
        f"Baris tabel {child.judul} tidak dapat menjadi anak baris tabel {parent.judul} di sini."
    )
    hint = (
        f'Beri {child.nama} kolom "rujukan: {parent.nama}" sebagai "milik", dan pakai satu kolom '
        "anak saja."
    )
    return problem("ZI452", place, message, hint)


def hangs_on_itself(place: Place) -> Problem:
    """ZI452: the rows of a table hang on rows of the same table."""
    message = "Baris tabel ini menjadi milik baris tabel ini sendiri."
    return problem("ZI452", place, message, 'Ganti "milik" dengan kolom tabel lain, atau hapus.')


def no_date_column(place: Place, name: str, columns: Sequence[str]) -> Problem:
    """ZI452: ``tanggal`` names a column that holds no dates."""
    message = f"Kolom {quote(name)} bukan kolom tanggal."
    hint = suggest(name, columns) if columns else 'Beri kolom itu "jenis: tanggal".'
    return problem("ZI452", place, message, hint)


def not_a_table_file(shown: str, name: str) -> Problem:
    """ZI456: a file in the folder of tables is not read, for its ending."""
    message = f"Berkas {quote(name)} di folder tabel tidak dibaca karena akhirannya bukan .yaml."
    hint = "Ganti akhirannya menjadi .yaml (di Notepad: jenis Semua Berkas), atau pindahkan."
    return problem("ZI456", shown, message, hint)


def bad_table_name(place: Place, name: str) -> Problem:
    """ZI453: a table's file has a name that a naskah can't use."""
    message = f"Nama tabel {quote(name)} tidak dapat dipakai."
    hint = "Pakai huruf kecil, angka, dan garis bawah, bukan nama yang sudah dipakai naskah."
    return problem("ZI453", place, message, hint)


def bad_column_name(place: Place, name: str) -> Problem:
    """ZI453: a column has a name that a naskah can't use."""
    message = f"Nama kolom {quote(name)} tidak dapat dipakai."
    hint = "Pakai huruf kecil, angka, dan garis bawah, bukan nama yang sudah dipakai naskah."
    return problem("ZI453", place, message, hint)


def own_key(place: Place, key: str, name: str) -> Problem:
    """ZI204: a table file says its own name, which is that of the file."""
    message = f'Kunci "{key}" tidak dikenal: nama tabel adalah nama berkasnya, yaitu {name}.'
    return problem("ZI204", place, message, 'Hapus baris ini; judul lembarnya ditulis di "judul".')


def two_columns(place: Place, text: str, title: str, name: str) -> Problem:
    """ZI462: a heading would be read as two columns."""
    message = f"Judul atau ejaan {quote(text)} sudah dipakai kolom {title} ({name})."
    mend = "Hapus dari salah satunya, atau beri judul lain."
    return problem("ZI462", place, message, mend)


def idle_key(place: Place, key: str, kind: str, takers: Sequence[str]) -> Problem:
    """ZI463: a key that means nothing in a column of this kind."""
    message = f'Kunci "{key}" tidak berlaku pada kolom berjenis {kind}.'
    return problem("ZI463", place, message, f"Hapus; ia hanya untuk jenis {', '.join(takers)}.")


def empty_default(place: Place, text: str) -> Problem:
    """ZI463: a default that means an empty cell."""
    message = f"Bawaan {quote(text)} berarti kosong pada kolom ini."
    return problem("ZI463", place, message, "Hapus bawaannya; sel kosong memang kosong.")


def wrong_column_default(place: Place, name: str, message: str, mend: str) -> Problem:
    """ZI463: the default of a column does not fit its kind."""
    said = f'Bawaan kolom "{name}" tidak sesuai jenisnya. {message}'
    return problem("ZI463", place, said, mend)


def key_of_itself(place: Place, judul: str) -> Problem:
    """ZI452: the key or the label of a row needs that of a row of the same table."""
    message = f"Baris tabel {judul} disebut menurut baris tabel {judul} sendiri."
    mend = 'Hapus dari "kunci" dan "sebutan" kolom yang merujuk tabel ini, juga lewat tabel lain.'
    return problem("ZI452", place, message, mend)


def only_spellings(place: Place, words: Sequence[str], known: Sequence[str]) -> Problem:
    """ZI454: an office adds a word to a choice whose words the program knows."""
    message = f"Pilihan {quote(words[0])} tidak dapat ditambahkan: arti pilihan kolom ini tetap."
    example = f"{known[-1]}: [{words[0]}]"
    mend = f"Tulis sebagai ejaan salah satu dari {', '.join(known)}, mis. {quote(example)}."
    return problem("ZI454", place, message, mend)


def taken_by_table(place: Place, name: str, judul: str) -> Problem:
    """ZI455: a column has the name under which a naskah sees the rows of another table."""
    message = f"Nama kolom {quote(name)} sudah dipakai untuk baris-baris tabel {judul}."
    return problem("ZI455", place, message, "Ganti nama kolomnya.")


def taken_sheet(place: Place, name: str, tabel: Tabel) -> Problem:
    """ZI455: a sheet of this name would be read as another table, or as settings."""
    kind = "lembar pengaturan" if isinstance(tabel, Lembar) else "tabel"
    message = f"Lembar bernama {quote(name)} sudah dibaca sebagai {kind} {tabel.judul}."
    return problem("ZI455", place, message, "Pakai nama lembar yang lain.")


def only_adds(place: Place, what: str) -> Problem:
    """ZI454: an office's file changes what a built-in table says."""
    message = f"Berkas ini mengubah {what} bawaan; berkas tambahan hanya boleh menambah."
    hint = "Hapus bagian itu, atau buat kolom atau tabel baru dengan nama sendiri."
    return problem("ZI454", place, message, hint)


def unknown_field_kind(place: Place, jenis: str, kinds: Iterable[str]) -> Problem:
    """ZI461: a field of a type has a kind that does not exist, or that only a column can have."""
    message = f"Jenis isian {quote(jenis)} tidak dikenal."
    return problem("ZI461", place, message, suggest(jenis, sorted(kinds)))


def kind_of_another(place: Place, name: str) -> Problem:
    """ZI461: a field that is a column of a table has its kind in the table's file."""
    message = f'{quote(name)} bukan isian milik jenis ini, jadi "jenis" tidak berlaku.'
    hint = 'Hapus "jenis", atau awali namanya dengan "isian.".'
    return problem("ZI461", place, message, hint)


def idle_field_key(place: Place, key: str, kind: str) -> Problem:
    """ZI461: a key that means nothing in a field of this kind."""
    message = f'Kunci "{key}" tidak berlaku pada isian berjenis {kind}.'
    return problem("ZI461", place, message, "Hapus, atau beri isian ini jenis yang memerlukannya.")


def no_field_choices(place: Place, name: str) -> Problem:
    """ZI461: a choice without words to choose from."""
    message = f'Isian "{name}" berjenis pilihan, tetapi pilihannya belum ditulis.'
    return problem("ZI461", place, message, 'Tambahkan, mis. "pilihan: [Luring, Daring]".')


def wrong_default(place: Place, name: str, refusal: Problem) -> Problem:
    """ZI461: the default of a field does not fit its kind."""
    message = f'Bawaan isian "{name}" tidak sesuai jenisnya. {refusal.message}'
    return problem("ZI461", place, message, refusal.hint)

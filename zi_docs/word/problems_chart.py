"""The complaints about native charts, and about the rows that they show."""

from __future__ import annotations

from collections.abc import Sequence

from zi_docs.errors import Place, Problem, choices, excerpt, problem, suggest


def misspelt_chart(place: Place, text: str, words: str) -> Problem:
    """Report an alternative text that begins with ``bagan:`` and can't be read."""
    return problem(
        "ZI474",
        place,
        f'Teks alternatif "{excerpt(text)}" salah tulis: {words}.',
        "Tulis bagan: daftar, kategori, nilai; mis. bagan: nilai_area, area, capaian.",
    )


def chart_is_none(place: Place, text: str) -> Problem:
    """Report ``bagan:`` at something that is not one of Word's own charts."""
    return problem(
        "ZI475",
        place,
        f'Teks alternatif "{excerpt(text)}" bukan pada bagan Word.',
        "Tulis pada bagan dari Sisipkan > Bagan; gambar sebuah bagan tidak dapat diisi.",
    )


def chart_outside_body(place: Place, text: str) -> Problem:
    """Report a chart in a header, a footer or a note."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{excerpt(text)}" ada di luar badan naskah.',
        "Pindahkan ke badan naskah: tidak ke kepala halaman, kaki halaman, atau catatan.",
    )


def chart_of_unfit_kind(place: Place, text: str) -> Problem:
    """Report a chart that has no categories, such as one of points."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{excerpt(text)}" bukan jenis yang berkategori dan bernilai.',
        "Di Word: Ubah Tipe Bagan menjadi kolom, batang, garis, area, lingkaran, atau radar.",
    )


def chart_with_dates(place: Place, text: str) -> Problem:
    """Report an axis of dates, which would print every category as a day of the year 1900."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{excerpt(text)}" bersumbu tanggal, sedangkan kategorinya teks.',
        "Di Word: Format Sumbu > Opsi Sumbu > Tipe Sumbu > Sumbu teks.",
    )


def chart_of_other_cells(place: Place, text: str, cells: str) -> Problem:
    """Report a chart that takes a title, a label or an error bar from a cell of its workbook."""
    return problem(
        "ZI475",
        place,
        f'Bagan "{excerpt(text)}" juga mengambil sel {excerpt(cells)}, '
        "yang tidak akan ada di buku kerjanya.",
        "Lepaskan tautan judul, label, atau bilah galat ke sel itu; tampilkan seri yang tersaring.",
    )


def chart_series_differ(place: Place, text: str, drawn: int, nilai: Sequence[str]) -> Problem:
    """Report a chart that is drawn with more or fewer series than its text names values."""
    return problem(
        "ZI476",
        place,
        f'Bagan "{excerpt(text)}" digambar dengan {drawn} seri, sedangkan teks '
        f"alternatifnya menyebut {len(nilai)} nilai ({choices(nilai)}).",
        "Di Word: Edit Data, tambah atau hapus serinya; atau sebut satu nilai untuk setiap seri.",
    )


def tag_in_chart(place: Place, text: str) -> Problem:
    """Report a tag in the title or the series of a chart, where nothing fills it."""
    return problem(
        "ZI473",
        place,
        f'Tag di dalam bagan tidak akan diisi: "{excerpt(text)}".',
        "Hapus tag itu; tulis judul bagan sebagai paragraf biasa di atasnya.",
    )


def chart_of_no_list(place: Place, text: str, daftar: str) -> Problem:
    """Report a chart of something that is no list of rows."""
    return problem(
        "ZI472",
        place,
        f'Bagan "{excerpt(text)}": {excerpt(daftar)} bukan daftar baris.',
        "Sebut daftar baris, mis. daftar_unit_kerja atau unit_kerja.rencana_aksi.",
    )


def chart_without_rows(place: Place, text: str, daftar: str) -> Problem:
    """Report a chart of a list that has no rows."""
    return problem(
        "ZI477",
        place,
        f'Bagan "{excerpt(text)}" tanpa data: {excerpt(daftar)} tidak berisi baris.',
        "Isi datanya, atau lewati bagan itu di naskah dengan {%p if ... %} dan {%p endif %}.",
    )


def chart_column_missing(
    place: Place, text: str, daftar: str, column: str, known: Sequence[str]
) -> Problem:
    """Report a column that the rows of a chart do not have."""
    return problem(
        "ZI421",
        place,
        f'Bagan "{excerpt(text)}" memakai kolom "{excerpt(column)}", yang tidak '
        f"ada pada {excerpt(daftar)}.",
        suggest(column, known),
    )


def chart_cells_refused(place: Place, text: str, column: str, faults: Sequence[str]) -> Problem:
    """Report the cells of a column that a chart can't show, by the categories of their rows."""
    return problem(
        "ZI472",
        place,
        f'Bagan "{excerpt(text)}", kolom {excerpt(column)}: {choices(faults)}.',
        "Isi datanya; nilai harus bilangan, mis. 85,5; kategori tidak boleh kosong. Baris yang "
        "belum bernilai dapat dilewati dengan saring.",
    )

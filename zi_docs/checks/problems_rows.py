"""The problems that the checks of reports and of what columns say about each other report."""

from __future__ import annotations

from datetime import date

from zi_docs.errors import Place, Problem, problem, quote
from zi_docs.indonesian import format_tanggal
from zi_docs.model import Pejabat, Record
from zi_docs.tables import Tabel, UnitKerja


def needed_then(place: Place, tabel: Tabel, name: str, other: str, called: str) -> Problem:
    """ZI183: a cell is empty although another cell of its row asks for it."""
    title, why = tabel.title_of(name), tabel.title_of(other)
    message = f"Kolom {title} masih kosong, padahal diperlukan menurut kolom {why} di baris itu."
    mend = f"Isi kolom {title}, atau betulkan kolom {why}."
    return problem("ZI183", place, message, mend, about=called)


def other_recommendation(row: Record, why: str) -> Problem:
    """ZI179: a candidate is recommended against its scores, or not although they suffice."""
    if why:
        message = f"Unit ini direkomendasikan, padahal {why}."
    else:
        message = "Unit ini belum diusulkan, padahal skor dan syaratnya cukup."
    mend = "Tulis alasannya di kolom Catatan, atau betulkan rekomendasinya."
    return problem("ZI179", row.place("rekomendasi"), message, mend, about=row.label)


def wbbm_needs_wbk(row: Record, nama: str) -> Problem:
    """ZI365: a unit without WBK is recommended for WBBM."""
    message = "Unit ini direkomendasikan Menuju WBBM, padahal belum berpredikat WBK."
    mend = "Tulis WBK di kolom Rekomendasi, atau isi Predikat Dimiliki unit itu."
    return problem("ZI365", row.place("rekomendasi"), message, mend, about=nama)


def not_proposed(row: Record, nama: str) -> Problem:
    """ZI185: a candidate is recommended, but the table of units does not propose it so."""
    message = "Rekomendasi kertas identifikasi berbeda dari Predikat Diusulkan unit ini."
    mend = "Samakan keduanya: keputusan penetapan memakai Predikat Diusulkan."
    return problem("ZI185", row.place("rekomendasi"), message, mend, about=nama)


def not_identified(unit: UnitKerja) -> Problem:
    """ZI185: a unit is proposed, but no row of the paper recommends it so."""
    message = "Unit ini diusulkan, tetapi tidak direkomendasikan demikian di kertas identifikasi."
    mend = "Tambahkan barisnya di tabel Identifikasi, atau betulkan Predikat Diusulkan."
    return problem("ZI185", unit.place("predikat_diusulkan"), message, mend, about=unit.nama)


def not_in_plan(row: Record) -> Problem:
    """ZI185: a report has an activity that the plan of its unit does not have."""
    message = "Kegiatan ini tidak ada di rencana aksi unitnya."
    mend = "Tulis seperti di lembar Rencana Aksi, atau tambahkan kegiatannya di sana."
    return problem("ZI185", row.place("kegiatan"), message, mend, about=row.label)


def not_reported(plan: Record, quarter: str) -> Problem:
    """ZI185: the plan has an activity in a quarter whose report leaves it out."""
    message = f"Kegiatan ini dijadwalkan pada Triwulan {quarter}, tetapi tidak dilaporkan."
    mend = "Tambahkan barisnya di tabel Realisasi, atau betulkan jadwalnya."
    return problem("ZI185", plan.place("kegiatan"), message, mend, about=plan.label)


def other_state(row: Record, reached: bool) -> Problem:
    """ZI186: the state of an activity does not fit its target and what was reached."""
    message = "Kegiatan ini belum selesai, padahal realisasinya mencapai target."
    if not reached:
        message = "Kegiatan ini selesai, padahal realisasinya kurang dari target."
    mend = "Betulkan status, target, atau realisasinya."
    return problem("ZI186", row.place("status"), message, mend, about=row.label)


def before_its_end(row: Record, column: str, on: date, end: date) -> Problem:
    """ZI187: a report is dated before the end of the time that it reports on."""
    message = (
        f"Laporan bertanggal {format_tanggal(on)}, padahal masa yang dilaporkannya baru berakhir "
        f"{format_tanggal(end)}."
    )
    mend = "Isi tanggal sesudah masa itu, mis. dengan --tanggal."
    return problem("ZI187", row.place(column), message, mend)


def overdue(row: Record, last: date, on: date) -> Problem:
    """ZI196: a recommendation is open after its last day; the report says so too."""
    message = (
        f"Batas {format_tanggal(last)} sudah lewat pada tanggal laporan, {format_tanggal(on)}."
    )
    mend = "Isi status dan tanggal selesainya, atau sepakati batas yang baru."
    return problem("ZI196", row.place("batas"), message, mend, about=row.label)


def above_scale(row: Record, name: str, answer: str, most: int) -> Problem:
    """ZI186: an answer is higher than the scale of its survey."""
    message = f"Jawaban ini lebih tinggi dari skala surveinya, yaitu {most}."
    mend = "Betulkan jawabannya, atau kolom Skala surveinya."
    return problem("ZI186", row.place(name), message, mend, about=answer)


def answers_again(row: Record, first: Record) -> Problem:
    """ZI518: a respondent with the number, the service and the day of another one."""
    message = f"Responden ini sama dengan di {first.place('telepon')}: nomor, layanan, dan harinya."
    mend = "Hapus salah satunya, atau betulkan nomor atau tanggalnya."
    return problem("ZI518", row.place("telepon"), message, mend)


def steered(row: Record, count: int, of: int) -> Problem:
    """ZI519: more answers than usual that an officer steered; told at the first of them."""
    message = f"{count} dari {of} responden menyebut jawabannya diarahkan petugas, lebih dari 5%."
    mend = "Periksa cara pengambilan datanya; ulangi survei bila jawabannya memang diarahkan."
    return problem("ZI519", row.place("arahan"), message, mend)


def kind_unanswered(survey: Record, kind: str) -> Problem:
    """ZI556: a survey of a kind has no answer at all to the questions of that kind."""
    message = f"Survei ini tidak mempunyai satu jawaban pun untuk {kind}."
    mend = "Isi jawabannya di lembar Responden, atau nilainya di lembar Survei Ringkas; bila "
    mend += f"{kind} memang tidak ditanyakan, betulkan kolom Jenis Survei."
    return problem("ZI556", survey.place("jenis"), message, mend, about=survey.label)


def question_unanswered(row: Record, name: str) -> Problem:
    """ZI556: a column of answers is empty in every row of its survey."""
    title = row.tabel.title_of(name)
    message = f"Tidak seorang responden pun menjawab {quote(title)}, sehingga nilainya tidak ada."
    mend = f"Isi kolom {title}, atau beri judul itu pada kolom yang memuat jawabannya; bila memang "
    mend += "tidak ditanyakan, isi lembar Survei Ringkas dengan unsur yang ditanyakan saja, tanpa "
    mend += "baris Responden survei itu."
    return problem("ZI556", row.place(name), message, mend)


def without_follow_up(survey: Record, lowest: str) -> Problem:
    """ZI230: a survey says nothing of what is done about its lowest element."""
    message = f"Tindak lanjut survei ini belum diisi; nilai terendahnya {quote(lowest)}."
    mend = "Isi kolom Tindak Lanjut dengan perbaikannya; kosong berarti tercetak titik-titik."
    return problem("ZI230", survey.place("tindak_lanjut"), message, mend, about=survey.label)


def staff_asked(row: Record, name: str) -> Problem:
    """ZI231: a respondent has the name of an employee of the unit that is surveyed."""
    message = "Nama responden ini sama dengan nama pegawai unit yang disurvei."
    mend = "Hapus barisnya bila memang pegawai itu; biarkan bila orang lain."
    return problem("ZI231", row.place("nama"), message, mend, about=name)


def nobody_asked(service: Record, survey: Record) -> Problem:
    """ZI185: a survey has no respondent of a service that the unit has."""
    message = f"Layanan ini belum mempunyai responden pada survei {survey.label}."
    mend = "Tambahkan respondennya, atau samakan nama layanannya."
    return problem("ZI185", service.place("nama"), message, mend, about=service.label)


def too_few(survey: Record, count: int, needed: int) -> Problem:
    """ZI366: a survey has fewer respondents than it needs."""
    message = f"Survei ini baru mempunyai {count} responden, padahal perlu {needed}."
    mend = "Tambahkan respondennya, atau isi kolom Populasi bila penerima layanannya sedikit."
    return problem("ZI366", survey.place("kode"), message, mend, about=survey.label)


def no_unit_above(unit: UnitKerja) -> Problem:
    """ZI184: a unit that belongs below a dinas names none, so the head of the region witnesses."""
    message = "Unit seperti ini biasanya di bawah dinas, tetapi induknya kosong: kopnya tanpa nama "
    message += "dinas, dan pakta kepalanya disaksikan kepala daerah."
    mend = "Isi kolom Induk dengan kode dinasnya, atau kolom Atasan pada baris kepalanya."
    return problem("ZI184", unit.place("induk"), message, mend, about=unit.nama)


def no_own_post(place: Place, official: Pejabat) -> Problem:
    """ZI188: a Plt. or Plh. is printed without his own post."""
    message = f"{official.cara} {official.jabatan} dicetak tanpa jabatannya sendiri di baris kedua."
    mend = "Isi jabatan aslinya, mis. Wakil Bupati Blora; biarkan bila memang tidak ada."
    return problem("ZI188", place, message, mend, about=official.nama)

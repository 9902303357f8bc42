import pytest

from zi_docs.indonesian import is_asn, parse_jenis_kelamin, parse_status, statuses_in, sudah_pergi

NON_ASN = (
    "Tenaga Honorer; Honda; Honor Daerah TK.II Kab/Kota; PPNPN; PJLP; Outsourcing; BLUD; GTT; PTT; "
    "kontrak; Tenaga Kontrak; sukwan; THL; Tenaga Harian Lepas; Non-PNS; Non PNS (Kontrak); TKK; "
    "Pegawai Pemerintah Non Pegawai Negeri; Pegawai BLUD Non PNS; Guru Tidak Tetap; Wiyata Bakti"
)


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ("PNS; PNSD; P.N.S.; PNS Depag; PNS Diperbantukan; PNS ORGANIK; PNS BLUD; P", "PNS"),
        ("CPNS; CPNSD; Calon PNS; C.P.N.S; Calon Pegawai Negeri Sipil; C; c", "CPNS"),
        ("PPPK Penuh Waktu; P3K; PPPK BLUD; Pegawai Pemerintah dengan Perjanjian Kerja", "PPPK"),
        ("PPPK Paruh Waktu; P3K PW; PPPK-PW; PPPKPW; P3K Paruh Waktu; PPPK (Paruh Waktu); "
         "Pegawai Pemerintah dengan Perjanjian Kerja Paruh Waktu", "PPPK Paruh Waktu"),
        ("Pejabat Negara; PEJABAT NEGARA", "Pejabat Negara"),
        (NON_ASN, "non-ASN"),
    ],
)  # fmt: skip
def test_every_name_of_a_status_is_read(texts: str, status: str) -> None:
    """Offices name a status in dozens of ways; each is one of the six."""
    assert {text: parse_status(text) for text in texts.split("; ")} == dict.fromkeys(
        texts.split("; "), status
    )


@pytest.mark.parametrize(
    "text",
    ["", "Aktif", "Menikah", "TNI", "PNS/PPPK", "PNS dan Non PNS", "CPNS/PNS", "Pensiunan PNS",
     "Calon PPPK", "Istri PNS", "ASN"],
)  # fmt: skip
def test_what_names_no_single_status_is_refused(text: str) -> None:
    """Two statuses at once, none, and people who are no staff are not guessed."""
    with pytest.raises(ValueError, match="bukan status"):
        parse_status(text)


def test_a_sheet_may_name_several_statuses() -> None:
    """A title that names two statuses names both, so that neither is given to a row below it."""
    assert statuses_in("DAFTAR PNS DAN PPPK") == ("PPPK", "PNS")
    assert statuses_in("Honorer 2025") == ("non-ASN",)


def test_asn_alone_says_neither() -> None:
    """ASN is what PNS and PPPK are called together (UU 20/2023)."""
    assert is_asn("A.S.N.")
    assert not is_asn("Non ASN")


@pytest.mark.parametrize(
    ("texts", "sex"),
    [("L; Lk.; LAKI-LAKI; laki laki; Pria; M; 1", "L"), ("P; Pr.; Perempuan; wanita; F; 2", "P")],
)
def test_every_name_of_a_sex_is_read(texts: str, sex: str) -> None:
    """L and P, M and F, 1 and 2, and the words stand for one thing each."""
    assert {parse_jenis_kelamin(text) for text in texts.split("; ")} == {sex}


def test_what_is_no_sex_is_refused() -> None:
    """Anything else is refused, not taken for one of the two."""
    with pytest.raises(ValueError, match="bukan jenis kelamin"):
        parse_jenis_kelamin("L/P")


def test_a_remark_about_somebody_who_left() -> None:
    """A remark that begins with leaving is about its row; others, and who came, are not meant."""
    left = (
        "Meninggal dunia; MENINGGAL; Alm.; wafat 3/2/2026; Pensiun; sudah pensiun; Purna Tugas; "
        "Mutasi; Mutasi ke Dinas Sosial; Pindah; Ybs. mengundurkan diri; Diberhentikan; CLTN; "
        "Cuti di luar tanggungan; Cuti di Luar Tanggungan Negara; Tidak aktif; Non-Aktif"
    )
    stays = (
        "; -; Aktif; Menggantikan Adi (pensiun); Mutasi dari Dinas Sosial; Pindahan; Alm. Budi; "
        "Cuti melahirkan; Tugas belajar; Keluarga; Mutasi masuk 2021; Istri pensiunan"
    )
    assert [text for text in left.split("; ") if not sudah_pergi(text)] == []
    assert [text for text in stays.split("; ") if sudah_pergi(text)] == []

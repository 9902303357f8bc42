"""What a page must look like, judged by where its words are, not by pixels."""

from __future__ import annotations

from itertools import combinations

import pytest

from .conftest import BACK, BASE, EDGES, FRONT, LARGE, LONG, MEDIUM, NAME, OFFICE, SMALL, UNIT
from .paper import Page, Paper

DECREE, PLEDGE, PLAN, MINUTES = "sk-penetapan-unit", "pakta-integritas", "rencana-aksi", "notula"
TRENGGALEK = "trenggalek-2021"
TOLERANCE = 2.0
ALL = (TRENGGALEK, BASE, SMALL, MEDIUM, LARGE)
REGENTS = {TRENGGALEK: ("BUPATI TRENGGALEK,", "HARYO WICAKSONO ADINEGORO")}
REGENT = ("BUPATI GUNUNGKIDUL,", "DANARTO WAHYU PAMUNGKAS")
WITNESSES = {TRENGGALEK: ("Menyaksikan,", "CAMAT", "Suryanto Hadi Prabowo, S.Sos., M.Si.")}
WITNESS = ("Menyaksikan,", "KEPALA DINAS", "Drs. Widodo Cahyo Nugroho, M.Si.")
MAKERS = {
    TRENGGALEK: ("Pembuat Pernyataan,", "Endang Sulistyowati, S.Sos., M.A.P."),
    BASE: ("Pembuat Pernyataan,", "Bayu Krisnamurti, S.Kom., M.Eng."),
}
MAKER = ("Pembuat Pernyataan,", FRONT)
SIGNED = {
    DECREE: ("Ditetapkan", "pada tanggal"),
    PLEDGE: ("Menyaksikan,", "Pembuat Pernyataan,"),
    PLAN: ("Mengetahui,", "KETUA TIM KERJA PEMBANGUNAN ZONA INTEGRITAS,"),
    MINUTES: ("Pimpinan Rapat,", "Notulis,", "Demikian notula ini dibuat"),
}
TITLES = {
    DECREE: "KEPUTUSAN BUPATI",
    PLEDGE: "PAKTA INTEGRITAS",
    PLAN: "RENCANA AKSI",
    MINUTES: "NOTULA",
}
HEADINGS = {
    DECREE: ("LAMPIRAN", "PERANGKAT DAERAH/", "Wilayah Bebas"),
    PLAN: ("RENCANA AKSI", "Kegiatan/Rencana Aksi", "Keluaran:"),
    MINUTES: ("DAFTAR HADIR", "Tanda Tangan", "………"),
}


def _of(papers: dict[str, Paper], data: str, jenis: str) -> Paper:
    return papers[f"{data} {jenis}"]


def _lampiran(paper: Paper) -> Page:
    (page,) = [page for page in paper.pages if page.lines[0].text == "LAMPIRAN"]
    return page


def test_words_lie_within_the_margins(paper: Paper) -> None:
    """Only the page number is in a margin of the page profile."""
    outside = [
        (page.number, word)
        for page in paper.pages
        for word in page.text
        if word.left < page.body.left - TOLERANCE
        or word.right > page.body.right + TOLERANCE
        or word.top < page.body.top - TOLERANCE
        or word.bottom > page.body.bottom + TOLERANCE
    ]
    assert outside == []


def test_no_text_lies_over_another(paper: Paper) -> None:
    """No word covers more than 30 % of another."""
    covered = [
        (page.number, one.text, other.text)
        for page in paper.pages
        for one, other in combinations(page.words, 2)
        if one.left < other.right and other.left < one.right and one.shared(other) > 0.3
    ]
    assert covered == []


def test_no_page_is_empty(paper: Paper) -> None:
    """No page has only its number."""
    assert [page.number for page in paper.pages if not page.text] == []


def test_paper_is_that_of_the_profile(paper: Paper) -> None:
    """Paper is A4 or F4 of 215 x 330 mm, as the profile says; a decree is F4, a plan landscape."""
    a4 = paper.data in (TRENGGALEK, LARGE) and paper.jenis != DECREE
    wanted = (210, 297) if a4 else (215, 330)
    wanted = wanted[::-1] if paper.jenis == PLAN else wanted
    for page in paper.pages:
        assert (page.width, page.height) == pytest.approx(wanted, abs=0.5)


def test_typefaces_are_those_of_the_family(paper: Paper) -> None:
    """A decree is set in Bookman and everything else in Arial, or in their stand-ins.

    Neither has the mark of the months of a plan, which comes from one other typeface.
    """
    family = ("Bookman", "Bonum") if paper.jenis == DECREE else ("LiberationSans", "Arial")
    assert paper.fonts
    others = [name for name in paper.fonts if not any(part in name for part in family)]
    assert len(others) == (1 if paper.jenis == PLAN else 0)


def test_kop_stands_at_the_top(paper: Paper) -> None:
    """The first page begins with the kop, below it the title; a plan has none."""
    if paper.jenis == PLAN:
        return
    first = paper.pages[0].lines[0]
    assert first.text.startswith("BUPATI" if paper.jenis == DECREE else "PEMERINTAH KABUPATEN")
    assert first.top < 45
    assert paper.pages[0].find(TITLES[paper.jenis])[0].top > first.bottom


def test_title_is_centred(paper: Paper) -> None:
    """The title stands in the middle between the margins."""
    page = paper.pages[0]
    (title, *_) = [line for line in page.lines if line.text.startswith(TITLES[paper.jenis])]
    assert title.middle == pytest.approx(page.body.middle, abs=TOLERANCE)


def test_first_page_bears_no_number(paper: Paper) -> None:
    """The top margin of the first page is empty."""
    assert paper.pages[0].head == ()


def test_pages_are_numbered_from_the_second(paper: Paper) -> None:
    """``- n -`` stands in the middle of the top margin, and runs on into the lampiran."""
    for page in paper.pages[1:]:
        assert [word.text for word in page.head] == ["-", str(page.number), "-"]
        middle = (page.head[0].left + page.head[-1].right) / 2
        assert middle == pytest.approx(page.body.middle, abs=TOLERANCE)


def test_signature_block_is_on_one_page(paper: Paper) -> None:
    """Everything around a signature is on one page."""
    pages = [[page.number for page in paper.having(words)] for words in SIGNED[paper.jenis]]
    assert [len(numbers) for numbers in pages] == [1] * len(pages)
    assert len({number for numbers in pages for number in numbers}) == 1


def _rows(page: Page, width: float) -> list[str]:
    """Return the numbers in a page's first column, which is so many millimetres wide."""
    words = page.column(page.body.left + width)
    return [word.rstrip(".") for word in words if word.rstrip(".").isdigit()]


def _last_two(rows: int) -> list[str]:
    return [str(rows - 1), str(rows)]


@pytest.mark.parametrize("data", EDGES)
def test_a_plan_is_signed_under_two_rows(edges: dict[str, Paper], data: str) -> None:
    """The last two rows of a plan are on the page of the signatures, wherever the plan ends."""
    (page,) = _of(edges, data, PLAN).having("Mengetahui,")
    assert _rows(page, 9)[-2:] == _last_two(EDGES[data][1])
    assert "Kegiatan/Rencana Aksi" in page


def test_minutes_are_signed_under_their_closing_sentence(edges: dict[str, Paper]) -> None:
    """Who closed the meeting, and the closing sentence, are with the signatures of minutes.

    They may be all that goes with them: what the meeting said fills the page before.
    """
    tops = []
    for data in EDGES:
        (page,) = _of(edges, data, MINUTES).having("Notulis,")
        assert "Demikian notula ini dibuat" in page
        assert "Penutup" in page
        tops.append(page.lines[0].text)
    assert any("Penutup" in top for top in tops)


@pytest.mark.parametrize("data", EDGES)
def test_a_lampiran_is_signed_under_two_rows(edges: dict[str, Paper], data: str) -> None:
    """The last two units of a lampiran are on the page of the signature."""
    page = _of(edges, data, DECREE).pages[-1]
    assert REGENT[1] in page
    assert _rows(page, 12)[-2:] == _last_two(EDGES[data][0])


@pytest.mark.parametrize("data", ALL)
def test_a_decree_is_signed_under_text(papers: dict[str, Paper], data: str) -> None:
    """At least two lines of the decree are above place and date."""
    (page,) = _of(papers, data, DECREE).having("Ditetapkan")
    signed = page.find("Ditetapkan")[0].top
    assert len([line for line in page.lines if line.bottom < signed]) >= 2


def test_who_signs_a_plan_stands_at_one_height(edges: dict[str, Paper]) -> None:
    """Both names begin on one line, though the jabatan on the left has more lines."""
    (page,) = _of(edges, LONG, PLAN).having("Mengetahui,")
    left = page.find(FRONT)[-1]
    right = page.find("Arum Sekarwangi, S.H., M.H.")[-1]
    assert left.top == pytest.approx(right.top, abs=0.5)
    head = page.find("KETUA TIM KERJA")[-1]
    assert [line for line in page.lines if head.bottom < line.top < left.top]


@pytest.mark.parametrize("data", [*ALL, *EDGES])
def test_recipients_follow_the_signature(
    papers: dict[str, Paper], edges: dict[str, Paper], data: str
) -> None:
    """A list of recipients that fits a page is whole, on the page of the signature."""
    (page,) = _of(papers | edges, data, DECREE).having("Ditetapkan")
    assert "1. Menteri Pendayagunaan" in page
    assert "Kepala unit kerja yang bersangkutan." in page


@pytest.mark.parametrize("data", [*ALL, *EDGES])
def test_a_point_of_discussion_stands_with_its_first_item(
    papers: dict[str, Paper], edges: dict[str, Paper], data: str
) -> None:
    """No page of minutes ends with a sentence whose items begin on the next page."""
    for page in _of(papers | edges, data, MINUTES).pages[1:]:
        assert not page.lines[0].text.startswith("a. ")


@pytest.mark.parametrize("data", ALL)
def test_a_decree_is_signed_on_the_right(papers: dict[str, Paper], data: str) -> None:
    """Jabatan and name stand under each other in the right half, in the lampiran too."""
    paper = _of(papers, data, DECREE)
    jabatan, name = REGENTS.get(data, REGENT)
    signed = paper.having(name)
    assert len(signed) == 2
    assert _lampiran(paper).number <= signed[1].number == len(paper.pages)
    for page in signed:
        (under,) = page.find(name)
        over = page.find(jabatan)[-1]
        assert min(over.left, under.left) > page.width / 2 - TOLERANCE
        assert over.left == pytest.approx(under.left, abs=1)
        assert 10 < under.top - over.bottom < 40


@pytest.mark.parametrize("data", ALL)
def test_a_witness_signs_on_the_left(papers: dict[str, Paper], data: str) -> None:
    """The witness of a pledge signs on the left, the person who pledges on the right."""
    (page,) = _of(papers, data, PLEDGE).pages
    for words in WITNESSES.get(data, WITNESS):
        assert page.find(words)[-1].right < page.width / 2 + TOLERANCE
    for words in MAKERS.get(data, MAKER):
        assert page.find(words)[-1].left > page.width / 2 - TOLERANCE


@pytest.mark.parametrize("data", ALL)
def test_a_pledge_is_one_page(papers: dict[str, Paper], data: str) -> None:
    """A pledge has one page on A4 too, for the longest name and jabatan."""
    assert len(_of(papers, data, PLEDGE).pages) == 1


def test_a_pledge_of_long_names_is_one_page(edges: dict[str, Paper]) -> None:
    """A pledge has one page when witness and unit have the longest name too; no text is lost."""
    (page,) = _of(edges, LONG, PLEDGE).pages
    printed = [word.text.rstrip(",").casefold() for word in page.words]
    for words, times in ((OFFICE, 2), (UNIT, 2), (f"{FRONT} {NAME} {BACK}", 3)):
        for word in words.casefold().split():
            assert printed.count(word.rstrip(",")) >= times, word


@pytest.mark.parametrize("data", [SMALL, LARGE])
def test_a_long_name_is_printed_whole(papers: dict[str, Paper], data: str) -> None:
    """Every word of the longest name is in the signature block."""
    (page,) = _of(papers, data, PLEDGE).pages
    printed = [word.text.rstrip(",") for word in page.words]
    for word in f"{FRONT} {NAME} {BACK}".split():
        assert printed.count(word.rstrip(",")) >= 2


@pytest.mark.parametrize("data", ALL)
def test_lampiran_begins_a_page(papers: dict[str, Paper], data: str) -> None:
    """The page of the lampiran has nothing of the decree, and the other way round."""
    paper = _of(papers, data, DECREE)
    lampiran = _lampiran(paper)
    assert "Ditetapkan" not in lampiran
    assert paper.having("Ditetapkan")[0].number == lampiran.number - 1
    assert paper.having("PERANGKAT DAERAH/")[0] == lampiran


@pytest.mark.parametrize("data", ALL)
def test_lampiran_is_headed_at_the_top_right(papers: dict[str, Paper], data: str) -> None:
    """LAMPIRAN, decree, number and TENTANG stand under each other, in the right of the page."""
    page = _lampiran(_of(papers, data, DECREE))
    head = page.lines[:4]
    beginnings = ("LAMPIRAN", "KEPUTUSAN BUPATI", "NOMOR", "TENTANG")
    assert all(line.text.startswith(word) for line, word in zip(head, beginnings, strict=True))
    assert max(line.left for line in head) - min(line.left for line in head) < 1
    assert head[0].left > page.width * 0.42
    assert head[0].top < page.body.top + 5


@pytest.mark.parametrize("jenis", HEADINGS)
@pytest.mark.parametrize("data", ALL)
def test_headings_repeat(papers: dict[str, Paper], data: str, jenis: str) -> None:
    """Every page with rows of a table has its headings above them."""
    paper = _of(papers, data, jenis)
    start, heading, row = HEADINGS[jenis]
    begin = paper.having(start)[-1 if jenis == MINUTES else 0].number
    if jenis == DECREE:
        begin = _lampiran(paper).number
    rows = [page for page in paper.having(row) if page.number >= begin]
    assert rows
    for page in rows:
        assert page.find(heading)
        assert page.find(heading)[0].bottom < page.find(row)[0].bottom


@pytest.mark.parametrize(("data", "units"), [(SMALL, 1), (LARGE, 200)])
def test_a_decree_lists_every_unit(papers: dict[str, Paper], data: str, units: int) -> None:
    """Each unit has its number in the lampiran, once and in order."""
    paper = _of(papers, data, DECREE)
    pages = paper.pages[_lampiran(paper).number - 1 :]
    edge = pages[0].body.left + 12
    numbers = [word for page in pages for word in page.column(edge)]
    counted = [word for word in numbers if word[0].isdigit()]  # no heading
    assert counted == [f"{n}." for n in range(1, units + 1)]


@pytest.mark.parametrize(("data", "rows"), [(SMALL, 1), (MEDIUM, 40), (LARGE, 200)])
def test_a_plan_holds_every_row(papers: dict[str, Paper], data: str, rows: int) -> None:
    """Each row of a plan has its number, once and in order."""
    pages = _of(papers, data, PLAN).pages
    edge = pages[0].body.left + 9
    words = [word for page in pages for word in page.column(edge)]
    assert [int(word) for word in words if word.isdigit()] == list(range(1, rows + 1))


@pytest.mark.parametrize(("data", "guests"), [(SMALL, 2), (LARGE, 120)])
def test_minutes_list_every_participant(papers: dict[str, Paper], data: str, guests: int) -> None:
    """Each participant has a numbered place to sign, odd ones left and even ones right.

    Where who led and who wrote are missing, they are added.
    """
    paper = _of(papers, data, MINUTES)
    places = [f"{n}. {'……' if n % 2 == 0 else '………'}" for n in range(1, guests + 1)]
    found = [box for page in paper.pages for place in places for box in page.find(place)]
    assert [box.text for box in found] == places
    assert len({round(box.left) for box in found[::2]}) == 1
    assert all(even.left > odd.left + 5 for odd, even in zip(found[::2], found[1::2], strict=False))

"""A failure while a document is filled is reported with its tag, its place and its mend."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, time
from typing import Any

import docx
import pytest

from zi_docs.errors import Problem, ZiDocsError
from zi_docs.ooxml.text import document_text
from zi_docs.word import compile_file, complaints

MakeNaskah = Callable[..., bytes]
BASE = {"berkas": {"waktu": "2021-05-03T00:00:00Z"}}
PERSON = {"nama": "Ani", "nama_gelar": "Ani, S.H."}


def render(naskah: bytes, **values: Any) -> bytes:
    return compile_file(naskah, "n.docx").render({**BASE, **values})


def told(naskah: bytes, **values: Any) -> Problem:
    """Return the one problem of a naskah."""
    with pytest.raises(ZiDocsError) as error:
        render(naskah, **values)
    [problem] = error.value.problems
    return problem


@pytest.mark.parametrize(
    ("tag", "value", "said", "mend"),
    [
        ("{{ x }}", date(2021, 5, 3), "tanggal", "{{ x|tanggal }}"),
        ("{{ x|kapital }}", date(2021, 5, 3), "tanggal", "{{ x|tanggal|kapital }}"),
        ("{{ x }}", time(8, 0), "jam", "{{ x|jam }}"),
        ("{{ x }}", ["a"], "daftar", '{{ x|join(", ") }}'),
        ("{{ x }}", [PERSON], "daftar", "for butir in x %}{{ butir.nama_gelar }}; {% endfor"),
        ("{{ x }}", [1, 2], "daftar bulan", "for butir in x %}{{ butir|bulan }}; {% endfor"),
        ("{{ x }}", PERSON, "orang", "{{ x.nama_gelar }}"),
        ("{{ x }}", {"kode": "A", "nama": "Dinas"}, "kumpulan isian", "{{ x.nama }}"),
        ("{{ x }}", {"{x}": "A"}, "kumpulan isian", "{{ x.{x} }}"),
        ("{{ x }}", True, "ya/tidak", "{% if x %}"),
    ],
)
def test_a_wrong_tag_is_told_as_the_naskahs(
    make_naskah: MakeNaskah, tag: str, value: Any, said: str, mend: str
) -> None:
    """When the tag is wrong, the tag, its paragraph and the right tag are reported (ZI422)."""
    problem = told(make_naskah("baik", f"Pada {tag} ini"), x=value)
    assert (problem.code, str(problem.place)) == ("ZI422", f'n.docx, "Pada {tag} ini"')
    assert problem.message.startswith(f"Isian {tag} berupa {said}")
    assert problem.hint.startswith("Datanya tidak salah")
    assert mend in problem.hint


def test_a_value_that_is_wrong_is_told_as_the_datas(make_naskah: MakeNaskah) -> None:
    """When the value is wrong, the complaint is about the data."""
    problem = told(make_naskah("{{ x }}"), x="a\x00b")
    assert problem.hint.startswith("Betulkan isian itu pada data")


@pytest.mark.parametrize("tag", ["{{ x|tanggal }}", "{{ x|terbilang }}"])
def test_a_very_long_value_is_not_told_whole(make_naskah: MakeNaskah, tag: str) -> None:
    """A complaint shortens a very long value."""
    assert len(told(make_naskah(tag), x="a" * 90_000).message) < 400


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("{{ a }} {% if ya %}{{ x }}{% endif %} {{ a }}", "{{ x }}"),
        ("{% for b in d %}{{ a }}{{ b }}{{ x }}{% endfor %}", "{{ x }}"),
        (
            "{% if tidak %}{{ a }}{% elif ya %}{{ x }}{% else %}{{ x|kapital }}{% endif %}",
            "{{ x }}",
        ),
        ("{% if tidak %}{{ x }}{% else %}{{ x|kapital }}{% endif %}", "{{ x|kapital }}"),
        ("{{ a }}{% with b=x|kapital %}{{ b }}{% endwith %}", "{% with b=x|kapital %}"),
        (
            "{{ a }}{{ a }}{{ a }}{% for b in d if x|kapital %}{{ b }}{% endfor %}",
            "{% for b in d if x|kapital %}",
        ),
        ("{# {{ x }} #}{{ a }}{{- x -}}", "{{- x -}}"),
    ],
)
def test_the_tag_is_the_one_that_failed(make_naskah: MakeNaskah, text: str, tag: str) -> None:
    """The tag that failed is reported, in whatever block it is."""
    problem = told(make_naskah(text), a="a", d=["1"], ya=True, tidak=False, x=None)
    assert problem.message.startswith(f"Isian {tag} kosong")


def test_the_tag_of_a_missing_name(make_naskah: MakeNaskah) -> None:
    """A name that the data does not have is reported with the paragraph of its tag (ZI421)."""
    problem = told(make_naskah("{{ x.a }}", "Acara: {{ x.acra|kapital }}"), x={"a": "1"})
    assert (problem.code, str(problem.place)) == ("ZI421", 'n.docx, "Acara: {{ x.acra|kapital }}"')
    assert (
        problem.message == 'Tag {{ x.acra|kapital }} memakai "x.acra", yang tidak ada dalam data.'
    )
    assert not problem.about


def test_the_name_that_was_meant(make_naskah: MakeNaskah) -> None:
    """The known name that is nearest to a misspelt one is offered, if one is near."""
    assert told(make_naskah("{{ x.acra }}"), x={"acara": "1"}).hint.startswith('Mungkin "x.acara";')
    assert told(make_naskah("{{ nomr }}"), nomor="1").hint.startswith('Mungkin "nomor";')
    assert "Mungkin" not in told(make_naskah("{{ x.zzz }}"), x={"acara": "1"}).hint


@pytest.mark.parametrize(
    "text",
    [
        "{% with u=pegawai.unit %}{{ u.alamatt }}{% endwith %}",
        "{% for u in daftar %}{{ u.alamatt }}{% endfor %}",
    ],
)
def test_the_name_that_was_meant_under_a_given_one(make_naskah: MakeNaskah, text: str) -> None:
    """The nearest name is offered also for names that a block or ``sisip`` gives."""
    values = {"pegawai": {"unit": {"alamat": "x"}}, "daftar": [{"alamat": "x"}]}
    assert told(make_naskah(text), **values).hint.startswith('Mungkin "u.alamat";')


def test_where_a_missing_column_belongs(make_naskah: MakeNaskah) -> None:
    """The complaint names the sheet or setting where the missing value belongs."""
    assert "lembar Unit Kerja" in told(make_naskah("{{ unit.faks }}"), unit={"kode": "A"}).hint
    assert "pengaturan" in told(make_naskah("{{ isian.dasar }}"), isian={"nama": ""}).hint


def test_what_is_only_a_text_has_no_columns(make_naskah: MakeNaskah) -> None:
    """A reference that is shown as it was typed is printed by its own name."""
    problem = told(make_naskah("{{ regu.unit_kerja.nama }}"), regu={"unit_kerja": "PANGGUL"})
    assert "Tulis {{ regu.unit_kerja }}," in problem.hint


def test_what_another_turn_has_is_not_offered_again(make_naskah: MakeNaskah) -> None:
    """A name that the first turn of a loop has and a later one lacks is a matter of the data."""
    naskah = make_naskah("{% for x in daftar %}{{ x.orang.nama }}{% endfor %}")
    rows = [{"orang": {"nama": "Ani"}}, {"orang": "Ana"}]
    assert told(naskah, daftar=rows).hint.startswith("Baris lain mempunyainya")


def test_no_other_person_is_offered(make_naskah: MakeNaskah) -> None:
    """For a missing person all are listed by name, since the nearest one would sign instead."""
    people = {"kepala_daerah": {"nama_gelar": "Danarto"}, "camat": {"nama_gelar": "Sri"}}
    hint = told(make_naskah("{{ pejabat.kepala_dinas.nama }}"), pejabat=people).hint
    assert "Mungkin" not in hint
    assert "kepala_daerah (Danarto), camat (Sri)" in hint
    one = {"atasan": people["camat"], "alamat": "x"}
    for tag, values in (("{{ kepala_darah }}", people), ("{{ pegawai.atasam }}", {"pegawai": one})):
        hint = told(make_naskah(tag), **values).hint
        assert "kepala_daerah" not in hint
        assert "atasan" not in hint


def test_a_missing_name_that_is_compared(make_naskah: MakeNaskah) -> None:
    """A name that is missing in a comparison is reported as missing."""
    assert told(make_naskah("{% if x > 5 %}a{% endif %}")).code == "ZI421"


def test_the_part_is_told(make_naskah: MakeNaskah, story: Callable[[str, str], str]) -> None:
    """A tag in a header is reported there, in a clerk's words."""
    naskah = make_naskah("a", parts={"header1": story("hdr", "{{ x }}")})
    assert str(told(naskah, x=None).place) == 'n.docx, kepala halaman, "{{ x }}"'


@pytest.mark.parametrize(
    ("tag", "value", "said"),
    [
        ("{% if x > 5 %}a{% endif %}", "b", 'tanda ">" tidak dapat membandingkan teks dengan bil'),
        ("{% for a in x %}{% endfor %}", 5, "bilangan tidak dapat diulang dengan for"),
        ("{% if 'a' in x %}a{% endif %}", 5, 'di kanan "in" ada bilangan'),
        ("{{ x[::0] }}", "abc", "tidak boleh nol"),
        ("{{ x['a':] }}", "abc", "harus bilangan bulat"),
        ("{{ x|upper(a=1) }}", "abc", 'tidak mengenal "a="'),
        ("{{ x|upper(1, 2) }}", "abc", "terlalu banyak isian"),
        ("{{ x|terbilang }}", "9" * 30, "Bilangan ini lebih dari 18 angka"),
    ],
)
def test_what_fails_is_told_in_indonesian(
    make_naskah: MakeNaskah, tag: str, value: Any, said: str
) -> None:
    """An operation that a value can't do is reported in Indonesian, with the tag."""
    problem = told(make_naskah(tag), x=value)
    assert problem.code == "ZI423"
    assert said in problem.message
    assert tag.partition("%}")[0] in problem.message
    assert problem.message.endswith(".")
    assert not problem.message.endswith("..")


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ nama lengkap }}", 'ada "lengkap" yang tidak pada tempatnya'),
        ("{{ nama. }}", "sesudah titik harus ada nama"),
        ("{{ }}", "ada yang belum ditulis"),
        ("{{ nama| }}", 'seharusnya ada "nama"'),
        ("{{ (nama }}", 'ada "}", padahal yang ditunggu ")"'),
        ("{{ 'nama }}", "kutipnya kurang"),
        ("{% for a of b %}{% endfor %}", 'seharusnya ada "in"'),
        ("{{ a ? b }}", "tidak dikenal"),
    ],
)
def test_syntax_is_told_in_indonesian(make_naskah: MakeNaskah, tag: str, said: str) -> None:
    """A tag with a wrong syntax is reported in Indonesian (ZI411)."""
    problem = told(make_naskah(tag))
    assert problem.code == "ZI411"
    assert said in problem.message
    assert "expected" not in problem.message
    assert not problem.message.endswith("..")


def test_line_breaks_where_word_has_none(make_naskah: MakeNaskah) -> None:
    """A line break or tab in a value becomes a space in attributes, field codes and properties."""
    code = '<w:p><w:r><w:instrText>IF "{{ x }}"</w:instrText></w:r></w:p>'
    mark = '<w:p><w:bookmarkStart w:id="0" w:name="{{ x }}"/><w:bookmarkEnd w:id="0"/></w:p>'
    data = render(make_naskah("Isi {{ x }} dan {{ x }}", code, mark), x='satu\n"dua"\ttiga')
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    assert 'IF "satu &#34;dua&#34; tiga"' in xml
    assert 'w:name="satu &#34;dua&#34; tiga"' in xml
    assert xml.count("<w:br/>") == xml.count("<w:tab/>") == 2
    assert document_text(data).startswith('Isi satu\n"dua"\ttiga dan satu')


def test_line_breaks_in_properties(make_naskah: MakeNaskah) -> None:
    """A title with a line break is a title of one line."""
    naskah = docx.Document(io.BytesIO(make_naskah("a")))
    naskah.core_properties.title = "{{ x }}"
    buffer = io.BytesIO()
    naskah.save(buffer)
    made = docx.Document(io.BytesIO(render(buffer.getvalue(), x="satu\ndua")))
    assert made.core_properties.title == "satu dua"


def test_every_phrase_can_be_said() -> None:
    """Each phrase for a complaint of Jinja's parser takes the words that its pattern finds."""
    for pattern, phrase in (*complaints._SYNTAX, *complaints._RUNTIME):
        groups = ["x"] * re.compile(pattern).groups
        assert phrase.format(*groups)

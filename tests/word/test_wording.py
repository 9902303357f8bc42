"""A loop over the wording of a type is filled once for equal wording, and never says another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import nodes

from tests.conftest import W
from zi_docs.word import pieces
from zi_docs.word.bounded import TooBigError
from zi_docs.word.complaints import BROKEN_TEMPLATE
from zi_docs.word.environment import xml_environment
from zi_docs.word.part import Part, compile_part
from zi_docs.word.proofs import Kept, without_marks
from zi_docs.word.values import MISSING
from zi_docs.word.wording import Wording, alone

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
POINT = f"<w:p>{RUN.format('{{ loop.index }}. ')}{{{{ b.teks|miring }}}}</w:p>"
LOOP = "{% for b in bagian.butir %}" + POINT + "{% endfor %}"


def part(xml: str, **shared: Any) -> Part:
    return compile_part("word/document.xml", f'<w:d xmlns:w="{W}">{xml}</w:d>', False, shared)


def wording(*texts: str) -> dict[str, Any]:
    """Return the values of a document whose ``butir.j2`` has these lines, each with a point."""
    return {"bagian": {"butir": Wording({"teks": t, "butir": [t, "x"]} for t in texts)}}


def filled(compiled: Part, values: Mapping[str, Any]) -> tuple[object, ...]:
    """What a part prints and its outline, or why it fails, and the names that it misses."""
    noted: list[str] = []
    token = MISSING.set(noted)
    try:
        assert compiled.proofs is not None
        made = compiled.code.run(values)
        printed, outline = compiled.proofs.read(made)
        assert printed == without_marks(made)
        return printed, outline, noted
    except BROKEN_TEMPLATE as error:
        return type(error), str(error), noted
    finally:
        MISSING.reset(token)


def kept_of(compiled: Part, values: Mapping[str, Any]) -> Kept | None:
    """Return what was kept of a document's first loop over wording, if that was."""
    return next((piece for piece in compiled.code.run(values) if isinstance(piece, Kept)), None)


@contextmanager
def nothing_kept() -> Iterator[None]:
    """Leave every loop to the code that fills it anew."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "alone", lambda loop: None)
        yield


BODIES = (
    POINT,
    RUN.format("{{ b.teks }}"),
    RUN.format("{{ b.teks }}{{ b.judul }}"),
    RUN.format("{{ b.butir }}"),
    RUN.format("{% for c in b.butir %}{{ c }}, {% endfor %}"),
    "</w:p><w:p>" + RUN.format("{% if loop.last %}{{ b.teks|upper }}{% else %};{% endif %}"),
    RUN.format("{% for c in b.butir %}{{ loop.index }}{{ c }}{{ b.teks }}{% endfor %}"),
)
AROUND = (
    "<w:p/>{%% for b in bagian.butir %%}%s{%% endfor %%}<w:p/>",
    "{%% for b in bagian.butir if b.teks %%}%s{%% else %%}kosong{%% endfor %%}",
    "{%% for x in d %%}{%% for b in bagian.butir %%}%s{%% endfor %%}{{ x }}{%% endfor %%}",
    "{%% for b in bagian.lain %%}<w:p/>{%% endfor %%}{%% for b in bagian.butir %%}%s{%% endfor %%}",
)
TEXTS = st.lists(st.text("a*b &<>{\n\x07", max_size=5), max_size=4)


@given(st.sampled_from(AROUND), st.sampled_from(BODIES), st.lists(TEXTS, min_size=1, max_size=3))
def test_the_same_as_the_code_that_fills_it_anew(
    around: str, body: str, wordings: list[list[str]]
) -> None:
    """Texts, outlines, refusals and missing names are those of a loop that is filled each time."""
    quick = part(around % body)
    with nothing_kept():
        slow = part(around % body)
    documents = [{**wording(*texts), "d": ["1", "2"]} for texts in wordings]
    for document in (*documents, *documents):
        assert filled(quick, document) == filled(slow, document)


def test_a_loop_over_wording_is_filled_once() -> None:
    """Documents with the same list of items share the pieces of the loop."""
    compiled, document = part(LOOP), wording("satu", "dua")
    kept = kept_of(compiled, {**document, "nama": "A"})
    assert kept is not None
    assert kept_of(compiled, {**document, "nama": "B"}) is kept


@pytest.mark.parametrize(
    "body",
    [
        "{{ nama }}",
        "{{ b.teks }}{{ nama }}",
        "{% if nama %}{{ b.teks }}{% endif %}",
        "{% for c in daftar %}{{ b.teks }}{% endfor %}",
        "{{ b.teks|bawaan(nama) }}",
        "{{ items }}",
    ],
)
def test_a_loop_that_names_something_else_is_filled_each_time(body: str) -> None:
    """Only what the items decide may be kept, since the rest differs from document to document."""
    compiled = part("{% for b in bagian.butir %}" + body + "{% endfor %}")
    document = {**wording("a", "b"), "daftar": ["x"], "items": "x"}
    assert kept_of(compiled, {**document, "nama": "A"}) is None


@pytest.mark.parametrize("body", ['{{ b.teks|_kendali("k", "nomor", "") }}', "{{ b.teks|qr }}"])
def test_what_counts_in_the_document_is_not_kept(body: str) -> None:
    """A control has a number, and a picture adds a part, in each document anew."""
    tree = xml_environment().parse("{% for b in bagian.butir %}" + body + "{% endfor %}")
    loop = tree.find(nodes.For)
    assert loop is not None
    assert alone(loop) is None


def test_a_list_of_the_data_is_filled_each_time() -> None:
    """A list that did not come from a partial may change behind our back."""
    compiled, items = part(LOOP), [{"teks": "satu"}]
    before = filled(compiled, {"bagian": {"butir": items}})
    items[0]["teks"] = "dua"
    assert filled(compiled, {"bagian": {"butir": items}}) != before


def test_few_wordings_are_remembered() -> None:
    """A loop remembers sixteen lists, so that documents that all differ don't fill the memory."""
    compiled = part(LOOP)
    documents = [wording(str(number)) for number in range(17)]
    first, *_, last = [kept_of(compiled, document) for document in documents]
    assert kept_of(compiled, documents[-1]) is last
    assert kept_of(compiled, documents[0]) is not first


def test_what_is_kept_counts_as_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loop that repeats kept wording is stopped like any other that prints too much."""
    monkeypatch.setattr("zi_docs.word.bounded.MAX_CHARACTERS", 2_000)
    compiled = part("{% for x in d %}" + LOOP + "{% endfor %}")
    document = wording("a" * 400)
    compiled.code.run({**document, "d": [1]})
    with pytest.raises(TooBigError):
        compiled.code.run({**document, "d": [1, 2, 3, 4, 5]})

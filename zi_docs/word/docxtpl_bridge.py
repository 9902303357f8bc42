"""The only file that calls docxtpl.

docxtpl is used for its grammar (``{%tr %}``, ``{%p %}``, ``colspan``, ``vm`` ...): its
``patch_xml`` turns the XML of a part into Jinja source. Its rendering is not used, since it
recompiles every part for every document and repairs broken XML by dropping text.
"""

from __future__ import annotations

import io
from typing import cast

from docxtpl import DocxTemplate, RichText
from lxml import etree
from markupsafe import Markup

_LOOK = {"tebal": "bold", "miring": "italic", "garis_bawah": "underline", "coret": "strike"}


def patch_xml(xml: str) -> str:
    """Return the Jinja source for a part's XML, made by docxtpl's rules."""
    return cast(str, DocxTemplate(io.BytesIO()).patch_xml(xml))


def fix_tables(xml: bytes) -> etree._Element:
    """Return the part with each table's grid fitted to its cells (needed after ``{%tc %}``)."""
    return DocxTemplate(io.BytesIO()).fix_tables(xml)


def rich_text(text: str, *looks: str) -> Markup:
    """Return a run with these looks: ``tebal``, ``miring``, ``garis_bawah``, ``coret``.

    Raises ``KeyError`` for an unknown look.
    """
    run = RichText(text, **{_LOOK[look]: True for look in looks})
    return Markup(run.xml)  # noqa: S704  # docxtpl escapes the text itself

"""A workbook that holds no sheet yet."""

from __future__ import annotations

from zi_docs.ooxml.package import CONTENT_TYPES, Member, zip_of
from zi_docs.ooxml.xml import NS
from zi_docs.workbook.book import MAIN
from zi_docs.workbook.package import new_part

_BOOK = "xl/workbook.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TYPES = (
    f'<Types xmlns="{NS["ct"]}"><Default Extension="rels" ContentType="application/vnd.'
    'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
    f'"application/xml"/><Override PartName="/{_BOOK}" ContentType="{_TYPE}"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{NS["rel"]}"><Relationship Id="rId1" Type="{NS["r"]}/officeDocument" '
    f'Target="{_BOOK}"/></Relationships>'
)
_SHEETS = (
    f'<workbook xmlns="{MAIN}"><bookViews><workbookView/></bookViews><sheets></sheets></workbook>'
)


def blank_book() -> bytes:
    """Return the bytes of a workbook without sheets, for one of ours."""
    parts = {CONTENT_TYPES: _TYPES, "_rels/.rels": _LINKS, _BOOK: _SHEETS}
    return zip_of(Member.of(name, new_part(text)) for name, text in parts.items())

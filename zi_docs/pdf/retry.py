"""How documents without a PDF are tried again, and when a document is to blame.

Only a document that failed alone is blamed, since a converter may also crash for other reasons.
Before that, the converter must convert a tiny document that can't be at fault.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zi_docs.pdf import problems
from zi_docs.pdf.calls import Bundle, Load
from zi_docs.pdf.converter import Converter, ExportOptions, Outcome, PdfItem, PdfResult
from zi_docs.pdf.process_group import Stop
from zi_docs.pdf.verdict import broken

_SUSPICIONS = 2

_PROBE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROBE_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_PROBE_TYPE}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/'
    '2006/main"><w:body><w:p><w:r><w:t>Uji</w:t></w:r></w:p></w:body></w:document>',
}


@dataclass(frozen=True, slots=True)
class Retry:
    """Further calls, records to convert one by one, and the document to blame."""

    calls: list[list[Bundle]] = field(default_factory=list)
    loose: list[PdfItem] = field(default_factory=list)
    blamed: Bundle | None = None


def try_again(load: Load, outcome: Outcome) -> Retry:
    """Return how to go on after a call.

    Documents are converted in order, so the first one without a PDF is suspected and tried alone.
    The suspicion may be wrong, so the others are halved: the document that fails is soon alone,
    after as many calls as their number can be halved. A hang needs no second proof, since that
    would cost the time limit again.
    """
    missing = load.missing()
    if not missing:
        return Retry()
    suspect, rest = missing[0], _halves(missing[1:])
    if suspect.is_joined:
        return Retry(rest, suspect.passed)
    suspect.suspicions += 1
    proved = outcome is Outcome.SILENT or suspect.suspicions >= _SUSPICIONS
    if proved and len(load.sources) == 1:
        return Retry(blamed=suspect)
    return Retry([[suspect], *rest])


def blame(bundle: Bundle, outcome: Outcome, name: str) -> PdfResult:
    """Return the problem of a document that failed alone; ``name`` is that of the converter."""
    item = bundle.passed[0]
    if bundle.fault:
        problem = problems.not_whole(item.place, bundle.fault)
    elif outcome is Outcome.SILENT:
        problem = problems.too_slow(item.place)
    elif outcome is Outcome.CRASHED:
        problem = problems.crashed(item.place, name)
    else:
        problem = problems.nothing_made(item.place)
    return PdfResult(item, problems=(problem,))


def _halves(bundles: Sequence[Bundle]) -> list[list[Bundle]]:
    middle = (len(bundles) + 1) // 2
    return [list(half) for half in (bundles[:middle], bundles[middle:]) if half]


def works(converter: Converter, folder: Path, stop: Stop) -> bool:
    """Tell whether the converter makes a PDF of the smallest possible document."""
    with tempfile.TemporaryDirectory(prefix="uji-", dir=folder) as own:
        return _makes_pdf(converter, Path(own), stop)


def _makes_pdf(converter: Converter, folder: Path, stop: Stop) -> bool:
    output = folder / "pdf"
    output.mkdir()
    source = folder / "uji.docx"
    with zipfile.ZipFile(source, "w") as package:
        for name, text in _PROBE_PARTS.items():
            package.writestr(name, text)
    converter.run([source], output, ExportOptions(), lambda _: None, stop)
    made = output / "uji.pdf"
    return made.is_file() and not broken(made.read_bytes())

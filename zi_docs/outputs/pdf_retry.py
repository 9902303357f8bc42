"""What has no PDF after a call: how it is tried again, and when a document is to blame.

Only what failed alone is ever blamed: a converter falls over for reasons of its own, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from zi_docs.errors import galat
from zi_docs.outputs.converter import Outcome
from zi_docs.outputs.pdf_item import PdfItem, PdfResult
from zi_docs.outputs.pdf_load import Bundle, Load

__all__ = ["Retry", "blame", "try_again"]

_SUSPICIONS = 2
_FAILURES = {
    Outcome.SILENT: ("ZI706", "Dokumen ini terlalu lama dikonversi, lalu dihentikan."),
    Outcome.CRASHED: ("ZI707", "Program konversi terhenti mendadak pada dokumen ini."),
    Outcome.ENDED: ("ZI708", "Dokumen ini tidak menjadi PDF."),
}


@dataclass(frozen=True, slots=True)
class Retry:
    """Further calls, records of a joined document to go one by one, and what is to blame."""

    calls: list[list[Bundle]] = field(default_factory=list)
    loose: list[PdfItem] = field(default_factory=list)
    blamed: Bundle | None = None


def try_again(load: Load, outcome: Outcome) -> Retry:
    """Return how to go on after a call.

    Documents are converted in their order, so the first one missing is suspected and tried alone.
    The suspicion may be wrong, so the rest is halved: whatever it is that fails soon stands alone,
    after as many further calls as the number of documents can be halved. A hang needs no second
    proof, since a second one costs the time limit again.
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


def blame(bundle: Bundle, outcome: Outcome) -> PdfResult:
    """Return the problem of a document that failed alone."""
    item = bundle.passed[0]
    code, message = _FAILURES[outcome]
    if bundle.fault:
        code, message = "ZI709", f"PDF dokumen ini tidak utuh: {bundle.fault}."
    hint = "Buka berkas Word-nya; bila tampak baik, simpan ulang di Word, lalu jalankan lagi."
    return PdfResult(item, problems=(galat(code, item.place, message, hint),))


def _halves(bundles: Sequence[Bundle]) -> list[list[Bundle]]:
    middle = (len(bundles) + 1) // 2
    return [list(half) for half in (bundles[:middle], bundles[middle:]) if half]

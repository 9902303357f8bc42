"""The konsep of documents that are being issued: what lies there, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from zi_docs.errors import OutputError, Place, Problem, ZiDocsError, brief
from zi_docs.files.arsip import move_to_archive
from zi_docs.files.folders import remove_empty
from zi_docs.files.names import PDF
from zi_docs.files.problems import output_problem
from zi_docs.files.writing import flush_folders
from zi_docs.register import Document, Register, spell_typed
from zi_docs.run.numbering import typed_request
from zi_docs.run.plan import BLANK_NUMBER, Job, TypePlan
from zi_docs.run.problems_paper import konsep_stays
from zi_docs.run.report import UNSETTLED, RunReport
from zi_docs.word import Renderer, TextChange, issue_edited, konsep_changes
from zi_docs.word.paths import path_tree, pick_values
from zi_docs.workspace import Workspace

FOLDER = "konsep"
_OTHER_VALUE = "ZI481"

# Values that follow the document's date: those that a control renews, and those that it can't.
_OF_THE_DATE = ("tanggal", "nomor", "berkas", "draf")
_DATED = {
    "mengingat": "dasar hukumnya",
    "tahun_naskah": "tahunnya",
    "tarif_meterai": "tarif meterainya",
    "pedoman_zi": "pedoman ZI-nya",
    "kriteria_zi": "kriteria pemilihan unitnya",
    "tugas_upg": "tugas UPG-nya",
    "tujuan_usulan": "tujuan suratnya",
    "rujukan": "naskah yang dirujuk",
    "rujukan_lke": "LKE-nya",
}


@dataclass(frozen=True, slots=True)
class Konsep:
    """A konsep's file as it is now; ``edited`` says that its bytes are not those recorded."""

    path: Path
    shown: str
    data: bytes
    edited: bool


@dataclass(frozen=True, slots=True)
class KonsepFiles:
    """The konsep of one type; ``renderer`` fills them, if the type has any."""

    workspace: Workspace
    register: Register
    plan: TypePlan
    known: Mapping[str, Document]
    renderer: Renderer | None
    report: RunReport

    def place(self, job: Job) -> str:
        """Return where a job's konsep is or would be, as a person knows it."""
        return self.workspace.show(self._path(job))

    def find(self, job: Job) -> Konsep | None:
        """Return a job's konsep, if its file is there.

        Raises :class:`OutputError` when it is there but can't be read: it may have been edited.
        """
        path, known = self._path(job), self.known.get(job.key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(output_problem(error, self.workspace.show(path))) from error
        edited = known is None or sha256(data).hexdigest() != known.sha256
        return Konsep(path, self.workspace.show(path), data, edited)

    def changes(self, konsep: Konsep, job: Job) -> Sequence[TextChange]:
        """Return the paragraphs in which an edited konsep differs from what the data give."""
        if self.renderer is None:
            return ()
        try:
            made = self.renderer.render(self._context(job))
            return konsep_changes(made, konsep.data)
        except ZiDocsError:
            return ()

    def issue(self, konsep: Konsep, context: Mapping[str, object]) -> bytes:
        """Return the finished document that an edited konsep gives with these values.

        Raises :class:`DataError` with everything that stands in the way.
        """
        if self.renderer is None:
            raise ValueError("this type has no konsep")
        return issue_edited(konsep.data, self.renderer, context, Place(konsep.shown))

    def refusals(self, konsep: Konsep, job: Job) -> list[Problem]:
        """Return why an edited konsep can't be issued, before a number is given.

        Whether a control holds another number (ZI481) is known only of a number that was typed.
        """
        typed = self.plan.request.nomor
        if typed:
            number = spell_typed(self.register.book, typed_request(self.plan, job, typed))
        else:
            number = self.plan.blank_number(job).replace(BLANK_NUMBER, "1")
        try:
            self.issue(konsep, self.plan.context(job, number))
        except ZiDocsError as error:
            return [one for one in error.problems if typed or one.code != _OTHER_VALUE]
        return []

    def take_away(self, jobs: Sequence[Job]) -> None:
        """Take the konsep of issued documents out of their folder, with their PDFs.

        A file with the recorded bytes is deleted, one that people edited goes to the archive. One
        that can't be taken away, as while it is open in Word, is only a warning (ZI535), for the
        document is issued; the next run tries again.
        """
        jenis = self.plan.doctype.id
        pdfs = self.register.documents(jenis + PDF, konsep=True)
        gone = [job.key for job in jobs if self._is_put_away(job, pdfs.get(job.key))]
        self.register.forget(jenis, [key for key in gone if key in self.known], konsep=True)
        self.register.forget(jenis + PDF, [key for key in gone if key in pdfs], konsep=True)

    def _is_put_away(self, job: Job, pdf: Document | None) -> bool:
        """Put a konsep and its PDF away; tell of the one that stays, and return False."""
        path = self._path(job)
        try:
            self._put_away(path, self.known.get(job.key))
            if pdf is not None:
                path = self.workspace.root / pdf.path
                self._put_away(path, pdf)
        except OutputError as error:
            warning = konsep_stays(self.workspace.show(path), error.problems[0])
            self.report.problems.append(replace(warning, about=brief(job.untuk)))
            self.report.files[str(path)] = UNSETTLED
            return False
        return True

    def _put_away(self, path: Path, known: Document | None) -> None:
        """Delete a file that is as recorded; put any other into the archive."""
        show = self.workspace.show
        try:
            digest = sha256(path.read_bytes()).hexdigest()
            if known is None or digest != known.sha256:
                name = f"{FOLDER}/{self.plan.doctype.id}/{path.name}"
                move_to_archive(path, self.workspace.output, name, show)
                return
            path.unlink()
            flush_folders([path.parent])
            remove_empty(path.parent, self.workspace.output)
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(output_problem(error, show(path))) from error

    def _path(self, job: Job) -> Path:
        known = self.known.get(job.key)
        if known is not None:
            return self.workspace.root / known.path
        return self.workspace.output / FOLDER / self.plan.doctype.id / job.path

    def dated(self, job: Job) -> Job:
        """Return a job under the date for which its konsep was made."""
        known = self.known.get(job.key)
        return self.plan.dated(job, date.fromisoformat(known.tanggal)) if known else job

    def of_date(self, job: Job) -> list[str]:
        """Return what its naskah prints, besides the date, that differs by the konsep's date."""
        then, now = self.plan.context(self.dated(job), ""), self.plan.context(job, "")
        tree = path_tree(self.renderer.paths) if self.renderer else {}
        return [
            _DATED.get(name, "isi yang menurut tanggal")
            for name, below in tree.items()
            if name not in _OF_THE_DATE and name in now
            if pick_values(then, {name: below}) != pick_values(now, {name: below})
        ]

    def _context(self, job: Job) -> Mapping[str, object]:
        """Return the values with which the konsep was filled."""
        job = self.dated(job)
        return self.plan.context(job, self.plan.blank_number(job), konsep=True)

"""The survey of a data set, taken and kept without the check that the program takes beside it."""

from __future__ import annotations

from zi_docs.app.preparing import prepare
from zi_docs.app.surveying import Survey, files_state, survey_of, write_survey
from zi_docs.errors import ZiDocsError
from zi_docs.run.plan import Request
from zi_docs.workspace import Workspace


def take_survey(workspace: Workspace) -> Survey:
    """Read and check the data set. Raises what :func:`~zi_docs.app.preparing.prepare` raises."""
    return survey_of(workspace, *prepare(workspace, Request((), semua=True)))


def keep_survey(workspace: Workspace) -> None:
    """Take the survey and keep it for the files as they were before they were read.

    Data that can't be read at all give a survey with nothing but the problems. Raises
    :class:`OutputError`.
    """
    state = files_state(workspace)
    try:
        survey = take_survey(workspace)
    except ZiDocsError as error:
        survey = Survey((), {}, error.problems)
    write_survey(workspace, state, survey)

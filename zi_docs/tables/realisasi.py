"""One row of a report on a unit's plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zi_docs.model.record import Office, Record


class Realisasi(Record):
    """What became of one activity of the plan in one quarter."""

    if TYPE_CHECKING:
        unit_kerja: str
        triwulan: str
        kegiatan: str

    def shown(self, values: dict[str, Any], office: Office) -> dict[str, Any]:
        """Return a row with the number that its activity has in the unit's plan.

        A dash stands for what the plan lacks; without any plan there is no number.
        """
        return {**values, "nomor_rencana": office.number_in_plan(self)}

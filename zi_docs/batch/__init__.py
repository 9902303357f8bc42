"""Making all documents of one type: resumable, numbered once, in chunks that survive a power cut.

The order of the steps is in :mod:`type_batch`, what is there already in :mod:`standing`, what no
record gives any more in :mod:`leftovers`, the numbers in :mod:`numbering`, the counting in
:mod:`tally`.
"""

from zi_docs.batch.refusals import no_room, not_its_register, workers_died
from zi_docs.batch.tally import Progress
from zi_docs.batch.type_batch import BatchOptions, StopRunError, TypeBatch

__all__ = [
    "BatchOptions",
    "Progress",
    "StopRunError",
    "TypeBatch",
    "no_room",
    "not_its_register",
    "workers_died",
]

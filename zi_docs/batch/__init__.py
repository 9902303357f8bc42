"""Making all documents of one type: resumable, numbered once, in chunks that survive a power cut.

The order of the steps is in :mod:`type_batch`, what is there already in :mod:`standing`, the
numbers in :mod:`numbering`, the counting in :mod:`tally`.
"""

from zi_docs.batch.tally import Progress
from zi_docs.batch.type_batch import BatchOptions, StopRunError, TypeBatch, no_room, workers_died

__all__ = ["BatchOptions", "Progress", "StopRunError", "TypeBatch", "no_room", "workers_died"]

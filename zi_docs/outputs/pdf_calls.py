"""Calls of the converter that run side by side, and what is heard of them."""

from __future__ import annotations

import queue
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from zi_docs.outputs.converter import Converter, ExportOptions, Outcome
from zi_docs.outputs.pdf_load import Load
from zi_docs.outputs.process_group import Stop

__all__ = ["Calls", "Ended", "Finished"]


@dataclass(frozen=True, slots=True)
class Finished:
    """The converter is through with a source."""

    load: Load
    source: Path


@dataclass(frozen=True, slots=True)
class Ended:
    """A call of the converter has ended, one way or another; an exception is to be raised again."""

    load: Load
    outcome: Outcome | Exception


class Calls:
    """Runs calls in threads of their own; all else is in the caller's."""

    def __init__(self, converter: Converter, options: ExportOptions, proses: int) -> None:
        self._converter = converter
        self._options = options
        self._proses = proses
        self._stop = Stop()
        self._executor = ThreadPoolExecutor(proses)
        self._running: set[Load] = set()
        self._events: queue.Queue[Finished | Ended] = queue.Queue()

    def __bool__(self) -> bool:
        """Whether any call runs."""
        return bool(self._running)

    @property
    def have_room(self) -> bool:
        """Whether to start another: one more than can run is kept ready."""
        return len(self._running) <= self._proses

    @property
    def stop_sign(self) -> Stop:
        """What ends everything started, for those who call the converter by themselves."""
        return self._stop

    def start(self, load: Load) -> None:
        """Have the converter make what is in a load."""
        self._running.add(load)
        self._executor.submit(self._call, load)

    def hear(self) -> Finished | Ended:
        """Wait for the next thing to happen."""
        event = self._next_event()
        if isinstance(event, Ended):
            self._running.discard(event.load)
        return event

    def stop(self) -> None:
        """End everything started."""
        self._stop.now()
        self._executor.shutdown(cancel_futures=True)

    def _call(self, load: Load) -> None:
        options = replace(
            self._options, places=load.has_joined, shrink=load.has_photos, blanks=load.has_blanks
        )
        outcome: Outcome | Exception
        try:
            outcome = self._converter.run(
                list(load.sources),
                load.output,
                options,
                lambda source: self._events.put(Finished(load, source)),
                self._stop,
            )
        except Exception as error:
            outcome = error  # raised again where it can be heard
        self._events.put(Ended(load, outcome))

    def _next_event(self) -> Finished | Ended:
        while True:
            try:
                return self._events.get(timeout=1)  # without it Windows would not hear Ctrl-C
            except queue.Empty:
                continue

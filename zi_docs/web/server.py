"""waitress on 127.0.0.1, until somebody ends the page."""

from __future__ import annotations

import gc
import socket
import sys
import webbrowser
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Thread
from time import monotonic, sleep
from typing import Any

from flask import Flask
from waitress.server import create_server

from zi_docs.errors import UsageError
from zi_docs.web.application import MAX_UPLOAD
from zi_docs.web.problems import port_taken
from zi_docs.web.warming import warm_up

HOST = "127.0.0.1"
"""The only address at which the page listens: no other computer reaches it."""

_THREADS = 8
_PATIENCE = 2.0
_STEP = 0.05
_LOOK = 0.5  # Windows notices Ctrl-C only between two waits


@dataclass(slots=True)
class Listener:
    """A port of this computer that is ours; the page can be served on it."""

    socket: socket.socket

    @property
    def port(self) -> int:
        """The number of the port."""
        return int(self.socket.getsockname()[1])

    def serve(self, app: Flask, ended: Callable[[float], bool]) -> None:
        """Serve the page until ``ended``, which waits that long, says so, or Ctrl-C is typed.

        The last answer is sent whole.
        """
        server = create_server(
            app,
            sockets=[self.socket],
            threads=_THREADS,
            ident=None,
            # Greater than the application's limit, which refuses in words that a clerk knows.
            max_request_body_size=10 * MAX_UPLOAD,
            clear_untrusted_proxy_headers=True,
        )
        Thread(target=server.run, daemon=True).start()
        Thread(target=warm_up, args=[app], daemon=True).start()
        with closing(server):
            while not ended(_LOOK):
                pass
            _finish(server)


def _finish(server: Any) -> None:
    """Let the answers that are on their way arrive."""
    server.task_dispatcher.shutdown(cancel_pending=True, timeout=_PATIENCE)
    until = monotonic() + _PATIENCE
    while monotonic() < until and any(
        one.total_outbufs_len for one in list(server.active_channels.values())
    ):
        sleep(_STEP)


def listen(port: int = 0) -> Listener:
    """Take a port of this computer, or any free one for 0.

    Raises :class:`UsageError` (ZI801) for a port that is taken.
    """
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        raise UsageError(port_taken(port, error)) from error
    return Listener(taken)


def settle_memory() -> None:
    """Leave what was loaded so far out of every later search for garbage.

    Reading ten thousand documents starts such searches; through all modules they took half of the
    time of a page.
    """
    gc.collect()
    gc.freeze()


def open_browser(address: str) -> bool:
    """Open the address in the clerk's browser; False where there is none."""
    try:
        return webbrowser.open(address)
    except webbrowser.Error:
        return False

"""Rendering a list of contexts, here or in other processes.

The seam is ``concurrent.futures.Executor``: a pool of processes, or a cluster's executor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from typing import Any

from zi_docs.engine.compiler import CompileSpec
from zi_docs.engine.renderer import Renderer
from zi_docs.errors import Problem, ZiDocsError

__all__ = ["render_all"]

_SLICE = 50
_COMPILED: dict[str, Renderer] = {}  # one process compiles a naskah once, however many slices come

Rendered = bytes | tuple[Problem, ...]


def render_all(
    renderer: Renderer,
    spec: CompileSpec,
    contexts: Sequence[Mapping[str, Any]],
    executor: Executor | None = None,
) -> Iterator[Rendered]:
    """Yield each context's document, or the problems that forbid it, in order."""
    if executor is None:
        yield from (_render(renderer, context) for context in contexts)
        return
    slices = [contexts[i : i + _SLICE] for i in range(0, len(contexts), _SLICE)]
    futures = [executor.submit(_render_slice, renderer.fingerprint, spec, s) for s in slices]
    for future in futures:
        yield from future.result()


def _render(renderer: Renderer, context: Mapping[str, Any]) -> Rendered:
    try:
        return renderer.render(context)
    except ZiDocsError as error:
        return error.problems


def _render_slice(
    fingerprint: str, spec: CompileSpec, contexts: Sequence[Mapping[str, Any]]
) -> list[Rendered]:
    renderer = _COMPILED.get(fingerprint)
    if renderer is None:
        renderer = _COMPILED[fingerprint] = spec.compile()
    return [_render(renderer, context) for context in contexts]

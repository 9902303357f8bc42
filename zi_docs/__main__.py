"""``python -m zi_docs`` is ``zi-docs``."""

from __future__ import annotations

from zi_docs.cli import main

if __name__ == "__main__":
    main()

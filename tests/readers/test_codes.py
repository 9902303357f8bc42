from __future__ import annotations

import re
from pathlib import Path

from zi_docs import readers
from zi_docs.readers.codes import CODES


def test_every_code_used_is_in_the_table_and_every_code_in_the_table_is_used() -> None:
    """The table of codes and the code agree."""
    package = Path(readers.__file__).parent
    modules = (path for path in package.glob("*.py") if path.name != "codes.py")
    used = {code for path in modules for code in re.findall(r"ZI\d{3}", path.read_text("utf-8"))}
    assert used == set(CODES)


def test_codes_stay_in_their_range() -> None:
    """Reading owns ZI101 to ZI199."""
    assert all("ZI101" <= code <= "ZI199" for code in CODES)

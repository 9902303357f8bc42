"""How a clerk reaches what is on a page: with the mouse, or with the keyboard alone."""

from __future__ import annotations

from datetime import date
from typing import Any

_PRESSES = 400
_HAS_FOCUS = "one => one === document.activeElement"


class Mouse:
    """Clicks."""

    def __init__(self, page: Any) -> None:
        self.page = page

    def press(self, what: Any) -> None:
        """Press a button or follow a link."""
        what.click()

    def tick(self, what: Any) -> None:
        """Tick a box."""
        what.check()

    def type(self, what: Any, text: str) -> None:
        """Type into a field."""
        what.fill(text)

    def pick(self, what: Any, day: date) -> None:
        """Pick a day in a calendar."""
        what.fill(day.isoformat())

    def bring(self, what: Any, files: Any) -> None:
        """Choose a file; the dialog for that is the system's own."""
        what.set_input_files(files)


class Keyboard(Mouse):
    """Presses keys, and reaches everything by Tab from where the focus is."""

    def _reach(self, what: Any) -> None:
        what.wait_for()
        for _ in range(_PRESSES):
            if what.evaluate(_HAS_FOCUS):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {what}")

    def press(self, what: Any) -> None:
        """Press a button or follow a link."""
        self._reach(what)
        self.page.keyboard.press("Enter")

    def tick(self, what: Any) -> None:
        """Tick a box."""
        self._reach(what)
        self.page.keyboard.press("Space")
        assert what.is_checked()

    def type(self, what: Any, text: str) -> None:
        """Type into a field."""
        self._reach(what)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def pick(self, what: Any, day: date) -> None:
        """Type a day into a calendar, by its parts in the order of this browser's language."""
        self._reach(what)
        self.page.keyboard.type(f"{day:%m%d%Y}")
        assert what.input_value() == day.isoformat()

    def bring(self, what: Any, files: Any) -> None:
        """Choose a file once the field was reached; the dialog is the system's own."""
        self._reach(what)
        what.set_input_files(files)


HANDS = {"mouse": Mouse, "keyboard": Keyboard}

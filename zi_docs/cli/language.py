"""click's own words in Indonesian, whatever the computer's language is."""

from __future__ import annotations

import gettext
import sys
from pathlib import Path

__all__ = ["CATALOGUE", "translate_click"]

CATALOGUE = Path(__file__).parent / "locale" / "id" / "LC_MESSAGES" / "messages.mo"


def translate_click() -> None:
    """Let the modules of click that are imported by now speak Indonesian.

    They hold ``gettext`` as ``_`` and ``ngettext``, which ask the environment for the language of
    the domain "messages". Only their names are replaced: no locale and no variable of this
    process or of its children changes.
    """
    with CATALOGUE.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    modules = [module for name, module in sys.modules.items() if name.startswith("click.")]
    for module in modules:
        for name, plain in (("_", gettext.gettext), ("ngettext", gettext.ngettext)):
            if getattr(module, name, None) is plain:
                setattr(module, name, getattr(catalogue, plain.__name__))

"""A profile in which LibreOffice opens documents from strangers without obeying them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["write_profile"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_SECURITY = "Office.Common/Security/Scripting"
_PROXY = "Inet/Settings"
_SETTINGS = {
    _SECURITY: {  # no picture or frame is fetched, no macro runs
        "BlockUntrustedRefererLinks": "true",
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
    },
    "Office.Writer/Content/Update": {"Link": "0"},
    _PROXY: {  # what would go out all the same goes to a port where nobody listens
        "ooInetProxyType": "1",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetFTPProxyName": "127.0.0.1",
        "ooInetFTPProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "Office.Common/Misc": {"FirstRun": "false", "CollectUsageInformation": "false"},
    "Office.Recovery/AutoSave": {"Enabled": "false"},
    "Office.Recovery/RecoveryInfo": {"Enabled": "false"},
    "Office.Common/Save/Document": {"CreateBackup": "false"},
}


def write_profile(folder: Path) -> None:
    """Write the profile into an empty folder."""
    user = folder / "user"
    user.mkdir(parents=True)
    text = _HEAD + "".join(_items()) + "</oor:items>\n"
    (user / "registrymodifications.xcu").write_text(text, encoding="utf-8")


def _items() -> Iterator[str]:
    for path, settings in _SETTINGS.items():
        for name, value in settings.items():
            yield (
                f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}"'
                f' oor:op="fuse"><value>{value}</value></prop></item>\n'
            )

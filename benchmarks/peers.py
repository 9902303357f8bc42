"""The peers, installed once into the git-ignored folder ``benchmarks/peers/``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import distributions, version
from pathlib import Path

__all__ = ["install", "peer_environment", "versions"]

HERE = Path(__file__).resolve().parent
PEERS = HERE / "peers"
PYTHON_PEERS = PEERS / "python"
NODE_PEERS = PEERS / "node_modules"
_PINS = {"peers.txt": HERE / "peers.txt", "package.json": HERE / "package.json"}


def install() -> None:
    """Install the pinned peers, unless the same pins are installed already."""
    if all(_same(PEERS / name, pins) for name, pins in _PINS.items()):
        return
    print("memasang pembanding ke benchmarks/peers/ ...", file=sys.stderr)
    shutil.rmtree(PEERS, ignore_errors=True)
    PEERS.mkdir()
    _install_python()
    _install_node()
    for name, pins in _PINS.items():
        shutil.copyfile(pins, PEERS / name)


def peer_environment() -> dict[str, str]:
    """Return the environment in which a peer's process finds its library."""
    return {**os.environ, "PYTHONPATH": str(PYTHON_PEERS), "NODE_PATH": str(NODE_PEERS)}


def versions() -> dict[str, str]:
    """Return the version of every engine that is installed, by its name."""
    found = {"docxtpl": version("docxtpl"), "zi_docs": version("zi-docs")}
    for distribution in distributions(path=[str(PYTHON_PEERS)]):
        found[distribution.metadata["Name"]] = distribution.version
    for name in json.loads((HERE / "package.json").read_text())["dependencies"]:
        manifest = NODE_PEERS / name / "package.json"
        if manifest.exists():
            found[name] = json.loads(manifest.read_text())["version"]
    return found


def _same(installed: Path, pins: Path) -> bool:
    return installed.is_file() and installed.read_bytes() == pins.read_bytes()


def _install_python() -> None:
    """Install beside the packages of our own environment, which stays as it is."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--no-deps", "--target", str(PYTHON_PEERS), "-r", str(HERE / "peers.txt")])


def _install_node() -> None:
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm tidak ditemukan; pembanding dari npm memerlukan Node.js 20.")
    folder = PEERS / "npm"
    folder.mkdir()
    shutil.copyfile(HERE / "package.json", folder / "package.json")
    quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"]
    _run([npm, "install", "--prefix", str(folder), *quiet])
    (folder / "node_modules").rename(NODE_PEERS)
    shutil.rmtree(folder)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True)  # noqa: S603 # fixed commands, no shell

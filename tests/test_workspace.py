"""Finding an office's folder and its data set."""

from __future__ import annotations

from pathlib import Path

import pytest

from zi_docs.errors import UsageError
from zi_docs.workspace import Workspace, builtin_templates, find_workspace, template_folders


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with two data sets."""
    folder = tmp_path.resolve() / "kantor"
    for name in ("data/trenggalek-2021", "data/gunungkidul-2020", "data/.arsip", "output"):
        (folder / name).mkdir(parents=True)
    return folder


def test_by_name(root: Path) -> None:
    """A data set is found by its name, with its output folder."""
    found = find_workspace("trenggalek-2021", root)
    data = root / "data" / "trenggalek-2021"
    assert found == Workspace(root, data, root / "output" / "trenggalek-2021")
    assert (found.nama, found.shown) == ("trenggalek-2021", "data/trenggalek-2021")


@pytest.mark.parametrize("path", ["data/trenggalek-2021", "./data/trenggalek-2021/", "absolute"])
def test_by_path(root: Path, path: str) -> None:
    """A data set is found by its folder, which is the same data set."""
    given = str(root / "data" / "trenggalek-2021") if path == "absolute" else path
    assert find_workspace(given, root) == find_workspace("trenggalek-2021", root)


@pytest.mark.parametrize("below", ["output", "data", "data/gunungkidul-2020", "output/a/b"])
def test_from_a_folder_below(root: Path, below: str) -> None:
    """From any folder of the workspace the name means the same data set."""
    here = root / below
    here.mkdir(parents=True, exist_ok=True)
    assert find_workspace("trenggalek-2021", here) == find_workspace("trenggalek-2021", root)


def test_the_nearest_workspace_counts(root: Path) -> None:
    """When one workspace is inside another, the nearer one's data set counts."""
    inner = root / "cabang"
    (inner / "data" / "trenggalek-2021").mkdir(parents=True)
    assert find_workspace("trenggalek-2021", inner).root == inner


def test_a_folder_outside_any_workspace(tmp_path: Path) -> None:
    """A folder that stands alone is a data set; its output goes beside it."""
    folder = tmp_path.resolve() / "lepas"
    folder.mkdir()
    found = find_workspace(str(folder), tmp_path)
    assert found == Workspace(folder.parent, folder, folder.parent / "output" / "lepas")


def test_own_output_folder(root: Path, tmp_path: Path) -> None:
    """A given output folder is used, and shown as it is when it is outside the root."""
    elsewhere = tmp_path.resolve() / "hasil"
    found = find_workspace("trenggalek-2021", root, elsewhere)
    assert found.output == elsewhere
    assert found.show(found.output) == elsewhere.as_posix()


def test_unknown_data_set(root: Path) -> None:
    """An unknown name is refused with the known ones (ZI001), without hidden folders."""
    with pytest.raises(UsageError) as error:
        find_workspace("trenggalek", root)
    [problem] = error.value.problems
    assert (problem.code, str(problem.place)) == ("ZI001", "--data trenggalek")
    assert problem.hint == ("Tulis salah satu: --data gunungkidul-2020, --data trenggalek-2021.")


def test_no_workspace_at_all(tmp_path: Path) -> None:
    """Outside a workspace the hint says where to start."""
    with pytest.raises(UsageError) as error:
        find_workspace("x", tmp_path)
    assert "folder kerja" in error.value.problems[0].hint


def test_a_file_is_no_data_set(root: Path) -> None:
    """A file with that name is not a data set."""
    (root / "data" / "a.xlsx").write_bytes(b"")
    with pytest.raises(UsageError):
        find_workspace("a.xlsx", root)


def test_template_folders(root: Path) -> None:
    """The built-in templates come first, then the office's own where there are any."""
    assert template_folders(root) == (builtin_templates(),)
    (root / "templates").mkdir()
    assert template_folders(root) == (builtin_templates(), root / "templates")
    found = find_workspace("trenggalek-2021", root)
    assert found.template_folders == (builtin_templates(), root / "templates")


def test_the_checkout_is_a_workspace(repository: Path) -> None:
    """The repository is a workspace, whose own templates are the built-in ones, counted once."""
    assert builtin_templates() == repository / "templates"
    assert template_folders(repository) == (repository / "templates",)


def test_unknown_data_set_from_below(root: Path) -> None:
    """An unknown name is refused with the known ones from a folder below too."""
    with pytest.raises(UsageError) as error:
        find_workspace("trenggalek", root / "output")
    assert "trenggalek-2021" in error.value.problems[0].hint


def test_a_name_means_a_data_set_first(root: Path) -> None:
    """In the output folder a name still means the data set."""
    (root / "output" / "trenggalek-2021").mkdir()
    found = find_workspace("trenggalek-2021", root / "output")
    assert found.data == root / "data" / "trenggalek-2021"


def test_a_path_means_that_folder(root: Path) -> None:
    """A path means that folder, though a data set has its name."""
    folder = root / "output" / "trenggalek-2021"
    folder.mkdir()
    assert find_workspace("./trenggalek-2021/", root / "output").data == folder


def test_a_linked_data_set(root: Path, tmp_path: Path) -> None:
    """A data set that is a link to elsewhere keeps its output in the office's own folder."""
    elsewhere = tmp_path.resolve() / "lain" / "data" / "rsud"
    elsewhere.mkdir(parents=True)
    (root / "data" / "rsud").symlink_to(elsewhere)
    found = find_workspace("rsud", root)
    assert (found.root, found.data, found.output) == (root, elsewhere, root / "output" / "rsud")

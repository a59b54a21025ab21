"""The locks hold exactly what pyproject.toml pins, and every package in them is one file."""

from pathlib import Path

import lock
import pytest
from lock import HERE, LINUX, WINDOWS, Locked, differences, pins, read_lock


@pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=lambda target: target.file)
def test_a_lock_answers_to_the_pins(target: lock.Target) -> None:
    assert differences(read_lock(HERE / target.file), pins()) == [], "run: python installer/lock.py"


def test_both_systems_get_the_same_versions() -> None:
    linux = {each.name: each.version for each in read_lock(HERE / LINUX.file)}
    windows = {each.name: each.version for each in read_lock(HERE / WINDOWS.file)}
    assert {name: windows.get(name) for name in linux} == linux
    assert set(windows) - set(linux) == {"pefile", "pywin32-ctypes"}


def test_a_lock_reads_back_as_it_was_written(tmp_path: Path) -> None:
    locked = (Locked("a-b", "1.0", "0" * 64), Locked("c", "2!3.1rc1", "f" * 64))
    path = tmp_path / "lock.txt"
    path.write_text(lock.lock_text(locked), encoding="utf-8")
    assert read_lock(path) == locked


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("numpy==2.2.2", "numpy is locked to 2.2.1, not ==2.2.2"),
        ("scipy==1.0", "scipy is not locked"),
        ("NumPy==2.2.1", ""),
    ],
)
def test_a_pin_that_the_lock_does_not_know_is_named(wanted: str, words: str) -> None:
    assert differences((Locked("numpy", "2.2.1", "0" * 64),), (wanted,)) == ([words] if words else [])


@pytest.mark.parametrize("line", ["numpy==2.2.1", "numpy", "numpy>=2 \\\n    --hash=sha256:" + "0" * 64])
def test_a_package_without_one_version_and_fingerprint_is_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lock.txt"
    path.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not locked to one version"):
        read_lock(path)


def test_what_windows_alone_needs_is_asked_for_by_name() -> None:
    found = (
        Locked("pyinstaller", "6", "0" * 64, ('pefile>=1; sys_platform == "win32"', 'x; sys_platform == "darwin"')),
    )
    assert lock._missing(WINDOWS, found) == ("pefile>=1",)
    assert lock._missing(LINUX, found) == ()

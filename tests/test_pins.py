"""What is installed, what pyproject.toml pins and what the bundle's locks hold are one and the same."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from ibdesk.desk.versions import PACKAGES

ROOT = Path(__file__).parent.parent
LOCKS = ("lock-linux.txt", "lock-windows.txt")
TOOLS = {"altgraph", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}  # of the build alone
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;]+)")
_LOCKED = re.compile(r"^([a-z0-9._-]+)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}$", re.MULTILINE)


def pinned() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(pin for extra in project["optional-dependencies"].values() for pin in extra)]
    found = [_PIN.fullmatch(each) for each in wanted]
    assert None not in found, "every dependency is pinned to one version"
    return {normal(match[1]): match[2] for match in found if match}


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "installer" / name).read_text(encoding="utf-8")
    found = dict(_LOCKED.findall(text))
    assert len([line for line in text.splitlines() if "==" in line]) == len(found), "each with its fingerprint"
    return found


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def test_what_is_installed_is_what_is_pinned() -> None:
    there = {name: installed(name) for name in pinned()}
    missing = {name for name, found in there.items() if found is None}
    assert missing <= {"pyinstaller", "pre-commit"}, "only what builds and commits may be elsewhere"
    assert {name: found for name, found in there.items() if found} == {
        name: wanted for name, wanted in pinned().items() if name not in missing
    }


def test_the_program_names_what_it_ships() -> None:
    assert set(PACKAGES) | TOOLS == set(locked("lock-linux.txt"))


@pytest.mark.parametrize("lock", LOCKS)
def test_the_tests_run_on_what_the_bundle_ships(lock: str) -> None:
    there = {name: installed(name) for name in locked(lock)}
    differing = {
        name: (found, locked(lock)[name]) for name, found in there.items() if found and found != locked(lock)[name]
    }
    assert {name: each for name, each in differing.items() if name not in TOOLS} == {}

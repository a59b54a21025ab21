"""Renews lock-linux.txt and lock-windows.txt: every package of the bundle, exactly, with the SHA-256 of its one wheel.

    python installer/lock.py            renew both (asks PyPI; some seconds)
    python installer/lock.py --check    say whether they still answer to pyproject.toml (asks nobody)

One pin set: what pyproject.toml pins as `dependencies` and `bundle`. pip resolves the rest, for the target system.
pip evaluates markers for the computer it runs on, not for the target; so the markers of what it found are evaluated
here, and what Windows alone needs is asked for by name until nothing is missing.
"""

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from pip._vendor.packaging.requirements import Requirement
from pip._vendor.packaging.utils import canonicalize_name

HERE = Path(__file__).parent
PROJECT = HERE.parent / "pyproject.toml"
INDEX = "https://pypi.org/simple"
PYTHON = "3.11"
# The Windows bundle is made with CPython 3.11.9; markers see no difference within 3.11.
_MARKERS = {"python_version": PYTHON, "python_full_version": "3.11.9", "implementation_name": "cpython"}
_ENDINGS = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ]+) \\\n    --hash=sha256:(?P<sha256>[0-9a-f]{64})$", re.M
)


@dataclass(frozen=True, slots=True)
class Target:
    """A system that a bundle is made for: pip's platform tags and what markers see there."""

    file: str
    platforms: tuple[str, ...]
    markers: dict[str, str]


LINUX = Target(
    "lock-linux.txt",
    ("manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    _MARKERS | {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
)
WINDOWS = Target(
    "lock-windows.txt",
    ("win_amd64",),
    _MARKERS | {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
)


@dataclass(frozen=True, slots=True)
class Locked:
    """One wheel: the package's normalised name, its version, the file's fingerprint and what it asks for."""

    name: str
    version: str
    sha256: str
    requires: tuple[str, ...] = ()


def pins() -> tuple[str, ...]:
    """What pyproject.toml pins for the bundle, as it stands there."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    return tuple(project["dependencies"]) + tuple(project["optional-dependencies"]["bundle"])


def read_lock(path: Path) -> tuple[Locked, ...]:
    """The packages of a lock file; ValueError where a line is not understood."""
    text = path.read_text(encoding="utf-8")
    found = tuple(Locked(each["name"], each["version"], each["sha256"]) for each in _ENDINGS.finditer(text))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    if len(lines) != 2 * len(found):
        raise ValueError(f"{path.name}: a package is not locked to one version and one fingerprint")
    return found


def differences(locked: tuple[Locked, ...], wanted: tuple[str, ...]) -> list[str]:
    """Where a lock does not answer to the pins, in words; empty where it does."""
    versions = {each.name: each.version for each in locked}
    found = []
    for pin in map(Requirement, wanted):
        version = versions.get(canonicalize_name(pin.name))
        if version is None:
            found.append(f"{pin.name} is not locked")
        elif not pin.specifier.contains(version):
            found.append(f"{pin.name} is locked to {version}, not {pin.specifier}")
    return found


def resolve(target: Target, wanted: tuple[str, ...]) -> tuple[Locked, ...]:
    """All that the pins need on the target system, sorted by name."""
    while True:
        found = _ask_pip(target, wanted)
        missing = _missing(target, found)
        if not missing:
            return tuple(sorted(found, key=lambda each: each.name))
        wanted += missing


def _missing(target: Target, found: tuple[Locked, ...]) -> tuple[str, ...]:
    names = {each.name for each in found}
    asked = [Requirement(text) for each in found for text in each.requires]
    return tuple(
        f"{each.name}{each.specifier}"
        for each in asked
        if canonicalize_name(each.name) not in names
        and (each.marker is None or each.marker.evaluate({**target.markers, "extra": ""}))
    )


def _ask_pip(target: Target, wanted: tuple[str, ...]) -> tuple[Locked, ...]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--isolated", "--index-url", INDEX, "--dry-run"]
        command += ["--ignore-installed", "--target", folder, "--only-binary=:all:", "--report", str(report)]
        command += ["--python-version", PYTHON, "--implementation", "cp", "--disable-pip-version-check"]
        command += [f"--platform={tag}" for tag in target.platforms]
        subprocess.run([*command, *wanted], check=True)
        installs = json.loads(report.read_text(encoding="utf-8"))["install"]
    return tuple(_locked(each["metadata"], each["download_info"]) for each in installs)


def _locked(metadata: dict[str, object], download: dict[str, dict[str, dict[str, str]]]) -> Locked:
    requires = metadata.get("requires_dist", [])
    assert isinstance(requires, list)
    sha256 = download["archive_info"]["hashes"]["sha256"]
    return Locked(canonicalize_name(str(metadata["name"])), str(metadata["version"]), sha256, tuple(requires))


def lock_text(locked: tuple[Locked, ...]) -> str:
    head = "# Made by installer/lock.py from pyproject.toml; not to be edited.\n"
    return head + "".join(f"{each.name}=={each.version} \\\n    --hash=sha256:{each.sha256}\n" for each in locked)


def main(argv: list[str]) -> int:
    found = []
    for target in (LINUX, WINDOWS):
        path = HERE / target.file
        if "--check" not in argv:
            path.write_text(lock_text(resolve(target, pins())), encoding="utf-8", newline="\n")
        found += [f"{target.file}: {each}" for each in differences(read_lock(path), pins())]
    print("\n".join(found) or "The locks answer to pyproject.toml.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

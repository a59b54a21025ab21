"""The installer's own scripts can be imported by its tests; what a test needs of the computer is asked for here."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INSTALLER = ROOT / "installer"
sys.path.insert(0, str(INSTALLER))


@pytest.fixture
def needs() -> Callable[..., None]:
    """What a test needs of the computer: installed where that can be done (Debian 12, as root), so that a fresh
    computer tests everything; elsewhere the test is skipped and says what is missing."""

    def check(*programs: str, kind: str = "tests") -> None:
        if _missing(programs) and _can_install():
            subprocess.run([INSTALLER / "tools.sh", kind], check=True)
        missing = _missing(programs)
        if missing:
            pytest.skip(f"{', '.join(missing)} not installed: run installer/tools.sh {kind} on Debian 12, as root")

    return check


def _missing(programs: tuple[str, ...]) -> list[str]:
    return [each for each in programs if shutil.which(each) is None]


def _can_install() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    system = platform.freedesktop_os_release()
    return (system.get("ID"), system.get("VERSION_ID")) == ("debian", "12")


@pytest.fixture
def small_bundle(tmp_path: Path) -> Path:
    """A folder in the form of the bundle, with little in it."""
    bundle = tmp_path / "IBDesk"
    for name in ("IBDesk.exe", "ibdesk-cli.exe", "_internal/b.dll", "_internal/a/x.txt", "LICENSE.txt"):
        path = bundle / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"this is {name}".encode())
    return bundle

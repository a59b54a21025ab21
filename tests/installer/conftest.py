"""The installer's own scripts can be imported by its tests; what a test needs of the computer is asked for here."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
INSTALLER = ROOT / "installer"
sys.path.insert(0, str(INSTALLER))


@pytest.fixture
def needs() -> Callable[..., None]:
    """Skips where a program is not there; installer/tools.sh installs them all on Debian."""

    def check(*programs: str) -> None:
        missing = [each for each in programs if shutil.which(each) is None]
        if missing:
            pytest.skip(f"{', '.join(missing)} not installed: run installer/tools.sh")

    return check


@pytest.fixture
def small_bundle(tmp_path: Path) -> Path:
    """A folder in the form of the bundle, with little in it."""
    bundle = tmp_path / "IBDesk"
    for name in ("IBDesk.exe", "ibdesk-cli.exe", "_internal/b.dll", "_internal/a/x.txt", "LICENSE.txt"):
        path = bundle / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"this is {name}".encode())
    return bundle

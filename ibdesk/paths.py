"""Where things are: shipped resources, and the user's own folders."""

import os
from pathlib import Path

import appdirs

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """A shipped file or folder: beside the package in a checkout, inside it in a wheel or a bundle."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


def make_private(folder: Path) -> None:
    """Make a folder of the user's own, which nobody else may look into; OSError where that cannot be."""
    user_data().mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def user_data() -> Path:
    """The folder of the user's own boards and settings; IBDESK_HOME replaces it."""
    home = os.environ.get("IBDESK_HOME")
    return Path(home) if home else Path(appdirs.user_data_dir("IBDesk", appauthor=False))

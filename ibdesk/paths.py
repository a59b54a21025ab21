"""Where things are: shipped resources, and the user's own folders."""

import os
from pathlib import Path

import appdirs

_HOME, _PRIVATE = "IBDESK_HOME", 0o700
_PACKAGE = Path(__file__).parent

# What a title bar and a taskbar show at 100 to 200 %. As .png, which Qt reads itself: its reader of .ico is a library
# of its own, whose loading would be a hundredth of the start.
WINDOW_ICONS = tuple([f"icon/window-{size}.png" for size in (16, 20, 24, 32, 48, 256)])


def resource(name: str) -> Path:
    """A shipped file or folder: beside the package in a checkout, inside it in a wheel or a bundle."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


def make_private(folder: Path) -> None:
    """Make a folder of the user's own, which nobody else may look into; OSError where that cannot be.

    The usual folder of IBDesk's is made so too where an older program left it open. One that somebody named keeps the
    rights that it was given.
    """
    home = user_data()
    home.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
    if os.name == "posix" and _HOME not in os.environ and home.stat().st_mode & 0o077:
        home.chmod(_PRIVATE)
    folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)


def user_data() -> Path:
    """The folder of the user's own boards and settings; IBDESK_HOME replaces it."""
    home = os.environ.get(_HOME)
    return Path(home) if home else Path(appdirs.user_data_dir("IBDesk", appauthor=False))

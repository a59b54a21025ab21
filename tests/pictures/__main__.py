"""Pictures of every screen and dialog, to be looked at one by one.

python -m tests.pictures OUT            all of them: sizes, light, dark, high contrast, text at 100 and 150 %
python -m tests.pictures OUT NAME ...   only the screens of these names
python -m tests.pictures --shipped      those that README and help show, in their places
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ibdesk.startup import application, make_window
from ibdesk.ui.app.preferences import Remembered
from ibdesk.ui.look.theme import Choice, Theme
from ibdesk.ui.window.main_window import MainWindow
from tests.pictures.shipped import SHIPPED, Shipped
from tests.screens import Screen, screens, settle, shown
from tests.ui.window_kit import plain_session

SIZES = ((1280, 640), (1366, 728), (1920, 1080))
COLOURS = (Choice.LIGHT, Choice.DARK, Choice.HIGH_CONTRAST)
TEXTS = (100, 150)
ROOT = Path(__file__).parents[2]


def main(words: Sequence[str]) -> int:
    if not words:
        sys.stdout.write(f"{__doc__}\n")
        return 2
    with tempfile.TemporaryDirectory() as home:
        os.environ["IBDESK_HOME"] = home
        window, theme = _sample_window(Path(home))
        if words[0] == "--shipped":
            for each in SHIPPED:
                _ship(window, theme, each, Path(home))
        else:
            wanted = [screen for screen in screens() if not words[1:] or screen.name in words[1:]]
            _take_all(window, theme, wanted, Path(words[0]), Path(home))
        window.close()
        window.session.close()
    return 0


def _sample_window(home: Path) -> tuple[MainWindow, Theme]:
    app = application()
    theme = Theme(app, Choice.LIGHT)
    session = plain_session()
    window = make_window(session, theme, Remembered(home))
    window.show()
    session.start_sample(home / "sample")
    return window, theme


def _take_all(window: MainWindow, theme: Theme, wanted: Sequence[Screen], out: Path, home: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for wide, tall in SIZES:
        window.resize(wide, tall)
        for percent in TEXTS:
            for colours in COLOURS:
                _look(window, theme, colours, percent)
                for screen in wanted:
                    path = out / f"{screen.name}-{wide}x{tall}-{colours}-{percent}.png"
                    with shown(window, screen, home) as seen:
                        seen.grab().save(str(path))
    sys.stdout.write(f"{len(list(out.glob('*.png')))} pictures in {out}; the least width of the window is ")
    sys.stdout.write(f"{window.minimumSizeHint().width()}.\n")


def _look(window: QWidget, theme: Theme, colours: Choice, percent: int) -> None:
    theme.choose(colours)
    theme.set_text_percent(percent)
    settle(window)


def _ship(window: MainWindow, theme: Theme, each: Shipped, home: Path) -> None:
    """As one of the program's own pictures: no larger than it has to be."""
    window.resize(*each.size)
    _look(window, theme, Choice.DARK if each.dark else Choice.LIGHT, 100)
    screen = next(screen for screen in screens() if screen.name == each.screen)
    with shown(window, screen, home) as seen:
        picture = seen.grab().toImage()
    if each.wide:
        picture = picture.scaledToWidth(each.wide, Qt.TransformationMode.SmoothTransformation)
    path = ROOT / each.path
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(str(path))
    sys.stdout.write(f"{each.path}: {path.stat().st_size // 1024} KB, {QSize(picture.size()).toTuple()}\n")


if __name__ == "__main__":
    code = main(sys.argv[1:])
    QApplication.processEvents()
    sys.exit(code)

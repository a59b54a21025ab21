"""The icon is the one that its script draws, in every size that Windows asks for."""

import struct
from pathlib import Path

import icon
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.usefixtures("qtbot")


def pictures(data: bytes) -> dict[int, bytes]:
    """Each picture of an icon file by its size, as the directory says."""
    kind, count = struct.unpack_from("<HH", data, 2)
    assert kind == 1
    found = {}
    for place in range(count):
        width, _, _, _, _, bits, length, offset = struct.unpack_from("<BBBBHHII", data, 6 + 16 * place)
        assert bits == 32
        found[width or 256] = data[offset : offset + length]
    return found


def test_the_icon_in_the_resources_is_what_the_script_draws(tmp_path: Path) -> None:
    icon.write(tmp_path, tmp_path)
    drawn, kept = ((folder / "ibdesk.ico").read_bytes() for folder in (tmp_path, icon.FOLDER))
    assert [alike(*pair) for pair in zip(pictures(drawn).values(), pictures(kept).values(), strict=True)] == [True] * 9
    windows = [(f"window-{size}.png", icon.FOLDER) for size in icon.WINDOW_SIZES]
    for name, folder in (*windows, ("wizard.bmp", icon.HERE)):
        assert alike((tmp_path / name).read_bytes(), (folder / name).read_bytes()), "run: python installer/icon.py"


def alike(one: bytes, other: bytes) -> bool:
    """The same picture: Qt's rasteriser rounds a shade one step up or down from processor to processor."""
    first, second = QImage.fromData(one), QImage.fromData(other)
    assert first.size() == second.size()
    places = ((x, y) for x in range(first.width()) for y in range(first.height()))
    pairs = ((first.pixelColor(x, y), second.pixelColor(x, y)) for x, y in places)
    return all(abs(a - b) <= 1 for pair in pairs for a, b in zip(*map(shades, pair), strict=True))


def shades(colour: QColor) -> tuple[int, int, int, int]:
    return colour.red(), colour.green(), colour.blue(), colour.alpha()


def test_the_icon_file_holds_every_size(qtbot: QtBot) -> None:
    found = pictures((icon.FOLDER / "ibdesk.ico").read_bytes())
    assert tuple(found) == icon.SIZES
    for size, data in found.items():
        picture = QImage.fromData(data)
        assert (picture.width(), picture.height()) == (size, size)


@pytest.mark.parametrize("size", icon.SIZES)
def test_page_bars_and_tick_can_be_told_at_every_size(size: int) -> None:
    picture = icon.draw(size)
    seen = [picture.pixelColor(x, y) for x in range(size) for y in range(size)]
    wanted = {"page": "#FFFFFF", "first bar": "#8FBFE8", "second bar": "#2073BC", "tick's disc": "#00695C"}
    shares = {part: sum(near(colour, QColor(name)) for colour in seen) / size**2 for part, name in wanted.items()}
    assert min(shares.values()) >= 0.01, shares


def near(one: QColor, other: QColor) -> bool:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue()) < 30

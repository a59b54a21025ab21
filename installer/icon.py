"""Draws IBDesk's icon, a board page with three bars and a green tick, as .ico and .png, and the setup's side picture.

    python installer/icon.py            draw them anew: resources/icon/ibdesk.ico, window-N.png, installer/wizard.bmp
    python installer/icon.py FOLDER     draw them all into another folder

The same pixels every time: shapes alone, no lettering, drawn by Qt's own rasteriser without a screen.
"""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QImage, QLinearGradient, QPainter, QPen, QPolygonF

HERE = Path(__file__).parent
FOLDER = HERE.parent / "resources" / "icon"
WIZARD = (164, 314)  # as NSIS has it
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
WINDOW_SIZES = (16, 20, 24, 32, 48, 256)  # ibdesk/paths.py says what for
# Below this many pixels there is room for the bars and the tick, not for a folded corner and lines of text.
DETAILED_FROM = 40

_NAVY, _NAVY_LIGHT, _PAGE, _LINE = QColor("#12436D"), QColor("#1D5FA0"), QColor("#FFFFFF"), QColor("#C8CED4")
_BARS = (QColor("#8FBFE8"), QColor("#2073BC"), QColor("#12436D"))
_GREEN = QColor("#00695C")


def draw(size: int) -> QImage:
    """The icon as a square of `size` pixels, transparent around it."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    detailed = size >= DETAILED_FROM
    _draw_tile(painter, size)
    page = _snapped(QRectF(0.19, 0.13, 0.62, 0.74) if detailed else QRectF(0.125, 0.125, 0.75, 0.75), size)
    _draw_page(painter, page, detailed)
    _draw_bars(painter, page, detailed)
    _draw_tick(painter, size, detailed)
    painter.end()
    return image


def _snapped(part: QRectF, size: int) -> QRectF:
    """A part of the unit square in whole pixels, so that small icons have sharp edges."""
    left, top = round(part.left() * size), round(part.top() * size)
    return QRectF(left, top, round(part.right() * size) - left, round(part.bottom() * size) - top)


def _draw_tile(painter: QPainter, size: int) -> None:
    shade = QLinearGradient(0, 0, 0, size)
    shade.setColorAt(0, _NAVY_LIGHT)
    shade.setColorAt(1, _NAVY)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(shade))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.18, size * 0.18)


def _draw_page(painter: QPainter, page: QRectF, detailed: bool) -> None:
    painter.setBrush(_PAGE)
    painter.drawRoundedRect(page, page.width() * 0.05, page.width() * 0.05)
    if not detailed:
        return
    painter.setBrush(_LINE)
    high = max(2.0, round(page.height() * 0.045))
    for row, share in ((0.12, 0.60), (0.22, 0.38)):
        top = round(page.top() + page.height() * row)
        painter.drawRect(QRectF(page.left() + page.width() * 0.12, top, page.width() * share, high))


def _draw_bars(painter: QPainter, page: QRectF, detailed: bool) -> None:
    tallest = page.height() * (0.52 if detailed else 0.80)
    bottom = page.bottom() - max(1.0, round(page.height() * 0.1))
    margin = max(1.0, round(page.width() * 0.12))
    gap = max(1.0, round(page.width() * 0.07))
    wide = max(2.0, (page.width() - 2 * margin - 2 * gap) // 3)
    for place, (colour, share) in enumerate(zip(_BARS, (0.45, 0.70, 1.0), strict=True)):
        high = round(tallest * share)
        painter.setBrush(colour)
        painter.drawRect(QRectF(page.left() + margin + place * (wide + gap), bottom - high, wide, high))


def _draw_tick(painter: QPainter, size: int, detailed: bool) -> None:
    across = size * (0.40 if detailed else 0.56)
    disc = QRectF(size - across - size * 0.02, size - across - size * 0.02, across, across)
    painter.setPen(QPen(_PAGE, max(1.0, size * 0.035)))
    painter.setBrush(_GREEN)
    painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
    pen = QPen(_PAGE, max(1.5, across * 0.13))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    corners = ((0.27, 0.52), (0.44, 0.69), (0.73, 0.34))
    painter.drawPolyline(QPolygonF([QPointF(disc.left() + across * x, disc.top() + across * y) for x, y in corners]))


def draw_wizard() -> QImage:
    """The picture at the side of the setup's first and last page."""
    wide, high = WIZARD
    image = QImage(wide, high, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    shade = QLinearGradient(0, 0, 0, high)
    shade.setColorAt(0, _NAVY_LIGHT)
    shade.setColorAt(1, _NAVY)
    painter.fillRect(0, 0, wide, high, QBrush(shade))
    painter.drawImage((wide - 96) // 2, 40, draw(96))
    painter.end()
    return image


def encoded(image: QImage, kind: str) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def ico(images: list[bytes], sizes: tuple[int, ...] = SIZES) -> bytes:
    """A Windows icon file that holds these PNG pictures; Windows reads PNG in icons since Vista."""
    head = struct.pack("<HHH", 0, 1, len(images))
    offset, entries = len(head) + 16 * len(images), b""
    for size, data in zip(sizes, images, strict=True):
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + entries + b"".join(images)


def write(folder: Path, wizard: Path) -> None:
    """The icon into `folder`, the setup's picture into `wizard`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ibdesk.ico").write_bytes(ico([encoded(draw(size), "PNG") for size in SIZES]))
    for size in WINDOW_SIZES:
        (folder / f"window-{size}.png").write_bytes(encoded(draw(size), "PNG"))
    (wizard / "wizard.bmp").write_bytes(encoded(draw_wizard(), "BMP"))


if __name__ == "__main__":
    application = QGuiApplication([])
    if len(sys.argv) > 1:
        write(Path(sys.argv[1]), Path(sys.argv[1]))
    else:
        write(FOLDER, HERE)

"""A picture that somebody chose as the logo: read within limits, and made anew of its points alone."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from ibdesk.domain.house_style import MOST_TALL, MOST_WIDE, Logo, logo_of
from ibdesk.errors import UserError

MOST_BYTES = 8 << 20
MOST_POINTS = 40_000_000
_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_SMALLER = 0.8


def read_logo(path: Path) -> Logo:
    """UserError where the file is no PNG or JPEG picture, or larger than a logo can be. What a camera or a program
    wrote beside the points (places, names, a thumbnail) is not taken."""
    content = _content(path)
    kind = next((word for start, word in _KINDS if content.startswith(start)), "")
    if not kind:
        raise UserError(f"“{path.name}” is no PNG or JPEG picture.", "Choose the logo as a PNG or JPEG file.")
    return _small(_picture(content, kind, path.name))


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise UserError(f"“{path.name}” could not be read: {error.strerror}.", "Choose another picture.") from error
    if len(content) > MOST_BYTES:
        raise UserError(f"“{path.name}” is larger than {MOST_BYTES >> 20} MB.", "Choose a smaller picture.")
    return content


def _picture(content: bytes, kind: str, name: str) -> QImage:
    if kind.encode() not in [bytes(each.data()) for each in QImageReader.supportedImageFormats()]:
        raise UserError(
            f"“{name}” is a JPEG picture, which this IBDesk cannot read.", "Save it as PNG and choose that."
        )
    buffer = QBuffer()
    buffer.setData(content)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, kind.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > MOST_POINTS:
        raise UserError(f"“{name}” is damaged, or a very large picture.", "Choose a smaller picture.")
    image = reader.read()
    if image.isNull():
        raise UserError(f"“{name}” is damaged: it could not be read as a picture.", "Choose another picture.")
    return image


def _small(image: QImage) -> Logo:
    """No larger than a logo is kept, however many colours it has."""
    most = QSize(MOST_WIDE, MOST_TALL)
    while True:
        size = image.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(image.size())
        shown = image.scaled(
            size.expandedTo(QSize(1, 1)),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_RGBA8888)
        row = shown.width() * 4
        points = bytes(shown.constBits())
        try:
            return logo_of(shown.width(), shown.height(), points[: row * shown.height()])
        except ValueError:  # so many colours that it does not pack
            most = most.boundedTo(shown.size()) * _SMALLER

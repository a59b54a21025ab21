"""A text in Markdown as it is shown: plain rich text, pictures of the program's own, nothing from a network."""

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from ibdesk.palette import Palette
from ibdesk.paths import resource

_ROOM, _MARGIN = 6.0, 12.0  # inside the table's cells and round the text, in pixels
HELP = "help"


class ShownText(QTextBrowser):
    """`anchorClicked` carries a link that was followed; nothing is opened by itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._markdown = ""
        self._palette: Palette | None = None
        self._fitted_to = 0  # how wide the text was when its pictures were fitted
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # one that comes and goes changes that
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_markdown(self, text: str, palette: Palette) -> None:
        self._markdown, self._palette, self._fitted_to = text, palette, self.viewport().width()
        document = self.document()
        # Else the text begins in the letters in which the one before ended or was clicked.
        self.clear()
        self.setCurrentCharFormat(QTextCharFormat())
        self.textCursor().setBlockFormat(QTextBlockFormat())
        self.setMarkdown(text)
        document.setDocumentMargin(_MARGIN)
        _draw_tables(document.rootFrame(), palette)
        _underline_links(document)

    def show_heading(self, title: str) -> None:
        """Scroll so that this heading is on top; to the beginning where there is none."""
        block = self._heading(title)
        top = self.document().documentLayout().blockBoundingRect(block).top() if block is not None else 0
        self.verticalScrollBar().setValue(round(top))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures that came with the help, no wider than there is room; nothing else."""
        url = QUrl(name)
        if kind != QTextDocument.ResourceType.ImageResource.value or not url.isRelative():
            return None
        picture = QImage(str(resource(HELP) / url.path()))
        room = max(self.viewport().width() - round(3 * _MARGIN), 200)
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            # Not in the middle of laying a text out, which can be what this comes from.
            QTimer.singleShot(0, self, self._fit_pictures)

    def _fit_pictures(self) -> None:
        if self._palette is not None and "![" in self._markdown and self._fitted_to != self.viewport().width():
            place = self.verticalScrollBar().value()
            self.show_markdown(self._markdown, self._palette)
            self.verticalScrollBar().setValue(place)

    def _heading(self, title: str) -> QTextBlock | None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text() == title:
                return block
            block = block.next()
        return None


def _underline_links(document: QTextDocument) -> None:
    """A colour alone would tell a link from the words around it."""
    underlined, links = QTextCharFormat(), []
    underlined.setFontUnderline(True)
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            if (piece := pieces.fragment()).charFormat().isAnchor():
                links.append((piece.position(), piece.position() + piece.length()))
            pieces += 1
        block = block.next()
    for begins, ends in links:
        cursor = QTextCursor(document)
        cursor.setPosition(begins)
        cursor.setPosition(ends, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)


def _draw_tables(frame: QTextFrame, palette: Palette) -> None:
    for child in frame.childFrames():
        if isinstance(child, QTextTable):
            drawn = child.format()
            drawn.setBorderCollapse(True)
            drawn.setBorder(1)
            drawn.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            drawn.setBorderBrush(QColor(palette.line))
            drawn.setCellPadding(_ROOM)
            child.setFormat(drawn)

"""Texts of an OpenDocument file that stand in no cell: boxes on its sheets, notes on cells, headers and footers of
pages."""

from ibdesk.reading.cells.beside_cells import LONGEST_TEXT, MOST_TEXTS
from ibdesk.reading.cells.cell_notes import LONGEST_NOTE
from ibdesk.reading.files.ods.names import full
from ibdesk.reading.files.zipped.xml_part import Attributes, OnEnd, OnStart

_BOXES = tuple(f"draw:{name}" for name in ("frame", "custom-shape", "rect", "ellipse", "circle", "caption", "polygon"))
_OF_PAGES = tuple(f"style:{place}{page}" for place in ("header", "footer") for page in ("", "-left", "-first"))
_LONGEST_NAME = 255
_NOTE = "office:annotation"
# What a program puts in on its own: the name of the sheet, the number of the page, the day.
_FIELDS = tuple(f"text:{name}" for name in ("sheet-name", "page-number", "page-count", "date", "time", "file-name"))
_NAME, _MASTER, _SHOWN = full("style:name"), full("style:master-page-name"), full("style:display")


class BesideTexts:
    """Collects them from what the XML parser calls out, over all parts of a file."""

    def __init__(self) -> None:
        self._boxes: list[str] = []  # of the sheet that is read
        self._of_pages: dict[str, list[str]] = {}
        self._pages_of_styles: dict[str, str] = {}
        self._page = ""
        self._depth = 0  # of the boxes, or of the header, that we are in
        self._aside = 0  # in notes and fields
        self._pieces: list[str] = []
        self._lines: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether characters belong to one of these texts."""
        return self._depth > 0

    def starts(self) -> dict[str, OnStart]:
        """What to call when an element starts, besides what its other reader does."""
        ours: dict[str, OnStart] = dict.fromkeys(_BOXES, self._begin) | dict.fromkeys(_OF_PAGES, self._begin_of_page)
        ours |= dict.fromkeys((_NOTE, *_FIELDS), self._go_aside)
        return {full(name): act for name, act in ours.items()} | {
            full("style:master-page"): self._start_page,
            full("style:style"): self._start_style,
        }

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        ours: dict[str, OnEnd] = dict.fromkeys(_BOXES, self._end) | dict.fromkeys(_OF_PAGES, self._end_of_page)
        ours |= dict.fromkeys((_NOTE, *_FIELDS), self._come_back)
        return {full(name): act for name, act in ours.items()} | {full("text:p"): self._end_paragraph}

    def add(self, text: str) -> None:
        """Characters, while one is open."""
        if not self._aside and sum(map(len, self._pieces)) <= LONGEST_TEXT:
            self._pieces.append(text)

    def of_sheet(self, style: str | None) -> tuple[str, ...]:
        """Those of the sheet that ends, which has this style."""
        boxes, self._boxes = self._boxes, []
        page = self._pages_of_styles.get(style or "", "")
        return tuple(dict.fromkeys((*self._of_pages.get(page, ()), *boxes)))

    def _start_style(self, attributes: Attributes) -> None:
        if _MASTER in attributes and len(self._pages_of_styles) < LONGEST_TEXT:
            self._pages_of_styles[attributes.get(_NAME, "")] = attributes[_MASTER]

    def _start_page(self, attributes: Attributes) -> None:
        self._page = attributes.get(_NAME, "")

    def _begin(self, _: Attributes) -> None:
        self._depth += 1

    def _begin_of_page(self, attributes: Attributes) -> None:
        self._depth += 1
        if attributes.get(_SHOWN) == "false":
            self._aside += 1

    def _end(self) -> None:
        self._depth -= 1
        if not self._depth:
            self._keep(self._boxes)

    def _end_of_page(self) -> None:
        self._depth -= 1
        self._aside = 0
        if not self._depth:
            self._keep(self._of_pages.setdefault(self._page, []))

    def _go_aside(self, _: Attributes) -> None:
        self._aside += 1

    def _come_back(self) -> None:
        self._aside -= 1

    def _end_paragraph(self) -> None:
        if self.is_open and (line := " ".join("".join(self._pieces).split())):
            self._lines.append(line)
        self._pieces.clear()

    def _keep(self, found: list[str]) -> None:
        text = "\n".join(self._lines)
        self._lines.clear()
        if any(map(str.isalpha, text)) and len(found) < MOST_TEXTS:
            found.append(text)


class NoteOnCell:
    """A note on a cell while it is read: who wrote it, and its paragraphs."""

    def __init__(self) -> None:
        self.author, self.lines = "", [""]
        self._is_author, self._length = False, 0

    def start_author(self) -> None:
        self._is_author = True

    def end_author(self) -> None:
        self._is_author = False

    def start_paragraph(self) -> None:
        self.lines.append("")

    def add(self, text: str) -> None:
        """Characters: of the author, or of a paragraph; a day stands before both."""
        self._length += len(text)
        if self._is_author:
            self.author += text[:_LONGEST_NAME]
        elif len(self.lines) > 1 and self._length <= LONGEST_NOTE:
            self.lines[-1] += text


def both(actions: dict[str, OnStart], more: dict[str, OnStart]) -> dict[str, OnStart]:
    """For each element what either says; where both do, the second first."""
    return actions | {name: _one_after_other(act, actions.get(name)) for name, act in more.items()}


def both_ends(actions: dict[str, OnEnd], more: dict[str, OnEnd]) -> dict[str, OnEnd]:
    """The same when an element ends."""

    def joined(act: OnEnd, then: OnEnd | None) -> OnEnd:
        def acts() -> None:
            act()
            if then is not None:
                then()

        return acts

    return actions | {name: joined(act, actions.get(name)) for name, act in more.items()}


def _one_after_other(act: OnStart, then: OnStart | None) -> OnStart:
    def acts(attributes: Attributes) -> None:
        act(attributes)
        if then is not None:
            then(attributes)

    return acts

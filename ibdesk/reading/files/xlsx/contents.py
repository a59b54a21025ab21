"""What a cell of an .xlsx file holds, told from its type, its value and its style."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from ibdesk.reading.cells.limits import Used
from ibdesk.reading.cells.marked import marked
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import CellValue, Content, Kind
from ibdesk.reading.cells.signs import Place
from ibdesk.reading.files.xlsx.number_formats import GENERAL, Style
from ibdesk.reading.files.zipped.values import date_of_serial, iso_date, number, plain_text

_MOST_KEPT = 200_000  # numbers remembered by their text: figures repeat, and a Decimal is large
_MOST_KEPT_TEXT = 64

_Plain = tuple[Kind, CellValue]


@dataclass(slots=True)
class Shared(Used):
    """What all sheets of one workbook have in common while they are read, and what they have used up together."""

    strings: Sequence[str] = ()
    styles: Sequence[Style] = ()
    from_1904: bool = False
    formulas: int = 0
    watches_results: bool = False  # whether a 0 may be no result at all
    results: int = 0  # of formulas, other than 0, where that is so
    numbers: dict[str, _Plain] = field(default_factory=dict)
    dates: dict[str, _Plain] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


class Contents:
    """Makes kind, value and number format of a sheet's cells; `bad_styles` counts those whose style the file has not.

    Raises Refusal for a cell that points to a text which is not there."""

    def __init__(self, shared: Shared, where: str) -> None:
        self.bad_styles = 0
        self._shared = shared
        self._where = where
        self._styles: dict[str | None, Style] = {None: shared.styles[0] if shared.styles else GENERAL}
        self._makers: Mapping[str, Callable[[str, Style], _Plain | None]] = {
            "n": self._of_number,
            "s": self._of_shared,
            "str": self._of_result,
            "b": _of_boolean,
            "e": _of_error,
            "d": self._of_iso_date,
        }

    def of(self, kind: str, value: str | None, style: str | None, has_formula: bool = False) -> Content | None:
        """What a cell of this type, value and number of style holds; None for a blank."""
        if value is None and not has_formula:
            return None
        found = self._styles.get(style) or self._new_style(style or "")
        content = self._plain(kind, value, has_formula, found)
        if content is None:
            return None
        if found.is_crossed_out or found.place is not Place.ON_LINE:
            content = marked(content, found.place, found.is_crossed_out)
        return (*content, found.number_format)

    def _new_style(self, text: str) -> Style:
        """A style seen for the first time; General, and counted, where the file has none of that number."""
        fits = text.isascii() and text.isdigit() and len(text) < 10 and int(text) < len(self._shared.styles)
        if not fits:
            self.bad_styles += 1
            return GENERAL
        self._styles[text] = self._shared.styles[int(text)]
        return self._styles[text]

    def _plain(self, kind: str, value: str | None, has_formula: bool, style: Style) -> _Plain | None:
        """None for a blank. An empty result is a blank where it is a text (="") and no result at all elsewhere."""
        if value is None or (not value and kind != "str"):
            return (Kind.FORMULA_WITHOUT_RESULT, "") if has_formula else None
        return self._makers.get(kind, self._of_text)(value, style)

    def _of_number(self, text: str, style: Style) -> _Plain:
        kept = self._shared.dates if style.is_date else self._shared.numbers
        content = kept.get(text)
        if content is None:
            content = _number_or_text(text)
            if style.is_date and isinstance(content[1], Decimal):
                day = date_of_serial(content[1], self._shared.from_1904)
                content = content if day is None else (Kind.DATE, day)
            if len(kept) < _MOST_KEPT:
                kept[text] = content
        return content

    def _of_shared(self, text: str, _: Style) -> _Plain | None:
        digits = text.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10 and int(digits) < len(self._shared.strings)):
            raise Refusal(f"it is damaged: {self._where} points to a text that is not in the file")
        found = self._shared.strings[int(digits)]
        return (Kind.TEXT, found) if found else None

    def _of_result(self, text: str, style: Style) -> _Plain | None:
        return self._of_text(plain_text(text), style)

    def _of_iso_date(self, text: str, _: Style) -> _Plain:
        day: datetime | None = iso_date(text.strip())
        if day is None and number(text.strip()) is not None:  # as a text it would be taken for a figure
            raise Refusal(f"it is damaged: {self._where} has “{text.strip()[:20]}” for a date")
        return (Kind.TEXT, text) if day is None else (Kind.DATE, day)

    def _of_text(self, text: str, _: Style) -> _Plain | None:
        self._shared.characters += len(text)
        if len(text) <= _MOST_KEPT_TEXT:
            text = self._shared.texts.setdefault(text, text)
        return (Kind.TEXT, text) if text else None


def _number_or_text(text: str) -> _Plain:
    found = number(text.strip(" \t\r\n"))
    return (Kind.TEXT, text) if found is None else (Kind.NUMBER, found)


def _of_boolean(text: str, _: Style) -> _Plain:
    """Every number but 0 is TRUE, as Excel has it: a cell that says it holds a truth value holds no figure."""
    word = text.strip().lower()
    if word in ("true", "false"):
        return Kind.BOOLEAN, word == "true"
    found = number(word)
    return (Kind.TEXT, text) if found is None else (Kind.BOOLEAN, found != 0)


def _of_error(text: str, _: Style) -> _Plain:
    return Kind.ERROR, text.strip()

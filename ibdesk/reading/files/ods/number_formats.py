"""The styles of an OpenDocument file: number formats, written as Excel writes them, and which sheets are hidden."""

from collections.abc import Callable

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.files.ods.names import full
from ibdesk.reading.files.zipped.xml_part import Attributes, OnEnd, OnStart

MOST_STYLES = 65_490
LONGEST_FORMAT = 1_000
_MOST_PARENTS = 10
_MOST_DIGITS = 30

_NAME = full("style:name")
_PARENT = full("style:parent-style-name")
_DATA_STYLE = full("style:data-style-name")
_KINDS = ("number", "percentage", "currency", "date", "time", "boolean", "text")
# What a piece of a date or a time is called in a number format: short, long.
_PIECES = {
    "day": ("d", "dd"),
    "year": ("yy", "yyyy"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "era": ("", ""),
    "quarter": ("", ""),
    "week-of-year": ("", ""),
    "am-pm": ("AM/PM", "AM/PM"),
}


class Styles:
    """Collects styles from what the XML parser calls out, first those of styles.xml, then those of content.xml."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._of_cell: dict[str, tuple[str, str]] = {}  # its own number format's name, its parent's name
        self._hidden: set[str] = set()
        self._data_style = ""
        self._style = ""
        self._pieces: list[str] | None = None  # of the number format we are in
        self._is_percentage = False
        self._found: dict[str, str] = {}

    def starts(self) -> dict[str, OnStart]:
        """What to call when an element starts."""
        pieces: dict[str, OnStart] = {full(f"number:{kind}-style"): self._format_start(kind) for kind in _KINDS}
        pieces |= {full(f"number:{piece}"): self._date_piece(*words) for piece, words in _PIECES.items()}
        return pieces | {
            full("number:month"): self._month,
            full("number:number"): lambda attributes: self._add(_digits(attributes)),
            full("number:scientific-number"): lambda attributes: self._add(f"{_digits(attributes)}E+00"),
            full("number:fraction"): lambda _: self._add("# ?/?"),
            full("style:style"): self._start_style,
            full("style:table-properties"): self._table_properties,
        }

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        return {full(f"number:{kind}-style"): self._end_format for kind in _KINDS}

    def text(self, text: str) -> None:
        """A word that stands beside the number: a unit, a currency, a percent sign."""
        self._add(text if text == "%" and self._is_percentage else f'"{text}"')

    @property
    def in_format(self) -> bool:
        """Whether a number format is being read."""
        return self._pieces is not None

    def is_hidden(self, style: str | None) -> bool:
        """Whether sheets of that style are hidden."""
        return style in self._hidden

    def number_format(self, style: str | None) -> str:
        """The number format of cells of that style, its parents' where it has none itself."""
        if not style:
            return "General"
        known = self._found.get(style)
        if known is None:
            known = self._found[style] = self._looked_up(style)
        return known

    def _looked_up(self, style: str) -> str:
        for _ in range(_MOST_PARENTS):
            data_style, parent = self._of_cell.get(style, ("", ""))
            if data_style:
                return self._formats.get(data_style) or "General"
            style = parent
        return "General"

    def _format_start(self, kind: str) -> OnStart:
        def start(attributes: Attributes) -> None:
            self._data_style = attributes.get(_NAME, "")
            self._pieces = []
            self._is_percentage = kind == "percentage"

        return start

    def _end_format(self) -> None:
        pieces, self._pieces = self._pieces, None
        text = "".join(pieces or ())
        if len(self._formats) >= MOST_STYLES or len(text) > LONGEST_FORMAT:
            raise _too_many()
        self._formats[self._data_style] = text

    def _add(self, piece: str) -> None:
        if self._pieces is not None:
            if len(self._pieces) > LONGEST_FORMAT:
                raise _too_many()
            self._pieces.append(piece)

    def _date_piece(self, short: str, long: str) -> Callable[[Attributes], None]:
        style = full("number:style")
        return lambda attributes: self._add(long if attributes.get(style) == "long" else short)

    def _month(self, attributes: Attributes) -> None:
        long = attributes.get(full("number:style")) == "long"
        textual = attributes.get(full("number:textual")) == "true"
        self._add(("mmmm" if long else "mmm") if textual else ("mm" if long else "m"))

    def _start_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(_NAME, "")
        if attributes.get(full("style:family")) == "table-cell":
            if len(self._of_cell) >= MOST_STYLES:
                raise _too_many()
            self._of_cell[self._style] = attributes.get(_DATA_STYLE, ""), attributes.get(_PARENT, "")

    def _table_properties(self, attributes: Attributes) -> None:
        if attributes.get(full("table:display")) == "false":
            self._hidden.add(self._style)


def _digits(attributes: Attributes) -> str:
    whole, decimals = (
        _count(attributes.get(full(f"number:{name}"))) for name in ("min-integer-digits", "decimal-places")
    )
    digits = "#,##0" if attributes.get(full("number:grouping")) == "true" else "0" * max(whole, 1)
    return f"{digits}.{'0' * decimals}" if decimals else digits


def _count(text: str | None) -> int:
    return min(int(text), _MOST_DIGITS) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def _too_many() -> Refusal:
    return Refusal(
        f"it holds more than {MOST_STYLES:,} cell formats, or one too long to be one",
        "Copy the figures into a new workbook, save that, and read it.",
        WhyRefused.TOO_LARGE,
    )

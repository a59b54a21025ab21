"""The styles of an OpenDocument file: number formats, written as Excel writes them, what is raised or crossed out, and
which sheets are hidden."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.conditions import Condition, is_telling
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.sheet import CellValue, Kind
from ibdesk.reading.cells.signs import Place
from ibdesk.reading.files.ods.cell_conditions import condition_of
from ibdesk.reading.files.ods.names import full
from ibdesk.reading.files.zipped.xml_part import Attributes, OnEnd, OnStart

MOST_STYLES = 65_490
LONGEST_FORMAT = 1_000
_MOST_PARENTS = 10
_MOST_DIGITS = 30
_MOST_CASES = 10

_CONDITION, _APPLIED = full("style:condition"), full("style:apply-style-name")
_VALUE_IS = re.compile(r"value\(\) ?((?:<=|>=|!=|<|>|=) ?-?[0-9]+(?:\.[0-9]+)?)")
# The cases of formats with a part for each sign; whether the format's own pieces are one of the parts.
_BY_SIGN: dict[tuple[str, ...], bool] = {(">=0",): True, (">0", "<0"): True, (">0", "<0", "=0"): False}
_NOTHING = '""'  # a format that shows nothing
_NAME = full("style:name")
_COLOUR = full("fo:color")
_FEWEST = full("number:min-integer-digits")
_PARENT = full("style:parent-style-name")
_DATA_STYLE = full("style:data-style-name")
_POSITION = full("style:text-position")
_STRUCK = (full("style:text-line-through-style"), full("style:text-line-through-type"))
_TEXT_FAMILIES = ("text", "paragraph")
_OF_TEXT = "text:"  # in front of a style's name: a cell's style may be called the same

Look = tuple[Place, bool]  # raised or lowered; crossed out
AS_USUAL: Look = (Place.ON_LINE, False)
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
    "quarter": ("q", "qq"),
    "week-of-year": ("ww", "ww"),
    "am-pm": ("AM/PM", "AM/PM"),
}


class Styles:
    """Collects styles from what the XML parser calls out, first those of styles.xml, then those of content.xml."""

    def __init__(self) -> None:
        self._formats: dict[str, str] = {}
        self._of_cell: dict[str, tuple[str, str]] = {}  # its own number format's name, its parent's name
        self._places: dict[str, Place] = {}
        self._struck: dict[str, bool] = {}
        self._looks: dict[str | None, Look] = {None: AS_USUAL, "": AS_USUAL}
        self._cases: list[tuple[str, str]] = []  # of the number format we are in: a condition, and the format it means
        self._conditions: dict[str, list[tuple[Condition | None, str]]] = {}  # of cells' styles, with what they apply
        self._telling: dict[str, list[tuple[Condition | None, str]]] = {}  # those that write texts, with their formats
        self.unknown_conditions = False  # whether one over a number could not be followed
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
            full("number:text-content"): lambda _: self._add("@"),
            full("number:boolean"): lambda _: self._add("General"),
            full("style:style"): self._start_style,
            full("style:text-properties"): self._text_properties,
            full("style:map"): self._case,
            full("style:table-properties"): self._table_properties,
        }

    def ends(self) -> dict[str, OnEnd]:
        """What to call when an element ends."""
        ends: dict[str, OnEnd] = {full(f"number:{kind}-style"): self._end_format for kind in _KINDS}
        return ends | {full("style:style"): self._end_style}

    def text(self, text: str) -> None:
        """A word that stands beside the number: a unit, a currency, a percent sign."""
        self._add(text if text == "%" and self._is_percentage else f'"{text}"')

    def currency(self, sign: str) -> None:
        """The sign of a currency, or the sign for any where the country alone says which."""
        self.text(sign or "\N{CURRENCY SIGN}")

    def text_between_digits(self, text: str) -> None:
        """The same between two digits of the number."""
        self._add(f'"{text}"0')

    @property
    def in_format(self) -> bool:
        """Whether a number format is being read."""
        return self._pieces is not None

    def is_hidden(self, style: str | None) -> bool:
        """Whether sheets of that style are hidden."""
        return style in self._hidden

    def look(self, style: str | None) -> Look:
        """Whether what has that style is raised, lowered or crossed out, by itself or by its parents."""
        known = self._looks.get(style)
        if known is None:
            names = list(self._with_parents(style or ""))
            place = next((self._places[name] for name in names if name in self._places), Place.ON_LINE)
            struck = next((self._struck[name] for name in names if name in self._struck), False)
            known = self._looks[style] = place, struck
        return known

    def look_of_text(self, style: str | None) -> Look:
        """The same of a span or a paragraph."""
        return self.look(_OF_TEXT + style if style else None)

    def _with_parents(self, style: str) -> Iterator[str]:
        for _ in range(_MOST_PARENTS):
            if not style:
                return
            yield style
            style = self._of_cell.get(style, ("", ""))[1]

    def number_format(self, style: str | None) -> str:
        """The number format of cells of that style, its parents' where it has none itself."""
        if not style:
            return "General"
        known = self._found.get(style)
        if known is None:
            known = self._found[style] = self._looked_up(style)
        return known

    def shown_format(self, style: str, content: tuple[Kind, CellValue]) -> str:
        """The number format of a cell of that style, as its conditions show it."""
        if style not in self._telling:
            self._telling[style] = [
                (when, shown)
                for name in self._with_parents(style)
                for when, applied in self._conditions.get(name, ())
                if is_telling(shown := self.number_format(applied))
            ]
        conditions = self._telling[style]
        if conditions and isinstance(content[1], Decimal):
            self.unknown_conditions = self.unknown_conditions or any(when is None for when, _ in conditions)
            for when, shown in conditions:
                if when is not None and when.applies(content[1]):
                    return shown
        return self.number_format(style)

    def _looked_up(self, style: str) -> str:
        own = (self._of_cell.get(name, ("", ""))[0] for name in self._with_parents(style))
        return self._formats.get(next(filter(None, own), "")) or "General"

    def _format_start(self, kind: str) -> OnStart:
        def start(attributes: Attributes) -> None:
            self._data_style = attributes.get(_NAME, "")
            self._pieces = []
            self._cases = []
            self._is_percentage = kind == "percentage"

        return start

    def _end_format(self) -> None:
        pieces, self._pieces = self._pieces, None
        cases = [(condition, self._formats[name]) for condition, name in self._cases if name in self._formats]
        own = "".join(pieces or ()) or _NOTHING
        by_sign = _BY_SIGN.get(tuple(condition for condition, _ in cases))
        if by_sign is not None:  # as Excel writes it, where a part for numbers below 0 has to show that itself
            text = ";".join([*(text for _, text in cases), *((own,) if by_sign else ())])
        else:
            text = "".join((*(f"[{condition}]{text};" for condition, text in cases), own))
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
        family = attributes.get(full("style:family"))
        of_text = _OF_TEXT if family in _TEXT_FAMILIES else ""
        self._style = of_text + attributes.get(_NAME, "")
        if family == "table-cell" or of_text:
            if len(self._of_cell) >= MOST_STYLES:
                raise _too_many()
            parent = attributes.get(_PARENT, "")
            self._of_cell[self._style] = attributes.get(_DATA_STYLE, ""), parent and of_text + parent

    def _end_style(self) -> None:
        self._style = ""

    def _text_properties(self, attributes: Attributes) -> None:
        """Of a style; a number format has them too, for its colour."""
        if self._pieces is not None:
            if _COLOUR in attributes:
                self._pieces.insert(0, "[Red]")  # or another one: a number below 0 that stands out needs no minus
            return
        if not self._style:
            return
        if (position := attributes.get(_POSITION)) is not None:
            self._places[self._style] = _place(position)
        struck = [attributes[name] != "none" for name in _STRUCK if name in attributes]
        if struck:
            self._struck[self._style] = all(struck)

    def _case(self, attributes: Attributes) -> None:
        """Some numbers are shown by another format, or in another style."""
        if self._pieces is None and self._style:
            self._conditions.setdefault(self._style, []).append(
                (condition_of(attributes.get(_CONDITION, "")), attributes.get(_APPLIED, ""))
            )
        found = _VALUE_IS.fullmatch(attributes.get(_CONDITION, ""))
        if found is not None and self._pieces is not None and len(self._cases) < _MOST_CASES:
            self._cases.append((found[1].replace("!=", "<>"), attributes.get(_APPLIED, "")))

    def _table_properties(self, attributes: Attributes) -> None:
        if attributes.get(full("table:display")) == "false":
            self._hidden.add(self._style)


def _digits(attributes: Attributes) -> str:
    whole, decimals = _count(attributes.get(_FEWEST)), _count(attributes.get(full("number:decimal-places")))
    last = "#" if attributes.get(_FEWEST) == "0" else "0"
    digits = f"#,##{last}" if attributes.get(full("number:grouping")) == "true" else "0" * whole or last
    scaled = "," * ((len(attributes.get(full("number:display-factor"), "1")) - 1) // 3)  # 1000 shows thousands
    return f"{digits}.{'0' * decimals}{scaled}" if decimals else f"{digits}{scaled}"


def _place(position: str) -> Place:
    """ "super 58%", "sub 58%" or "33% 58%", which is how far above the line and how large."""
    first = position.split(" ")[0].strip()
    if first in ("super", "sub"):
        return Place.RAISED if first == "super" else Place.LOWERED
    if not first.strip("-0.%"):
        return Place.ON_LINE
    return Place.LOWERED if first.startswith("-") else Place.RAISED


def _count(text: str | None) -> int:
    return min(int(text), _MOST_DIGITS) if text and text.isascii() and text.isdigit() and len(text) < 4 else 0


def _too_many() -> Refusal:
    return Refusal(
        f"it holds more than {MOST_STYLES:,} cell formats, or one too long to be one",
        "Copy the figures into a new workbook, save that, and read it.",
        WhyRefused.TOO_LARGE,
    )

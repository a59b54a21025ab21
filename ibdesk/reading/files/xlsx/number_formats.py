"""How a workbook's cells show what they hold: number formats, which of them show a date, and what is raised or crossed
out as a whole."""

import re
from functools import lru_cache

from msgspec import Struct

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import Refusal
from ibdesk.reading.cells.signs import Place
from ibdesk.reading.files.xlsx.shared_strings import place_in, strikes_in
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, OnStart, parse

MOST_FORMATS = 65_490  # Excel's own limit
LONGEST_FORMAT = 1_000

# ECMA-376 part 1, 18.8.30: the formats that have a number and no text in the file.
# Those of money (5 to 8, 37 to 44) show the currency of whoever opens the file.
_TEXTS = """
0 General|1 0|2 0.00|3 #,##0|4 #,##0.00|9 0%|10 0.00%|11 0.00E+00|12 # ?/?|13 # ??/??|14 mm-dd-yy|15 d-mmm-yy|16 d-mmm|
17 mmm-yy|18 h:mm AM/PM|19 h:mm:ss AM/PM|20 h:mm|21 h:mm:ss|22 m/d/yy h:mm|5 "$"#,##0_);("$"#,##0)|
6 "$"#,##0_);[Red]("$"#,##0)|7 "$"#,##0.00_);("$"#,##0.00)|8 "$"#,##0.00_);[Red]("$"#,##0.00)|37 #,##0_);(#,##0)|
38 #,##0_);[Red](#,##0)|39 #,##0.00_);(#,##0.00)|40 #,##0.00_);[Red](#,##0.00)|
41 _(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)|42 _("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"_);_(@_)|
43 _(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)|44 _("$"* #,##0.00_)_("$"* \\(#,##0.00\\)_("$"* "-"??_)_(@_)|
45 mm:ss|46 [h]:mm:ss|47 mmss.0|48 ##0.0E+0|49 @
"""
BUILT_IN = {int(number): text for number, _, text in (e.strip().partition(" ") for e in _TEXTS.split("|"))}
# Dates of East Asian Excels, without a text of their own in the standard: elsewhere they show as a plain date.
BUILT_IN |= dict.fromkeys((*range(27, 32), 36, *range(50, 55), 57, 58), "mm-dd-yy")

_not_shown_as_part = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\[\]]*\]')
_fraction_of_second = re.compile(r"s[.,]0+")


@lru_cache(maxsize=4096)
def is_date_format(number_format: str) -> bool:
    """Whether a number in this format is shown as a day, a month or a year; a time of day alone is no date.

    Only the format's first part, the one for positive numbers, is looked at.
    """
    letters = _not_shown_as_part.sub("", number_format).partition(";")[0].lower()
    if letters in ("general", "standard") or "#" in letters or "?" in letters:
        return False
    if "0" in _fraction_of_second.sub("", letters):  # "0 days", written without its quotes
        return False
    letters = letters.replace("am/pm", "").replace("a/p", "")
    if "y" in letters or "d" in letters or "mmm" in letters:
        return True
    return "m" in letters and "h" not in letters and "s" not in letters


class Style(Struct, frozen=True):
    """How a cell shows its number, and whether all of it stands raised or crossed out."""

    number_format: str
    is_date: bool
    place: Place = Place.ON_LINE
    is_crossed_out: bool = False


GENERAL = Style("General", False)
_BLOCKS = ("numFmts", "fonts", "fills", "cellXfs")
_WHITE = ({"rgb": "FFFFFFFF"}, {"rgb": "00FFFFFF"}, {"theme": "0"}, {"indexed": "9"}, {"indexed": "1"})
# What Excel writes before a number format whose numbers are white; nobody sees those on a ground without a colour.
UNSEEN = "[White]"


class _Styles:
    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.used: list[tuple[str, str, str]] = []  # number format, font and fill
        self.white: set[int] = set()  # fonts
        self.coloured: set[int] = set()  # fills, of another colour than white
        self.fills = 0
        self.places: list[Place] = []  # by font
        self.crossed_out: list[bool] = []
        self.inside = ""

    def enter(self, where: str) -> None:
        self.inside = where

    def number_format(self, attributes: Attributes) -> None:
        if self.inside != "numFmts":  # a conditional format has one too
            return
        text = attributes.get("formatCode", "General")
        if len(self.texts) >= MOST_FORMATS or len(text) > LONGEST_FORMAT:
            raise _too_many()
        self.texts[attributes.get("numFmtId", "")] = text

    def cell_format(self, attributes: Attributes) -> None:
        if self.inside != "cellXfs":
            return
        if len(self.used) >= MOST_FORMATS:
            raise _too_many()
        numbers = (attributes.get(of, "0") for of in ("numFmtId", "fontId", "fillId"))
        self.used.append(next(zip(numbers, numbers, numbers, strict=True)))

    def fill(self, _: Attributes) -> None:
        self.fills += self.inside == "fills"  # a conditional format has one too

    def pattern(self, attributes: Attributes) -> None:
        if self.inside == "fills" and attributes.get("patternType", "none") != "none":
            self.coloured.add(self.fills - 1)

    def ground(self, attributes: Attributes) -> None:
        if self.inside == "fills" and _is_white(attributes):
            self.coloured.discard(self.fills - 1)

    def colour(self, attributes: Attributes) -> None:
        if self.inside == "fonts" and _is_white(attributes):
            self.white.add(len(self.places) - 1)

    def font(self, _: Attributes) -> None:
        if self.inside != "fonts":  # a conditional format has one too
            return
        if len(self.places) >= MOST_FORMATS:
            raise _too_many()
        self.places.append(Place.ON_LINE)
        self.crossed_out.append(False)

    def put(self, attributes: Attributes) -> None:
        if self.inside == "fonts" and self.places:
            self.places[-1] = place_in(attributes)

    def strike(self, attributes: Attributes) -> None:
        if self.inside == "fonts" and self.places:
            self.crossed_out[-1] = strikes_in(attributes)

    def style(self, number: str, font: str, fill: str) -> Style:
        """The look of cells with this number format, this font and this fill."""
        text = self.texts.get(number, "General")
        is_date = is_date_format(text)
        known = font.isascii() and font.isdigit() and len(font) < 10 and int(font) < len(self.places)
        look = (self.places[int(font)], self.crossed_out[int(font)]) if known else (Place.ON_LINE, False)
        is_unseen = known and int(font) in self.white and fill.isdigit() and int(fill) not in self.coloured
        return Style(UNSEEN + text if is_unseen and not is_date else text, is_date, *look)


def read_styles(package: Package, part: str) -> tuple[Style, ...]:
    """The styles by their number, as a cell's s="3" names them."""
    found = _Styles()
    parse(
        part,
        package.chunks(part),
        "styleSheet",
        {
            **{block: _entering(found, block) for block in _BLOCKS},
            "numFmt": found.number_format,
            "xf": found.cell_format,
            "font": found.font,
            "vertAlign": found.put,
            "strike": found.strike,
            "color": found.colour,
            "fill": found.fill,
            "patternFill": found.pattern,
            "gradientFill": lambda _: found.pattern({"patternType": "gradient"}),
            "fgColor": found.ground,
        },
        dict.fromkeys(_BLOCKS, lambda: found.enter("")),
    )
    found.texts = {str(number): text for number, text in BUILT_IN.items()} | found.texts
    made = {used: found.style(*used) for used in set(found.used)}
    return tuple(made[used] for used in found.used)


def _is_white(colour: Attributes) -> bool:
    return {name: value.upper() for name, value in colour.items() if name != "auto"} in _WHITE


def _entering(found: _Styles, block: str) -> OnStart:
    return lambda _: found.enter(block)


def _too_many() -> Refusal:
    return Refusal(
        f"it holds more than {MOST_FORMATS:,} cell formats, or one too long for Excel",
        "Copy the figures into a new workbook (paste values and number formats), save that, and read it.",
        WhyRefused.TOO_LARGE,
    )

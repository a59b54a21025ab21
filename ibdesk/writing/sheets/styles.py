"""How cells of the pack look: plain descriptions, turned into a workbook's formats once each."""

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.assessment import Status
from ibdesk.palette import LIGHT

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Arial"
# In the place of a colour: the accent of the house style, or IBDesk's own.
ACCENT = "accent"
BODY_SIZE = 10


class Look(Struct, frozen=True):
    """One kind of cell. Colours are "#RRGGBB" or ACCENT; empty is none. `size` is in points, `indent` in Excel's
    steps."""

    size: float = BODY_SIZE
    bold: bool = False
    colour: str = LIGHT.text
    fill: str = ""
    align: str = "left"
    valign: str = "vcenter"
    wrap: bool = False
    underline: bool = False
    line_below: str = ""
    number_format: str = "General"
    indent: int = 0

    def showing(self, number_format: str) -> "Look":
        return replace(self, number_format=number_format)


TITLE = Look(size=16, bold=True, colour=ACCENT, wrap=True)
COVER_TITLE = Look(size=26, bold=True, colour=ACCENT, wrap=True)
COVER_MONTH = Look(size=16, bold=True)
SECTION = Look(size=12, bold=True, colour=ACCENT)
HEADLINE = Look(size=11, bold=True, wrap=True)
QUIET = Look(size=9, colour=LIGHT.secondary, wrap=True, valign="top")
TEXT = Look(wrap=True, valign="top")
STAMP = Look(size=11, bold=True, colour=LIGHT.statuses[Status.RED].shape, wrap=True)
LINK = Look(colour=LIGHT.link, underline=True)
FIELD_LABEL = Look(bold=True, colour=LIGHT.secondary, valign="top", line_below=LIGHT.line)
FIELD = Look(wrap=True, valign="top", line_below=LIGHT.line)
FACT_LABEL = Look(size=9, colour=LIGHT.secondary, wrap=True, line_below=LIGHT.line)
FACT = Look(bold=True, wrap=True, line_below=LIGHT.line)
COLUMN_HEADING = Look(bold=True, colour=LIGHT.accent_text, fill=ACCENT, wrap=True)
ROW = Look(line_below=LIGHT.line)
SIDE_HEADING = Look(size=9, bold=True, colour=LIGHT.secondary, line_below=LIGHT.line)
SIDE = Look(size=9, colour=LIGHT.secondary)


def in_colours(look: Look, accent: str = LIGHT.accent) -> Look:
    """The look with a colour in the place of each ACCENT."""
    colour, fill = (accent if each == ACCENT else each for each in (look.colour, look.fill))
    return replace(look, colour=colour, fill=fill)


class Styles:
    """A workbook's formats, one for each look that is used; `accent` is the colour of what is ACCENT."""

    def __init__(self, workbook: "Workbook", accent: str = LIGHT.accent) -> None:
        self._workbook = workbook
        self._accent = accent
        self._formats: dict[Look, Format] = {}
        self._shown: dict[tuple[int, str], tuple[Look, Format]] = {}

    def format(self, look: Look) -> "Format":
        return self.showing(look, look.number_format)

    def showing(self, look: Look, number_format: str) -> "Format":
        """The format of a look with a number format. Asked for every cell of the pack: the same look is known by its
        place in memory, which it keeps as long as it is kept here."""
        known = self._shown.get((id(look), number_format))
        if known is None:
            known = look, self._made(look.showing(number_format))
            self._shown[id(look), number_format] = known
        return known[1]

    def _made(self, look: Look) -> "Format":
        made = self._formats.get(look)
        if made is None:
            made = self._workbook.add_format(_properties(in_colours(look, self._accent)))
            self._formats[look] = made
        return made


def _properties(look: Look) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "font_name": FONT,
        "font_size": look.size,
        "font_color": look.colour,
        "align": look.align,
        "valign": look.valign,
        "num_format": look.number_format,
    }
    if look.bold:
        properties["bold"] = True
    if look.wrap:
        properties["text_wrap"] = True
    if look.underline:
        properties["underline"] = 1
    if look.indent:
        properties["indent"] = look.indent
    if look.fill:
        properties["bg_color"] = look.fill
    if look.line_below:
        properties["bottom"], properties["bottom_color"] = 1, look.line_below
    return properties

"""The formats of a workbook with those of the marks added behind them; what was there keeps its number."""

from collections.abc import Iterator

from ibdesk.domain.assessment import Status
from ibdesk.domain.problem import Severity
from ibdesk.palette import LIGHT
from ibdesk.reading.files.xlsx.number_formats import MOST_FORMATS
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.xml_places import Edits, Element, prefix_of, raw_name, read_elements, tag_with
from ibdesk.writing.sheets.styles import FONT, Look, in_colours

# A workbook without formats of its own shows everything in this one.
PLAIN = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)

# Fill and edge of a mark: behind dark text, and distinguished from the sender's own colours by the edge.
COLOURS = {
    Severity.ERROR: (LIGHT.statuses[Status.RED].fill, LIGHT.statuses[Status.RED].shape),
    Severity.WARNING: (LIGHT.statuses[Status.AMBER].fill, LIGHT.statuses[Status.AMBER].shape),
    Severity.INFO: (LIGHT.selection, LIGHT.link),
}
_TABLES = ("fonts", "fills", "borders", "cellXfs")
_LIGHT_THEME = {"0", "2"}  # the theme's two light colours
_LIGHT_INDEXED = {"1", "3", "5", "7", "9", "11", "13", "15", "22", "26", "27", "31", "34", "35", "41", "42", "43"}


class Stylesheet:
    """`data` is the styles part. ListOnly where a kind of format is missing from it, or no more fit."""

    def __init__(self, part: str, data: bytes) -> None:
        self._data = data
        root = read_elements(part, data, "styleSheet")
        self._prefix = prefix_of(raw_name(data, root.start))
        self._tables: dict[str, Element] = {}
        for name in _TABLES:
            table = root.first(name)
            if table is None or not table.children:
                raise ListOnly("its cell formats are not complete")
            self._tables[name] = table
        self._formats = list(self._tables["cellXfs"].all("xf"))
        self._fonts = list(self._tables["fonts"].all("font"))
        self._added: dict[str, dict[bytes, int]] = {name: {} for name in _TABLES}

    def marked(self, style: int, severity: Severity) -> int:
        """The number of a cell format like `style` in the colours of a mark, its number format and font kept."""
        base = self._formats[style if style < len(self._formats) else 0]
        fill, edge = COLOURS[severity]
        changes = {
            "fillId": str(self._add("fills", _fill(fill))),
            "applyFill": "1",
            "borderId": str(self._add("borders", _edge(edge))),
            "applyBorder": "1",
        }
        font = self._readable(base.attributes.get("fontId", "0"))
        if font is not None:
            changes |= {"fontId": str(font), "applyFont": "1"}
        tag = tag_with(self._data[base.start : base.inside], changes)
        return self._add_raw("cellXfs", tag + self._data[base.inside : base.end])

    def look(self, look: Look) -> int:
        """The number of a cell format of our own."""
        look = in_colours(look)
        font = self._add("fonts", _font(look))
        fill = self._add("fills", _fill(look.fill)) if look.fill else 0
        border = self._add("borders", _line_below(look.line_below)) if look.line_below else 0
        wrap = ' wrapText="1"' if look.wrap else ""
        vertical = {"vcenter": "center"}.get(look.valign, look.valign)
        return self._add(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0" applyFont="1" '
            f'applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{look.align}" vertical="{vertical}"{wrap}/></xf>',
        )

    def content(self) -> bytes:
        """The part with everything that was asked for."""
        edits = Edits(self._data)
        for name, added in self._added.items():
            if added:
                table = self._tables[name]
                edits.set(table, {"count": str(len(table.children) + len(added))})
                edits.append_to(table, b"".join(added))
        return edits.made()

    def _readable(self, font_id: str) -> int | None:
        """For a font too light for a mark's fill the number of the same one in dark; None for all others."""
        at = int(font_id) if font_id.isascii() and font_id.isdigit() and len(font_id) < 7 else 0
        if at >= len(self._fonts):
            return None
        font = self._fonts[at]
        colour = font.first("color")
        if colour is None or not _is_light(colour):
            return None
        dark = tag_with(b"<" + self._prefix.encode() + b"color/>", {"rgb": _argb(LIGHT.text)})
        data = self._data
        return self._add_raw("fonts", data[font.start : colour.start] + dark + data[colour.end : font.end])

    def _add(self, table: str, xml: str) -> int:
        return self._add_raw(table, _prefixed(xml, self._prefix).encode())

    def _add_raw(self, table: str, xml: bytes) -> int:
        before, added = len(self._tables[table].children), self._added[table]
        if before + len(added) >= MOST_FORMATS:
            raise ListOnly("it has as many cell formats as Excel can keep")
        return before + added.setdefault(xml, len(added))


def _is_light(colour: Element) -> bool:
    given = colour.attributes
    rgb = given.get("rgb", "")[-6:]
    if len(rgb) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in rgb):
        red, green, blue = (int(rgb[place : place + 2], 16) for place in (0, 2, 4))
        return 299 * red + 587 * green + 114 * blue > 140 * 1000  # how bright a colour looks (ITU-R BT.601)
    return given.get("theme") in _LIGHT_THEME or given.get("indexed") in _LIGHT_INDEXED


def _fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{_argb(colour)}"/><bgColor indexed="64"/>'
        "</patternFill></fill>"
    )


def _edge(colour: str) -> str:
    return f"<border>{''.join(_sides(colour, 'medium', ('left', 'right', 'top', 'bottom')))}<diagonal/></border>"


def _line_below(colour: str) -> str:
    return f"<border><left/><right/><top/>{''.join(_sides(colour, 'thin', ('bottom',)))}<diagonal/></border>"


def _sides(colour: str, style: str, sides: tuple[str, ...]) -> Iterator[str]:
    for side in sides:
        yield f'<{side} style="{style}"><color rgb="{_argb(colour)}"/></{side}>'


def _font(look: Look) -> str:
    bold, underline = ("<b/>" if look.bold else ""), ("<u/>" if look.underline else "")
    return (
        f'<font>{bold}{underline}<sz val="{look.size:g}"/><color rgb="{_argb(look.colour)}"/>'
        f'<name val="{FONT}"/><family val="2"/></font>'
    )


def _argb(colour: str) -> str:
    return f"FF{colour.removeprefix('#').upper()}"


def _prefixed(xml: str, prefix: str) -> str:
    """Our own elements with the prefix that the part uses; their texts hold no angle brackets."""
    return xml.replace("</", "\0").replace("<", f"<{prefix}").replace("\0", f"</{prefix}") if prefix else xml

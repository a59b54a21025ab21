"""What a mutated workbook says, read a second time and in another way than IBDesk does: the standard library's zipfile
and ElementTree, the whole part at once, and the dates and date formats of openpyxl.

It reads the few ways of writing that the mutations use, and none of them generously: what it does not know, it does not
say, and a figure that IBDesk makes of such a cell is a breach until a person has looked at it.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from xml.etree import ElementTree

from msgspec import Struct
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import coordinate_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from ibdesk.domain.figure import Missing, Quantity
from ibdesk.domain.month import Month
from tests.mutations.second_reading import RAISED_DIGITS, STROKE, Package, inside, tag

Place = tuple[int, int]
_REASONS = {
    **dict.fromkeys(("x", "no data", "-"), Missing.NO_DATA),
    **dict.fromkeys(("z", "n/a"), Missing.NOT_APPLICABLE),
    **dict.fromkeys(("c", "*", "<5"), Missing.SUPPRESSED),
    "low": Missing.LOW,
    "tbc": Missing.BLANK,
}
_NUMBER = re.compile(r"([+-]?(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|\d+)(?:\.\d+)?)(?: ?(%)|(?: days)?)")
# How a number is seen in the formats that show something else; in all others it is seen as it is.
_NOT_SEEN = {'"c"': None, ";;;": None, "0,": None, "#,##0,": None, '0"1"': None, '[<5]"low";0': 5, '[<300]"c";0': 300}
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MONTHS = ("%b-%y", "%b %Y", "%B %Y", "%Y-%m", "%d/%m/%Y", "%Y%m", "%b %y")


class TrueCell(Struct, frozen=True):
    """A cell as it stands in the XML: its type, its text, and the format it is shown in."""

    kind: str
    text: str
    shown_as: str = "General"
    from_1904: bool = False

    @property
    def day(self) -> date | None:
        """The day, where the cell is a date."""
        try:
            if self.kind == "d":
                return datetime.fromisoformat(self.text.strip().rstrip("Z")).date()
            if self.kind == "n" and is_date_format(self.shown_as):
                epoch = CALENDAR_MAC_1904 if self.from_1904 else CALENDAR_WINDOWS_1900
                day = from_excel(float(self.text), epoch)
                return day.date() if isinstance(day, datetime) else None
        except (ValueError, OverflowError):
            return None
        return None

    @property
    def is_blank(self) -> bool:
        """Whether a person sees nothing there: no text, or spaces alone."""
        return self.kind != "formula" and not self.text.strip()

    def number(self) -> Fraction | None:
        """The number of a cell of numbers, to Excel's fifteen digits; in percent points where the format says %."""
        if self.kind != "n":
            return None
        try:
            number = Fraction(Decimal(f"{float(Decimal(self.text.strip())):.15g}"))
        except (InvalidOperation, ValueError, OverflowError):
            return None
        return number * 100 if "%" in self.shown_as else number

    def quantities(self) -> set[Quantity]:
        """What the cell may be taken for as a figure; nothing where it is none, or where another thing is seen."""
        if self.kind in ("e", "b", "formula", "d") or self.day is not None:
            return set()
        if (number := self.number()) is not None:
            below = _NOT_SEEN.get(self.shown_as, 0)
            return {number} if below is not None and (not below or number >= below) else set()
        return _quantities_of(self.text)

    @property
    def bare_share(self) -> bool:
        """Whether it is a number up to one without a percent sign: 0.65 of a percentage may be 65 %."""
        return not re.search("%|days", self.shown_as + self.text) and any(
            isinstance(each, Fraction) and 0 < abs(each) <= 1 for each in self.quantities()
        )

    @property
    def word(self) -> str:
        """The text as a heading or a name: without signs that point to a note."""
        return self.text.translate(dict.fromkeys(RAISED_DIGITS.values())).strip().casefold()

    @property
    def not_crossed_out(self) -> str:
        return re.sub(f".{STROKE}", "", self.text).strip()

    @property
    def provisional(self) -> bool:
        return "[p]" in self.text

    def months(self) -> set[Month]:
        """The months that the cell may mean."""
        if self.day is not None:
            at_night = self.kind == "n" and float(self.text) % 1 and (self.day + timedelta(days=1)).day == 1
            return set() if at_night else {Month(self.day.year, self.day.month)}
        text = _DASHES.sub("-", " ".join(self.text.split()))
        if quarter := re.fullmatch(r"[Qq]([1-4]) (\d{4})/(\d{2})", text):
            last, start = int(quarter[1]) * 3 + 3, int(quarter[2])
            return {Month(start, last)} if last <= 12 else {Month(start + 1, 3)}
        found = set()
        for form in _MONTHS:
            try:
                day = datetime.strptime(text.title(), form)
            except ValueError:
                continue
            found.add(Month(day.year, day.month))
        return found


def _quantities_of(text: str) -> set[Quantity]:
    if len(re.findall(r"[^\n\t]*\d[^\n\t]*", text)) > 1 or re.search(r"\d  +\d", text):
        return set()
    plain = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").casefold().split()).removesuffix("[p]").strip()
    bare = plain[1:-1] if plain[:1] + plain[-1:] == "[]" else plain
    if bare in _REASONS:
        return {_REASONS[bare]}
    found = _NUMBER.fullmatch(plain)
    return {Fraction(Decimal(re.sub("[ ,]", "", found[1])))} if found else set()


@dataclass
class TrueSheet:
    """A sheet's cells; `stray` are texts among them that stand in no cell's proper place."""

    name: str
    cells: dict[Place, TrueCell] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def places(self, place: Place) -> list[Place]:
        """The place, and the first ones of merged ranges that cover it."""
        row, column = place
        return [place, *((top, left) for left, top, right, bottom in self.merged
                         if top <= row <= bottom and left <= column <= right)]  # fmt: skip

    def shown(self, place: Place) -> list[TrueCell]:
        """The cell, and those merged over it."""
        return [self.cells[each] for each in self.places(place) if each in self.cells]


def address(place: Place) -> str:
    return f"{get_column_letter(place[1])}{place[0]}"


def place_of(cell: str) -> Place:
    letters, row = coordinate_from_string(cell)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return row, column


def _formats(root: ElementTree.Element | None) -> list[str]:
    if root is None:
        return []
    own: dict[str, str] = {str(number): text for number, text in BUILTIN_FORMATS.items()}
    used: list[str] = []
    for block in root:
        if tag(block) == "numFmts":
            own |= {each.get("numFmtId", ""): each.get("formatCode", "General") for each in block}
        if tag(block) == "cellXfs":
            used += [each.get("numFmtId", "0") for each in block]
    return [own.get(number, "General") for number in used]


def said_by(data: bytes) -> dict[str, TrueSheet]:
    """The sheets of a workbook by name. Raises whatever zipfile and ElementTree raise on damage."""
    package = Package(data)
    main = next((each["part"] for each in package.relations("") if each["kind"] == "officeDocument"), "xl/workbook.xml")
    book, relations = package.root(main), package.relations(main)
    assert book is not None
    parts = {each["kind"]: each["part"] for each in relations}
    strings = package.root(parts.get("sharedStrings", "none"))
    texts = [inside(each) for each in strings if tag(each) == "si"] if strings is not None else []
    formats = _formats(package.root(parts.get("styles", "none")))
    from_1904 = any(each.get("date1904") in ("1", "true", "on") for each in book.iter() if tag(each) == "workbookPr")
    targets = {each.get("Id"): each["part"] for each in relations}
    sheets = {}
    for each in book.iter():
        if tag(each) == "sheet":
            key = next((value for name, value in each.attrib.items() if name.endswith("}id")), None)
            root = package.root(targets.get(key, "none"))
            name = each.get("name", "")
            sheets[name] = _sheet(name, root, texts, formats, from_1904)
    return sheets


def _sheet(
    name: str, root: ElementTree.Element | None, texts: list[str], formats: list[str], from_1904: bool
) -> TrueSheet:
    sheet = TrueSheet(name)
    for block in root if root is not None else ():
        if tag(block) == "mergeCells":
            sheet.merged += [range_boundaries(each.get("ref", "")) for each in block if _is_range(each.get("ref", ""))]
        if any(tag(each) == "row" for each in block):  # whatever the block is called
            _take_rows(sheet, block, texts, formats, from_1904)
    return sheet


def _is_range(text: str) -> bool:
    return re.fullmatch(r"[A-Z]{1,3}\d{1,7}(:[A-Z]{1,3}\d{1,7})?", text) is not None


def _take_rows(
    sheet: TrueSheet, block: ElementTree.Element, texts: list[str], formats: list[str], from_1904: bool
) -> None:
    number = 0
    for row in block:
        if tag(row) != "row":
            sheet.stray += [text for text in row.itertext() if text.strip()]
            continue
        number = int(row.get("r", number + 1))
        column = 0
        for cell in row:
            if tag(cell) != "c":
                sheet.stray += [text for text in cell.itertext() if text.strip()]
                continue
            place = place_of(cell.get("r", address((number, column + 1))).replace("$", "").upper())
            column = place[1]
            said = _said(sheet, cell, texts, formats, from_1904)
            if said is not None:
                if place in sheet.cells:
                    sheet.stray.append(said.text)
                sheet.cells[place] = said


def _said(
    sheet: TrueSheet, cell: ElementTree.Element, texts: list[str], formats: list[str], from_1904: bool
) -> TrueCell | None:
    held = {name: [child for child in cell if tag(child) == name] for name in ("v", "is", "f")}
    known = (*held, "extLst")
    if len(held["v"]) > 1 or any(tag(child) not in known for child in cell) or (cell.text or "").strip():
        sheet.stray += [text for text in cell.itertext() if text.strip()]
    kind = cell.get("t", "n")
    text = "".join(held["v"][-1].itertext()) if held["v"] else ""
    if held["is"]:
        sheet.stray += [text] if text else [inside(each) for each in held["is"][1:]]
        kind, text = "inlineStr", inside(held["is"][-1])
    if held["f"] and (not text and kind != "str"):
        return TrueCell("formula", "")
    if not text:
        return None
    if kind == "s":
        text = texts[int(text)]
    style = cell.get("s", "0")
    shown_as = formats[int(style)] if style.isdigit() and int(style) < len(formats) else "General"
    return TrueCell(kind, text, shown_as, from_1904)

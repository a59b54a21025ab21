"""A reader who wants the held-back counts: knows the definitions, the populations and what went out before, reads the
files with a reader of his own, and solves all that stands in them. Shares no code with the program."""

import itertools
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction
from io import BytesIO

import openpyxl
from msgspec import Struct

from tests.public.solving import Loot, Unknown, solved

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
LONG = dict(
    zip(
        "January February March April May June July August September October November December".split(),  # noqa: SIM905
        range(1, 13),
        strict=True,
    )
) | {name: place for place, name in enumerate(MONTHS, 1)}
_NAMES = "|".join(sorted(LONG, key=len, reverse=True))


class Definition(Struct, frozen=True):
    """What a reader knows of an indicator: its unit and period, what its rate is made of, and its relatives."""

    unit: str
    period: str
    rate: str
    denominator: str | None
    numerator_of: tuple[str, ...]
    within: str | None


def attack(
    files: Iterable[bytes], definitions: Mapping[str, Definition], children: int
) -> dict[Unknown, set[Fraction]]:
    """For each held-back count the numbers that the reader would put in its place; those without any are left out."""
    loot = Loot()
    for content in files:
        _read(content, definitions, children, loot)
    _relations(loot, definitions)
    found: dict[Unknown, set[Fraction]] = defaultdict(set)
    for unknown, number in loot.known.items():
        if unknown in loot.marked:
            found[unknown].add(number)
    for unknown, numbers in loot.told.items():
        if unknown in loot.marked:
            found[unknown] |= numbers
    for answer in (solved(loot, few=False), solved(loot, few=True)):
        for unknown, number in answer.items():
            found[unknown].add(number)
    return found


def _number(cell: object) -> Fraction | None:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return None
    return Fraction(str(round(cell, 12)))


def _month(cell: object) -> str | None:
    return f"{cell.year:04d}-{cell.month:02d}" if isinstance(cell, datetime) else None


def _back(month: str, by: int) -> str:
    year, number = map(int, month.split("-"))
    place = year * 12 + number - 1 - by
    return f"{place // 12:04d}-{place % 12 + 1:02d}"


def _window(period: str, month: str) -> list[str]:
    number = int(month[5:])
    length = {"quarter": 3, "rolling 12 months": 12, "financial year to date": (number - 4) % 12 + 1}.get(period, 1)
    return [_back(month, by) for by in range(length)]


def _read(content: bytes, definitions: Mapping[str, Definition], children: int, loot: Loot) -> None:
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    for name in book.sheetnames:  # also those that are hidden
        rows = [list(row) for row in book[name].iter_rows(values_only=True)]
        if name == "Data":
            _data(rows, definitions, children, loot)
        elif name == "Breakdowns":
            _categories(rows, loot)
    current = _current(book["Data"])
    for name in book.sheetnames:
        rows = [list(row) for row in book[name].iter_rows(values_only=True)]
        code = str(rows[0][0]).split("  ")[0] if rows and rows[0] else ""
        if code in definitions:
            _page(code, rows, definitions[code], current, loot)
    _everywhere(content, loot)


def _current(sheet: object) -> str:
    months = [_month(row[2]) for row in sheet.iter_rows(min_row=4, values_only=True)]  # type: ignore[attr-defined]
    return max(month for month in months if month)


def _data(rows: list[list[object]], definitions: Mapping[str, Definition], children: int, loot: Loot) -> None:
    head = next(place for place, row in enumerate(rows) if row and row[0] == "Code")
    at = {str(name): place for place, name in enumerate(rows[head]) if name}
    for row in rows[head + 1 :]:
        code, month = str(row[0]), _month(row[2])
        if month is None or code not in definitions:
            continue
        known, covers = definitions[code], str(row[at["Covers"]])
        supplied: dict[str, Fraction | None] = {}
        for column in ("Value", "Numerator", "Denominator"):
            cell, unknown = row[at[column]], (code, month, column, covers)
            supplied[column] = _number(cell)
            is_count = column != "Value" or known.unit == "count"
            if cell == "[c]" and is_count:
                loot.marked.add(unknown)
            elif (number := _number(cell)) is not None and is_count:
                loot.known[unknown] = number
        _shares(code, month, covers, supplied["Value"] if known.unit == "percent" else None, loot)
        for column, period in (("Rate", covers), ("Rate per 10,000 on the page", _rate_period(known))):
            _rate(code, month, known, (period, _number(row[at[column]])), children, loot)
        page = _number(row[at["Value on the page"]])
        if page is not None and known.unit == "count":
            _sum_of(code, month, "Value", known.period, page, loot)
        elif page is not None:
            _shares(code, month, "quarter" if known.period == "quarter" else "monthly part", page, loot)


def _rate(
    code: str, month: str, known: Definition, what: tuple[str, Fraction | None], children: int, loot: Loot
) -> None:
    period, rate = what
    if rate is None:
        return
    count = rate * children / 10_000
    if abs(count - round(count)) < Fraction(1, 20):
        part = "Numerator" if "numerator" in known.rate else "Value"
        _sum_of(code, month, part, period, Fraction(round(count)), loot)


def _rate_period(known: Definition) -> str:
    if "rolling" in known.rate:
        return "rolling 12 months"
    return "financial year to date" if "year" in known.rate else known.period


def _shares(code: str, month: str, covers: str, share: Fraction | None, loot: Loot) -> None:
    """numerator - share x denominator = 0"""
    if share is None:
        return
    share = share.limit_denominator(5_000)
    terms = {
        (code, month, "Numerator", covers): Fraction(1),
        (code, month, "Denominator", covers): -share,
    }
    loot.equations.append(({each: factor for each, factor in terms.items() if factor}, Fraction(0)))


def _sum_of(code: str, month: str, part: str, period: str, total: Fraction, loot: Loot) -> None:
    months = _window(period, month)
    parts: dict[Unknown, Fraction] = {(code, each, part, "monthly part"): Fraction(1) for each in months}
    loot.equations.append((parts, total))
    if len(months) > 1:
        loot.equations.append(({(code, month, part, period): Fraction(1)}, total))


def _categories(rows: list[list[object]], loot: Loot) -> None:
    head = next(place for place, row in enumerate(rows) if row and row[0] == "Code")
    for row in rows[head + 1 :]:
        month = _month(row[2])
        if month is None:
            continue
        unknown = ("category", str(row[0]), month, str(row[3]))
        if row[4] == "[c]":
            loot.marked.add(unknown)
        elif (number := _number(row[4])) is not None:
            loot.known[unknown] = number


def _page(code: str, rows: list[list[object]], known: Definition, current: str, loot: Loot) -> None:
    """Every number beside the page, and the words on it that say how far two figures are apart."""
    covers = "monthly part" if known.period in ("in month", "month-end snapshot") else known.period
    for row in rows:
        for left, right in itertools.pairwise(row):
            if isinstance(right, str) and isinstance(left, str) and known.unit == "count":
                _change(code, left, right, covers, current, loot)
            months = re.fullmatch(rf"({_NAMES}) (\d{{4}})", left) if isinstance(left, str) else None
            if months and (number := _number(right)) is not None and known.unit == "count":
                loot.told[code, _said(*months.groups()), "Value", covers].add(number)
            if left == "Current value" and (number := _number(right)) is not None and known.unit == "count":
                loot.told[code, current, "Value", covers].add(number)
    _beside(code, rows, covers, known, loot)
    comment = next((place for place, row in enumerate(rows) if row and row[0] == "Comments"), len(rows))
    for row in rows[comment + 1 :]:
        for cell in row[:6]:
            for digits in re.findall(r"(?<![\d.,])\d+(?![\d.,])", cell) if isinstance(cell, str) else ():
                for part in ("Value", "Numerator", "Denominator"):
                    loot.told[code, current, part, covers].add(Fraction(digits))


def _said(name: str, year: str) -> str:
    return f"{int(year):04d}-{LONG[name]:02d}"


def _change(code: str, label: str, text: str, covers: str, current: str, loot: Loot) -> None:
    moved = re.search(r"\b(Up|Down) ([\d,]+)(?![\d.,]| per)", text)
    if moved is None:
        return
    named = rf"\bon ({_NAMES}) (\d{{4}})"
    on = re.search(named, text) or re.search(named, label)
    then = _said(*on.groups()) if on else None
    if then is None:
        return
    change = Fraction(moved[2].replace(",", "")) * (1 if moved[1] == "Up" else -1)
    terms: dict[Unknown, Fraction] = {
        (code, current, "Value", covers): Fraction(1),
        (code, then, "Value", covers): Fraction(-1),
    }
    loot.equations.append((terms, change))


def _beside(code: str, rows: list[list[object]], covers: str, known: Definition, loot: Loot) -> None:
    """A number in the row of a month may be that month's, or a category's of its heading."""
    heads: dict[int, str] = {}
    for row in rows:
        for column, cell in enumerate(row):
            if isinstance(cell, str) and column >= 6:
                heads[column] = cell
        months = [(column, month) for column, cell in enumerate(row) if column >= 6 and (month := _month(cell))]
        for place, (column, month) in enumerate(months):
            last = months[place + 1][0] if place + 1 < len(months) else len(row)
            for beside in range(column + 1, last):
                number = _number(row[beside])
                if number is None:
                    continue
                loot.told["category", code, month, heads.get(beside, "")].add(number)
                if known.unit == "count" and beside == column + 1:
                    loot.told[code, month, "Value", covers].add(number)


def _everywhere(content: bytes, loot: Loot) -> None:
    """Sentences of any part of the package that name an indicator's month or a category and a number."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            text = package.read(name).decode("utf-8", "replace")
            for described in re.findall(r'descr="([^"]*)"', text):
                code = described.split(" ")[0]
                for month, year, digits in re.findall(rf"({_NAMES}) (\d{{4}}): (\d[\d,]*)(?![\d.%])", described):
                    number = Fraction(digits.rstrip(",").replace(",", ""))
                    loot.told[code, _said(month, year), "Value", "monthly part"].add(number)
                for digits, month, year in re.findall(rf": (\d[\d,]*) in ({_NAMES}) (\d{{4}})", described):
                    number = Fraction(digits.rstrip(",").replace(",", ""))
                    loot.told[code, _said(month, year), "Value", "monthly part"].add(number)


def _relations(loot: Loot, definitions: Mapping[str, Definition]) -> None:
    places = {*loot.known, *loot.marked}
    one = Fraction(1)

    def counted(code: str, month: str, covers: str) -> Unknown:
        return code, month, "Numerator" if definitions[code].unit == "percent" else "Value", covers

    for place in [each for each in places if each[0] in definitions]:
        code, month, column, covers = place
        known = definitions[code]
        if column == "Denominator" and known.denominator:
            other = (known.denominator, month, "Value", covers)
            if other in places:
                loot.equations.append(({place: one, other: -one}, Fraction(0)))
        if column == "Numerator":
            loot.at_most.append(((place,), (code, month, "Denominator", covers)))
        if column == "Value" and known.unit == "count":
            for other_code in known.numerator_of:
                other = (other_code, month, "Numerator", covers)
                if other in places:
                    loot.equations.append(({place: one, other: -one}, Fraction(0)))
    _wholes(loot, definitions, places, counted)
    _adding_up(loot, places)


def _wholes(loot: Loot, definitions: Mapping[str, Definition], places: set[Unknown], counted: object) -> None:
    parts: dict[Unknown, list[Unknown]] = defaultdict(list)
    for place in places:
        known = definitions.get(place[0])
        if known is not None and known.within is not None and place[2] == "Value":
            parts[counted(known.within, place[1], place[3])].append(place)  # type: ignore[operator]
    for whole, several in parts.items():
        if whole in places:
            loot.at_most.append((tuple(several), whole))


def _adding_up(loot: Loot, places: set[Unknown]) -> None:
    """Categories that add up to the value wherever all is shown are taken to do so in every month."""
    months: dict[tuple[str, str], list[Unknown]] = defaultdict(list)
    for place in places:
        if place[0] == "category":
            months[place[1], place[2]].append(place)
    for code in {code for code, _ in months}:
        own = {month: cells for (each, month), cells in months.items() if each == code}
        for month, cells in own.items():
            whole = (code, month, "Value", "monthly part")
            if whole in places:
                terms = {cell: Fraction(1) for cell in cells} | {whole: Fraction(-1)}
                loot.equations.append((terms, Fraction(0)))

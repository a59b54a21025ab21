"""Conditional formats that change how a number is written: one below 6 may be shown as "c". The cells to which such a
rule applies get its number format, so that they are read as they are seen."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.cell_address import column_letters
from ibdesk.reading.cells.conditions import Condition, is_telling
from ibdesk.reading.cells.ranges import merged_range
from ibdesk.reading.cells.sheet import Cell, CellsByRow, Kind, MergedRange, Sheet
from ibdesk.reading.files.zipped.package import Package
from ibdesk.reading.files.zipped.xml_part import Attributes, OnStart, parse

_MOST_RULES, _MOST_RANGES, _LONGEST = 2_000, 200, 1_000
_COMPARED = re.compile(r"(\$?[A-Z]{1,3}\$?\d{1,7})(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
_BOTH = re.compile(r"AND\((.+),(.+)\)")
_SIGNS = {
    "lessThan": "<", "lessThanOrEqual": "<=", "greaterThan": ">", "greaterThanOrEqual": ">=", "equal": "=",
    "notEqual": "<>",
}  # fmt: skip


class _Rule(Struct, frozen=True):
    """The ranges of a rule, what holds of a number that it applies to, and the number format that it gives; `when` is
    None where the rule is another one."""

    ranges: tuple[MergedRange, ...]
    when: Condition | None
    number_format: str

    def applies(self, number: Decimal) -> bool:
        """Whether it does to a number of its ranges."""
        return self.when is not None and self.when.applies(number)


def telling_formats(package: Package, styles: str) -> Mapping[str, str]:
    """The number formats of the workbook's conditional formats that write texts, by their number."""
    found: dict[str, str] = {}
    place = [-1, 0]  # of the conditional format, and how deep inside such

    def begin(_: Attributes) -> None:
        place[0], place[1] = place[0] + 1, 1

    def number_format(attributes: Attributes) -> None:
        text = attributes.get("formatCode", "")
        if place[1] and len(text) <= _LONGEST and is_telling(text):
            found[str(place[0])] = text

    def end() -> None:
        place[1] = 0

    parse(styles, package.chunks(styles), "styleSheet", {"dxf": begin, "numFmt": number_format}, {"dxf": end})
    return found


def as_conditional_formats_show(sheet: Sheet, package: Package, part: str, formats: Mapping[str, str]) -> Sheet:
    """The sheet with those number formats on the cells that they apply to."""
    rules = [rule for rule in _rules(package, part, formats) if rule.when is not None] if formats else []
    if not rules:
        return sheet
    assert isinstance(sheet.cells, CellsByRow)
    return replace(
        sheet, cells=CellsByRow({row: tuple(_shown(cell, rules) for cell in cells) for row, cells in sheet.rows()})
    )


def told_formats(name: str, package: Package, part: str, formats: Mapping[str, str]) -> Iterator[str]:
    """What to say of the rules that cannot be followed."""
    unknown = [rule for rule in _rules(package, part, formats) if rule.when is None] if formats else []
    if unknown:
        top, left, bottom, right = unknown[0].ranges[0]
        where = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
        yield (
            f"On the sheet “{name}”, a conditional format may show another text than the numbers in {where}. The "
            "numbers were read as they stand in their cells."
        )


def _shown(cell: Cell, rules: Sequence[_Rule]) -> Cell:
    if cell.kind is not Kind.NUMBER:
        return cell
    assert isinstance(cell.value, Decimal)
    rule = next((each for each in rules if _is_in(cell, each.ranges) and each.applies(cell.value)), None)
    return cell if rule is None else cell._replace(number_format=rule.number_format)


def _is_in(cell: Cell, ranges: Sequence[MergedRange]) -> bool:
    return any(top <= cell.row <= bottom and left <= cell.column <= right for top, left, bottom, right in ranges)


def _rules(package: Package, part: str, formats: Mapping[str, str]) -> list[_Rule]:
    found: list[tuple[int, _Rule]] = []
    ranges: list[MergedRange] = []
    rule: dict[str, str] = {}
    pieces: list[str] | None = None  # of the formula that is being read
    formulas: list[str] = []

    def begin(attributes: Attributes) -> None:
        texts = attributes.get("sqref", "").split()[:_MOST_RANGES]
        ranges[:] = [each for text in texts if (each := merged_range(text)) is not None]

    def begin_rule(attributes: Attributes) -> None:
        rule.clear()
        rule.update(attributes)
        formulas.clear()

    def end_rule() -> None:
        shown = formats.get(rule.get("dxfId", ""))
        if shown is not None and ranges and len(found) < _MOST_RULES:
            order = rule.get("priority", "")
            bounds = _bounds(rule, formulas, ranges[0])
            outside = rule.get("operator") == "notBetween"
            when = Condition(bounds, outside) if bounds is not None else None
            found.append((int(order) if order.isdigit() else 0, _Rule(tuple(ranges), when, shown)))

    def begin_formula(_: Attributes) -> None:
        nonlocal pieces
        pieces = []

    def take(text: str) -> None:
        if pieces is not None:
            pieces.append(text)

    def end_formula() -> None:
        nonlocal pieces
        formulas.append("".join(pieces or ()))
        pieces = None

    starts: dict[str, OnStart] = {"conditionalFormatting": begin, "cfRule": begin_rule, "formula": begin_formula}
    parse(part, package.chunks(part), "worksheet", starts, {"cfRule": end_rule, "formula": end_formula}, take)
    return [each for _, each in sorted(found, key=lambda pair: pair[0])]


def _bounds(
    rule: Mapping[str, str], formulas: Sequence[str], over: MergedRange
) -> tuple[tuple[str, Decimal], ...] | None:
    numbers = [_number(text) for text in formulas]
    operator = rule.get("operator", "")
    if rule.get("type") == "cellIs" and numbers and None not in numbers:
        known = [number for number in numbers if number is not None]
        if operator in ("between", "notBetween") and len(known) > 1:
            return (">=", min(known)), ("<=", max(known))
        return ((_SIGNS[operator], known[0]),) if operator in _SIGNS else None
    if rule.get("type") != "expression" or not formulas:
        return None
    text = formulas[0].upper().replace(" ", "")
    both = _BOTH.fullmatch(text)
    first = f"{column_letters(over[1])}{over[0]}"
    compared = [_COMPARED.fullmatch(each) for each in (both.groups() if both else (text,))]
    if not all(each is not None and each[1] == first for each in compared):
        return None
    return tuple((each[2], Decimal(each[3])) for each in compared if each is not None)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None  # "NaN" is a Decimal that nothing can be compared with

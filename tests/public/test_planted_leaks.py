"""Leaks planted into a public version's file: the check finds each, and without them it finds nothing."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from msgspec.structs import replace

from ibdesk.domain.figure import Part
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.relations import Cell
from ibdesk.writing.disclosure.check import what_leaks
from ibdesk.writing.disclosure.pack_read import PackRead
from tests.public.random_boards import LAST, WrittenVersion, written_versions

Parts = dict[str, bytes]


@pytest.fixture(scope="module")
def written() -> WrittenVersion:
    """A board whose “North” is held back in the last month, beside categories that are shown."""
    return next(
        version
        for number in range(0, 60, 2)
        for version in written_versions(number)[1:]
        if any(_is_current(cell, "6", 3) for cell in version.version.held.small)
        and any(_is_current(cell, "7", 5) for cell in version.version.held.small)
    )


def _is_current(cell: Cell, code: str, parts: int) -> bool:
    return isinstance(cell, tuple) and len(cell) == parts and cell[:2] == (code, LAST)


def _held(written: WrittenVersion, code: str, parts: int) -> tuple[tuple[str, ...], Fraction]:
    cell = next(cell for cell in sorted(written.version.held.small, key=str) if _is_current(cell, code, parts))
    assert isinstance(cell, tuple)
    return cell, written.version.held.counts[cell]


def _with(written: WrittenVersion, change: Callable[[Parts, WrittenVersion], None]) -> bytes:
    with ZipFile(BytesIO(written.content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts, written)
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def _sheet_part(written: WrittenVersion, name: str) -> str:
    names = [sheet.name for sheet in PackRead(written.content).package.sheets]
    return f"xl/worksheets/sheet{names.index(name) + 1}.xml"


def _put(parts: Parts, part: str, place: tuple[int, int], number: object) -> None:
    """A number, or a text, in a cell in place of what stands there."""
    text = parts[part].decode()
    row, column = place
    address = _address(row, column)
    value, kind = number, ""
    if isinstance(number, str):
        shared = parts["xl/sharedStrings.xml"].decode()
        value, kind = shared.count("<si>"), ' t="s"'
        parts["xl/sharedStrings.xml"] = shared.replace("</sst>", f"<si><t>{number}</t></si></sst>").encode()
    cell = f'<c r="{address}"{kind}><v>{value}</v></c>'
    new, count = re.subn(rf'<c r="{address}"[^>]*?(?:/>|>.*?</c>)', cell, text)
    if not count:
        new, count = re.subn(rf'(<row r="{row}"[^>]*?)(?:/>|>(.*?)</row>)', rf"\1>\2{cell}</row>", text)
    assert count == 1
    parts[part] = new.encode()


def _address(row: int, column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _row_of(written: WrittenVersion, sheet: str, wanted: tuple[str, ...]) -> tuple[int, dict[str, int]]:
    """The row whose cells begin with these, and the column of each heading."""
    read = PackRead(written.content).sheets[sheet]
    head = next(row for (row, column), text in read.texts.items() if column == 1 and text == "Code")
    columns = {text: column for (row, column), text in read.texts.items() if row == head}
    serial = str((LAST.first_day - date(1899, 12, 30)).days)
    for row in sorted({row for row, _ in read.texts if row > head}):
        cells = {read.texts.get((row, column), "") for column in range(1, 5)}
        if {*wanted, serial} <= cells:
            return row, columns
    raise AssertionError(f"{wanted} stands nowhere in {sheet}")


def _a_category(parts: Parts, written: WrittenVersion) -> None:
    cell, number = _held(written, "6", 3)
    row, columns = _row_of(written, "Breakdowns", ("6", cell[2]))
    _put(parts, _sheet_part(written, "Breakdowns"), (row, columns["Value"]), int(number))


def _a_numerator(parts: Parts, written: WrittenVersion) -> None:
    cell, number = _held(written, "7", 5)
    row, columns = _row_of(written, "Data", ("7",))
    column = "Numerator" if cell[2] == Part.NUMERATOR else "Denominator"
    _put(parts, _sheet_part(written, "Data"), (row, columns[column]), int(number))


def _a_share(parts: Parts, written: WrittenVersion) -> None:
    """The percentage alone: with the denominator beside it, it is the numerator."""
    row, columns = _row_of(written, "Data", ("7",))
    part = _sheet_part(written, "Data")
    counts = {each.part: each.quantity for each in written.records.figures if (each.code, each.month) == ("7", LAST)}
    above, below = counts[Part.NUMERATOR], counts[Part.DENOMINATOR]
    assert isinstance(above, Fraction)
    assert isinstance(below, Fraction)
    _put(parts, part, (row, columns["Denominator"]), int(below))
    _put(parts, part, (row, columns["Value on the page"]), float(above / below))


def _a_rate(parts: Parts, written: WrittenVersion) -> None:
    row, columns = _row_of(written, "Data", ("7",))
    number = next(
        each.quantity
        for each in written.records.figures
        if (each.code, each.month, each.part) == ("7", LAST, Part.NUMERATOR)
    )
    assert isinstance(number, Fraction)
    rate = float(number / 36_100 * 10_000)
    _put(parts, _sheet_part(written, "Data"), (row, columns["Rate per 10,000 on the page"]), rate)


def _hidden_sheet(parts: Parts, written: WrittenVersion) -> None:
    text = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = text.replace('<sheet name="Notes"', '<sheet state="veryHidden" name="Notes"').encode()


def _a_name(parts: Parts, written: WrittenVersion) -> None:
    text = parts["xl/workbook.xml"].decode()
    parts["xl/workbook.xml"] = text.replace(
        "<definedNames>", '<definedNames><definedName name="late">3</definedName>', 1
    ).encode()


def _a_format(parts: Parts, written: WrittenVersion) -> None:
    _, number = _held(written, "6", 3)
    text = parts["xl/styles.xml"].decode()
    planted = f'<numFmt numFmtId="999" formatCode="&quot;{number} children&quot;"/></numFmts>'
    parts["xl/styles.xml"] = text.replace("</numFmts>", planted, 1).encode()


def _a_property(parts: Parts, written: WrittenVersion) -> None:
    text = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = text.replace("Written by IBDesk.", "North 3").encode()


def _a_chart(parts: Parts, written: WrittenVersion) -> None:
    """A number that a chart keeps, though the cell that it was drawn from is empty."""
    for name in sorted(parts):
        text = parts[name].decode("utf-8", "replace")
        gap = re.search(r'(<c:val>.*?<c:ptCount val="(\d+)"/>)', text, re.S)
        if name.startswith("xl/charts/chart") and gap:
            places = set(map(int, re.findall(r'<c:pt idx="(\d+)"', text[gap.start() : text.index("</c:val>")])))
            free = [place for place in range(int(gap[2])) if place not in places]
            if free:
                point = f'<c:pt idx="{free[-1]}"><c:v>3</c:v></c:pt>'
                parts[name] = (text[: gap.end()] + point + text[gap.end() :]).encode()
                return
    raise AssertionError("no chart has a gap")


def _beside_a_page(parts: Parts, written: WrittenVersion) -> None:
    """The number behind the chart by category."""
    cell, number = _held(written, "6", 3)
    read = PackRead(written.content)
    sheet = read.pages["6"]
    _, column = next(place for place, text in sheet.texts.items() if place[1] >= 7 and text == cell[2])
    serial = str((LAST.first_day - date(1899, 12, 30)).days)
    months = max(place[1] for place, text in sheet.texts.items() if 7 <= place[1] < column and text == "Month")
    last = next(place[0] for place, text in sheet.texts.items() if place[1] == months and text == serial)
    _put(parts, _sheet_part(written, sheet.name), (last, column), int(number))


def _an_alternative_text(parts: Parts, written: WrittenVersion) -> None:
    cell, number = _held(written, "6", 3)
    for name in sorted(parts):
        text = parts[name].decode("utf-8", "replace")
        if name.startswith("xl/drawings/drawing") and f"{cell[2]}: [c]" in text:
            parts[name] = text.replace(f"{cell[2]}: [c]", f"{cell[2]}: {number}").encode()
            return
    raise AssertionError("no alternative text says the mark")


def _a_comment(parts: Parts, written: WrittenVersion) -> None:
    _, number = _held(written, "6", 3)
    read = PackRead(written.content)
    sheet = read.pages["6"]
    row = max(row for (row, column), text in sheet.texts.items() if column == 1 and text == "Comments")
    _put(parts, _sheet_part(written, sheet.name), (row + 1, 1), f"There were {number} children from the North.")


LEAKS = (
    _a_category,
    _a_numerator,
    _a_share,
    _a_rate,
    _hidden_sheet,
    _a_name,
    _a_format,
    _a_property,
    _a_chart,
    _beside_a_page,
    _an_alternative_text,
    _a_comment,
)


@pytest.mark.parametrize("plant", LEAKS, ids=lambda plant: plant.__name__.strip("_"))
def test_a_planted_leak_is_found(plant: Callable[[Parts, WrittenVersion], None], written: WrittenVersion) -> None:
    content = _with(written, plant)
    assert what_leaks(content, written.version, written.records, written.earlier)


def test_a_version_without_a_leak_passes(written: WrittenVersion) -> None:
    assert what_leaks(_with(written, lambda parts, _: None), written.version, written.records, written.earlier) == ()


def test_what_an_earlier_version_showed_is_found(written: WrittenVersion) -> None:
    cell, number = _held(written, "6", 3)
    earlier = Earlier(shown={cell: number})
    found = what_leaks(written.content, written.version, written.records, earlier)
    assert any("earlier public version" in each for each in found)


def test_what_an_earlier_version_held_back_is_not_shown_now(written: WrittenVersion) -> None:
    shown = next(
        each.key
        for each in written.records.figures
        if each.key not in written.version.held.cells and each.month == LAST and each.code == "1"
    )
    found = what_leaks(written.content, written.version, written.records, Earlier(hidden=frozenset({shown})))
    assert any("held back in an earlier public version" in each for each in found)


def test_a_second_whole_that_leaves_one_number_is_found(written: WrittenVersion) -> None:
    """With all but one category shown, the whole gives the last one back, though no cell says it."""
    cell, _ = _held(written, "6", 3)
    held = written.version.held
    others: dict[tuple[object, ...], object] = {
        each.key: each.quantity
        for each in written.records.breakdowns
        if each.month == LAST and each.key != cell and each.key in held.cells
    }
    others |= {
        each.key: each.quantity
        for each in written.records.figures
        if (each.code, each.month) == ("6", LAST) and each.key in held.cells
    }

    def show_the_others(parts: Parts, _: WrittenVersion) -> None:
        for key, number in others.items():
            assert isinstance(number, Fraction)
            sheet, wanted = ("Breakdowns", ("6", str(key[2]))) if len(key) == 3 else ("Data", ("6",))
            row, columns = _row_of(written, sheet, wanted)
            _put(parts, _sheet_part(written, sheet), (row, columns["Value"]), int(number))

    found = what_leaks(_with(written, show_the_others), replace(written.version), written.records, written.earlier)
    assert any(f"“{cell[2]}” of 6" in each and "leave one number" in each for each in found)

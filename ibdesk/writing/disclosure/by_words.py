"""Attempts by what is said: key facts, headlines, alternative texts, changes, comments, and what no page shows."""

import re
from collections.abc import Iterator

from ibdesk.domain.comments.numbers_said import written_numbers
from ibdesk.domain.figure import Unit
from ibdesk.domain.month import NAMES, SHORT_NAMES, Month
from ibdesk.domain.number import written
from ibdesk.domain.pack_words import COMMENTS_HEADING, EXCEPTIONS, NO_COMMENT
from ibdesk.domain.public.telling import Telling
from ibdesk.domain.public.version import LEFT_OUT
from ibdesk.domain.report.report import IndicatorPage
from ibdesk.domain.target import Basis
from ibdesk.errors import UserError
from ibdesk.writing.disclosure.pack_read import FIRST_SIDE_COLUMN, Known, month_of, number_of
from ibdesk.writing.pack.own_pack import check_own_pack
from ibdesk.writing.pack.written_package import MAIN, WrittenSheet
from ibdesk.writing.sheets.text import one_line

_LABEL, _FACT = 4, 5
_NAMED = "|".join((*NAMES, *SHORT_NAMES))
_DIGITS = r"(\d[\d,]*(?:\.\d+)?)(?!\d)(?!%)"
# "Aug 2014: 3", "3 in Aug 2014", "3 (August 2014)".
_OF_A_MONTH = (
    re.compile(rf"\b({_NAMED}) (\d{{4}}):? (?:is |was )?{_DIGITS}"),
    re.compile(rf"(?<![\d.,]){_DIGITS} (?:in |\()({_NAMED}) (\d{{4}})"),
)
_MOVED = re.compile(r"\b(?:Up|Down) \d|\bSame as\b")
_LITERAL = re.compile(r'"([^"]*)"')
_OWN_NAMES = "_xlnm."
_TOLD_PROPERTIES = ("description", "keywords", "contentStatus")


def by_words(known: Known) -> Iterator[str]:
    for page in known.version.report.pages:
        sheet = known.read.pages.get(page.code)
        if sheet is not None:
            yield from _page(known, page, sheet)
    yield from _comments(known)
    yield from _changed_figures(known)


def by_hiding(known: Known, content: bytes) -> Iterator[str]:
    """What a workbook may hold that no reader sees at once."""
    try:
        check_own_pack(content)
    except UserError as error:
        yield error.what
    for sheet in known.read.package.sheets:
        root = known.read.package.part(sheet.part)
        if any(cell.get("t", "n") not in ("n", "s") for cell in root.iter(f"{MAIN}c")):
            yield f"{sheet.name}: there are cells that hold their text in another way, and cannot be looked at."
        if sheet.state != "visible":
            yield f"{sheet.name}: the sheet is hidden."
        if any(each.get("hidden") in ("1", "true") for tag in ("row", "col") for each in root.iter(f"{MAIN}{tag}")):
            yield f"{sheet.name}: there are hidden rows or columns."
    for name in known.read.package.part("xl/workbook.xml").iter(f"{MAIN}definedName"):
        if not (name.get("name") or "").startswith(_OWN_NAMES):
            yield f"A name is defined in the workbook that no public version needs: {name.get('name')}."
    yield from _formats(known)
    yield from _properties(known)


def _formats(known: Known) -> Iterator[str]:
    """A number format can show any text in place of a number."""
    secrets = {number for number in known.secrets.values() if number}
    for each in known.read.package.part("xl/styles.xml").iter(f"{MAIN}numFmt"):
        code = each.get("formatCode", "")
        for text in _LITERAL.findall(code):
            if any(number.number in secrets for number in written_numbers(text)):
                yield f"A number format says a number: {code}"


def _properties(known: Known) -> Iterator[str]:
    for part in ("docProps/core.xml", "docProps/app.xml"):
        if part not in known.read.package.names():
            continue
        for each in known.read.package.part(part).iter():
            name = each.tag.rpartition("}")[2]
            if name in _TOLD_PROPERTIES and re.search(r"\d", each.text or ""):
                yield f"The workbook's properties say a number: {each.text}"


def _page(known: Known, page: IndicatorPage, sheet: WrittenSheet) -> Iterator[str]:
    comments = _comment_rows(sheet)
    printed = {
        place: text for place, text in sheet.texts.items() if place[1] < FIRST_SIDE_COLUMN and place[0] not in comments
    }
    yield from _facts(known, page, printed)
    row = known.read.summary.get(page.code, {})
    texts = [*printed.values(), *known.read.alternative_texts(sheet), *row.values()]
    for text in dict.fromkeys(texts):
        yield from _of_a_month(known, page, text)
        yield from _of_a_category(known, page, text)
    value = next((number_of(text) for heading, text in row.items() if heading.startswith("Value, ")), None)
    if (
        value is not None
        and value in known.secrets_of(page.code, page.value.month)
        and _is_held(known, page, page.month)
    ):
        yield f"Summary: {page.code} stands there with its number, which is held back."
    change = " ".join(text for heading, text in row.items() if heading.startswith("Change on "))
    yield from _moved(known, page, change, page.month.a_year_before, "Summary")


def _facts(known: Known, page: IndicatorPage, printed: dict[tuple[int, int], str]) -> Iterator[str]:
    for (row, column), label in printed.items():
        fact = printed.get((row, _FACT), "")
        if column != _LABEL or not fact:
            continue
        if label == "Direction of travel":
            yield from _moved(known, page, fact, page.month.a_year_before, page.code)
        elif label.startswith("On the ") and label.endswith(" before"):
            yield from _moved(known, page, fact, page.month - 1, page.code)
        month = page.value.month if label.startswith(("Current value", "Counts")) else _medium(label)
        secrets = known.secrets_of(page.code, month) if month is not None else frozenset()
        numbers = [number_of(fact)] if number_of(fact) is not None else [each.number for each in written_numbers(fact)]
        percent = page.indicator.unit is Unit.PERCENT and number_of(fact) is not None
        if not percent and any(number in secrets for number in numbers):
            yield f"{page.code}: “{label}” says a number that is held back."


def _medium(label: str) -> Month | None:
    match = re.fullmatch(rf"({_NAMED}) (\d{{4}})", label)
    return None if match is None else _month(match[1], match[2])


def _month(name: str, year: str) -> Month:
    return Month(int(year), SHORT_NAMES.index(name[:3]) + 1)


def _is_held(known: Known, page: IndicatorPage, month: Month) -> bool:
    held = known.held_rates if page.basis is Basis.RATE else known.held_values
    return (page.code, month) in held


def _moved(known: Known, page: IndicatorPage, text: str, then: Month, where: str) -> Iterator[str]:
    """A change says how far two figures are apart: neither may be held back."""
    if _MOVED.search(text) and (_is_held(known, page, page.assessed.month) or _is_held(known, page, then)):
        yield f"{where}: the change of {page.code} says how far a figure that is held back is from another."


def _of_a_month(known: Known, page: IndicatorPage, text: str) -> Iterator[str]:
    if page.indicator.unit is Unit.PERCENT and page.basis is Basis.VALUE:
        return
    for place, pattern in enumerate(_OF_A_MONTH):
        for match in pattern.finditer(text):
            name, year, digits = match.groups() if place == 0 else (match[2], match[3], match[1])
            try:
                number = written(digits.rstrip(","))
            except ValueError:
                continue
            if number in known.secrets_of(page.code, _month(name, year)):
                yield f"{page.code}: a text says the number for {_month(name, year).long}: {text[:80]}"


def _of_a_category(known: Known, page: IndicatorPage, text: str) -> Iterator[str]:
    own = (
        (cell[2], number)
        for cell, number in known.secrets.items()
        if isinstance(cell, tuple) and len(cell) == 3 and cell[:2] == (page.code, page.month)
    )
    for category, number in own:
        if re.search(rf"{re.escape(category)}: {number}(?![\d,.])", text):
            yield f"{page.code}: a text says the number of “{category}”."


def _comment_rows(sheet: WrittenSheet) -> range:
    heads = [row for (row, column), text in sheet.texts.items() if column == 1 and text == COMMENTS_HEADING]
    last = max((row for row, _ in sheet.texts), default=0)
    return range(max(heads, default=last + 1), last + 1)


def _comments(known: Known) -> Iterator[str]:
    """The comments as they stand in the file, on the pages and among the exceptions."""
    telling = Telling(known.records, known.version.held, known.month)
    of_pages = dict(_comments_of_pages(known))
    others = (
        (code, text)
        for code, text in _comments_of_exceptions(known)
        # A beginning of the page's own may end in the middle of a number, and has been looked at with it.
        if not one_line(of_pages[code]).startswith(text.removesuffix("...").strip())
    )
    for code, text in (*of_pages.items(), *others):
        public = known.records.comment(code, known.month).public
        allowed = set(public.numbers) if public is not None and public.reason.strip() else set()
        numbers = set(telling.numbers(text, code)) - allowed
        if numbers and text not in (NO_COMMENT, LEFT_OUT):
            yield f"{code}: the comment says {', '.join(sorted(numbers))}."


def _comments_of_pages(known: Known) -> Iterator[tuple[str, str]]:
    for code, sheet in known.read.pages.items():
        rows = _comment_rows(sheet)
        paragraphs = [
            text
            for (row, column), text in sorted(sheet.texts.items())
            if row in rows and column < FIRST_SIDE_COLUMN and text != COMMENTS_HEADING
        ]
        yield code, "\n".join(paragraphs)


def _comments_of_exceptions(known: Known) -> Iterator[tuple[str, str]]:
    sheet = known.read.sheets.get(EXCEPTIONS)
    texts = sheet.texts if sheet is not None else {}
    for (row, column), text in texts.items():
        if column > 1 and "“" in text and (code := texts.get((row, 1), "")) in known.read.pages:
            yield code, text.partition("\n“")[2].removesuffix("”")


def _changed_figures(known: Known) -> Iterator[str]:
    for row in known.read.changes:
        code, month = row.get("Code", ""), month_of(row.get("Month", ""))
        if month is not None and known.secrets_of(code, month):
            yield f"Changes: {code} for {month.long} is listed, and held back."

"""What an import preview says, row by row: pure, over the frozen preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ibdesk.domain.figure import Part, Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.problem import Severity
from ibdesk.domain.proposal import Trial
from ibdesk.domain.wording import RATE_DECIMALS, quantity_text
from ibdesk.domain.workbook import WorkbookContents

if TYPE_CHECKING:
    from ibdesk.desk import Change, ImportPreview

PART_WORDS = {
    Part.VALUE: "Figure",
    Part.NUMERATOR: "Numerator",
    Part.DENOMINATOR: "Denominator",
    Part.RATE: "Rate per 10,000",
}
NOT_USED, NOT_RECOGNISED = "not used", "Not recognised"
LAYOUT_WORDS = {
    "long": "One figure per row",
    "wide": "One month per column",
    "mapped": "As you said",
    "page": "A pack's page: its comment",
    NOT_USED: "Not used",
}
CHANGE_HEADINGS = ("Code", "Indicator", "Month", "What", "Was", "Now")


def counted(number: int, one: str, many: str = "") -> str:
    """1 figure, 2 figures, 1,073 figures."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def title(preview: ImportPreview) -> str:
    usable = sum(_is_used(file) for file in preview.files)
    into = f" into {preview.month.long}" if preview.month else ""
    return f"Import {counted(usable, 'workbook')}{into}"


def _is_used(file: WorkbookContents) -> bool:
    return file.error is None and any(sheet.layout != NOT_USED for sheet in file.sheets)


def figures_sentence(preview: ImportPreview, known_before: bool) -> str:
    """What would happen to the board's figures."""
    unread = [sheet for file in preview.files for sheet in file.unread]
    if not preview.usable and preview.questions:
        asked = counted(len(preview.questions), "question")
        return f"Nothing can be imported yet. {asked} to answer first."
    if not preview.usable and unread:
        return "Nothing was recognised yet. Choose a sheet under What was read, and say what it holds."
    if not preview.usable:
        return "There is nothing in these files to import."
    parts = [
        f"{preview.new:,} new",
        f"{preview.changed:,} changed",
        f"{preview.unchanged:,} the same as before",
    ]
    again = " These very files were imported before." if known_before else ""
    return f"{counted(preview.figures, 'figure')}: {', '.join(parts)}.{again} Nothing is kept yet."


def trial_sentence(trial: Trial | None, guesses: int, missing: str) -> str:
    """What a mapping would bring so far, and what is still to be done before it can be used."""
    if missing or trial is None:
        return missing
    if trial.needed:
        return trial.needed[0]
    others = f" and {counted(trial.others, 'other entry', 'other entries')}" if trial.others else ""
    would = f"{counted(trial.figures, 'figure')}{others} would be read."
    problems = sum(problem.severity is not Severity.INFO for problem in trial.problems)
    found = f" {counted(problems, 'problem')} found." if problems else ""
    open_ones = f" {counted(guesses, 'guess', 'guesses')} to confirm or change." if guesses else ""
    return f"{would}{found}{open_ones}"


def sheet_rows(file: WorkbookContents) -> tuple[tuple[str, str, str, str], ...]:
    """Sheet, recognised as, where, figures."""
    return tuple(
        (
            sheet.name,
            NOT_RECOGNISED if sheet.name in file.unread else LAYOUT_WORDS.get(sheet.layout, sheet.layout),
            sheet.where,
            f"{sheet.figures:,}" if sheet.figures else "",
        )
        for sheet in file.sheets
    )


def change_rows(preview: ImportPreview, indicators: dict[str, Indicator]) -> tuple[tuple[str, ...], ...]:
    """Code, name, month, part, was, now."""
    rows = []
    for change in preview.changes:
        indicator = indicators.get(change.code)
        name = indicator.name if indicator else ""
        was, now = _quantities(change, indicator)
        rows.append((change.code, name, change.month.medium, PART_WORDS[change.part], was, now))
    return tuple(rows)


def _quantities(change: Change, indicator: Indicator | None) -> tuple[str, str]:
    match change.part:
        case Part.RATE:
            unit, decimals = Unit.RATE, RATE_DECIMALS
        case Part.VALUE if indicator is not None:
            unit, decimals = indicator.unit, indicator.shown_decimals
        case _:
            unit, decimals = Unit.COUNT, 0
    was, now = quantity_text(change.was, unit, decimals), quantity_text(change.now, unit, decimals)
    while was == now and decimals < 12:
        # A change that rounding would hide is no change to the reader.
        decimals += 1
        was, now = quantity_text(change.was, unit, decimals), quantity_text(change.now, unit, decimals)
    return was, now

"""What an import preview says, row by row: pure, over the frozen preview."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ibdesk.domain import form_words
from ibdesk.domain.board import Records
from ibdesk.domain.problem import Severity, count_open
from ibdesk.domain.proposal import Trial
from ibdesk.domain.workbook_contents import WorkbookContents

if TYPE_CHECKING:
    from ibdesk.desk import ImportPreview, OtherChange

_HARDLY = 8
_UNKNOWN = "unknown-code"
OF_FIGURES = ("long", "wide")
NOT_USED, MAPPED, NOT_RECOGNISED = "not used", "mapped", "Not recognised"
_KEPT_OF_PUBLISHED = ("published table", "statistical neighbours")
_PUBLISHED = ("published table", "neighbours model")
LAYOUT_WORDS = {
    "long": "One figure per row",
    "wide": "One month per column",
    MAPPED: "As you said",
    "page": "A pack's page: its comment",
    form_words.LAYOUT: "A comment form: its comments",
    "published table": "A published table",
    "neighbours model": "Statistical neighbours",
    NOT_USED: "Not used",
}


def counted(number: int, one: str, many: str = "") -> str:
    """1 figure, 2 figures, 1,073 figures."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def title(preview: ImportPreview) -> str:
    used, given = sum(_is_used(file) for file in preview.files), len(preview.files)
    into = f" into {preview.month.long}" if preview.month else ""
    of = f"{used:,} of {given:,} workbooks" if 0 < used < given else counted(given, "workbook")
    return f"Import {of}{into}"


def _is_used(file: WorkbookContents) -> bool:
    """Whether something of it would be kept; of a table of figures whose rows belong to no indicator nothing would."""
    brought = file.records.figures or file.records.breakdowns or file.records.comments
    others = any(sheet.layout not in (NOT_USED, *_PUBLISHED, *OF_FIGURES) for sheet in file.sheets)
    published = file.records.benchmarks or file.records.populations or file.records.mappings
    return file.error is None and bool(brought or others or published)


def figures_sentence(preview: ImportPreview) -> str:
    """What would happen to the board's figures."""
    if not preview.usable:
        return _nothing_sentence(preview)
    if preview.is_in_the_board:
        same = f"{counted(preview.unchanged, 'figure')} in the board already"
        left = f", {preview.left:,} left as they came in since" if preview.left else ""
        asked = f" {counted(len(preview.questions), 'question')} can still be answered." if preview.questions else ""
        return f"These very files were imported before: {same}{left}. There is nothing to add.{asked}"
    parts = [
        f"{preview.new:,} new",
        f"{preview.changed:,} changed",
        f"{preview.unchanged:,} the same as before",
        *([f"{preview.left:,} left as it was"] if preview.left and preview.imported_as is not None else []),
    ]
    again = " These very files were imported before." if preview.imported_as is not None else ""
    others = others_words(preview.records, preview.other_changes)
    if not preview.brought and others:
        whole = ", no figure of an indicator as a whole" if preview.records.breakdowns else ""
        return f"{others}{whole}.{again} Nothing is kept yet."
    also = f" Also {others}." if others else ""
    return f"{counted(preview.brought, 'figure')}: {', '.join(parts)}.{also}{again} Nothing is kept yet."


def _nothing_sentence(preview: ImportPreview) -> str:
    """Why nothing can be imported yet, and where to go on."""
    unread = [(file, sheet) for file in preview.files for sheet in file.unread]
    held = next(((label, sheet) for file, sheet in unread for label in file.held_back(sheet)), None)
    if preview.questions:
        asked = counted(len(preview.questions), "question")
        return f"Nothing can be imported yet. {asked} to answer first."
    if _has_published(preview):
        return "Nothing can be imported yet. Say under Published tables what is taken from them."
    if held is not None:
        what = f"“{held[0].label}” on {held[1]}, {held[0].cell}, is not understood"
        return f"Nothing can be imported yet: {what}. Say under What was read what the sheet holds."
    if unread:
        return "Nothing was recognised yet. Choose a sheet under What was read, and say what it holds."
    if any(problem.rule == _UNKNOWN for problem in preview.problems):
        return "No name or code in them is an indicator's of this board. Say under What was read what the sheet holds."
    if preview.files and all(file.error is not None for file in preview.files):
        one = len(preview.files) == 1
        return "This file cannot be imported as it is." if one else "None of these files can be imported as they are."
    if preview.is_forms_alone:
        return "The comment forms bring no new comment, so there is nothing to import."
    return "There is nothing in these files to import."


def _has_published(preview: ImportPreview) -> bool:
    return any(sheet.layout in _PUBLISHED for file in preview.files for sheet in file.sheets)


def others_words(records: Records, changes: Sequence[OtherChange] = ()) -> str:
    """What there is beside figures: 30 figures by category (2 changed), 2 comments; empty where there is nothing."""
    texts = sum(each.is_comment for each in changes)
    of_tables = any(mapping.kind in _KEPT_OF_PUBLISHED for mapping in records.mappings)
    settings = (
        *records.indicators,
        *records.targets,
        *(() if of_tables else (*records.benchmarks, *records.populations)),
        *records.events,
    )
    said = [
        _with_changed(len(records.breakdowns), len(changes) - texts, "figure by category", "figures by category"),
        _with_changed(len(records.comments), texts, "comment", "comments"),
        counted(len(records.benchmarks), "benchmark") if of_tables and records.benchmarks else "",
        counted(len(records.populations), "year of population", "years of population")
        if of_tables and records.populations
        else "",
        counted(len(settings), "definition or event", "definitions and events") if settings else "",
    ]
    return ", ".join(each for each in said if each)


def _with_changed(number: int, changed: int, one: str, many: str) -> str:
    return f"{counted(number, one, many)}{f' ({changed:,} changed)' if changed else ''}" if number else ""


def left_out_sentence(preview: ImportPreview) -> str:
    """Which files bring nothing, and why; empty where all do."""
    left = [file for file in preview.files if file.error is not None]
    waiting = [file.name for file in preview.files if file.error is None and not _is_used(file)]
    said = []
    if len(left) == 1:
        said.append(f"Left out: {left[0].error}")
    elif left:
        said.append(f"Left out, {len(left):,} workbooks: {', '.join(file.name for file in left)}.")
    if waiting and preview.usable:
        said.append(f"Nothing is used yet of {', '.join(waiting)}.")
    return " ".join(said)


def stray_month_sentence(preview: ImportPreview) -> str:
    """Where hardly a figure is for the month that the board would open at, which a single wrong date can do."""
    if preview.month is None:
        return ""
    last, before = preview.month, preview.month - 1
    found = Counter(each.figure.month for each in preview.figures)
    if found[last] * _HARDLY > found[before]:
        return ""
    few = "1 figure is" if found[last] == 1 else f"{found[last]:,} figures are"
    many = counted(found[before], "is", "are")
    return f"Only {few} for {last.long}, {many} for {before.long}. Look at the dates first: the board would open there."


def problems_sentence(preview: ImportPreview) -> str:
    """How much there is to look at, and that it does not prevent the import."""
    told = preview.problems_kept
    fix, look = count_open(told, Severity.ERROR), count_open(told, Severity.WARNING)
    said = [f"{fix:,} must be fixed" if fix else "", f"{look:,} to check" if look else ""]
    found = ", ".join(each for each in said if each)
    return f"The board would have problems: {found}. Importing keeps every figure and lists them." if found else ""


def figures_title(preview: ImportPreview) -> str:
    """Over the list of what is new and changed: "Figures (36)"; "Comments (2)" of forms that bring nothing else."""
    changes = preview.other_changes
    only_comments = not preview.brought and changes and all(each.is_comment for each in changes)
    return f"{'Comments' if only_comments else 'Figures'} ({preview.brought + len(changes):,})"


def imported_sentence(preview: ImportPreview) -> str:
    """What an import did: Imported into August 2014: 36 new figures, 9 changed, 4 the same."""
    into = f" into {preview.month.long}" if preview.month else ""
    left = sum(file.error is not None for file in preview.files)
    left_out = f" {counted(left, 'workbook was', 'workbooks were')} left out." if left else ""
    if not preview.brought:
        others = others_words(preview.records)
        return f"Imported{into}{': ' * bool(others)}{others}.{left_out}"
    same = f", {preview.unchanged:,} the same" if preview.unchanged else ""
    return f"Imported{into}: {counted(preview.new, 'new figure')}, {preview.changed:,} changed{same}.{left_out}"


LEFT_OUT_SENTENCE = "Nothing of it would be used, and next month it is not asked about again."


def trial_sentence(trial: Trial | None, guesses: int, missing: str) -> str:
    """What a mapping would bring so far, and what is still to be done before it can be used."""
    if missing or trial is None:
        return missing
    if trial.needed:
        return " ".join(trial.needed)
    others = f" and {counted(trial.others, 'other entry', 'other entries')}" if trial.others else ""
    would = f"{counted(trial.figures, 'figure')}{others} would be read."
    open_ones = f" {counted(guesses, 'guess', 'guesses')} to confirm or change." if guesses else ""
    asked = counted(len(trial.questions), "question")
    asks = f" {asked} will be asked next." if trial.questions else ""
    # Before it is answered the same cells are problems too.
    found = _found_sentence(trial) if trial.figures + trial.others or not asks else ""
    return f"{would}{open_ones}{asks}{found}"


def _found_sentence(trial: Trial) -> str:
    """How much would be wrong, and the worst of it by its cell; what to do about it where nothing would be read."""
    found = sorted(
        (problem for problem in trial.problems if problem.severity is not Severity.INFO),
        key=lambda problem: tuple(Severity).index(problem.severity),
    )
    if not found:
        return ""
    first = found[0]
    cell = f"{first.cell_source.cell}: " if first.cell_source is not None and first.cell_source.cell else ""
    many = f"{counted(len(found), 'problem')}, the first at " if len(found) > 1 else "1 problem, at "
    to_do = "" if trial.figures + trial.others else f" {first.next_step}"
    return f" {many if cell else ''}{cell}{first.message}{to_do}"

"""A remembered mapping whose headings or sheet's name changed a little: what changed is asked, never guessed."""

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from ibdesk.domain.cell_address import column_letters
from ibdesk.domain.mapping import SheetMapping, own_name
from ibdesk.domain.question import Choice
from ibdesk.reading.cells.sheet import Cell, Sheet
from ibdesk.reading.mapping.applied import Applied, apply, corner, fitting, with_others
from ibdesk.reading.mapping.match import Added, Drift, Gone, HeadingChange, Renamed, find_blocks, find_drift, renewed
from ibdesk.reading.tables.opened.merged import Covered
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

HEADING_CHANGED = "heading-changed"
SAME, DIFFERENT = "same", "different"
# Under another name, headings as short as "Month, Visits" would be too little to know a sheet by.
_LEAST_UNCHANGED = 2


def nearly_fitting(
    sheet: Sheet,
    covered: Covered,
    problems: SheetProblems,
    remembered: Sequence[SheetMapping],
    other_sheets: Collection[str],
) -> Applied | None:
    """By a mapping whose headings or sheet's name changed a little, once a person said that it is the same; until
    then what changed is asked, and told as a problem. Of several that fit as well the person says which."""
    mappings = {mapping.key: mapping for mapping in (*remembered, *problems.decisions.mappings)}
    drifts = [drift for mapping in mappings.values() if (drift := _drift(mapping, sheet, covered, other_sheets))]
    if not drifts:
        return None
    least = min(_distance(drift, sheet) for drift in drifts)
    nearest = [drift for drift in drifts if _distance(drift, sheet) == least]
    drift = _confirmed(nearest[0], sheet, problems) if _of_one_sheet(nearest) else _which(nearest, sheet, problems)
    if drift is None:
        return None
    meant = nearest if _of_one_sheet(nearest) else [drift]
    found = fitting(sheet, covered, [renewed(each, sheet.name) for each in meant])
    now = all(each.mapping in problems.decisions.mappings for each in meant)
    applied = (apply(mapping, sheet, blocks, problems, now) for mapping, blocks in found)
    first, *others = (replace(each, to_remember=bool(each.tables)) for each in applied)
    return with_others(first, others, problems)


def _of_one_sheet(drifts: Sequence[Drift]) -> bool:
    """Whether these are a single one, or tables that stand as they did on one sheet of another name."""
    unchanged = not any(drift.changes for drift in drifts)
    return len(drifts) == 1 or (unchanged and len({own_name(drift.mapping.sheet) for drift in drifts}) == 1)


def _drift(mapping: SheetMapping, sheet: Sheet, covered: Covered, other_sheets: Collection[str]) -> Drift | None:
    if mapping.is_for(sheet.name):
        # Exactly these headings were said to hold different things on sheets with such names.
        blocks = find_blocks(mapping, sheet, covered)
        return Drift(mapping, blocks[0], ()) if blocks else find_drift(mapping, sheet, covered)
    if any(mapping.is_for(name) for name in other_sheets):
        return None
    if blocks := find_blocks(mapping, sheet, covered):
        return Drift(mapping, blocks[0], ())
    drift = find_drift(mapping, sheet, covered)
    if drift is None or len(drift.changes) > 1:
        return None
    unchanged = len(mapping.headings) - sum(not isinstance(change, Added) for change in drift.changes)
    return drift if unchanged >= _LEAST_UNCHANGED else None


def _distance(drift: Drift, sheet: Sheet) -> int:
    return len(drift.changes) + (not drift.mapping.is_for(sheet.name))


def _confirmed(drift: Drift, sheet: Sheet, problems: SheetProblems) -> Drift | None:
    """The only one that can be meant, where all that changed in it is said to be the same. Another name of the sheet
    and what changed in its headings are one question."""
    if drift.mapping.is_for(sheet.name):
        words = [_same(drift, change, problems) for change in drift.changes]
        return drift if all(word == SAME for word in words) else None
    what, yes, cell = _sheet_was(drift, sheet), "Yes, the same", corner(sheet)
    about, same = "", True
    for change in drift.changes:
        more, yes, cell = _said_of(drift, change)
        about, what, same = _about(change), f"{what} {more}", isinstance(change, Renamed)
    choices = (Choice(SAME, yes), Choice(DIFFERENT, "No: I say what this sheet holds"))
    word = _asked(problems, about, what, f"{what} The same?" if same else what, choices, cell)
    return drift if word == SAME else None


def _which(drifts: Sequence[Drift], sheet: Sheet, problems: SheetProblems) -> Drift | None:
    """The one that a person chose of several that fit as well."""
    what = "This sheet may be any of several that were described before."
    by_word = {f"{SAME}|{'|'.join(drift.mapping.key)}": drift for drift in drifts}
    choices = (
        *(Choice(word, _as_described(drift)) for word, drift in by_word.items()),
        Choice(DIFFERENT, "None of them: I say what this sheet holds"),
    )
    return by_word.get(_asked(problems, "", what, f"{what} Which one?", choices, corner(sheet)))


def _as_described(drift: Drift) -> str:
    said = [_said_of(drift, change)[0] for change in drift.changes]
    about = f"Indicator {drift.mapping.code}. " if drift.mapping.code else ""
    return f"“{drift.mapping.sheet}”. {about}{' '.join(said) or 'All its headings are the same.'}"


def _same(drift: Drift, change: HeadingChange, problems: SheetProblems) -> str:
    """What a person said of a changed heading."""
    what, yes, cell = _said_of(drift, change)
    question = f"{what} The same?" if isinstance(change, Renamed) else what
    choices = (Choice(SAME, yes), Choice(DIFFERENT, "No: I say again what this sheet holds"))
    return _asked(problems, _about(change), what, question, choices, cell)


def _asked(
    problems: SheetProblems, about: str, what: str, question: str, choices: tuple[Choice, ...], cell: Cell
) -> str:
    """A person's answer; what changed as a problem where nobody said anything."""
    word = problems.ask(HEADING_CHANGED, about, question, choices, cell)
    if not word:
        problems.report(_changed(what), cell)
    return word


def _about(change: HeadingChange) -> str:
    return change.was.key if isinstance(change, Renamed | Gone) else change.now.key


def _said_of(drift: Drift, change: HeadingChange) -> tuple[str, str, Cell]:
    first = drift.block.distinct[0].cell
    assert first is not None, "a distinct heading has a cell"
    match change:
        case Renamed(was, now):
            what = f"Column {column_letters(now.column)} was “{was.heading}”, now “{now.text}”."
            return what, "Yes, the same", now.cell or first
        case Added(now):
            return f"Column {column_letters(now.column)}, “{now.text}”, is new.", "Leave it out", now.cell or first
        case Gone(was):
            return f"The column “{was.heading}” is not there any more.", "Read the sheet without it", first


def _sheet_was(drift: Drift, sheet: Sheet) -> str:
    about = f" All of it was said to be indicator {drift.mapping.code}." if drift.mapping.code else ""
    return f"The sheet was “{drift.mapping.sheet}”, now “{sheet.name}”.{about}"


def _changed(what: str) -> Unreadable:
    return Unreadable(
        HEADING_CHANGED,
        f"{what} Nothing of this table was used.",
        "Say in the import window whether it is the same, or correct the mapping file.",
    )

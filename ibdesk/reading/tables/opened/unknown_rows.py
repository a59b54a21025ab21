"""A row whose label is no code and no name of an indicator: asked what it is, and read so from then on wherever the
label comes again. Everything else of the table is read all the same. "10n" beside a known 10 may be its numerator."""

import re
from collections.abc import Collection, Sequence

from ibdesk.domain.figure import Part
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.problem import Severity
from ibdesk.domain.question import LEAVE_OUT, ROW_LABEL, Choice, Question
from ibdesk.reading.cells.sheet import Cell
from ibdesk.reading.tables.names.known_definitions import KnownDefinitions
from ibdesk.reading.tables.opened.note_rows import is_key
from ibdesk.reading.tables.opened.row_words import LONGEST_CODE, unknown_code
from ibdesk.reading.values.cell_text import found_in, key_of, plain_signs, text_of
from ibdesk.reading.values.sheet_problems import SheetProblems, Unreadable

# A sheet with more of them is another team's, or another board's: nobody answers fifty questions.
MOST_ASKED = 8
# So many indicators can be chosen from; of more only those that the label seems to name.
_MOST_CHOICES, _LONGEST_LABEL = 60, 100
_TOTALS = re.compile(r"\b(?:grand |sub-?|over)?(?:total|totals|sum|average|mean|all)\b", re.I)
_OF_PART = re.compile(r"(.+?)[ ._/-]*(?:(n|num|nums|numerators?)|(?:d|den|dens|denoms?|denominators?))")
_PARTS = re.compile(r"\d+|[a-z]+", re.I)


def code_of_label(
    known: KnownDefinitions,
    problems: SheetProblems,
    by: Cell,
    entries: Collection[Cell],
    cells: Sequence[Cell],
    parts: dict[int, Part],
) -> str | None:
    """The indicator that a person said the label stands for, in `parts` which part of it the row holds; None, told,
    where the row is left out or was not answered. A label beside nothing that would be kept is not asked about, nor a
    mark beside what it stands for. `cells` are the row's."""
    found = found_in(by)
    if is_key(cells) or (not entries and (len(cells) == 1 or len(plain_signs(found)) > LONGEST_CODE)):
        return None
    before = known.label(found)
    if before is not None:
        return _with_part(known, _as_before(known, problems, by, before), cells, parts)
    word = _ask(known, problems, by) if entries else ""
    if not word:
        code = found if key_of(found) and len(found) <= LONGEST_CODE else None
        problems.report(unknown_code(found, bool(entries)), by, code=code)
    return _with_part(known, word, cells, parts)


def is_of_part(question: Question) -> bool:
    """Whether a label may be a known indicator's numerator or denominator: then it is asked beside no other figures."""
    return question.choices[0].word.endswith((f" {Part.NUMERATOR}", f" {Part.DENOMINATOR}"))


def _with_part(known: KnownDefinitions, means: str | None, cells: Sequence[Cell], parts: dict[int, Part]) -> str | None:
    """The code of what a label means: "10", or "10 numerator", whose part is put among the `parts`."""
    code = known.code_of(means or "")
    before, _, part = (means or "").rpartition(" ")
    if code is None and part in (Part.NUMERATOR, Part.DENOMINATOR) and (code := known.code_of(before)) is not None:
        parts[cells[0].row] = Part(part)
    return code


def _as_before(known: KnownDefinitions, problems: SheetProblems, by: Cell, said: WordMeaning) -> str | None:
    code = _with_part(known, said.means, (by,), {})
    if problems.once((ROW_LABEL, key_of(said.written))):
        problems.report(_left_out(said) if not said.means else _read_as(said, code), by, code)
    return said.means


def _ask(known: KnownDefinitions, problems: SheetProblems, by: Cell) -> str:
    label = text_of(by)
    asked = {question.about for question in problems.questions() if question.rule == ROW_LABEL}
    if not key_of(label) or len(label) > _LONGEST_LABEL or (len(asked) >= MOST_ASKED and label not in asked):
        return ""
    leave = Choice(LEAVE_OUT, f"Nothing of the board: leave rows with “{label}” out, in later workbooks too")
    part = _part_of(known, label)
    seems = [] if part is not None else _seems(known, label)
    all_of_them = {each.code: each for each in known.records.indicators}
    others = [] if len(all_of_them) > _MOST_CHOICES else [each for each in all_of_them.values() if each not in seems]
    one = [Choice(each.code, f"Indicator {each.code} ({each.name})") for each in (*seems, *others)]
    if part is not None:
        one = [part, leave, *(each for each in one if not part.word.startswith(f"{each.word} "))]
        return problems.ask(ROW_LABEL, label, _asked(label), tuple(one), by)
    choices = (leave, *one) if _TOTALS.search(label) or not seems else (one[0], leave, *one[1:])
    return problems.ask(ROW_LABEL, label, _asked(label), choices, by)


def _asked(label: str) -> str:
    return f"“{label}” is not the code or the name of any indicator of this board. What is it?"


def _part_of(known: KnownDefinitions, label: str) -> Choice | None:
    """The part that a letter or a word behind a known code seems to say: "10n", "10 Den"."""
    found = _OF_PART.fullmatch(plain_signs(label).casefold())
    code = known.code_of(found[1]) if found is not None else None
    if found is None or code is None:
        return None
    part, above = (Part.NUMERATOR, "above") if found[2] else (Part.DENOMINATOR, "below")
    return Choice(f"{code} {part}", f"The count {above} the line of {code} ({known.definitions(code)[-1].name})")


def _seems(known: KnownDefinitions, label: str) -> list[Indicator]:
    """The indicators whose code stands in the label: 7 in "NI 7", in "KPI7" and in "No. 7"."""
    codes = dict.fromkeys(code for part in _PARTS.findall(label) if (code := known.code_of(part)) is not None)
    return [known.definitions(code)[-1] for code in codes]


def _left_out(said: WordMeaning) -> Unreadable:
    return Unreadable(
        "left-out",
        f"Rows with “{said.written}” are left out, as was answered when they first came.",
        "Nothing, if that is right; where it is an indicator now, define it with this code or name.",
        Severity.INFO,
    )


def _read_as(said: WordMeaning, code: str | None) -> Unreadable:
    if code is None:
        return unknown_code(said.written, has_figures=True)
    part = said.means.rpartition(" ")[2]
    what = f"the {part} of indicator" if part in (Part.NUMERATOR, Part.DENOMINATOR) else "indicator"
    return Unreadable(
        "as-answered",
        f"“{said.written}” is read as {what} {code}, as was answered when it first came.",
        "Nothing, if that is right; otherwise write the indicator's own code in the workbook.",
        Severity.INFO,
    )

"""The same thing given twice within one import: kept once where equal, not at all where not."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

from msgspec.structs import replace

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import cells_text, quantity_found, quantity_words
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.awaited import NOTHING_AWAITED, awaited_figure, awaited_record
from ibdesk.domain.board import Records
from ibdesk.domain.figure import Figure, Missing, Part, Source, Unit, key_of
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.workbook_contents import all_of

NAME = "given-twice"
_PART_WORDS = {
    Part.VALUE: "value",
    Part.NUMERATOR: "numerator",
    Part.DENOMINATOR: "denominator",
    Part.RATE: "rate",
}
# The kinds of records that a later step can bring as they should be, by what they are called here.
_KINDS = {"definition": "indicator"} | {
    kind: kind for kind in ("target", "benchmark", "population", "comment", "event")
}


class _Sourced(Protocol):
    @property
    def source(self) -> Source | None: ...


_Record = TypeVar("_Record", bound=_Sourced)


def settle(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Problem, ...]]:
    """Of figures with the same key keep one where they are equal, none where they differ; say so.

    A blank beside a number is no difference: it says "not supplied yet", and somebody else supplied it. Of equal
    ones a provisional one is kept, so that the mark is not lost.
    """
    if len(set(map(key_of, figures))) == len(figures):
        return tuple(figures), ()
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(figure.key, []).append(figure)
    kept: list[Figure] = []
    equal: list[list[Figure]] = []
    problems: list[Problem] = []
    for group in groups.values():
        said = [figure for figure in group if figure.quantity is not Missing.BLANK] or group[:1]
        if len({(figure.quantity, figure.unit) for figure in said}) > 1:
            problems.append(_different_figures(said))
            continue
        kept.append(next((figure for figure in said if figure.provisional), said[0]))
        if len(said) > 1:
            equal.append(said)
    return tuple(kept), (*problems, *_equal_figures(equal))


def settle_records(files: Sequence[Records]) -> tuple[Records, tuple[Problem, ...]]:
    """One import's records, out of one or more files, with everything that was given twice settled.

    As with figures: equal ones are kept once, of different ones none is kept, because nothing says which is right.
    """
    problems: list[Problem] = []
    given = all_of(files)

    def settled(what: str, records: Sequence[_Record], key: Callable[[_Record], Hashable]) -> tuple[_Record, ...]:
        kept, found = _settle_others(what, records, key)
        problems.extend(found)
        return kept

    figures, found = settle(given.figures)
    problems.extend(found)
    details = {file.details for file in files if file.details is not None}
    if len(details) > 1:
        problems.append(_different_details())
    records = replace(
        given,
        details=details.pop() if len(details) == 1 else None,
        indicators=settled("definition", given.indicators, lambda one: (one.code, one.first_month)),
        targets=settled("target", given.targets, lambda one: one.key),
        benchmarks=settled("benchmark", given.benchmarks, lambda one: one.key),
        populations=settled("population", given.populations, lambda one: one.key),
        figures=figures,
        breakdowns=settled("breakdown figure", given.breakdowns, lambda one: one.key),
        comments=settled("comment", given.comments, lambda one: one.key),
        events=settled("event", given.events, lambda one: one.key),
        printed_directions=settled("direction of travel", given.printed_directions, lambda one: one.key),
        # Two files of one import may be read by one mapping; a board keeps the last of each key.
        mappings=tuple({one.key: one for one in given.mappings}.values()),
    )
    return records, tuple(problems)


def _different_figures(group: Sequence[Figure]) -> Problem:
    first = group[0]
    sheets = {one.source.table for one in group}
    or_leave_out = (
        " Or say of the others’ sheets that they are left out: in the import window, or in the mapping that "
        "--suggest-mapping writes."
    )
    said = "; ".join(f"{quantity_words(one.quantity, one.unit or Unit.COUNT)} in {one.source}" for one in group[:4])
    return Problem(
        NAME,
        Severity.ERROR,
        f"The {_PART_WORDS[first.part]} of indicator {first.code} for {first.month.long} is given {len(group)} times, "
        f"and not the same: {said}. Nothing says which is right, so none of them is kept.",
        "Correct or empty all but one of these cells, and bring the workbook in again."
        + (or_leave_out if len(sheets) > 1 else ""),
        first.source,
        first.code,
        first.month,
        quantity_found(first.quantity, first.unit or Unit.COUNT),
        awaits=awaited_figure(first.code, first.month, first.part.value),
    )


def _equal_figures(groups: Iterable[Sequence[Figure]]) -> Iterator[Problem]:
    """One warning for each two sheets that say the same, not one for each of perhaps thousands of figures."""
    by_sheets: dict[Hashable, list[Sequence[Figure]]] = {}
    for group in groups:
        sheets = tuple(sorted({one.source.table for one in group}))
        by_sheets.setdefault(sheets, []).append(group)
    for alike in by_sheets.values():
        first = alike[0]
        where = cells_text(one.source for one in first)
        if len(alike) == 1:
            what = f"The {_PART_WORDS[first[0].part]} of indicator {first[0].code} for {first[0].month.long} is"
        else:
            what = f"{len(alike):,} figures, the first of them indicator {first[0].code} for {first[0].month.long}, are"
        yield Problem(
            NAME,
            Severity.WARNING,
            f"{what} given more than once, each time the same ({where}). It is kept once; but two places that hold "
            "the same figures will differ one day.",
            "Leave the figures out in one of the two places.",
            first[0].source,
            first[0].code if len(alike) == 1 else None,
            first[0].month if len(alike) == 1 else None,
        )


def _settle_others(
    what: str, records: Sequence[_Record], key: Callable[[_Record], Hashable]
) -> tuple[tuple[_Record, ...], list[Problem]]:
    groups: dict[Hashable, list[_Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    kept: list[_Record] = []
    problems: list[Problem] = []
    for group in groups.values():
        differ = len({_content(record) for record in group}) > 1
        if not differ:
            kept.append(group[0])
        if len(group) > 1:
            problems.append(_other_given_twice(what, group, differ))
    return tuple(kept), problems


def _content(record: Any) -> tuple[object, ...]:
    return tuple(getattr(record, name) for name in field_names(type(record)) if name != "source")


def _other_given_twice(what: str, group: Sequence[Any], differ: bool) -> Problem:
    first = group[0]
    code, month = getattr(first, "code", None), getattr(first, "month", None)
    subject = f"The {what}" + (f" of indicator {code}" if code else f" {first.key}" if what == "population" else "")
    subject += f" for {month.long}" if month is not None else ""
    where = cells_text(record.source for record in group)
    message = f"{subject} is given {len(group)} times, "
    if differ:
        message += f"and not the same ({where}). Nothing says which is right, so none is kept."
    else:
        message += f"each time the same ({where}). It is kept once."
    return Problem(
        NAME,
        Severity.ERROR if differ else Severity.WARNING,
        message,
        "Leave it in one place only" + (", and bring the workbook in again." if differ else "."),
        first.source,
        code,
        month,
        awaits=awaited_record(_KINDS[what], first) if differ and what in _KINDS else NOTHING_AWAITED,
    )


def _different_details() -> Problem:
    return Problem(
        NAME,
        Severity.ERROR,
        "The report's details (title, council, contact ...) are given by more than one workbook, and not the same. "
        "Nothing says which are right, so none are kept.",
        "Leave the Report sheet in one workbook only, and bring the workbooks in again.",
    )


def _find(evidence: Evidence) -> Iterator[Problem]:
    yield from settle(evidence.records.figures)[1]


GIVEN_TWICE = Rule(
    NAME,
    Severity.ERROR,
    "The same figure given twice",
    "One indicator has one figure for one month. Where a workbook, or several brought in together, give it twice with "
    "different numbers, IBDesk cannot know which is right and keeps neither; where they are equal it keeps one and "
    "says where the other stands.",
    find_across=_find,
    across=("figures",),
)

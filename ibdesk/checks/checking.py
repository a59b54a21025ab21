"""Running the rules over a board; and again after an edit, only over what it touched."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple

from ibdesk.checks.causes.grid import Over, Place, with_numbers
from ibdesk.checks.causes.one_cause import FIGURES_EXCHANGED, with_one_cause
from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.rule import Rule
from ibdesk.checks.rules import RULES
from ibdesk.domain.board import Records
from ibdesk.domain.by_code import joined
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity, of_month, worst_first
from ibdesk.domain.record_fields import field_names
from ibdesk.domain.report.built_pages import MONTHS_KEPT, BuiltPages
from ibdesk.domain.report.report import NO_CHANGES, IndicatorPage, build_pages
from ibdesk.domain.report.restatements import Changes, Restatement, restatements_of
from ibdesk.progress import Progress, silent

TRIALS_KEPT = 100  # families with other numbers in place, looked at again only after they changed


def check(
    records: Records, month: Month, progress: Progress = silent, changes: Changes = NO_CHANGES
) -> tuple[Problem, ...]:
    """Everything that the rules find in a board as it stands up to a month, worst first; page-like things for that
    month alone.

    `changes` are the figures of past months that changed since the last pack. Of a rule that the board switched off
    the errors are reported all the same.
    """
    return CheckedBoard().problems(records, month, progress, changes)


def without_switched_off(problems: Iterable[Problem], records: Records) -> Iterator[Problem]:
    """The problems that the board wants reported, and every error."""
    off = records.board_settings.switched_off
    return (problem for problem in problems if problem.severity is Severity.ERROR or problem.rule not in off)


class CheckedBoard:
    """The problems of an open board, found again after each change; its pages are those of `built`.

    What was found in each family of related indicators is kept with the records that it was found in, and looked for
    again only where these are others: the result is what checking everything would give.
    """

    def __init__(self, built: BuiltPages | None = None) -> None:
        self._built = built or BuiltPages()
        self._found: dict[Month, dict[tuple[str, ...], _Found]] = {}
        self._tried: dict[tuple[Month, tuple[str, ...], frozenset[tuple[Place, Fraction | None]]], _Found] = {}
        self._found_across: dict[tuple[str, Month], _FoundAcross] = {}

    def problems(
        self, records: Records, month: Month, progress: Progress = silent, changes: Changes = NO_CHANGES
    ) -> tuple[Problem, ...]:
        """What `check` finds."""
        pages = self._built.pages(records, month, changes.restatements)
        found = list(self._in_families(month, pages, changes.restatements, progress))
        whole = Evidence(records, month, pages, changes.restatements)
        for rule in RULES:
            found.extend(self._across(rule, whole))
        wanted = list(of_month(without_switched_off(found, records), month))
        if FIGURES_EXCHANGED.name not in records.board_settings.switched_off:
            wanted = with_one_cause(records, wanted, partial(self._found_with, month, pages, changes))
        return tuple(sorted(wanted, key=worst_first))

    def _found_with(
        self, month: Month, pages: tuple[IndicatorPage, ...], changes: Changes, over: Over
    ) -> tuple[Problem, ...]:
        """What is found in the families that some numbers are of, with these in place of the records' own."""
        split, touched = self._built.split, {place.slot.code for place in over}
        restated = restatements_of(changes.restatements)
        found: list[Problem] = []
        for codes in split.families():
            if touched.isdisjoint(codes):
                continue
            parts = tuple(split.of[code] for code in codes)
            its = tuple(one for code in codes for one in restated.get(code, ()))
            key = month, codes, frozenset(over.items())
            was = self._tried.get(key)
            if was is None or not was.still_holds(parts, its, pages):
                whole = with_numbers(joined(parts), over)
                was = _found_in(Evidence(whole, month, build_pages(whole, month, its), its, pages), parts)
                while len(self._tried) >= TRIALS_KEPT:
                    del self._tried[next(iter(self._tried))]
            self._tried[key] = was
            found += was.problems
        return tuple(found)

    def _in_families(
        self,
        month: Month,
        pages: tuple[IndicatorPage, ...],
        changed: tuple[Restatement, ...],
        progress: Progress,
    ) -> Iterator[Problem]:
        pages_of: dict[str, list[IndicatorPage]] = {}
        for page in pages:
            pages_of.setdefault(page.code, []).append(page)
        restated = restatements_of(changed)
        split = self._built.split
        families = split.families()
        before, now = self._found.get(month, {}), {}
        for done, codes in enumerate(families):
            progress(done, len(families), f"Checking indicator {codes[0]}")
            parts = tuple(split.of[code] for code in codes)
            its = tuple(one for code in codes for one in restated.get(code, ()))
            was = before.get(codes)
            if was is None or not was.still_holds(parts, its, pages):
                its_pages = tuple(page for code in codes for page in pages_of.get(code, ()))
                figures = self._built.figures(month, codes)
                was = _found_in(Evidence(joined(parts), month, its_pages, its, pages, figures), parts)
            now[codes] = was
            yield from was.problems
        progress(len(families), len(families), "Checked")
        self._keep(month, now)

    def _across(self, rule: Rule, whole: Evidence) -> tuple[Problem, ...]:
        if not rule.across:
            return tuple(rule.find_across(whole))
        seen = tuple(getattr(whole.records, kind) for kind in rule.across)
        was = self._found_across.get((rule.name, whole.month))
        if was is None or was.seen != seen:
            was = _FoundAcross(seen, tuple(rule.find_across(whole)))
            self._found_across[rule.name, whole.month] = was
        return was.problems

    def _keep(self, month: Month, found: "dict[tuple[str, ...], _Found]") -> None:
        self._found.pop(month, None)
        while len(self._found) >= MONTHS_KEPT:
            oldest = next(iter(self._found))
            del self._found[oldest]
            self._found_across = {key: one for key, one in self._found_across.items() if key[1] != oldest}
        self._found[month] = found


class _FoundAcross(NamedTuple):
    seen: tuple[Any, ...]
    problems: tuple[Problem, ...]


class _Found(NamedTuple):
    """What was found in one family; `all_pages` are the whole month's where a rule asked for them."""

    parts: tuple[Records, ...]
    restated: tuple[Restatement, ...]
    all_pages: tuple[IndicatorPage, ...] | None
    problems: tuple[Problem, ...]

    def still_holds(
        self, parts: tuple[Records, ...], restated: tuple[Restatement, ...], pages: tuple[IndicatorPage, ...]
    ) -> bool:
        if self.parts != parts or self.restated != restated:
            return False
        return self.all_pages is None or _say_the_same(self.all_pages, pages)


def _found_in(family: Evidence, parts: tuple[Records, ...]) -> _Found:
    problems = tuple(problem for rule in RULES for problem in rule.find(family))
    return _Found(parts, family.restatements, family.all_pages() if family.asked_for_all else None, problems)


_BUT_COMMENTS = tuple(name for name in field_names(IndicatorPage) if name != "comment")


def _say_the_same(before: Sequence[IndicatorPage], now: Sequence[IndicatorPage]) -> bool:
    """Whether pages differ in their comments alone, which no other page's comment is compared with."""
    return len(before) == len(now) and all(
        old is new or all(getattr(old, name) == getattr(new, name) for name in _BUT_COMMENTS)
        for old, new in zip(before, now, strict=True)
    )

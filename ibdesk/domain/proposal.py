"""What an unknown sheet may hold: proposed for a person to confirm, never used unasked."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from ibdesk.domain.mapping import (
    FIGURES,
    MappedColumn,
    Meaning,
    MonthFrom,
    NotUsed,
    OnlyWhere,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.problem import Problem, Severity
from ibdesk.domain.question import Question


class Certainty(StrEnum):
    """How sure a proposal is: its heading is known, it is only like something known, or nothing is known of it."""

    KNOWN = "known"
    GUESS = "guess"
    NONE = "none"


class ProposedColumn(Struct, frozen=True):
    """`samples` are what its first cells show; `why` says in words what a guess rests on. `also` are the further
    columns under the same heading, where that is each month's. `texts` are the words of a column of labels, where they
    are few."""

    column: int
    heading: str
    samples: tuple[str, ...]
    meaning: Meaning
    certainty: Certainty
    why: str = ""
    also: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[int, ...]:
        """All that the heading stands over, from the left."""
        return (self.column, *self.also)


class ProposedWord(Struct, frozen=True):
    """A text in the place of an indicator that is no indicator's code or name; `code` is the one it is like, or "" ."""

    written: str
    code: str
    certainty: Certainty


class Proposal(Struct, frozen=True):
    """`rows` are the first and last heading row; `grid` holds the sheet's upper left cells as they show, row by row.

    `month` is where the month of the whole sheet may stand, as a guess, where no column says it. `indicators` are the
    codes and names to choose from. `described` is what a person said of exactly these headings before: then nothing of
    it is a guess. `kinds` are the words of a column of kinds with what they seem to be, `wholes` the categories that
    seem to stand for all, `months` what is asked of months that can be two, `only` the words that the board's own rows
    may be picked by: guesses too.
    """

    sheet: str
    rows: tuple[int, int]
    grid: tuple[tuple[str, ...], ...]
    columns: tuple[ProposedColumn, ...]
    words: tuple[ProposedWord, ...] = ()
    month: Month | MonthFrom | None = None
    kind: str = FIGURES
    indicators: tuple[tuple[str, str], ...] = ()
    described: SheetMapping | None = None
    kinds: tuple[WordMeaning, ...] = ()
    wholes: tuple[str, ...] = ()
    months: tuple[WordMeaning, ...] = ()
    only: tuple[OnlyWhere, ...] = ()

    @property
    def guesses(self) -> int:
        """How much of it waits for a person's yes."""
        if self.described is not None:
            return len(self.months)
        said = [column.certainty for column in self.columns] + [word.certainty for word in self.words]
        return (
            said.count(Certainty.GUESS)
            + (self.month is not None)
            + len(self.kinds)
            + len(self.wholes)
            + len(self.months)
            + len(self.only)
        )

    @property
    def said(self) -> tuple[ProposedColumn, ...]:
        """The columns that a mapping names: those with a heading, and those without one that hold something."""
        return tuple(each for each in self.columns if each.heading or not isinstance(each.meaning, NotUsed))

    def mapping(self) -> SheetMapping:
        """The mapping that it comes to when every guess is right."""
        if self.described is not None:
            return replace(self.described, sheet=self.sheet, months=(*self.described.months, *self.months))
        return SheetMapping(
            self.sheet,
            tuple(MappedColumn(column.heading, column.meaning) for column in self.said),
            self.kind,
            self.rows[1] - self.rows[0] + 1,
            month=self.month,
            words=tuple(WordMeaning(word.written, word.code) for word in self.words if word.code),
            kinds=self.kinds,
            wholes=self.wholes,
            months=self.months,
            only=self.only,
        )


class Trial(Struct, frozen=True):
    """What a mapping would bring from its sheet. `needed` says what it lacks; then nothing was read. `words` are the
    texts that stand in the place of indicators and are none, `used` the cells that figures would come from, by row and
    column, `wrong` those with problems, each with the worst of them."""

    figures: int
    others: int
    needed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    words: tuple[ProposedWord, ...] = ()
    used: frozenset[tuple[int, int]] = frozenset()
    wrong: Mapping[tuple[int, int], Severity] = field(default_factory=dict)

"""What an unknown sheet may hold: proposed for a person to confirm, never used unasked."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from ibdesk.domain.mapping import (
    FIGURES,
    KIND,
    MappedColumn,
    Meaning,
    MonthFrom,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    SheetMapping,
    Whose,
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
    """A text in the place of an indicator that is no indicator's code or name; `code` is the one it is like, or "";
    `left_out`: it seems to be a total, whose rows are left out."""

    written: str
    code: str
    certainty: Certainty
    left_out: bool = False

    @property
    def means(self) -> str | None:
        """What it seems to mean: a code, or "" where its rows are to be left out; None where nothing is known."""
        return "" if self.left_out else self.code or None


class Proposal(Struct, frozen=True):
    """`rows` are the first and last heading row; `grid` holds the sheet's upper left cells as they show, row by row.

    `month` is where the month of the whole sheet may stand, as a guess, where no column says it. `indicators` are the
    codes and names to choose from. `described` is what a person said of exactly these headings before: then nothing of
    it is a guess. `kinds` are the words of a column of kinds with what they seem to be, `wholes` the categories that
    seem to stand for all, `months` what is asked of months that can be two, `only` the words that the board's own rows
    may be picked by: guesses too. So are `code`, the indicator of the whole sheet, `lines` and `down`. `these_are` is
    not said where a label stands over all, as `why` tells; then only a person can say it, as what is asked of
    `months_not_said`.
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
    code: str = ""
    these_are: Whose = Whose.ALL
    category: str = ""
    why: str = ""
    lines: str = ""
    down: tuple[str, ...] = ()
    months_not_said: tuple[Question, ...] = ()

    @property
    def asks_indicator(self) -> bool:
        """Whether nothing in its rows says which indicator they are about: then the sheet has one."""
        if self.kind != FIGURES or self.described is not None or self.lines == "name":
            return False
        meanings = [column.meaning for column in self.columns]
        named = any(each in (RowField("code"), RowField("name")) or isinstance(each, OfIndicator) for each in meanings)
        return not named and any(not isinstance(each, NotUsed) for each in meanings)

    @property
    def guesses_whose(self) -> bool:
        """Whether what is proposed of a label over all is a guess: it is the council's own name, or a draft's."""
        return self.these_are in (Whose.ALL, Whose.LEFT_OUT) and bool(self.why)

    @property
    def kinds_not_said(self) -> tuple[str, ...]:
        """The words of its column of kinds that only a person can say the number of."""
        said = {kind.written for kind in self.kinds}
        texts = (text for column in self.columns if column.meaning == RowField(KIND) for text in column.texts)
        return tuple(text for text in texts if text not in said) if self.described is None else ()

    @property
    def guesses(self) -> int:
        """How much of it waits for a person's word."""
        if self.described is not None:
            return len(self.months) + len(self.months_not_said)
        said = [column.certainty for column in self.columns] + [word.certainty for word in self.words]
        return (
            said.count(Certainty.GUESS)
            + (self.month is not None)
            + len(self.kinds)
            + len(self.wholes)
            + len(self.months)
            + len(self.months_not_said)
            + len(self.only)
            + bool(self.code)
            + (self.guesses_whose or self.these_are is Whose.NOT_SAID)
            + len(self.kinds_not_said)
            + bool(self.lines)
            + len(self.down)
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
            code=self.code,
            month=self.month,
            words=tuple(WordMeaning(word.written, word.means) for word in self.words if word.means is not None),
            kinds=self.kinds,
            wholes=self.wholes,
            months=self.months,
            only=self.only,
            these_are=self.these_are,
            category=self.category if self.these_are is Whose.CATEGORY else "",
            lines=self.lines,
            down=self.down,
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

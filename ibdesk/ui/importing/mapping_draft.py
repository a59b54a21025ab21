"""What a person has said of a sheet so far: a proposal, and what was confirmed or changed since. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from ibdesk.domain.mapping import (
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    RowField,
    SheetMapping,
    WordMeaning,
)
from ibdesk.domain.month import Month
from ibdesk.domain.proposal import Certainty, Proposal, ProposedWord

LEFT_OUT = ""
_LABELS = ("code", "name", "month", "year", "category")


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """`meanings` are by the column's place in the proposal, `words` by the text in the cells: an indicator's code,
    LEFT_OUT, or None while it is undecided. `open_guesses` are the places and words that still wait for a yes."""

    proposal: Proposal
    meanings: tuple[Meaning, ...]
    words: tuple[tuple[str, str | None], ...]
    open_columns: frozenset[int]
    open_words: frozenset[str]
    code: str = ""
    month: Month | MonthFrom | None = None
    month_open: bool = field(default=False)

    @property
    def guesses(self) -> int:
        words = len(self.open_words) if self.asks_words else 0
        return len(self.open_columns) + words + (self.month_open and not self.has_month_column)

    @property
    def new_words(self) -> tuple[ProposedWord, ...]:
        """Texts that were found since it was proposed; not those that were described before and stand nowhere now."""
        described = self.proposal.described.words if self.proposal.described is not None else ()
        known = {word.written for word in self.proposal.words} | {word.written for word in described}
        return tuple(
            ProposedWord(written, means or "", Certainty.NONE) for written, means in self.words if written not in known
        )

    @property
    def missing(self) -> str:
        """What has to be chosen still, in a sentence; empty where nothing has."""
        for column, meaning in zip(self.proposal.columns, self.meanings, strict=True):
            if isinstance(meaning, OfIndicator) and not meaning.code:
                return f"Choose the indicator of “{column.heading}”."
        return ""

    @property
    def not_used(self) -> tuple[int, ...]:
        """The places of the columns that are left out, though they hold something."""
        found = zip(self.proposal.columns, self.meanings, strict=True)
        return tuple(
            at for at, (column, meaning) in enumerate(found) if isinstance(meaning, NotUsed) and column.samples
        )

    @property
    def used_columns(self) -> tuple[int, ...]:
        """Of the sheet, from 1."""
        return self._columns(lambda meaning: not isinstance(meaning, NotUsed))

    @property
    def label_columns(self) -> tuple[int, ...]:
        """Those that say what the figures of a row are about."""
        return self._columns(lambda meaning: isinstance(meaning, RowField) and meaning.field in _LABELS)

    @property
    def asks_words(self) -> bool:
        """Whether a column of codes or names is there whose texts may need a meaning."""
        return any(meaning in (RowField("code"), RowField("name")) for meaning in self.meanings)

    @property
    def has_month_column(self) -> bool:
        return any(meaning == RowField("month") or isinstance(meaning, MonthsAcross) for meaning in self.meanings)

    @property
    def has_indicators(self) -> bool:
        named = (RowField("code"), RowField("name"))
        return any(meaning in named or isinstance(meaning, OfIndicator) for meaning in self.meanings)

    def _columns(self, wanted: Callable[[Meaning], bool]) -> tuple[int, ...]:
        found = zip(self.proposal.columns, self.meanings, strict=True)
        return tuple(each for column, meaning in found if wanted(meaning) for each in column.columns)

    def column(self, place: int, meaning: Meaning) -> "MappingDraft":
        """With another meaning for a column, which is no guess any more."""
        meanings = tuple(meaning if at == place else each for at, each in enumerate(self.meanings))
        return replace(self, meanings=meanings, open_columns=self.open_columns - {place})

    def word(self, written: str, means: str | None) -> "MappingDraft":
        words = tuple((each, means if each == written else before) for each, before in self.words)
        return replace(self, words=words, open_words=self.open_words - {written})

    def whole_sheet(self, code: str, month: Month | MonthFrom | None) -> "MappingDraft":
        """With the indicator and the month that hold for every row."""
        return replace(self, code=code, month=month, month_open=self.month_open and month == self.month)

    def month_confirmed(self) -> "MappingDraft":
        return replace(self, month_open=False)

    def with_words(self, words: Iterable[ProposedWord]) -> "MappingDraft":
        """With texts that were found since, what they are like as open guesses."""
        found = tuple(words)
        guesses = {word.written for word in found if word.certainty is Certainty.GUESS}
        return replace(
            self,
            words=(*self.words, *((word.written, word.code or None) for word in found)),
            open_words=self.open_words | guesses,
        )

    def confirmed(self) -> "MappingDraft":
        """With every guess taken for right."""
        return replace(self, open_columns=frozenset(), open_words=frozenset(), month_open=False)

    def mapping(self) -> SheetMapping:
        """What was said, whatever no column needs left out."""
        rows = self.proposal.rows
        said = zip(self.proposal.columns, self.meanings, strict=True)
        return SheetMapping(
            self.proposal.sheet,
            tuple(
                MappedColumn(column.heading, meaning)
                for column, meaning in said
                if column.heading or not isinstance(meaning, NotUsed)
            ),
            self.proposal.kind,
            rows[1] - rows[0] + 1,
            "" if self.has_indicators else self.code,
            None if self.has_month_column else self.month,
            tuple(WordMeaning(word, means) for word, means in self.words if self.asks_words and means is not None),
            self.proposal.described.scales if self.proposal.described is not None else (),
        )


def draft_of(proposal: Proposal) -> MappingDraft:
    """As proposed, every guess still open; what a person said of it before, as it was said."""
    if proposal.described is not None:
        return _as_said(proposal, proposal.described)
    guess = Certainty.GUESS
    return MappingDraft(
        proposal,
        tuple(column.meaning for column in proposal.columns),
        tuple((word.written, word.code or None) for word in proposal.words),
        frozenset(place for place, column in enumerate(proposal.columns) if column.certainty is guess),
        frozenset(word.written for word in proposal.words if word.certainty is guess),
        month=proposal.month,
        month_open=proposal.month is not None,
    )


def _as_said(proposal: Proposal, described: SheetMapping) -> MappingDraft:
    """Texts without an answer are new, and the indicator that they resemble is a guess."""
    said = MappingDraft(
        proposal,
        tuple(column.meaning for column in proposal.columns),
        tuple((word.written, word.means) for word in described.words),
        frozenset(),
        frozenset(),
        described.code,
        described.month,
    )
    known = {word.written for word in described.words}
    return said.with_words(word for word in proposal.words if word.written not in known)

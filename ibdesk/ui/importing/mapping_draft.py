"""What a person has said of a sheet so far: a proposal, and what was confirmed or changed since. Pure."""

from collections.abc import Callable, Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from ibdesk.domain.mapping import (
    KIND,
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    SheetMapping,
    WordMeaning,
    heading_key,
)
from ibdesk.domain.month import Month
from ibdesk.domain.proposal import Certainty, Proposal, ProposedWord

LEFT_OUT = ""
_LABELS = ("code", "name", "month", "year", "category")


class MappingDraft(Struct, frozen=True):
    """`meanings` are by the column's place in the proposal, `words` by the text in the cells: an indicator's code,
    LEFT_OUT, or None while it is undecided. `open_guesses` are the places and words that still wait for a yes. `kinds`
    say by its word which number a row holds, or LEFT_OUT; `wholes` are the categories that stand for all; `picks` are
    the words that rows are picked by, by the column's place, `open_picks` the places where they are guesses;
    `open_labels` the words of labels that are guesses."""

    proposal: Proposal
    meanings: tuple[Meaning, ...]
    words: tuple[tuple[str, str | None], ...]
    open_columns: frozenset[int]
    open_words: frozenset[str]
    code: str = ""
    month: Month | MonthFrom | None = None
    month_open: bool = field(default=False)
    kinds: tuple[tuple[str, str], ...] = ()
    wholes: frozenset[str] = frozenset()
    picks: tuple[tuple[int, tuple[str, ...]], ...] = ()
    open_labels: frozenset[str] = frozenset()
    open_picks: frozenset[int] = frozenset()

    @property
    def guesses(self) -> int:
        words = len(self.open_words) if self.asks_words else 0
        labels = len(self.open_labels) + len(self.open_picks)
        return len(self.open_columns) + labels + words + (self.month_open and not self.has_month_column)

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

    def kind(self, written: str, means: str | None) -> "MappingDraft":
        """With which number the rows with a word hold: a part, LEFT_OUT, or None for not said."""
        others = tuple(each for each in self.kinds if each[0] != written)
        kinds = others if means is None else (*others, (written, means))
        return replace(self, kinds=kinds, open_labels=self.open_labels - {written})

    def whole(self, written: str, is_whole: bool) -> "MappingDraft":
        """With a category that stands for all together, or for a part."""
        wholes = self.wholes | {written} if is_whole else self.wholes - {written}
        return replace(self, wholes=wholes, open_labels=self.open_labels - {written})

    def pick(self, place: int, words: tuple[str, ...]) -> "MappingDraft":
        """With only the rows that say one of these in a column; all of them where there are none."""
        others = tuple(each for each in self.picks if each[0] != place)
        picks = (*others, (place, words)) if words else others
        return replace(self, picks=picks, open_picks=self.open_picks - {place})

    def place_of(self, field: str) -> int | None:
        """The place of the column that is said to hold a field of the row."""
        return next((at for at, each in enumerate(self.meanings) if each == RowField(field)), None)

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
        return replace(
            self,
            open_columns=frozenset(),
            open_words=frozenset(),
            open_labels=frozenset(),
            open_picks=frozenset(),
            month_open=False,
        )

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
            tuple(WordMeaning(*kind) for kind in self.kinds) if self.place_of(KIND) is not None else (),
            tuple(sorted(self.wholes)) if self.place_of("category") is not None else (),
            tuple(OnlyWhere(self.proposal.columns[at].heading, words) for at, words in self.picks),
            self.proposal.described.months if self.proposal.described is not None else (),
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
        kinds=tuple((kind.written, kind.means) for kind in proposal.kinds),
        wholes=frozenset(proposal.wholes),
        picks=_picks(proposal, proposal.only),
        open_labels=frozenset((*(kind.written for kind in proposal.kinds), *proposal.wholes)),
        open_picks=frozenset(at for at, _ in _picks(proposal, proposal.only)),
    )


def _picks(proposal: Proposal, only: Iterable[OnlyWhere]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The words that rows are picked by, by the place of their column."""
    places = {heading_key(column.heading): at for at, column in enumerate(proposal.columns) if column.heading}
    found = ((places.get(heading_key(pick.heading)), pick.words) for pick in only)
    return tuple((at, words) for at, words in found if at is not None)


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
        kinds=tuple((kind.written, kind.means) for kind in described.kinds),
        wholes=frozenset(described.wholes),
        picks=_picks(proposal, described.only),
    )
    known = {word.written for word in described.words}
    return said.with_words(word for word in proposal.words if word.written not in known)

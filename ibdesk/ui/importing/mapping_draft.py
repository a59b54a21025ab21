"""What a person has said of a sheet so far: a proposal, and what was confirmed or changed since. Pure."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from msgspec.structs import replace

from ibdesk.domain.mapping import (
    KIND,
    PERIOD,
    MappedColumn,
    Meaning,
    MonthFrom,
    MonthsAcross,
    NotUsed,
    OfIndicator,
    OnlyWhere,
    RowField,
    SheetMapping,
    Whose,
    WordMeaning,
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
    `open_labels` the words of labels that are guesses, `open_whole` what is a guess of the whole sheet: "code",
    "month", "lines", "down", "whose". `these_are` and `category` say whose figures they are, `lines` and `down` what
    holds for rows that do not say it."""

    proposal: Proposal
    meanings: tuple[Meaning, ...]
    words: tuple[tuple[str, str | None], ...]
    open_columns: frozenset[int]
    open_words: frozenset[str]
    code: str = ""
    month: Month | MonthFrom | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    wholes: frozenset[str] = frozenset()
    picks: tuple[tuple[int, tuple[str, ...]], ...] = ()
    open_labels: frozenset[str] = frozenset()
    open_picks: frozenset[int] = frozenset()
    open_whole: frozenset[str] = frozenset()
    these_are: Whose = Whose.ALL
    category: str = ""
    lines: str = ""
    down: tuple[str, ...] = ()

    @property
    def guesses(self) -> int:
        words = len(self.open_words) if self.asks_words else 0
        if self.left_out:
            return len(self.open_whole & {"whose"})
        labels = len(self.open_labels) + len(self.open_picks)
        return len(self.open_columns) + labels + words + len(self.guessed_of_whole)

    @property
    def guessed_of_whole(self) -> frozenset[str]:
        """What is a guess of the whole sheet and is not said by a column."""
        said = {"code"} if self.has_indicators else set()
        return self.open_whole - said - ({"month"} if self.has_month_column else set())

    @property
    def left_out(self) -> bool:
        """Whether the sheet is said to hold nothing for the board."""
        return self.these_are is Whose.LEFT_OUT

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
        if self.these_are is Whose.NOT_SAID:
            return f"Choose whose figures these are: {self.proposal.why}."
        if self.these_are is Whose.CATEGORY and not self.category.strip():
            return "Say which category these figures are."
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
        named = any(meaning in (RowField("code"), RowField("name")) for meaning in self.meanings)
        return named or self.lines == "name"

    @property
    def has_month_column(self) -> bool:
        months = (RowField("month"), RowField(PERIOD))
        return any(meaning in months or isinstance(meaning, MonthsAcross) for meaning in self.meanings)

    @property
    def has_indicators(self) -> bool:
        named = (RowField("code"), RowField("name"))
        return self.lines == "name" or any(
            meaning in named or isinstance(meaning, OfIndicator) for meaning in self.meanings
        )

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

    def texts_of_lines(self, field: str) -> tuple[str, ...]:
        """The words of kinds that stand as lines between the rows."""
        return tuple(kind.written for kind in self.proposal.kinds) if self.lines == field == KIND else ()

    def place_of(self, field: str) -> int | None:
        """The place of the column that is said to hold a field of the row."""
        return next((at for at, each in enumerate(self.meanings) if each == RowField(field)), None)

    def whole_sheet(self, code: str, month: Month | MonthFrom | None) -> "MappingDraft":
        """With the indicator and the month that hold for every row."""
        changed = {name for name, same in (("code", code == self.code), ("month", month == self.month)) if not same}
        return replace(self, code=code, month=month, open_whole=self.open_whole - changed)

    def whose(self, these_are: Whose, category: str) -> "MappingDraft":
        """With whose figures they are."""
        changed = {"whose"} if these_are is not self.these_are else set()
        return replace(self, these_are=these_are, category=category, open_whole=self.open_whole - changed)

    def of_rows(self, lines: str, down: tuple[str, ...]) -> "MappingDraft":
        """With what lines between the rows say, and which blank cells mean what stands above."""
        changed = {name for name, same in (("lines", lines == self.lines), ("down", down == self.down)) if not same}
        return replace(self, lines=lines, down=down, open_whole=self.open_whole - changed)

    def whole_confirmed(self, what: str) -> "MappingDraft":
        """With a guess of the whole sheet taken for right."""
        return replace(self, open_whole=self.open_whole - {what})

    def with_words(self, words: Iterable[ProposedWord]) -> "MappingDraft":
        """With texts that were found since, what they are like as open guesses."""
        found = tuple(words)
        guesses = {word.written for word in found if word.certainty is Certainty.GUESS}
        return replace(
            self,
            words=(*self.words, *((word.written, word.means) for word in found)),
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
            open_whole=frozenset(),
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
            tuple(WordMeaning(*kind) for kind in self.kinds) if self._says_kinds else (),
            tuple(sorted(self.wholes)) if self.place_of("category") is not None else (),
            tuple(OnlyWhere(self.proposal.columns[at].heading, words) for at, words in self.picks),
            self.proposal.described.months if self.proposal.described is not None else (),
            these_are=self.these_are,
            category=self.category if self.these_are is Whose.CATEGORY else "",
            lines=self.lines,
            down=self.down,
        )

    @property
    def _says_kinds(self) -> bool:
        return self.place_of(KIND) is not None or self.lines == KIND

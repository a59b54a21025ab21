"""What a reader of workbooks cannot know and a person can say: questions, and what was decided."""

from collections.abc import Hashable

from msgspec import Struct

from ibdesk.domain.figure import CellSource
from ibdesk.domain.mapping import SheetMapping, WordMeaning

# Rule, workbook, sheet, and what of it: a code, a heading; empty for the whole sheet.
QuestionKey = tuple[str, str, str, str]


# What a row stands for whose label is no indicator of the board: answered once, and remembered for that label.
ROW_LABEL, LEAVE_OUT = "row-label", "leave out"


class Choice(Struct, frozen=True):
    """One possible answer: its word in the code, and what a person reads."""

    word: str
    label: str


class Question(Struct, frozen=True):
    """Asked in the preview; until it is answered, nothing that depends on it is used."""

    rule: str
    about: str
    text: str
    choices: tuple[Choice, ...]
    source: CellSource

    @property
    def key(self) -> QuestionKey:
        return self.rule, self.source.workbook, self.source.sheet, self.about


class Answer(Struct, frozen=True):
    """The word that a person chose for a question; `for_good` where sheets like this one shall be read so without
    asking from now on."""

    key: QuestionKey
    word: str
    for_good: bool = False


class Decisions(Struct, frozen=True):
    """What a person said about the workbooks of one import: mappings for sheets, answers to questions, of which sheets
    (by workbook and name) the hidden cells are left out, which of the board's figures (by their keys) stay
    though a workbook says otherwise, which figures of a workbook that was read before are brought back over what
    came in since, whether the definitions that the board started from stay beside a workbook's own, and what labels
    of rows mean that are no indicator's, whatever workbook they stand in."""

    mappings: tuple[SheetMapping, ...] = ()
    answers: tuple[Answer, ...] = ()
    without_hidden: frozenset[tuple[str, str]] = frozenset()
    kept: frozenset[Hashable] = frozenset()
    brought_back: frozenset[Hashable] = frozenset()
    keep_first_definitions: bool = False
    row_labels: tuple[WordMeaning, ...] = ()

    def word(self, key: QuestionKey) -> str:
        """The answer to a question, the latest where there are several; empty where there is none."""
        return next((answer.word for answer in reversed(self.answers) if answer.key == key), "")


NOTHING_DECIDED = Decisions()

"""The notes on cells of a sheet, which Excel calls comments: what one says may put its cell right."""

import re

# The author of the notes in a marked copy, which comes back with them: they say nothing that IBDesk does not know.
OWN_AUTHOR = "IBDesk"
LONGEST_NOTE = 2_000  # as it is read, before it is cut
_MOST, _LONGEST = 100_000, 500
_MOST_LETTERS = 1_000_000  # of all notes of a sheet
# Excel writes who wrote a note over it, and over what was said in a talk about the cell why it is shown so.
_WRITTEN_OVER = re.compile(r"\[Threaded comment\].*?Comment:\s*|[^\n:]{1,60}:\r?\n", re.DOTALL)

# As a marked copy's begin, where another program saved it without their author.
_OWN = re.compile(rf"(?:{OWN_AUTHOR}:\s+)?{OWN_AUTHOR} \d+, \w+: ")


class CellNotes:
    """Collects what people wrote in notes, by the rows and columns of their cells; a long one is cut."""

    def __init__(self) -> None:
        self.said: dict[tuple[int, int], str] = {}
        self._letters = 0

    def put(self, at: tuple[int, int], text: str, author: str = "") -> None:
        """Take in a note, without who wrote it; "" where it is not known what it says. None of a marked copy."""
        said = text.strip()
        over = _WRITTEN_OVER.match(said)
        own = author.strip() == OWN_AUTHOR or _OWN.match(said) is not None
        if own or len(self.said) >= _MOST:
            return
        said = said[over.end() if over else 0 :].strip()[:_LONGEST]
        self._letters += len(said)
        self.said[at] = said if self._letters <= _MOST_LETTERS else ""

"""A comment's sentences, and the clauses that a sentence is made of."""

import re
from collections.abc import Iterator

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^a-z\s])")
# A line of a list goes on with the line that ends in a colon and opens the list: "58 in all:", "- 22 after ...".
_LINE = re.compile(r"[^\n]+")
_OF_LIST = re.compile(r"\s*[-–•*]\s.*[^:\s]\s*")
_CLAUSE_END = re.compile(
    r"[;:]\s|,? (?:but|although|though|while|whereas|however|and (?=(?:we|it|this|the|they|is|are)\b))\b", re.I
)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with where it begins; a list is one with the line that opens it."""
    for start, end in _lines_and_lists(text):
        for match in _SENTENCE_END.finditer(text, start, end):
            yield start, text[start : match.start()]
            start = match.end()
        yield start, text[start:end]


def clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """The parts of a sentence that each say something of their own, with where they begin."""
    start = 0
    for match in _CLAUSE_END.finditer(sentence):
        yield start, sentence[start : match.start()]
        start = match.end()
    yield start, sentence[start:]


def _lines_and_lists(text: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    in_list = False
    for line in _LINE.finditer(text):
        in_list = in_list and bool(_OF_LIST.fullmatch(line[0]))
        if not in_list:
            yield start, end
            start = line.start()
        end = line.end()
        in_list = in_list or line[0].rstrip().endswith(":")
    yield start, end

"""Texts that stand twice: another indicator's description, another's comment, last month's comment."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from ibdesk.checks.evidence.evidence import Evidence
from ibdesk.checks.evidence.phrases import named
from ibdesk.checks.evidence.rule import Rule
from ibdesk.domain.board import Comment
from ibdesk.domain.indicator import Indicator, in_code_order
from ibdesk.domain.problem import Problem, Severity

# "On target this month." may be said of many; a text this long was copied.
FEWEST_WORDS_OF_A_COPY = 6
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL_WORDS = frozenset("a an and at by for from in of on or over per than that the to with within".split())  # noqa: SIM905

_same = partial(Problem, "same-text-twice")


@lru_cache(maxsize=4096)  # a board's descriptions and comments are looked at after every edit
def _words(text: str) -> tuple[str, ...]:
    """The words alone: case, punctuation and line breaks do not make a text another one."""
    return tuple(word.casefold().replace("'", "").replace("’", "") for word in _WORD.findall(text))


def _find(evidence: Evidence) -> Iterator[Problem]:
    yield from _descriptions(evidence)
    yield from _comments_of_the_month(evidence)
    yield from _comments_of_last_month(evidence)


def _descriptions(evidence: Evidence) -> Iterator[Problem]:
    alike: dict[tuple[str, ...], list[Indicator]] = {}
    for page in evidence.pages:
        words = _words(page.indicator.description)
        if words:
            alike.setdefault(words, []).append(page.indicator)
    for words, indicators in alike.items():
        if len(indicators) > 1:
            yield from _same_description(words, indicators)


def _same_description(words: tuple[str, ...], indicators: Sequence[Indicator]) -> Iterator[Problem]:
    """The copy is the one whose name has words that the description lacks, where another's name has none such."""
    lacking = {indicator.code: _lacking(indicator.name, words) for indicator in indicators}
    owner = min(indicators, key=lambda indicator: (len(lacking[indicator.code]), in_code_order(indicator.code)))
    for indicator in indicators:
        if indicator is owner:
            continue
        sure = len(lacking[indicator.code]) > len(lacking[owner.code])
        missing = f' The word "{lacking[indicator.code][0]}" of its name is not in it.' if sure else ""
        yield _same(
            Severity.ERROR if sure else Severity.WARNING,
            f"The description of {named(indicator)} is word for word that of {named(owner)}.{missing} Readers cannot "
            "tell what is counted.",
            "Write the indicator's own description.",
            indicator.source.at("description") if indicator.source is not None else None,
            indicator.code,
            None,
            indicator.description,
        )


def _lacking(name: str, words: Sequence[str]) -> list[str]:
    known = {_stem(word) for word in words}
    return [word for word in _WORD.findall(name) if word.casefold() not in _SMALL_WORDS and _stem(word) not in known]


def _stem(word: str) -> str:
    return word.casefold().replace("'", "").replace("’", "").rstrip("s")


def _comments_of_the_month(evidence: Evidence) -> Iterator[Problem]:
    alike: dict[tuple[str, ...], list[Comment]] = {}
    for comment in evidence.records.comments:
        if comment.month == evidence.month and len(words := _words(comment.text)) >= FEWEST_WORDS_OF_A_COPY:
            alike.setdefault(words, []).append(comment)
    for comments in alike.values():
        comments.sort(key=lambda comment: in_code_order(comment.code))
        for comment in comments[1:]:
            yield _copied(
                comment,
                f"The comment of indicator {comment.code} for {comment.month.long} is word for word that of indicator "
                f"{comments[0].code}. A text for both seldom says what is behind either figure.",
            )


def _comments_of_last_month(evidence: Evidence) -> Iterator[Problem]:
    before = {
        comment.code: _words(comment.text)
        for comment in evidence.records.comments
        if comment.month == evidence.month - 1
    }
    for comment in evidence.records.comments:
        if (
            comment.month == evidence.month
            and len(words := _words(comment.text)) >= FEWEST_WORDS_OF_A_COPY
            and words == before.get(comment.code)
        ):
            yield _copied(
                comment,
                f"The comment of indicator {comment.code} for {comment.month.long} is word for word that of "
                f"{(comment.month - 1).long}. It cannot speak of this month's figure.",
            )


def _copied(comment: Comment, message: str) -> Problem:
    return _same(
        Severity.WARNING,
        message,
        "Ask the responsible officer for a text of its own.",
        comment.source,
        comment.code,
        comment.month,
        comment.text,
    )


SAME_TEXT_TWICE = Rule(
    "same-text-twice",
    Severity.ERROR,
    "The same text twice",
    "A description that is another indicator's, a comment that is another's or last month's, was copied and not "
    "changed. The reader is told about the wrong thing. A description whose indicator is named otherwise is an error, "
    "the rest are warnings.",
    find_across=_find,
)

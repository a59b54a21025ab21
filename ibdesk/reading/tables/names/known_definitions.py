"""The definitions that figures are read against: which code a cell means, and what holds for it in a month."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from ibdesk.domain.board import Benchmark, Records
from ibdesk.domain.figure import Unit
from ibdesk.domain.indicator import Indicator
from ibdesk.domain.inherited import target_in_force
from ibdesk.domain.mapping import WordMeaning
from ibdesk.domain.month import Month
from ibdesk.domain.target import Basis, Target
from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.tables.names.name_words import words_of_indicator
from ibdesk.reading.values.cell_text import key_of, plain_signs, text_of

# 7, 7.0, 07 and 007 are what Excel and exports make of the code 7.
_WHOLE = re.compile(r"0*(\d+?)(?:\.0+)?", re.ASCII)
_FEW_NAMES, _MANY_NAMES = 8, 0.25
# What people write before a code, which is no part of it; NI 18 is the national indicator 18, and another one.
_BEFORE = re.compile(r"(?:kpi|pi|ind|indicator|measure|code)[ .:#-]{1,2}(?=\d)", re.ASCII)


# What stands round a number in a list, and is no part of it: "7.", "7)", "(7)", "#7", "No. 7".
_IN_A_LIST = re.compile(r"(?:no\.? ?|ref\.? ?|# ?)?(\d+[a-z]?)[.):]?|[(\[](\d+[a-z]?)[)\]]", re.ASCII)


class KnownDefinitions:
    """Look-ups over a board's records, made once for a reading."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._by_code: dict[str, list[Indicator]] = {}
        for indicator in records.indicators:
            self._by_code.setdefault(indicator.code, []).append(indicator)
        self._codes = _unmistakable((_plain(code), code) for code in self._by_code)
        self._names = _unmistakable(
            (key_of(text), indicator.code)
            for indicator in records.indicators
            for text in (indicator.name, f"{indicator.code}{indicator.name}")
        )
        self._percentages = {each.code for each in records.indicators if each.unit is Unit.PERCENT}
        self._in_month: dict[tuple[str, Month], Indicator] = {}
        self._codes_of_words: dict[str, set[str]] | None = None
        self._labels = {key_of(each.written): each for each in records.board_settings.labels}

    def label(self, text: str) -> WordMeaning | None:
        """What a person said that a row's label stands for, which is no code and no name of an indicator."""
        return self._labels.get(key_of(text))

    def code_in(self, cell: Cell) -> str | None:
        """The known code that a cell means; numbers and leading zeros included, likeness not."""
        if cell.kind not in (Kind.TEXT, Kind.NUMBER):
            return None
        return self.code_of(text_of(cell))

    def code_of(self, text: str) -> str | None:
        """The known code that a text means; letters' case aside, unless two codes differ in nothing else."""
        if text in self._by_code:
            return text
        plain = _plain(text)
        if plain in self._codes:
            return self._codes[plain]
        whole = _WHOLE.fullmatch(plain)
        if whole is None and (before := _BEFORE.match(plain)) is not None and before.end() < len(plain):
            return self.code_of(plain[before.end() :])
        if whole is None and (listed := _IN_A_LIST.fullmatch(plain)) is not None and plain.isascii():
            return self.code_of(listed[1] or listed[2]) if (listed[1] or listed[2]) != plain else None
        return self._codes.get(whole[1]) if whole else None

    def code_named(self, text: str) -> str | None:
        """The code of the one indicator of this name, letters' case and punctuation aside; "7 Referrals" as well."""
        return self._names.get(key_of(text))

    def is_of_another_name(self, word: str, code: str) -> bool:
        """Whether a word (its stem), or the words that it is the first letters of, stands in another indicator's name,
        and not in so many that it says nothing."""
        if self._codes_of_words is None:
            self._codes_of_words = defaultdict(set)
            for each in self.records.indicators:
                words = words_of_indicator(each)
                for found in (*words.words, *words.abbreviations):
                    self._codes_of_words[found].add(each.code)
        codes = self._codes_of_words.get(word.removesuffix("s"), self._codes_of_words.get(word, set())) - {code}
        return bool(codes) and len(codes) <= max(_FEW_NAMES, len(self._by_code) * _MANY_NAMES)

    def named_differently(self, code: str, text: str) -> str | None:
        """The other code whose name this is; None where the name is this code's own, or no indicator's."""
        other = self.code_named(text)
        return other if other is not None and other != code else None

    def definition(self, code: str, month: Month) -> Indicator:
        """The definition of a known code in a month; outside all its months the latest one that began by then,
        or else the first. KeyError for an unknown code."""
        own = self._by_code[code]
        if len(own) == 1:
            return own[0]
        key = code, month
        if key not in self._in_month:
            self._in_month[key] = _holding(own, month)
        return self._in_month[key]

    def may_be_percentage(self, code: str) -> bool:
        """Whether any definition of the code has it in percent."""
        return code in self._percentages

    def definitions(self, code: str) -> tuple[Indicator, ...]:
        return tuple(self._by_code.get(code, ()))

    def target(self, code: str, month: Month) -> Target | None:
        """The target of a code that is in force in a month."""
        return target_in_force(self.records, code, month)

    def benchmarks(self, code: str) -> tuple[Benchmark, ...]:
        return tuple(benchmark for benchmark in self.records.benchmarks if benchmark.code == code)

    def benchmark_basis(self, code: str, name: str) -> Basis | None:
        """On which basis the board keeps this benchmark, or else all the code's benchmarks; None where it has none."""
        known = self.benchmarks(code)
        same = [benchmark.basis for benchmark in known if key_of(benchmark.name) == key_of(name)]
        bases = set(same[-1:] or (benchmark.basis for benchmark in known))
        return bases.pop() if len(bases) == 1 else None


def own_code(cell: Cell) -> str:
    """A new definition's code as written: 7 for the number 7, "7a" for a text."""
    text = plain_signs(text_of(cell))
    if isinstance(cell.value, Decimal) or not (whole := _WHOLE.fullmatch(text)):
        return text
    return whole[1] if "." in text else text


def _plain(text: str) -> str:
    return plain_signs(text).casefold()


def _unmistakable(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys that lead to one code only."""
    codes: dict[str, set[str]] = {}
    for key, code in pairs:
        codes.setdefault(key, set()).add(code)
    return {key: code.pop() for key, code in codes.items() if len(code) == 1 and key}


def _holding(definitions: list[Indicator], month: Month) -> Indicator:
    for definition in definitions:
        if definition.defined_in(month):
            return definition
    begun = [each for each in definitions if each.first_month is None or each.first_month <= month]
    return begun[-1] if begun else definitions[0]

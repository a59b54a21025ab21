"""The names of months, long and short, and those of neighbouring languages, which other computers write."""

import re
import unicodedata

from ibdesk.domain.month import NAMES, SHORT_NAMES

_NUMBERS = {name.casefold(): number for number, name in enumerate(NAMES, 1)}
_NUMBERS |= {name.casefold(): number for number, name in enumerate(SHORT_NAMES, 1)}
_NUMBERS["sept"] = 9
# Any of them in a text in small letters, the long names first.
A_MONTH = f"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


def month_number(name: str) -> int | None:
    """8 for "Aug" and "August", None for anything else."""
    return _NUMBERS.get(name.casefold().rstrip("."))


# Without their accents. Left out are words that mean two months, as "listopad" does, and those that English has too.
_ELSEWHERE = (
    "januar janvier enero gennaio janeiro januari ionawr styczen leden eanair janv jaen",
    "februar fevrier febrero febbraio fevereiro februari chwefror luty feabhra fevr fev",
    "marz mars marzo marco maart mawrth marzec brezen marta mrt maerz mrz",
    "avril abril aprile ebrill kwiecien duben aibrean avr abr",
    "mai mayo maggio maio mei maj kveten bealtaine",
    "juni juin junio giugno junho mehefin czerwiec cerven meitheamh",
    "juli juillet julio luglio julho gorffennaf lipiec cervenec iuil juil",
    "aout agosto augustus awst sierpien srpen lunasa",
    "septembre septiembre settembre setembro medi wrzesien zari",
    "oktober octobre octubre ottobre outubro hydref pazdziernik rijen okt",
    "novembre noviembre novembro tachwedd",
    "dezember decembre diciembre dicembre dezembro december rhagfyr grudzien prosinec dez dic",
)
_ENGLISH = {
    name: NAMES[place] for place, names in enumerate(_ELSEWHERE) for name in names.split() if name not in _NUMBERS
}
_LETTERS = re.compile(r"[^\W\d_]+")


def in_english(plain: str) -> str:
    """A text in small letters with the one month's name that it has in another language in English: "août 2014" is
    "August 2014"; "" where it has none."""
    words = _LETTERS.findall(plain)
    named = [word for word in words if _without_accents(word) in _ENGLISH]
    if len(named) != 1 or not set(words) <= {*named, "de", "di", "del", "do", "le"}:
        return ""
    return _LETTERS.sub(lambda word: _ENGLISH.get(_without_accents(word[0]), ""), plain).strip()


def _without_accents(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))

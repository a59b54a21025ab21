"""The names of months, long and short."""

from ibdesk.domain.month import NAMES, SHORT_NAMES

_NUMBERS = {name.casefold(): number for number, name in enumerate(NAMES, 1)}
_NUMBERS |= {name.casefold(): number for number, name in enumerate(SHORT_NAMES, 1)}
_NUMBERS["sept"] = 9
# Any of them in a text in small letters, the long names first.
A_MONTH = f"(?:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"


def month_number(name: str) -> int | None:
    """8 for "Aug" and "August", None for anything else."""
    return _NUMBERS.get(name.casefold().rstrip("."))

"""What the number format of a date writes beside it."""

import re
from functools import lru_cache

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^]]*\]')
_LETTERS = re.compile(r"[dmyhse]+", re.IGNORECASE)


@lru_cache(maxsize=1024)
def words_around(number_format: str) -> tuple[str, str, bool] | None:
    """The words before and behind a date in its number format, and whether it shows the day; None where it shows a
    year and no month."""
    first = number_format.split(";")[0]
    plain = _LITERAL.sub(lambda found: "\0" * len(found[0]), first)
    places = [match.span() for match in _LETTERS.finditer(plain)]
    letters = "".join(plain[start:end] for start, end in places).casefold()
    if not places or "general" in plain.casefold():
        return "", "", False
    if "y" in letters and "m" not in letters:
        return None
    return _words(first[: places[0][0]]), _words(first[places[-1][1] :]), "d" in letters


def _words(part: str) -> str:
    """The literal text of a part of a format; no words where it is signs alone."""
    text = "".join((match[1] or match[2] or "") for match in _LITERAL.finditer(part))
    return text if any(sign.isalpha() for sign in text) else ""

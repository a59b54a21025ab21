"""Labels that say of numbers that they are so many for each thousand of something: "per 1,000", "Rate/10k children"."""

import re

from ibdesk.reading.values.cell_text import plain_signs

TEN_THOUSAND = 10_000
_PER = re.compile(
    r"(?:(?:crude )?(?:rates?|numbers?|no\.?|n|cases|children|figures?|values?|counts?|expressed|shown|all) ?)*"
    r"(?:per|/|(?<=rate )|(?<=rates )) ?(?:(?:each|every) )?"
    r"(?P<base>100|1[,. ]?000|10[,. ]?000|100[,. ]?000|1[,. ]?000[,. ]?000|1k|10k|100k|1m|['’]?000s?|hundred|"
    r"(?:(?:a|one|ten|hundred) )?thousand|million)(?![\d.,%]*\d)"
    r"(?: (?:of |the )*(?:children|child|population|pop\.?|under[ -]?18s?|u18s?|aged|0 ?(?:-|to) ?17|cyp|young people|"
    r"and|head|persons?|people|(?:mid[- ]?)?(?:year|20\d\d)))*"
)
_WORDS = {"k": "000", "m": "000000", "thousand": "000", "hundred": "00", "million": "000000", "ten": "10", "one": "1"}
_LEFT_OUT = re.compile(r"[^\d]")


def per_how_many(label: str) -> int | None:
    """Of how many each number is a share, where a label says so and nothing else; None where it does not."""
    said = _PER.fullmatch(plain_signs(label).casefold().strip(" ()[]"))
    return _number(said["base"]) if said is not None else None


def _number(base: str) -> int:
    for word, digits in _WORDS.items():
        base = base.replace(word, digits)
    digits = _LEFT_OUT.sub("", base)
    return int(digits if digits[:1] != "0" else f"1{digits}")

"""Names of categories that stand for all categories together."""

import re
from functools import lru_cache

from ibdesk.reading.tables.kinds_of_numbers import is_whole
from ibdesk.reading.values.cell_text import plain_signs

_PLACES = "council|authority|local authority|la|borough|county|city|district|service|department|directorate|area"
_KINDS = (
    "(?:age |ethnic )?groups|areas|teams|ages|age bands|genders|sexes|persons|people|children|young people|localities|"
    "districts|wards|regions|neighbourhoods|categories|types|providers|schools|places|placements|offices|outcomes|"
    "reasons|sources|agencies|causes|cases|referrals|ethnicities|services|units|hubs|clusters|sites|of (?:them|these)"
)
# "Total", "Council total", "All areas", "Whole council", "Borough-wide", "Sum", "Overall (all teams)".
_TOTAL = re.compile(
    rf"(?:.* )?(?:totals?|overall)(?: .*)?|(?:grand )?sum(?: of .*)?|all|(?:all|the whole|whole|entire|every|across)"
    rf" (?:the )?(?:{_PLACES}|{_KINDS})(?: combined| together)?|(?:{_PLACES}) ?wide|everyone|"
    r"(?:grand|over)totals?|all(?:areas|teams|ages|genders|persons)"
)
# As often a category as all together: "Both" of two causes, "Borough" beside "Other boroughs", "All Saints".
_PERHAPS = re.compile(
    rf"(?:the )?(?:{_PLACES})|both(?: .*)?|(?:.* )?(?:combined|together)|{_KINDS}|everybody|inclusive|any|"
    r"(?:all|whole) .*"
)


@lru_cache(maxsize=4096)
def is_total_name(category: str) -> bool:
    """Whether a category's name can be that of all together alone: "All areas", "Council total"."""
    return _TOTAL.fullmatch(_plain(category)) is not None


@lru_cache(maxsize=4096)
def may_be_total_name(category: str) -> bool:
    """Whether it may be: "Borough", "Both", "Persons", "0-17"; the numbers beside it have to say so."""
    return _PERHAPS.fullmatch(_plain(category)) is not None or is_whole(category)


def _plain(category: str) -> str:
    words = re.split(r"[\s/|,;:()\[\]*–—_-]+", plain_signs(category).casefold())
    return " ".join(word for word in words if word)

"""What says that figures are of part of the whole alone: "Coverage: 50%", "Returns from 3 of 5 teams", "Completeness"
over 80. 100 % and all of the teams are the whole."""

import re
from functools import lru_cache

from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs

_UNITS = (
    r"(?:teams?|localit(?:y|ies)|areas?|offices?|services?|agenc(?:y|ies)|districts?|units?|wards?|hubs?|schools?|"
    r"providers?|partners?|sites?|returns?|cases?|records?|children|referrals?|responses?|forms?|local authorities)"
)
_ANSWERED = (
    r"(?:reporting|reported|returned|return(?:s|ing)?|responded|responding|replied|submitted|submitting|included|covered|"
    r"received|supplied|complete|completed|missing|in)"
)
_SHARE = (
    r"(?P<percent>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent|pct)|(?P<some>\d{1,4}) ?(?:out of|of|/) ?(?:the )?(?P<all>\d{1,4})"
)
_PARTLY = r"(?P<word>partial|partly|part|incomplete|not (?:yet )?complete|limited|poor|low|some)\b"
_LABEL = (
    r"(?:(?:data|return|team|overall|current|case|record|%|percentage|recording) )*(?:coverage|completeness|"
    rf"(?:response|return|submission|completion) rate|returns?(?: received| from| in)?|missing|{_UNITS} {_ANSWERED})"
)
_SAID = r"[ :=–-]*(?:(?:is|was|are|of|at|so far|approx\w*|about|around|only|just|currently|estimated) ?)*[ :=(–-]*"
_LABELLED = re.compile(rf"(?:.*[,;(.] ?)?{_LABEL}{_SAID}(?:{_SHARE}|{_PARTLY}).*")
_COVERED = re.compile(
    r"(?:.* )?(?:based on|covers?|covering|represents?|representing|from|for|only|includes?|just) "
    rf"(?:only |just |about |around |returns from |data from |approximately )*(?:{_SHARE}) "
    rf"(?:of )?(?:the |all |our )?(?:{_UNITS}).*"
)
_BEHIND = re.compile(
    rf"(?:.*\D )?(?:{_SHARE}) (?:(?:of )?(?:the )?{_UNITS} (?:have |has |were |are |is )?{_ANSWERED}|coverage|"
    r"complete(?:ness)?|response rate|return rate)\b.*"
)
# "A sample to try it with" is none of a whole.
_SAMPLE = re.compile(
    r"(?:dip )?sample(?: size| of)?[ :=–-]*\d.*|.*\b(?:based on|from|of|is|are) a (?:\w+ )?sample\b(?! to\b).*|"
    r"(?:figures|data|numbers) .*\bsampled?\b(?! to\b).*|sample (?:data|figures) only"
)
_LONGEST, _MOST_WORDS = 120, 14
# Over a column of shares of the whole, or of words for them.
_OF_SHARES = word_list(
    "coverage datacoverage completeness datacompleteness complete responserate returnrate submissionrate coveragerate "
    "completenessrate percentcomplete percentagecomplete percentcoverage percentagecoverage recordingcompleteness "
    "proportioncovered %complete %coverage %covered %completeness complete% coverage% completeness%"
)
_OF_COUNTS = word_list(
    "teamsreporting teamsreturned returns returnsreceived teamsincluded areasreporting localitiesreporting "
    "servicesreporting sample samplesize sampled sampling agenciesreporting"
)
COVERAGE_HEADINGS = _OF_SHARES | _OF_COUNTS
_A_SAMPLE = word_list("sample samplesize")
_HUNDRED = 100


@lru_cache(maxsize=4096)
def covers_part(text: str) -> bool:
    """Whether a line says of figures that they are of part of the whole."""
    plain = plain_signs(text).casefold().strip(" *.!")
    if len(plain) > _LONGEST or len(plain.split()) > _MOST_WORDS:
        return False
    if _SAMPLE.fullmatch(plain):
        return True
    found = (form.fullmatch(plain) for form in (_LABELLED, _COVERED, _BEHIND))
    return any(_is_part(each) for each in found if each is not None)


def names_coverage(text: str) -> bool:
    """Whether a line says nothing else than how much of the whole figures are of, be it all."""
    return re.match(rf"{_LABEL}{_SAID}(?:\d|$)", plain_signs(text).casefold().strip(" *.!")) is not None


def is_how_much(value: str) -> bool:
    """Whether what stands behind a label, in small letters, says how much of the whole, and not which part."""
    return re.match(rf"(?:{_SHARE}|{_PARTLY}|(?:full|complete|whole|total|comprehensive)\b)", value) is not None


def covers_part_in_row(text: str, heading: str) -> bool:
    """The same of a cell under a heading for such words."""
    key = key_of(heading)
    plain = plain_signs(text).casefold().strip(" *.!")
    if key not in COVERAGE_HEADINGS or not plain:
        return False
    share = re.fullmatch(_SHARE, plain)
    if share is not None:
        return _is_part(share)
    if re.fullmatch(_PARTLY, plain):
        return True
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        return False
    if key in _A_SAMPLE:
        return number > 0
    whole = 1 if number <= 1 else _HUNDRED
    return key in _OF_SHARES and 0 <= number < whole


def _is_part(found: re.Match[str]) -> bool:
    said = found.groupdict()
    if said.get("word"):
        return True
    if said["percent"]:
        return float(said["percent"]) < _HUNDRED
    return int(said["some"]) < int(said["all"]) and not (len(said["some"]) == len(said["all"]) == len("2014"))

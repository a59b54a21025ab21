"""Columns that say of each row whether it counts: "Deleted" with Yes, "Latest" with No, "Record status" Superseded."""

import re

from ibdesk.reading.tables.words.word_lists import word_list
from ibdesk.reading.values.cell_text import key_of, plain_signs

# Headings over a yes for what counts, and over a yes for what does not.
_COUNTING = word_list("include included active current currentversion latest latestversion live valid use inuse")
_NOT_COUNTING = word_list(
    "deleted deletion exclude excluded superseded void voided archived inactive withdrawn cancelled obsolete duplicate "
    "ignore ignored rejected replaced dummy removed invalid"
)
_STATES = word_list("status state flag validity deletionstatus versionstatus")
# What says so by itself under a heading for states.
_GONE = _NOT_COUNTING | word_list("notvalid notinuse donotuse test oldversion notcurrent notlatest")
_FILLERS = word_list(
    "is record row flag data yn y n in report reporting reports the to be this figure value item return pack board a"
)
_STANDING = _COUNTING | word_list("final published ok open agreed approved")
_YES, _NO = word_list("yes y true x ✓ ✔ t"), word_list("no n false f ✗ ✘")
_DIGITS = {"1": True, "0": False}  # under "Deleted"; under "Current" a 0 may be a figure


def is_flag(heading: str) -> bool:
    """Whether a heading stands over what says of rows that they count or do not."""
    return _bare(heading) in _COUNTING | _NOT_COUNTING or _is_of_states(heading)


def counts(heading: str, word: str) -> bool | None:
    """Whether a row with this word under such a heading counts; None where the word does not say."""
    said = plain_signs(word).casefold()
    key, bare = key_of(word) or said, _bare(heading)
    if _is_of_states(heading):
        return False if key in _GONE else True if key in _STANDING else None
    if bare in _NOT_COUNTING and key in _DIGITS:
        return not _DIGITS[key]
    if bare not in _COUNTING | _NOT_COUNTING or key not in _YES | _NO:
        return None
    return (key in _YES) is (bare in _COUNTING)


def _is_of_states(heading: str) -> bool:
    return key_of(heading) in _STATES or _bare(heading) in _STATES


def _bare(heading: str) -> str:
    """A heading without the words that say nothing: "Include in report? (Y/N)"."""
    words = [key for word in re.split(r"[^\w']+", plain_signs(heading).casefold()) if (key := key_of(word))]
    return "".join(word for word in words if word not in _FILLERS)

"""Words that stand where a comment should, and say nothing."""

import re

_NOTHING = frozenset(
    {"tbc", "tba", "tbd", "na", "none", "nil", "nocomment", "nocomments", "tofollow", "commenttofollow", "pending"}
    | {"toconfirm", "tobeconfirmed", "tobecompleted", "awaited", "asabove", "todo", "x", "xx", "xxx"}
)
_NO_LETTER = re.compile(r"[\W\d_]+")


def says_nothing(text: str) -> bool:
    """Whether a comment is empty, a dash, or a word like "tbc" alone."""
    letters = _NO_LETTER.sub("", text).casefold()
    return (not letters and not any(each.isdigit() for each in text)) or letters in _NOTHING

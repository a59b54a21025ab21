"""Which logins name nobody, so that an edit must not be signed with them unasked."""

import re

_OF_NOBODY = (
    r"(root|admin(istrator)?|(local|default|super)?[ ._-]?(user|account)|guest|owner|unknown|test(er)?|pc|desktop|"
    r"laptop|office|staff|shared|temp|student|ubuntu|debian|vagrant|nobody)[ ._-]?\d*"
)


def names_nobody(login: str) -> bool:
    """Whether a login is that of a computer, or of anybody at it: root, Administrator, User 1."""
    plain = login.strip().casefold()
    return not plain or plain.isdigit() or re.fullmatch(_OF_NOBODY, plain) is not None

"""Which logins name nobody, so that the first edit asks who signs it."""

_OF_NOBODY = frozenset(
    [
        "root",
        "admin",
        "administrator",
        "user",
        "account",
        "guest",
        "owner",
        "unknown",
        "test",
        "tester",
        "pc",
        "desktop",
        "laptop",
        "office",
        "staff",
        "shared",
        "temp",
        "student",
        "ubuntu",
        "debian",
        "vagrant",
        "nobody",
    ]
)
_BEFORE = ("local", "default", "super")
_BETWEEN = " ._-"


def names_nobody(login: str) -> bool:
    """Whether a login is that of a computer, or of anybody at it: root, Administrator, User 1."""
    name = login.strip().casefold().rstrip("0123456789").rstrip(_BETWEEN)
    for word in _BEFORE:
        name = name.removeprefix(word).lstrip(_BETWEEN)
    return not name or name in _OF_NOBODY

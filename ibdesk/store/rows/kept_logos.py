"""A logo is kept once, by the SHA-256 of its content: the cover's words are kept anew with each change of one of them,
and a logo is a hundred times as long as they."""

import re
import sqlite3

from ibdesk.store.files.failures import Damaged
from ibdesk.store.rows.schema import add_logo, kept_logo

# In the body of the cover's record. Within a text a quote has a backslash before it, so that none looks like these.
_WHOLE = r'"logo":\{"content":"([A-Za-z0-9+/=]+)"\}'
_APART = r'"logo":\{"sha256":"([0-9a-f]{64})"\}'


def without_logo(connection: sqlite3.Connection, body: str) -> str:
    """The body with the name of its logo, which is kept as part of the running transaction."""
    found = re.search(_WHOLE, body)
    if found is None:
        return body
    name = _name_of(found[1])
    add_logo(connection, name, found[1])
    return f'{body[: found.start()]}"logo":{{"sha256":"{name}"}}{body[found.end() :]}'


def with_logo(connection: sqlite3.Connection, body: str) -> str:
    """The body with its logo, which stands in the bodies of older boards. Damaged where it is not there, or another."""
    found = re.search(_APART, body)
    if found is None:
        return body
    content = kept_logo(connection, found[1])
    if content is None or _name_of(content) != found[1]:
        raise Damaged("the logo of the packs is not the one that was kept")
    return f'{body[: found.start()]}"logo":{{"content":"{content}"}}{body[found.end() :]}'


def logos_changed(connection: sqlite3.Connection) -> bool:
    """Whether a logo that is named is not there, or is another: the steps' fingerprints hold its name alone."""
    try:
        for (body,) in connection.execute("SELECT body FROM record WHERE kind = 'details'"):
            with_logo(connection, body)
    except Damaged:
        return True
    return False


def _name_of(content: str) -> str:
    import hashlib  # its library is large, and most boards have no logo

    return hashlib.sha256(content.encode("ascii", "replace")).hexdigest()

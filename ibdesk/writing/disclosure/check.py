"""Whether a reader of a public version could get a held-back number back: the file as it was written is asked."""

from ibdesk.domain.board import Records
from ibdesk.domain.public.held_back import Earlier
from ibdesk.domain.public.version import PublicVersion
from ibdesk.writing.disclosure.by_numbers import by_drawings, by_sums
from ibdesk.writing.disclosure.by_words import by_hiding, by_words
from ibdesk.writing.disclosure.pack_read import PackRead, known_from


def what_leaks(
    content: bytes, version: PublicVersion, records: Records, earlier: Earlier | None = None
) -> tuple[str, ...]:
    """A sentence for each number that could be got back, or that stands where no reader looks; none where all is well.

    `records` are those that the version was made of, `earlier` the public versions that went out before.
    """
    known = known_from(PackRead(content), version, records, earlier or Earlier())
    found = (*by_hiding(known, content), *by_sums(known), *by_drawings(known), *by_words(known))
    return tuple(dict.fromkeys(found))

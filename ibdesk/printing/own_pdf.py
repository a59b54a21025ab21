"""Whether a sealed PDF is one that this program wrote: a board from somebody else may keep any file as its PDF."""

import re
from collections.abc import Iterator

from ibdesk.errors import UserError

_HEAD = re.compile(rb"%PDF-1\.\d\n%[\x80-\xff]{4}\n")
_OBJECT = re.compile(rb"(\d{1,9}) 0 obj\n")
_LENGTH = re.compile(rb"/Length (\d{1,9})\s")
_STREAM, _AFTER_STREAM, _END = b"\nstream\n", b"\nendstream\nendobj\n", b"\nendobj\n"
_XREF = re.compile(
    rb"xref\n0 (\d{1,9})\n((?:\d{10} \d{5} [fn] \n)+)trailer\n(.*?)\nstartxref\n(\d{1,10})\n%%EOF\n", re.S
)
_ENTRY = 20  # bytes
_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>|<<|>>|/[^\s()<>\[\]{}/%]*|[^()<>/%\s]+|\s+", re.S)
# A name may be written as signs by number; ours are not.
_NAME = re.compile(rb"/[A-Za-z0-9+_.,-]*")
# What acts, calls, asks, carries files, hides or locks; what a reader would take for more objects.
_FOREIGN = frozenset(
    b"/3D /AA /AcroForm /AF /Collection /EF /EmbeddedFile /EmbeddedFiles /Encrypt /FFilter /FileAttachment /Filespec "
    b"/GoToE /GoToR /Hide /ImportData /JavaScript /JS /Launch /Movie /Named /ObjStm /OCProperties /OpenAction "
    b"/Rendition /ResetForm /RichMedia /RichMediaContent /Screen /Sound /SubmitForm /Thread /Trans /URI /URLS /Widget "
    b"/XFA /XRef /XRefStm".split()
)
_ACTIONS = frozenset(b"/GoTo /Transparency /Luminosity /Alpha".split())


def check_own_pdf(content: bytes) -> None:
    """UserError where the content is not written as this program writes, or does more than be read: acts, calls an
    address, runs a program, carries files."""
    if not _is_own(content):
        raise UserError(
            "The sealed PDF was not written by IBDesk: it is no PDF, or holds more than pages. It was not written out.",
            "Ask who sealed the month for the PDF that went out.",
        )


def _is_own(content: bytes) -> bool:
    head = _HEAD.match(content)
    if head is None:
        return False
    at, starts = head.end(), {}
    while found := _OBJECT.match(content, at):
        starts[int(found[1])] = at
        after = _after_object(content, found.end())
        if after is None:
            return False
        at = after
    end = _XREF.fullmatch(content, at)
    return end is not None and int(end[4]) == at and _leads_to(end[2], starts) and _is_harmless(end[3])


def _leads_to(entries: bytes, starts: dict[int, int]) -> bool:
    """Whether the table at the end names the very objects that were looked at: none within what another holds."""
    lines = [entries[start : start + _ENTRY] for start in range(0, len(entries), _ENTRY)]
    return {number: int(line[:10]) for number, line in enumerate(lines) if line[17:18] == b"n"} == starts


def _after_object(content: bytes, at: int) -> int | None:
    """Where the next object begins; None where this one is not as ours are."""
    end = content.find(_END, at)
    if end < 0:
        return None
    stream = content.find(_STREAM, at, end)
    if stream < 0:
        return end + len(_END) if _is_harmless(content[at:end]) else None
    said = content[at:stream]
    length = _LENGTH.findall(said + b"\n")
    if len(length) != 1 or not _is_harmless(said):
        return None
    after = stream + len(_STREAM) + int(length[0])
    return after + len(_AFTER_STREAM) if content.startswith(_AFTER_STREAM, after) else None


def _is_harmless(said: bytes) -> bool:
    words = list(_words(said))
    if sum(map(len, words)) != len(said):  # something that is written in another way
        return False
    words = [word for word in words if not word.isspace()]
    for word, following in zip(words, [*words[1:], b""], strict=True):
        if word.startswith(b"/") and (not _NAME.fullmatch(word) or word in _FOREIGN):
            return False
        if word == b"/S" and following not in _ACTIONS:
            return False
        if word == b"/F" and not following.isdigit():  # a file; else the signs of a link
            return False
    return True


def _words(said: bytes) -> Iterator[bytes]:
    at = 0
    while found := _TOKEN.match(said, at):
        yield found[0]
        at = found.end()

"""A workbook that is encrypted with a password, opened with it by msoffcrypto-tool, in memory alone."""

import io
import re
import struct
from itertools import islice
from types import SimpleNamespace

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import SAVE_AGAIN, Refusal
from ibdesk.reading.files.binary.errors_in_cells import xls_records
from ibdesk.reading.files.binary.ole import top_stream

TAKE_OFF = "(File, Info, Protect Workbook, Encrypt with Password: empty the box), save, then read it again."
# Excel locks workbooks with it whose structure is protected, or that are read-only, and opens them without a word.
OPENS_WITHOUT_ASKING = "VelvetSweatshop"
_UNLOCK = f"Open it in Excel with the password, take it off {TAKE_OFF}"


# [MS-OFFCRYPTO] 2.3.2: ways to encrypt, by their number or by their name. Excel itself uses AES, and RC4 in .xls files.
_AES = (0x660E, 0x660F, 0x6610)
_OTHERS = {0x6601: "DES", 0x6602: "RC2", 0x6603: "3DES", 0x6801: "RC4"}
_HASHES = ("SHA1", "SHA-1", "SHA256", "SHA384", "SHA512")
_FILE_PASS, _FIRST_RECORDS = 0x002F, 20  # [MS-XLS] 2.4.117: it stands at the beginning, and is not encrypted itself
_NAMED = re.compile(r'(cipherAlgorithm|cipherChaining|hashAlgorithm)="([^"]{1,40})"')


class Encrypted(Exception):  # noqa: N818 - no error: a password is needed
    """The workbook is encrypted."""


class WrongPassword(Exception):  # noqa: N818 - no error: a person mistyped
    """The password does not open this workbook."""


def is_locked(data: bytes) -> bool:
    """Whether an .xls file is encrypted; False where that cannot be told. Raises ImportError where the library that
    unlocks is not there."""
    import msoffcrypto  # noqa: F401

    stream = top_stream(data, "workbook", "book") or b""
    try:
        return any(kind == _FILE_PASS for kind, _, _ in islice(xls_records(stream, 0), _FIRST_RECORDS))
    except (struct.error, IndexError):
        return False


def way_not_known(data: bytes) -> str:
    """What a locked .xlsx is encrypted with, where nothing here can unlock that with any password; else empty."""
    about = top_stream(data, "EncryptionInfo") or b""
    if len(about) < 4:
        return ""
    _, minor = struct.unpack_from("<HH", about)
    if minor == 3:
        return "a way of another program"
    if minor == 2 and len(about) >= 24:
        (number,) = struct.unpack_from("<I", about, 20)
        return "" if number in (0, *_AES) else _OTHERS.get(number, f"way {number}")
    if minor == 4:
        for what, name in _NAMED.findall(about[8:].decode("utf-8", errors="replace")):
            known = {"cipherAlgorithm": ("AES",), "cipherChaining": ("ChainingModeCBC",), "hashAlgorithm": _HASHES}
            if name not in known[what]:
                return str(name)
    return ""


def unlocked(data: bytes, password: str) -> bytes:
    """The workbook inside. Raises WrongPassword, or Refusal where it is locked in a way that cannot be opened."""
    try:
        from msoffcrypto import OfficeFile, exceptions  # brings cryptography: only for locked files
        from msoffcrypto.format import xls97
    except ImportError:
        raise Refusal(
            "it is locked with a password, and this copy of IBDesk cannot unlock files",
            _UNLOCK,
            WhyRefused.CANNOT_UNLOCK,
        ) from None
    if other := way_not_known(data):
        what = f"it is locked with a password by a way that IBDesk cannot unlock ({other})"
        raise Refusal(what, _UNLOCK, WhyRefused.CANNOT_UNLOCK)
    if not password:  # the library takes none for a mistake of the caller
        raise WrongPassword
    xls97.tempfile = SimpleNamespace(TemporaryFile=io.BytesIO)  # an unlocked workbook does not go to the disk
    opened = io.BytesIO()
    try:
        locked = OfficeFile(io.BytesIO(data))
        locked.load_key(password=password)
        locked.decrypt(opened)
    except exceptions.InvalidKeyError:
        raise WrongPassword from None
    except (exceptions.DecryptionError, exceptions.FileFormatError):
        raise Refusal("it is locked in a way that IBDesk cannot unlock", _UNLOCK, WhyRefused.CANNOT_UNLOCK) from None
    except MemoryError:
        raise
    except Exception:
        raise Refusal(
            "it is locked with a password, and damaged or locked in a way that IBDesk cannot unlock", SAVE_AGAIN
        ) from None
    return opened.getvalue()

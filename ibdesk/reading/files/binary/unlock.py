"""A workbook that is encrypted with a password, opened with it by msoffcrypto-tool, in memory alone."""

import io
from types import SimpleNamespace

from ibdesk.domain.refused import WhyRefused
from ibdesk.reading.cells.refusal import SAVE_AGAIN, Refusal

TAKE_OFF = "(File, Info, Protect Workbook, Encrypt with Password: empty the box), save, then read it again."
_UNLOCK = f"Open it in Excel with the password, take it off {TAKE_OFF}"


class Encrypted(Exception):  # noqa: N818 - no error: a password is needed
    """The workbook is encrypted."""


class WrongPassword(Exception):  # noqa: N818 - no error: a person mistyped
    """The password does not open this workbook."""


def is_locked(data: bytes) -> bool:
    """Whether an .xls file is encrypted; False where that cannot be told. Raises ImportError where the library is not
    there."""
    from msoffcrypto import OfficeFile

    try:
        return bool(OfficeFile(io.BytesIO(data)).is_encrypted())
    except MemoryError:
        raise
    except Exception:  # no such file
        return False


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
        raise Refusal("it is locked with a password and damaged", SAVE_AGAIN) from None
    return opened.getvalue()

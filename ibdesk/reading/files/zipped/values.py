"""From what stands in a workbook's XML to numbers, dates and text: strictly, so that nothing is guessed."""

import re
from datetime import datetime, timedelta
from decimal import Decimal
from math import isfinite

_LONGEST_NUMBER = 400
_number = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?").fullmatch
_iso_date = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,6})[0-9]*)?)?Z?)?"
).fullmatch
_escape = re.compile("_x([dD][89abAB][0-9a-fA-F]{2})__x([dD][c-fC-F][0-9a-fA-F]{2})_|_x([0-9a-fA-F]{4})_")

_LEAP_DAY_THAT_NEVER_WAS = 60  # Excel's 29 February 1900, kept from Lotus 1-2-3
_LAST_SERIAL = 2_958_466  # the day after 31 December 9999
_DAYS_TO_1904 = 1_462


def number(text: str) -> Decimal | None:
    """The number to Excel's 15 significant digits (0.30000000000000004 is 0.3); None where it is none that Excel knows.

    float() alone would take "1_000", "inf" and full-width digits.
    """
    if len(text) > _LONGEST_NUMBER or _number(text) is None:
        return None
    near = float(text)
    if near == 0:
        mantissa = text.lower().partition("e")[0]
        return None if mantissa.strip("+-0.") else Decimal(0)
    return Decimal(f"{near:.15g}") if isfinite(near) else None


def date_of_serial(serial: Decimal, from_1904: bool) -> datetime | None:
    """The day (and time, to the millisecond) a serial number stands for; None where it stands for none.

    In the 1900 system 1 is 1 January 1900 and 60 is a day that never was; in the 1904 system 0 is 1 January 1904.
    """
    days = float(serial) + (_DAYS_TO_1904 if from_1904 else 0)
    first = _DAYS_TO_1904 if from_1904 else 1
    if not first <= days < _LAST_SERIAL or int(days) == _LEAP_DAY_THAT_NEVER_WAS:
        return None
    whole = int(days)
    start = datetime(1899, 12, 31) if whole < _LEAP_DAY_THAT_NEVER_WAS else datetime(1899, 12, 30)
    try:
        return start + timedelta(days=whole, milliseconds=round((days - whole) * 86_400_000))
    except OverflowError:  # the last millisecond of 9999, rounded up
        return None


def iso_date(text: str) -> datetime | None:
    """A date written "2014-08-31" or "2014-08-31T10:30:00"; None for anything else."""
    found = _iso_date(text)
    if found is None:
        return None
    year, month, day, hour, minute, second, fraction = found.groups()
    try:
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour or 0),
            int(minute or 0),
            int(second or 0),
            int((fraction or "").ljust(6, "0")),
        )
    except ValueError:  # 31 February
        return None


def plain_text(text: str) -> str:
    """Text as Excel shows it: its escapes ("_x000D_") put back to the characters they stand for.

    NUL and half a surrogate pair stay escapes: no board, page or export could hold them.
    """
    return _escape.sub(_unescaped, text) if "_x" in text else text


def _unescaped(found: re.Match[str]) -> str:
    high, low, single = found.groups()
    if high:
        return chr(0x10000 + ((int(high, 16) - 0xD800) << 10) + (int(low, 16) - 0xDC00))
    code = int(single, 16)
    return found[0] if code == 0 or 0xD800 <= code <= 0xDFFF else chr(code)

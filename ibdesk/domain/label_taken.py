"""What a label of a table was taken for, while its sheet was read: shown to the person before anything is kept."""

from msgspec import Struct

MONTHS, NOT_USED, NOT_UNDERSTOOD = "months", "not used", "not understood"


class LabelTaken(Struct, frozen=True):
    """`role` is the field that stands under it ("code", "month", "value" ...), or one of the words above; `where` says
    of one that is not understood where it stands, `until` of months the last of them. `of_sheet`: it goes for all
    figures of the sheet."""

    sheet: str
    cell: str
    label: str
    role: str
    where: str = ""
    until: str = ""
    of_sheet: bool = False

"""When a workbook is not marked: what in it a change would break, or could not be distinguished."""

from collections.abc import Callable

from ibdesk.reading.files.zipped.package import Package


class ListOnly(Exception):  # noqa: N818 - it is a decision, no fault
    """Only the list can be written. The reason goes on after "because" and has no full stop."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


_Test = Callable[[str], bool]
# What stands in the package under such a name, and why nothing may be changed then.
_SIGNS: tuple[tuple[_Test, str], ...] = (
    (lambda name: name.startswith("_xmlsignatures/"), "it is signed, and any mark would break the signature"),
    (
        lambda name: "vbaprojectsignature" in name,
        "its macros are signed, and the signature would not hold for a changed copy",
    ),
    (
        lambda name: name.startswith("xl/revisions/"),
        "it is a shared workbook that keeps a log of its changes, which marks would not be in",
    ),
)


def check_markable(package: Package) -> None:
    """ListOnly where the package holds something that a change would break."""
    names = package.names()
    for sign, reason in _SIGNS:
        if any(sign(name) for name in names):
            raise ListOnly(reason)

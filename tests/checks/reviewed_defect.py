"""A line of the reviewed table of a report's defects."""

from msgspec import Struct


class Told(Struct, frozen=True):
    """One rule's problems, at the same severity, in the fields of the rows of these indicators."""

    rule: str
    severity: str
    codes: str
    fields: str

    @property
    def places(self) -> set[tuple[str, str, str, str]]:
        codes, fields = self.codes.split(), self.fields.split()
        return {(self.rule, self.severity, code, field) for code in codes for field in fields}


class Defect(Struct, frozen=True):
    """`unfound` is the part of it, or all of it, that is not told, with the reason."""

    of: str
    what: str
    audit_rules: str
    told: tuple[Told, ...] = ()
    unfound: str = ""

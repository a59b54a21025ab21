"""The workbook part with one sheet more, put first; everything that counts sheets by their place moves on by one."""

from collections.abc import Iterable

from ibdesk.reading.files.xlsx.book import main_part
from ibdesk.writing.returned_copy.package import Parts
from ibdesk.writing.returned_copy.reasons import ListOnly
from ibdesk.writing.returned_copy.xml_places import Edits, Element, as_attribute, prefix_of, raw_name, read_elements
from ibdesk.writing.sheets.text import unique_sheet_name

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
_LAST_SHEET_ID = 65_534


class BookPart:
    """ListOnly where the workbook part is of a kind that cannot take another sheet."""

    def __init__(self, parts: Parts) -> None:
        self.part = main_part(parts.package)
        self._parts = parts
        self._data = parts.read(self.part)
        if _STRICT.encode() in self._data[:4096]:
            raise ListOnly("it is saved as “Strict Open XML”, which is written in other words")
        self._root = read_elements(self.part, self._data, "workbook")
        sheets = self._root.first("sheets")
        if sheets is None or not sheets.children:
            raise ListOnly("it does not say which sheets it has")
        self._sheets = sheets

    def sheet_parts(self) -> dict[str, str]:
        """The part of every sheet of this workbook by the sheet's name."""
        related = self._parts.related(self.part)
        found = {}
        for sheet in self._sheets.children:
            relation = related.get(sheet.attributes.get(f"{_RELATIONS} id", ""))
            if relation is not None and not relation.outside and relation.kind in ("worksheet", "chartsheet"):
                found[sheet.attributes.get("name", "")] = relation.target
        return found

    def names(self) -> Iterable[str]:
        """Names that a table of ours must not have."""
        names = self._root.first("definedNames")
        return (name.attributes.get("name", "") for name in (names.children if names else ()))

    def add_first(self, sheet_part: str, wanted: str) -> str:
        """Put a new sheet before the others and open the workbook on it; the name that it got."""
        taken = [sheet.attributes.get("name", "") for sheet in self._sheets.children]
        name = unique_sheet_name(wanted, taken)
        relation = self._parts.relate(self.part, "worksheet", sheet_part)
        edits = Edits(self._data)
        tag = f"{prefix_of(raw_name(self._data, self._sheets.start))}sheet"
        sheet = f"<{tag} xmlns:r={as_attribute(_RELATIONS)} name={as_attribute(name)} "
        sheet += f'sheetId="{self._free_id()}" r:id={as_attribute(relation)}/>'
        edits.insert(self._sheets.inside, sheet.encode())
        self._move_on(edits)
        self._parts.write(self.part, edits.made())
        return name

    def _free_id(self) -> int:
        used = {_number(sheet, "sheetId") for sheet in self._sheets.children}
        above = max(used) + 1
        if above <= _LAST_SHEET_ID:
            return above
        return next(number for number in range(1, _LAST_SHEET_ID) if number not in used)

    def _move_on(self, edits: Edits) -> None:
        views = self._root.first("bookViews")
        for at, view in enumerate(views.children if views else ()):
            if at == 0:
                edits.set(view, {"firstSheet": "0", "activeTab": "0"})
            else:
                edits.set(view, {"activeTab": str(_number(view, "activeTab") + 1)})
        names = self._root.first("definedNames")
        for name in names.children if names else ():
            if "localSheetId" in name.attributes:
                edits.set(name, {"localSheetId": str(_number(name, "localSheetId") + 1)})


def _number(element: Element, name: str) -> int:
    text = element.attributes.get(name, "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0

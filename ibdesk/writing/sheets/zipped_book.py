"""A workbook whose parts are packed one by one as they are written: none is kept whole beside the others, and none is
unpacked again to be said to be in British English."""

from io import BytesIO, StringIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.chart_area import ChartArea
from xlsxwriter.chart_bar import ChartBar
from xlsxwriter.chart_column import ChartColumn
from xlsxwriter.chart_line import ChartLine
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from ibdesk.writing.sheets.cell_sheet import CellSheet
from ibdesk.writing.sheets.styles import BODY_SIZE, FONT

LANGUAGE = "en-GB"
_CORE, _CORE_END = "docProps/core.xml", "</cp:coreProperties>"
_CHARTS = "xl/charts/"
# Of text from figures none holds a bare "<": these are the chart writer's own.
_AMERICAN = ('<a:rPr lang="en-US"', '<a:endParaRPr lang="en-US"', '<c:lang val="en-US"')
_EPOCH = (1980, 1, 1, 0, 0, 0)
# A quarter of the time less than zlib's own 6 takes, for two percent more to keep.
_PACKED = 5


class ZippedBook(Workbook):  # type: ignore[misc]
    """XlsxWriter's, into `file`, which is written when it is closed; its bytes are the same on every system."""

    worksheet_class = CellSheet

    def __init__(self, file: BytesIO, options: dict[str, Any]) -> None:
        super().__init__(BytesIO(), options)  # into which it packs nothing: its parts are taken from it
        self._file = file

    def add_chart(self, options: dict[str, Any]) -> Any:
        """A chart of one of the kinds that IBDesk draws: "column", "bar", "line" or "area"."""
        chart: Any = _CHARTS_BY_TYPE[options["type"]](options)
        chart.embedded = True
        chart.date_1904, chart.remove_timezone = self.date_1904, self.remove_timezone
        self.charts.append(chart)
        return chart

    def _get_packager(self) -> Packager:
        return _PartsPacked(self._file)


class _PartsPacked(Packager):  # type: ignore[misc]
    """Whatever was written before a part is begun is complete, and is packed."""

    def __init__(self, file: BytesIO) -> None:
        super().__init__()
        self._zip = ZipFile(file, "w", ZIP_DEFLATED)

    def _filename(self, xml_filename: str) -> StringIO:
        self._pack()
        begun: StringIO = super()._filename(xml_filename)
        return begun

    def _create_package(self) -> list[object]:
        try:
            super()._create_package()
            self._pack()
            self._zip.close()
        except BaseException:
            self._zip.fp = None  # closing what was cut off would fail too, and hide why
            raise
        return []

    def _pack(self) -> None:
        for part, name, is_binary in self.filenames:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            content = part.getvalue()
            written = content if is_binary else _in_british_english(name, content).encode()
            self._zip.writestr(entry, written, compresslevel=_PACKED)
        self.filenames.clear()


def _in_british_english(name: str, part: str) -> str:
    if name == _CORE:
        return part.replace(_CORE_END, f"<dc:language>{LANGUAGE}</dc:language>{_CORE_END}")
    if name.startswith(_CHARTS):
        for tag in _AMERICAN:
            part = part.replace(tag, tag.replace("en-US", LANGUAGE))
    return part


class _ChartCaches:
    """The numbers and names that a chart keeps of its cells, written in one go; nothing else of a chart is so long."""

    fh: StringIO

    def _write_num_cache(self, data: list[str | None] | None) -> None:
        points = "".join(
            f'<c:pt idx="{place}"><c:v>{_number(token)}</c:v></c:pt>'
            for place, token in enumerate(data or ())
            if token is not None
        )
        count = f'<c:ptCount val="{len(data or ())}"/>'
        self.fh.write(f"<c:numCache><c:formatCode>General</c:formatCode>{count}{points}</c:numCache>")


def _number(token: str) -> str:
    try:
        float(token)
    except ValueError:
        return "0"
    return token


class _Columns(_ChartCaches, ChartColumn):  # type: ignore[misc]
    pass


class _Bars(_ChartCaches, ChartBar):  # type: ignore[misc]
    pass


class _Lines(_ChartCaches, ChartLine):  # type: ignore[misc]
    pass


class _Areas(_ChartCaches, ChartArea):  # type: ignore[misc]
    pass


_CHARTS_BY_TYPE = {"column": _Columns, "bar": _Bars, "line": _Lines, "area": _Areas}


def new_workbook(file: BytesIO) -> "ZippedBook":
    """It is written into the file when it is closed. Nothing is made into a formula, a link or a number on the way, and
    every cell begins in the same letters."""
    from ibdesk.writing.sheets.zipped_book import ZippedBook  # XlsxWriter is slow to import, and only writing needs it

    # Made anew each time: XlsxWriter writes into the default format, and a second workbook would differ.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": BODY_SIZE},
    }
    return ZippedBook(file, options)

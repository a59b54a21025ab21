"""The file round the figures: damaged, of another kind, under another name, locked, or with more in it than figures."""

import codecs
import zipfile
from collections.abc import Callable, Iterable
from functools import partial

from tests.corpus.kinds import LAYOUTS, TRUTH, Arrives, Expected, Kind, Refused
from tests.corpus.wrapping import (
    SHEET,
    csv,
    cut,
    dde,
    good,
    html,
    linked,
    locked,
    locked_zip,
    macro_sheet,
    mhtml,
    ods,
    parts,
    shared,
    shared_number,
    strict,
    twice,
    with_parts,
    with_relation,
    without,
    xls,
    xlsb,
    xml_2003,
    zipped,
)
from tests.reading.files import odd_workbooks as odd

Make = Callable[[str], bytes]
ARRIVES = Arrives(TRUTH)
DAMAGED = "damaged or was cut off on the way"
AS_ANOTHER = "neither a workbook nor a text file"
WORKBOOKS: dict[str, tuple[Make, Expected]] = {
    "as it should be": (good, ARRIVES),
    "its texts shared": (lambda layout: odd.pack(shared(layout)), ARRIVES),
    "not packed tight": (lambda layout: odd.pack(parts(layout), zipfile.ZIP_STORED), ARRIVES),
    **{f"cut off at {percent} %": (partial(cut, percent=percent), Refused(DAMAGED)) for percent in (10, 50, 90, 99)},
    "tail of zeros": (lambda layout: good(layout)[:-200] + bytes(200), Refused("was cut off")),
    "more behind its end": (lambda layout: good(layout) + bytes(40), ARRIVES),
    "wrong packed bytes": (lambda layout: odd.with_wrong_bytes(good(layout), SHEET), Refused("cannot be unpacked")),
    "wrong checksum": (lambda layout: odd.directory_changed(good(layout), SHEET, 16, 1), Refused("cannot be unpacked")),
    "a size that lies": (lambda layout: odd.directory_changed(good(layout), SHEET, 24, 20),
     Refused("cannot be unpacked")),
    "a part twice": (partial(twice, name=SHEET), Refused("two parts of the same name")),
    "a part twice in other letters": (partial(twice, name="XL\\worksheets\\SHEET1.xml"),
     Refused("two parts of the same name")),
    "a name that climbs out":
     (lambda layout: with_parts(layout, {"../../../../etc/passwd": b"x", "C:\\x.txt": b"x"}), ARRIVES),
    "no list of sheets": (partial(without, part="xl/workbook.xml"), Refused("is missing")),
    "no sheet": (partial(without, part=SHEET), Refused("its sheet “Figures” is missing")),
    "no relations": (partial(without, part="xl/_rels/workbook.xml.rels"), Refused("its sheet “Figures” is missing")),
    "no shared texts": (partial(without, part="xl/sharedStrings.xml"), Refused("a text that is not in the file")),
    "no relations of the whole": (partial(without, part="_rels/.rels"), ARRIVES),
    "no content types": (partial(without, part="[Content_Types].xml"), ARRIVES),
    "a text beyond the last": (partial(shared_number, number="99"), Refused("a text that is not in the file")),
    "text number -1": (partial(shared_number, number="-1"), Refused("a text that is not in the file")),
    "Strict Open XML": (strict, ARRIVES),
    "a picture of no use": (lambda layout: with_parts(layout, {"xl/media/a.png": odd.PICTURE}), ARRIVES),
    "another workbook inside": (lambda layout: with_parts(layout, {"xl/embeddings/a.xlsx": good(layout)}), ARRIVES),
    "macros": (lambda layout: with_parts(layout, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), ARRIVES),
    "macros of Excel 4": (macro_sheet, ARRIVES),
    "figures from another workbook": (linked, ARRIVES),
    "a DDE link": (dde, ARRIVES),
    "a web query": (lambda layout: with_relation(layout, "connections", "connections.xml",
     {"xl/connections.xml": b"<connections/>"}), ARRIVES),
    "an OLE object": (lambda layout: with_parts(layout, {"xl/embeddings/oleObject1.bin": odd.ole("Package")}), ARRIVES),
    "locked with a password": (locked, Refused("it is locked with a password")),
    "locked with the password that Excel tries first": (partial(locked, password="VelvetSweatshop"), ARRIVES),
    "locked with DES": (lambda layout: locked(layout).replace(b'cipherAlgorithm="AES"', b'cipherAlgorithm="DES"'),
     Refused("it is locked with a password by a way that IBDesk cannot unlock (DES)")),
    "a zip archive locked with a password": (locked_zip, Refused("a zip archive locked with a password")),
    "an empty OLE container": (lambda _: odd.ole(), Refused("a document of another program, or damaged")),
    "rights management":
     (lambda _: odd.ole("EncryptedPackage", also="DRMEncryptedTransform".encode("utf-16-le")),
      Refused("protected by rights management")),
    "an OLE directory without end": (lambda _: odd.ole("Workbook", after_directory=1), Refused(DAMAGED)),
    "half a workbook of Excel 97": (lambda layout: xls(layout)[:3000], Refused(DAMAGED)),
}  # fmt: skip
NAMED: dict[str, tuple[str, Make, Expected]] = {
    "nothing": ("figures.xlsx", lambda _: b"", Refused("it is empty")),
    "one byte": ("figures.xlsx", lambda _: b"P", Arrives({}, ("sheet-not-used A1",))),
    "only zeros": ("figures.xlsx", lambda _: bytes(5000), Refused(AS_ANOTHER)),
    "Excel 97": ("figures.xls", xls, ARRIVES),
    "Excel 97 called .xlsx": ("figures.xlsx", xls, ARRIVES),
    "binary": ("figures.xlsb", xlsb, ARRIVES),
    "binary called .xlsx": ("figures.xlsx", xlsb, ARRIVES),
    "OpenDocument": ("figures.ods", ods, ARRIVES),
    "OpenDocument called .xlsx": ("figures.xlsx", ods, ARRIVES),
    "xlsx called .xls": ("figures.xls", good, ARRIVES),
    "xlsx called .csv": ("figures.csv", good, ARRIVES),
    "xlsx without an ending": ("figures", good, ARRIVES),
    "with macros": ("figures.xlsm", good, ARRIVES),
    "commas": ("figures.csv", csv, ARRIVES),
    "semicolons": ("figures.csv", partial(csv, separator=";"), ARRIVES),
    "tabs": ("figures.txt", partial(csv, separator="\t"), ARRIVES),
    "a mark of UTF-8": ("figures.csv", partial(csv, mark=codecs.BOM_UTF8), ARRIVES),
    "UTF-16 little": ("figures.csv",
     partial(csv, separator="\t", encoding="utf-16-le", mark=codecs.BOM_UTF16_LE), ARRIVES),
    "UTF-16 big": ("figures.csv", partial(csv, encoding="utf-16-be", mark=codecs.BOM_UTF16_BE), ARRIVES),
    "Windows-1252": ("figures.csv",
     lambda layout: csv(layout) + "\r\nSource: the team’s – own\r\n".encode("cp1252"), ARRIVES),
    "upright strokes": ("figures.csv", partial(csv, separator="|"), ARRIVES),
    **{f"{name} without a mark": ("figures.csv", partial(csv, encoding=name), ARRIVES)
       for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")},
    "UTF-32": ("figures.csv", partial(csv, encoding="utf-32"), ARRIVES),
    "lines of old Macs": ("figures.csv", partial(csv, end="\r"), ARRIVES),
    "csv called .xlsx": ("figures.xlsx", csv, ARRIVES),
    "csv that says sep=": ("figures.csv", lambda layout: b"sep=;\r\n" + csv(layout, ";"), ARRIVES),
    "a quotation mark left open": ("figures.csv", lambda layout: csv(layout).replace(b"480", b'"480'),
     Refused("that is never closed")),
    "a web page": ("figures.xls", html, Refused("it is a web page (HTML)")),
    "a saved web page": ("figures.xls", mhtml, Refused("a saved web page (MHTML)")),
    "XML of Excel 2003": ("figures.xls", xml_2003, Refused("an XML spreadsheet of Excel 2003")),
    "a PDF": ("figures.xlsx", lambda _: b"%PDF-1.7\n",
     Refused("it is a PDF document, which shows figures but does not hold them as cells, though its name")),
    "a picture": ("figures.xlsx", lambda _: b"\x89PNG\r\n\x1a\n", Refused("it is a picture")),
    "a Word document": ("figures.xlsx",
     lambda _: odd.pack({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}),
      Refused("it is a Word document")),
    "a zip archive": ("figures.xlsx", zipped, Refused("a zip archive without a workbook's parts")),
    "an empty zip archive": ("figures.xlsx", lambda _: odd.pack({}), Refused("an empty zip archive")),
    "a board": ("figures.xlsx", lambda _: b"SQLite format 3\0" + bytes(100),
     Refused("it is a database, perhaps a board of IBDesk")),
    "the mark Excel leaves": ("~$figures.xlsx", lambda _: b"\x0cPerformance team" + bytes(149),
     Refused("the mark that Excel leaves")),
}  # fmt: skip


def kinds() -> Iterable[Kind]:
    """Every container, round both layouts."""
    for layout in LAYOUTS:
        for name, (make, expected) in WORKBOOKS.items():
            yield Kind("container", name, layout, partial(make, layout), expected)
        for name, (file_name, make, expected) in NAMED.items():
            yield Kind("container", name, layout, partial(make, layout), expected, file_name)
        rest = {key: figure for key, figure in TRUTH.items() if key != "7 2014-07"}
        told = Arrives(rest, ({"long": "formula-error C2", "wide": "formula-error B2"}[layout],))
        for make_kind, file_name in ((xls, "figures.xls"), (xlsb, "figures.xlsb")):
            make_old = partial(make_kind, layout, error=True)
            yield Kind("container", f"an error in {file_name}", layout, make_old, told, file_name)

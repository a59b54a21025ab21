"""Raised and crossed-out signs, several paragraphs, formats by cases, and empty results in OpenDocument workbooks."""

from decimal import Decimal

import pytest

from ibdesk.reading.cells.sheet import Cell, Kind
from ibdesk.reading.cells.signs import crossed_out
from ibdesk.reading.files.open_file import read_cells
from tests.reading.files.odd_workbooks import ods


def _style(name: str, properties: str, family: str = "text", parent: str = "") -> str:
    above = f'style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {above}>'
        f"<style:text-properties {properties}/></style:style>"
    )


_STYLES = (
    _style("T1", 'style:text-position="super 58%"')
    + _style("T2", 'style:text-line-through-style="solid" style:text-line-through-type="single"')
    + _style("T3", 'style:text-position="-33% 58%"')
    + _style("T4", 'style:text-position="0% 100%" style:text-line-through-style="none"')
    + _style("T5", 'style:font-name="Arial"', parent="T1")
    + _style("P1", 'style:text-line-through-type="double"', "paragraph")
    + _style("ce1", 'style:text-line-through-style="solid"', "table-cell")
    + _style("ce2", 'style:text-position="33% 58%"', "table-cell")
    + _style("ce3", 'style:font-name="Arial"', "table-cell", "ce1")
    + _style("T1", 'style:text-line-through-style="none"', "table-cell")
)
_TEXT, _NUMBER = 'office:value-type="string"', 'office:value-type="float" office:value="489"'


def _cell(attributes: str, inside: str, styles: str = _STYLES) -> Cell | None:
    other = f"<table:table-cell {_TEXT}><text:p>Code</text:p></table:table-cell>"
    row = f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell>{other}</table:table-row>"
    return read_cells(ods(row, styles), "figures.ods").sheets[0].cell(1, 1)


@pytest.mark.parametrize(
    ("attributes", "inside", "seen"),
    [
        (_TEXT, '<text:p>489<text:span text:style-name="T1">1</text:span></text:p>', "489¹"),
        (_TEXT, '<text:p>489<text:span text:style-name="T5">1</text:span></text:p>', "489¹"),
        (_TEXT, '<text:p>489<text:span text:style-name="T3">1</text:span></text:p>', "489₁"),
        (_TEXT, '<text:p>48<text:span text:style-name="T4">9</text:span></text:p>', "489"),
        (_TEXT, '<text:p><text:span text:style-name="T2">480</text:span>489</text:p>', crossed_out("480") + "489"),
        (_TEXT, '<text:p text:style-name="P1">480</text:p><text:p>489</text:p>', crossed_out("480") + "\n489"),
        (_TEXT, "<text:p>480</text:p><text:p>489</text:p>", "480\n489"),
        (_TEXT, "<text:p>480<text:line-break/>489</text:p>", "480\n489"),
        (f'{_TEXT} office:string-value="480489"', "<text:p>480</text:p><text:p>489</text:p>", "480\n489"),
        (_NUMBER, '<text:p>48<text:span text:style-name="T1">9</text:span></text:p>', "48⁹"),
        (f'{_NUMBER} table:style-name="ce1"', "<text:p>489</text:p>", crossed_out("489")),
        (f'{_NUMBER} table:style-name="ce3"', "<text:p>489</text:p>", crossed_out("489")),
        (f'{_NUMBER} table:style-name="ce2"', "<text:p>489</text:p>", "⁴⁸⁹"),
        (f'{_NUMBER} table:style-name="T1"', "<text:p>489</text:p>", Decimal(489)),
        (f'{_TEXT} table:style-name="ce1"', "<text:p>x</text:p>", crossed_out("x")),
    ],
)
def test_a_text_is_what_a_person_sees(attributes: str, inside: str, seen: object) -> None:
    found = _cell(attributes, inside)
    assert found is not None
    assert found.value == seen


_FORMULA = 'table:formula="of:=IF([.Z2]=&quot;&quot;;&quot;&quot;;[.Z2])"'


@pytest.mark.parametrize(
    ("attributes", "inside", "kind"),
    [
        (_FORMULA, "<text:p/>", None),
        (f'{_FORMULA} {_TEXT} office:string-value=""', "<text:p/>", None),
        (f"{_FORMULA} {_TEXT}", "", None),
        (_FORMULA, "", Kind.FORMULA_WITHOUT_RESULT),
        (f'{_FORMULA} office:value-type="float"', "<text:p/>", Kind.FORMULA_WITHOUT_RESULT),
        (f'{_FORMULA} office:value-type="float" office:value="0"', "<text:p>0</text:p>", Kind.NUMBER),
    ],
)
def test_an_empty_result_is_blank_and_a_missing_one_is_told(attributes: str, inside: str, kind: Kind | None) -> None:
    found = _cell(attributes, inside)
    assert (found.kind if found else None) is kind


def _number(name: str, inside: str) -> str:
    return f'<number:number-style style:name="{name}">{inside}</number:number-style>'


_PLAIN = '<number:number number:min-integer-digits="1"/>'


@pytest.mark.parametrize(
    ("inside", "number_format"),
    [
        ("<number:text>c</number:text>", '"c"'),
        ('<number:number number:min-integer-digits="1" number:display-factor="1000"/>', "0,"),
        ('<number:number number:decimal-places="1" number:display-factor="1000000"/>', "0.0,,"),
        (f'{_PLAIN}<style:map style:condition="value()&lt;5" style:apply-style-name="N1"/>', '[<5]"low";0'),
        (f'{_PLAIN}<style:map style:condition="value()!=0" style:apply-style-name="N1"/>', '[<>0]"low";0'),
        (f'{_PLAIN}<style:map style:condition="is-true()" style:apply-style-name="N1"/>', "0"),
        (f'{_PLAIN}<style:map style:condition="value()&lt;5" style:apply-style-name="N9"/>', "0"),
    ],
)
def test_a_format_may_have_cases_and_show_thousands(inside: str, number_format: str) -> None:
    used = '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N2"/>'
    styles = _number("N1", "<number:text>low</number:text>") + _number("N2", inside) + used
    found = _cell(f'{_NUMBER} table:style-name="ce1"', "<text:p>489</text:p>", styles)
    assert found is not None
    assert found.number_format == number_format


FORMULA = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="{}"/>'


def _results(*values: str, generator: str = "ODFPY/1.4.1") -> list[Kind]:
    meta = f"<office:document-meta><meta:generator>{generator}</meta:generator></office:document-meta>".encode()
    cells = "".join(FORMULA.format(value) for value in values)
    data = ods(f"<table:table-row>{cells}</table:table-row>", meta_dot_xml=meta)
    return [cell.kind for cell in read_cells(data, "figures.ods").sheets[0].row(1)]


def test_a_zero_of_a_program_that_works_nothing_out_is_no_result() -> None:
    assert _results("0", "0") == [Kind.FORMULA_WITHOUT_RESULT] * 2
    assert _results("0", "2") == [Kind.NUMBER] * 2
    assert _results("0", generator="LibreOffice/7.4$Linux") == [Kind.NUMBER]
    assert _results("0", generator="MicrosoftOffice/15.0 MicrosoftExcel") == [Kind.NUMBER]

"""Published tables made in code, in the shape that the Department for Education and ONS publish: a few councils of the
West Midlands and elsewhere for two reporting years, with the published numbers; and the model of their neighbours."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

HEADINGS = (
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name",
    "old_la_code", "new_la_code", "la_name",
)  # fmt: skip
ENGLAND = ("National", "E92000001", "England", "", "", "", "", "")
WEST_MIDLANDS = ("Regional", "E92000001", "England", "E12000005", "West Midlands", "", "", "")
NORTH_WEST = ("Regional", "E92000001", "England", "E12000002", "North West", "", "", "")


def council(old: str, new: str, name: str, region_code: str, region: str) -> tuple[str, ...]:
    return ("Local authority", "E92000001", "England", region_code, region, old, new, name)


HEREFORDSHIRE = council("884", "E06000019", "Herefordshire, County of", "E12000005", "West Midlands")
NEIGHBOURS = {
    "860": council("860", "E10000028", "Staffordshire", "E12000005", "West Midlands"),
    "925": council("925", "E10000019", "Lincolnshire", "E12000004", "East Midlands"),
    "893": council("893", "E06000051", "Shropshire", "E12000005", "West Midlands"),
    "933": council("933", "E10000027", "Somerset", "E12000009", "South West"),
    "888": council("888", "E10000017", "Lancashire", "E12000002", "North West"),
    "935": council("935", "E10000029", "Suffolk", "E12000006", "East of England"),
    "811": council("811", "E06000011", "East Riding of Yorkshire", "E12000003", "Yorkshire and The Humber"),
    "815": council("815", "E10000023", "North Yorkshire", "E12000003", "Yorkshire and The Humber"),
    "830": council("830", "E10000007", "Derbyshire", "E12000004", "East Midlands"),
}
# Of reporting year 2013: plans started, second or subsequent ones, their percentage; referrals; children at mid-2012.
IN_2013: Mapping[tuple[str, ...], Sequence[str]] = {
    ENGLAND: ("52680", "7870", "14.9", "593470", "11403970"),
    WEST_MIDLANDS: ("6680", "1050", "15.8", "64750", "1243801"),
    NORTH_WEST: ("7500", "1200", "16", "80000", "1500000"),
    HEREFORDSHIRE: ("284", "45", "15.8", "1509", "35798"),
    NEIGHBOURS["860"]: ("686", "86", "12.5", "8973", "170076"),
    NEIGHBOURS["925"]: ("430", "53", "12.3", "5284", "139834"),
    NEIGHBOURS["893"]: ("237", "40", "16.9", "1287", "60467"),
    NEIGHBOURS["933"]: ("457", "54", "11.8", "6170", "108673"),
    NEIGHBOURS["888"]: ("1215", "203", "16.7", "15528", "243057"),
    NEIGHBOURS["935"]: ("562", "78", "13.9", "7593", "150430"),
    NEIGHBOURS["811"]: ("300", "30", "10", "2403", "63776"),
    NEIGHBOURS["815"]: ("552", "81", "14.7", "5529", "118515"),
    NEIGHBOURS["830"]: ("740", "125", "16.9", "11993", "155579"),
}
IN_2014: Mapping[tuple[str, ...], Sequence[str]] = {
    ENGLAND: ("59780", "9450", "15.8", "657780", "11473080"),
    WEST_MIDLANDS: ("6860", "1120", "16.4", "76650", "1251186"),
    HEREFORDSHIRE: ("258", "46", "17.8", "2579", "35673"),
    NEIGHBOURS["860"]: ("806", "94", "11.7", "9628", "169560"),
    NEIGHBOURS["893"]: ("287", "c", "c", "2089", "59893"),
}
PLANS, REFERRALS, POPULATIONS, MODEL = "plans.csv", "referrals.csv", "mid-year populations.csv", "model 2025.csv"

Row = Sequence[str]


def rows_of(
    columns: slice, filters: Sequence[str], years: Sequence[tuple[str, Mapping[tuple[str, ...], Sequence[str]]]]
) -> list[Row]:
    """The rows of a table with these of the measures."""
    return [
        (year, "Reporting year", *area, *filters, *numbers[columns])
        for year, held in years
        for area, numbers in held.items()
    ]


def text(headings: Iterable[str], rows: Iterable[Row]) -> str:
    """A .csv file's text."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*HEADINGS, *headings])
    writer.writerows(rows)
    return out.getvalue()


def plans() -> str:
    """Plans that are a second or subsequent one; one neighbour is suppressed in 2014."""
    years = (("2014", IN_2014), ("2013", IN_2013))
    filters = ("Child protection plans, second or subsequent",)
    return text(
        ("category", "CPP_start", "CPP_subsequent", "CPP_subsequent_percent"), rows_of(slice(0, 3), filters, years)
    )


def referrals() -> str:
    """Counts alone: rates are to be worked out."""
    years = (("2014", IN_2014), ("2013", IN_2013))
    return text(("category", "referral_count"), rows_of(slice(3, 4), ("Referrals and re-referrals",), years))


def populations() -> str:
    """Children aged 0 to 17 at mid-2012 and mid-2013."""
    years = (("2013", IN_2014), ("2012", IN_2013))
    return text(("age_group", "population_estimate"), rows_of(slice(4, 5), ("Children aged 0 to 17 years",), years))


def model() -> str:
    """Ten neighbours of Herefordshire; the first had no rows in these years. Begins with a mark of its letters."""
    nearest = ["943", *NEIGHBOURS]
    across = [f"{name}" for place in range(1, 11) for name in (f"SN_{place}", f"SN_{place}P")]
    own = ["884", "Herefordshire, County of", *(text for code in nearest for text in (code, "Very close"))]
    other = ["943", "Westmorland and Furness", *(text for code in ["884", *NEIGHBOURS] for text in (code, "Close"))]
    lines = [["old_la_code", "la_name", *across], own, other]
    return (
        "\ufeff" + "\n".join(",".join(f'"{cell}"' if "," in cell else cell for cell in line) for line in lines) + "\n"
    )


def written(folder: Path, *wanted: str) -> list[Path]:
    """Those of the files that are wanted by their names, all where none is named."""
    texts = {PLANS: plans, REFERRALS: referrals, POPULATIONS: populations, MODEL: model}
    paths = []
    for name in wanted or texts:
        path = folder / name
        path.write_text(texts[name](), encoding="utf-8")
        paths.append(path)
    return paths

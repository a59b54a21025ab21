"""Layouts that reports of councils have and no heading tells: each with the figures that it was made from."""

from tests.reading.mapping.odd_blocks import BLOCKS
from tests.reading.mapping.odd_kinds import KINDS
from tests.reading.mapping.odd_months import MONTHS
from tests.reading.mapping.odd_pairs import PAIRS
from tests.reading.mapping.odd_pivots import PIVOTS
from tests.reading.mapping.odd_records import RECORDS
from tests.reading.mapping.odd_sheets import SHEETS
from tests.reading.mapping.odd_stated_years import STATED_YEARS
from tests.reading.mapping.odd_whose import WHOSE
from tests.reading.mapping.odd_years import YEARS

LAYOUTS = BLOCKS | KINDS | MONTHS | PAIRS | PIVOTS | RECORDS | SHEETS | STATED_YEARS | WHOSE | YEARS

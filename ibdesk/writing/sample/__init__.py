"""The made August 2014 workbook that IBDesk ships to be tried with."""

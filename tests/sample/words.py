"""The words of the sample workbook: what is known and what is made up, and the labels of its cover details."""

READ_ME = (
    "Marlshire figures, August 2014: sample data",
    "Marlshire Council does not exist. The figures are a sample to try IBDesk with.",
    "NORMAL TYPE: known. The number was printed in an Improvement Board report of August 2014, or it is the one whole "
    "number that gives a percentage or rate printed there.",
    "GREY ITALIC: made up, so that the charts have 36 months to show. Do not quote these figures.",
    "Some totals are known although their months are not. The made-up months are chosen so that these come out: the "
    "12 months to August 2014 of 3, 7, 9, 11, 15, 17 and 21, and of the numerators of 8, 10, 12, 13 and 32; the 12 "
    "months to August 2013 of 7; the 12 months to August 2013 and 2012 of 15 and 17, and the percentages of 13; "
    "January to August 2014 of 2; June and July 2014 together of 23 and 24.",
    "Also known, in months that are otherwise made up: the numerator of 19 in May 2014 (66).",
    "Counts chosen to fit a known percentage: both counts of 30 in August 2012 and August 2013.",
    "Indicator 5: the report printed 42 for August 2013 and 0 for August 2012, without a percentage; they are taken "
    "to be counts.",
    "Indicators 33 to 35 are quarterly. The report does not say which quarter its figure is for; it stands here at "
    "June 2014, the last finished quarter. For 36 to 39 the report had no data; the quarters before "
    "September 2013 are made up.",
    "One contradiction is the report's own and was left in: in August 2012 the numerator of 6 is 102 and the value of "
    "7 is 69. IBDesk finds it.",
    "Percentages with two counts are on the sheets Numerators and Denominators; the sheet Figures has the counts, and "
    "the percentages that came without counts.",
    "Indicators 13, 15 and 17 show 12 months on their pages; the sheets here hold their single months.",
    "The breakdowns are made up and add up to the figures. The comments were written for this sample around facts of "
    "the report; the posts are invented. The population is the one that the report's rates imply.",
)

# Field of ReportDetails -> label on the sheet Report.
REPORT_LABELS = {
    "title": "Title",
    "council": "Council",
    "region": "Region",
    "classification": "Classification",
    "figures_as_at": "Figures as at",
    "issue_date": "Issue date",
    "contact_name": "Contact name",
    "job_title": "Job title",
    "directorate": "Directorate",
    "email": "E-mail",
    "telephone": "Telephone",
    "source_system": "Source system",
    "notes": "Notes",
}

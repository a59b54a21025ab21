"""Months without their year: in rows between, beside the first alone, nowhere."""

from tests.reading.mapping.whole_way import Layout, figures

# fmt: off
MONTHS: dict[str, Layout] = {
    "months down with year rows between": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"], ["2012/13"], ["Apr", 40, 140], ["May", 41, 141],
                ["Jun", 42, 142], ["Jul", 43, 143], ["Aug", 44, 144], ["Sep", 45, 145], ["Oct", 46, 146],
                ["Nov", 47, 147], ["Dec", 48, 148], ["Jan", 49, 149], ["Feb", 50, 150], ["Mar", 51, 151], ["2013/14"],
                ["Apr", 140, 240], ["May", 141, 241], ["Jun", 142, 242], ["Jul", 143, 243], ["Aug", 144, 244],
                ["Sep", 145, 245], ["Oct", 146, 246], ["Nov", 147, 247], ["Dec", 148, 248], ["Jan", 149, 249],
                ["Feb", 150, 250], ["Mar", 151, 251],
            ],
        },
        figures(
            "18 2012-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "18 2013-04 240 241 242 243 244 245 246 247 248 249 250 251",
            "7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 140 141 142 143 144 145 146 147 148 149 150 151",
        ),
    ),
    "months down with calendar year rows between": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"], [2013], ["November", 40, 140],
                ["December", 41, 141], [2014], ["January", 42, 142], ["February", 43, 143],
            ],
        },
        figures("18 2013-11 140 141 142 143", "7 2013-11 40 41 42 43"),
    ),
    "months down, year beside the first month only": Layout(
        {
            "Data": [
                ["Year", "Month", "Referrals", "Child Protection Plans"], ["2012/13", "Apr", 40, 140],
                [None, "May", 41, 141], [None, "Jun", 42, 142], [None, "Jul", 43, 143], [None, "Aug", 44, 144],
                [None, "Sep", 45, 145], [None, "Oct", 46, 146], [None, "Nov", 47, 147], [None, "Dec", 48, 148],
                [None, "Jan", 49, 149], [None, "Feb", 50, 150], [None, "Mar", 51, 151], ["2013/14", "Apr", 140, 240],
                [None, "May", 141, 241], [None, "Jun", 142, 242], [None, "Jul", 143, 243], [None, "Aug", 144, 244],
                [None, "Sep", 145, 245], [None, "Oct", 146, 246], [None, "Nov", 147, 247], [None, "Dec", 148, 248],
                [None, "Jan", 149, 249], [None, "Feb", 150, 250], [None, "Mar", 151, 251],
            ],
        },
        figures(
            "18 2012-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "18 2013-04 240 241 242 243 244 245 246 247 248 249 250 251",
            "7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 140 141 142 143 144 145 146 147 148 149 150 151",
        ),
    ),
    "months down without a year, the title states it": Layout(
        {
            "Data": [
                ["Children's services 2013/14"], ["Month", "Referrals", "Child Protection Plans"], ["Apr", 40, 140],
                ["May", 41, 141], ["Jun", 42, 142], ["Jul", 43, 143], ["Aug", 44, 144], ["Sep", 45, 145],
                ["Oct", 46, 146], ["Nov", 47, 147], ["Dec", 48, 148], ["Jan", 49, 149], ["Feb", 50, 150],
                ["Mar", 51, 151],
            ],
        },
        figures(
            "18 2013-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "7 2013-04 40 41 42 43 44 45 46 47 48 49 50 51",
        ),
        answers={"row 2": "2013-04"},
    ),
    "months down without any year": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"], ["Apr", 40, 140], ["May", 41, 141],
                ["Jun", 42, 142], ["Jul", 43, 143], ["Aug", 44, 144], ["Sep", 45, 145], ["Oct", 46, 146],
                ["Nov", 47, 147], ["Dec", 48, 148], ["Jan", 49, 149], ["Feb", 50, 150], ["Mar", 51, 151],
            ],
        },
        figures(
            "18 2013-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "7 2013-04 40 41 42 43 44 45 46 47 48 49 50 51",
        ),
        answers={"row 1": "2013-04"},
    ),
    "months across without any year": Layout(
        {
            "Data": [
                ["Code", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"],
                [7, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51],
                [18, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151],
            ],
        },
        figures(
            "18 2013-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "7 2013-04 40 41 42 43 44 45 46 47 48 49 50 51",
        ),
        answers={"row 1": "2013-04"},
    ),
    "only the first month has its year, down": Layout(
        {
            "Data": [
                ["Month", "Referrals"], ["Oct-13", 40], ["Nov", 41], ["Dec", 42], ["Jan-14", 43], ["Feb", 44],
            ],
        },
        figures("7 2013-10 40 41 42 43 44"),
        answers={"months that follow": "following"},
    ),
    "only the first month has its year, across": Layout(
        {
            "Data": [
                ["Indicator", "Oct-13", "Nov", "Dec", "Jan-14", "Feb"], ["Referrals", 40, 41, 42, 43, 44],
            ],
        },
        figures("7 2013-10 40 41 42 43 44"),
        answers={"months that follow": "following"},
    ),
    "only the first month has its year, long": Layout(
        {
            "Data": [
                ["Code", "Month", "Value"], [7, "Oct-13", 40], [7, "Nov", 41], [7, "Dec", 42], [7, "Jan-14", 43],
            ],
        },
        figures("7 2013-10 40 41 42 43"),
        answers={"months that follow": "following"},
    ),
    "months down year rows, totals": Layout(
        {
            "Data": [
                ["Month", "Referrals", "Child Protection Plans"], ["2012/13"], ["Apr", 40, 140], ["May", 41, 141],
                ["Jun", 42, 142], ["Jul", 43, 143], ["Aug", 44, 144], ["Sep", 45, 145], ["Oct", 46, 146],
                ["Nov", 47, 147], ["Dec", 48, 148], ["Jan", 49, 149], ["Feb", 50, 150], ["Mar", 51, 151],
                ["Total", 546, 1746], ["2013/14"], ["Apr", 140, 240], ["May", 141, 241], ["Jun", 142, 242],
                ["Jul", 143, 243], ["Aug", 144, 244], ["Sep", 145, 245], ["Oct", 146, 246], ["Nov", 147, 247],
                ["Dec", 148, 248], ["Jan", 149, 249], ["Feb", 150, 250], ["Mar", 151, 251], ["Total", 1746, 2946],
            ],
        },
        figures(
            "18 2012-04 140 141 142 143 144 145 146 147 148 149 150 151",
            "18 2013-04 240 241 242 243 244 245 246 247 248 249 250 251",
            "7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 140 141 142 143 144 145 146 147 148 149 150 151",
        ),
    ),
    "months down year rows, long names": Layout(
        {
            "Data": [
                ["Month", "Referrals"], ["2012-13"], ["April", 40], ["May", 41], ["June", 42], ["July", 43],
                ["August", 44], ["September", 45], ["October", 46], ["November", 47], ["December", 48],
                ["January", 49], ["February", 50], ["March", 51], ["2013-14"], ["April", 140], ["May", 141],
            ],
        },
        figures("7 2012-04 40 41 42 43 44 45 46 47 48 49 50 51 140 141"),
    ),
    "months down, Year 2012/13 rows": Layout(
        {
            "Data": [
                ["Month", "Referrals"], ["Year 2012/13"], ["April", 40], ["May", 41], ["Year 2013/14"],
                ["April", 140], ["May", 141],
            ],
        },
        figures("7 2012-04 40 41", "7 2013-04 140 141"),
    ),
    "calendar over": Layout(
        {
            "R": [
                [None, "2013", None, "2014", None], ["Code", "Nov", "Dec", "Jan", "Feb"], [7, 1, 2, 3, 4],
            ],
        },
        figures("7 2013-11 1 2 3 4"),
    ),
    "yyyymm": Layout(
        {
            "R": [
                ["PI", "Period", "Actual"], ["7", "201406", 481], ["7", "201407", 502], ["7", "201408", 489],
            ],
        },
        figures("7 2014-06 481 502 489"),
    ),
    "FY in title, months down": Layout(
        {
            "R": [
                ["Referrals 2014/15"], ["Month", "Number"], ["Apr", 40], ["May", 41], ["Jun", 42],
            ],
        },
        figures("7 2014-04 40 41 42"),
        answers={"row 2": "2014-04"},
    ),
    "FY in title wide": Layout(
        {
            "R": [
                ["Performance 2014/15"], ["Code", "Apr", "May", "Jun"], [7, 40, 41, 42],
            ],
        },
        figures("7 2014-04 40 41 42"),
        answers={"row 2": "2014-04"},
    ),
    "FY in sheet name": Layout(
        {
            "2014-15": [
                ["Code", "Apr", "May", "Jun"], [7, 40, 41, 42],
            ],
        },
        figures("7 2014-04 40 41 42"),
        answers={"row 1": "2014-04"},
    ),
}
# fmt: on

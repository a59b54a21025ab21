"""The names of England's councils with children's services and of its regions, as titles name them."""

import re

_REGIONS = (
    "north east, north west, yorkshire and the humber, yorkshire and humber, east midlands, west midlands, "
    "east of england, south east, south west, london, inner london, outer london, core cities"
)
_COUNCILS = (
    "barking and dagenham, barnet, barnsley, bath and north east somerset, bedford, bexley, birmingham, "
    "blackburn with darwen, blackpool, bolton, bournemouth, bournemouth christchurch and poole, bracknell forest, "
    "bradford, brent, brighton and hove, bristol, bromley, buckinghamshire, bury, calderdale, cambridgeshire, camden, "
    "central bedfordshire, cheshire east, cheshire west and chester, city of london, cornwall, coventry, croydon, "
    "cumberland, cumbria, darlington, derby, derbyshire, devon, doncaster, dorset, dudley, durham, ealing, "
    "east riding of yorkshire, east sussex, enfield, essex, gateshead, gloucestershire, greenwich, hackney, halton, "
    "hammersmith and fulham, hampshire, haringey, harrow, hartlepool, havering, herefordshire, hertfordshire, "
    "hillingdon, hounslow, hull, isle of wight, isles of scilly, islington, kensington and chelsea, kent, "
    "kingston upon hull, kingston upon thames, kirklees, knowsley, lambeth, lancashire, leeds, leicester, "
    "leicestershire, lewisham, lincolnshire, liverpool, luton, manchester, medway, merton, middlesbrough, "
    "milton keynes, newcastle, newcastle upon tyne, newham, norfolk, north east lincolnshire, north lincolnshire, "
    "north northamptonshire, north somerset, north tyneside, north yorkshire, northamptonshire, northumberland, "
    "nottingham, nottinghamshire, oldham, oxfordshire, peterborough, plymouth, poole, portsmouth, reading, redbridge, "
    "redcar and cleveland, richmond upon thames, rochdale, rotherham, rutland, salford, sandwell, sefton, sheffield, "
    "shropshire, slough, solihull, somerset, south gloucestershire, south tyneside, southampton, southend, "
    "southend on sea, southwark, st helens, staffordshire, stockport, stockton on tees, stoke on trent, suffolk, "
    "sunderland, surrey, sutton, swindon, tameside, telford and wrekin, thurrock, torbay, tower hamlets, trafford, "
    "wakefield, walsall, waltham forest, wandsworth, warrington, warwickshire, west berkshire, west northamptonshire, "
    "west sussex, westminster, westmorland and furness, wigan, wiltshire, windsor and maidenhead, wirral, wokingham, "
    "wolverhampton, worcestershire, york"
)
_KNOWN = frozenset(name for names in (_REGIONS, _COUNCILS) for name in names.split(", "))
_BEFORE = re.compile(
    r"(?:the )?(?:(?:london borough|royal borough|city|county|borough|metropolitan borough) of |county |lb |rb |)"
)
_KIND = (
    r"(?:(?:metropolitan |county |city |district |unitary )*(?:borough |city |county |district )?council|mbc|cbc|"
    r"unitary authority|local authority|region|average)"
)
_BEHIND = re.compile(rf" {_KIND}")
_APART = re.compile(r" ?[:|,;(]| - ")
# A council whatever its name: "Marlshire County Council".
_NAMED = re.compile(r"(?:[\w'-]+ ){1,4}(?:county|city|(?:metropolitan |county )?borough|district|mbc) ?council")
_SIGNS = re.compile(r"[^\w']+")


def council_named(text: str) -> str:
    """The council, or the region, that a text names and nothing else but what it is about behind a dash; in small
    letters, without what kind of council it is. "" where it names none."""
    if (name := without_kind(text)) in _KNOWN:
        return name
    for part in _APART.split(text.casefold()):
        plain = _plain(part)
        name = without_kind(plain)
        if name and (name in _KNOWN or _NAMED.fullmatch(plain)):
            return name
    return ""


def without_kind(text: str) -> str:
    """A council's name in small letters without its kind: "kent" for "Kent County Council"."""
    plain = _plain(text)
    begins = _BEFORE.match(plain)
    rest = plain[begins.end() :] if begins is not None and plain not in _KNOWN else plain
    return _BEHIND.sub("", rest).removesuffix(" city of").strip()


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", text.casefold().replace("&", " and ")).split())

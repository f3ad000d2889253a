"""Numbers that lead to a person: phones, NHS and National Insurance numbers, hospital, bank and card numbers."""
from __future__ import annotations

import re
from typing import Callable, List, Tuple

import phonenumbers
from phonenumbers import Leniency, PhoneNumberMatcher, PhoneNumberType

from advocacy.privacy.reading import public, read

Rule = Tuple["re.Pattern[str]", Callable[["re.Match[str]"], str]]
_SEPARATOR = r"[\s.\-\u2010-\u2015]"
_GROUPINGS = {(10,), (3, 3, 4), (3, 4, 3), (4, 3, 3), (3, 7), (6, 4), (4, 6), (5, 5), (2,) * 5, (1,) * 10}
_NOT_PERSONAL = (PhoneNumberType.TOLL_FREE, PhoneNumberType.UAN, PhoneNumberType.SHARED_COST, PhoneNumberType.PREMIUM_RATE)
_PRIVATE_USE = 0xE100
_HIDDEN = {ord(digit): _PRIVATE_USE + int(digit) for digit in "0123456789"}
_SHOWN = {hidden: shown for shown, hidden in _HIDDEN.items()}
_SPOKEN = r"(?:zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"


def redact_numbers(text: str) -> str:
    """The text with [phone], [nhs-number], [ni-number] and [number]."""
    text = _SPOKEN_NUMBER.sub("[number]", text.translate(_SHOWN))
    if sum(map(str.isdigit, text)) < 4:
        return text
    for pattern, replace in _RULES:
        text = pattern.sub(replace, text)
    return _anywhere_else(text).translate(_SHOWN)


def is_nhs_number(digits: str) -> bool:
    """Ten digits, the last a check digit modulo 11."""
    if len(digits) != 10:
        return False
    rest = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return rest != 10 and rest % 11 == int(digits[9])


def _kept(text: str) -> str:
    """A number of the public, hidden from the rules that follow."""
    return text.translate(_HIDDEN)


def _digits(text: str) -> str:
    return "".join(str(int(sign)) for sign in text if sign.isdecimal())


def _is_public(digits: str) -> bool:
    national = re.sub(r"^(?:0044|44)", "0", digits)
    if {digits, national} & public():
        return True
    if not national.startswith("0"):
        return False
    try:
        return phonenumbers.number_type(phonenumbers.parse(national, "GB")) in _NOT_PERSONAL
    except phonenumbers.NumberParseException:
        return False


def _phone(found: "re.Match[str]") -> str:
    if _is_public(_digits(found[0])):
        return _kept(found[0])
    if re.match(r"\d{1,2}[-.]\d{1,2}[-.]\d{2,4}\b", found[0]):
        return found[0]
    return "[phone]"


def _told_phone(found: "re.Match[str]") -> str:
    return _kept(found[0]) if _is_public(_digits(found["number"])) else found["cue"] + "[phone]"


def _nhs(found: "re.Match[str]") -> str:
    groups = tuple(len(group) for group in re.findall(r"\d+", found[0]))
    digits = _digits(found[0])
    if digits[0] == "0" or groups not in _GROUPINGS:
        return found[0]
    if is_nhs_number(digits):
        return "[nhs-number]"
    return "[phone]" if digits[0] == "7" else "[number]"


def _long(found: "re.Match[str]") -> str:
    return _kept(found[0]) if _is_public(_digits(found[0])) else "[number]"


def _anywhere_else(text: str) -> str:
    """Phone numbers of the world, as the phonenumbers library knows them."""
    if sum(map(str.isdigit, text)) < 7:
        return text
    spans: List[Tuple[int, int]] = []
    for match in PhoneNumberMatcher(text, "GB", leniency=Leniency.VALID):
        if not _is_public(_digits(match.raw_string)):
            spans.append((match.start, match.end))
    for start, end in reversed(spans):
        text = text[:start] + "[phone]" + text[end:]
    return text


def _compile() -> List[Rule]:
    formats = read("formats")
    bare, named = "|".join(formats["numbers_bare"]), "|".join(formats["numbers_named"])
    code = r"(?P<number>(?=(?:[\w/-]*\d){4})[a-z]{0,4}[-/ ]?\d[\da-z/-]*(?:[ -]?\d{2,})*)(?!\w)"
    number_word = r"(?:number|num|nr|no|id|ref|reference|code|details|#)\b\.?"
    link = r"[\s:#=.,-]*(?:(?:is|was|it's|its)\b)?[\s:#=.,-]*"
    flags = re.IGNORECASE

    def keep_cue(label: str) -> Callable[["re.Match[str]"], str]:
        return lambda found: found["cue"] + label

    def rule(pattern: str, replace: Callable[["re.Match[str]"], str]) -> Rule:
        return re.compile(pattern, flags), replace

    return [
        rule(rf"(?P<cue>\bnhs{link}(?:{number_word}|#)?{link})(?P<number>\d(?:{_SEPARATOR}?\d){{7,11}})(?!\d)", keep_cue("[nhs-number]")),
        rule(r"(?<![\d+])44(?:[\s-]?\d){10}(?!\d)", _phone),
        rule(rf"(?<![a-z\d])[a-z]{{2}}{_SEPARATOR}?(?:\d{{2}}{_SEPARATOR}?){{3}}[a-d](?![a-z\d])", lambda _: "[ni-number]"),
        rule(rf"(?P<cue>\b(?:ni|nino|national insurance){link}(?:{number_word})?{link})(?P<number>[a-z]{{2}}{_SEPARATOR}?\d(?:{_SEPARATOR}?\d){{3,7}})(?!\d)",
             keep_cue("[ni-number]")),
        rule(r"(?<![a-z\d])[a-z]{2}\d{2}(?: ?[a-z\d]{4}){3,7}(?: ?[a-z\d]{1,3})?(?![a-z\d])", _iban),
        rule(rf"(?<!\d)\d(?:{_SEPARATOR}?\d){{12,18}}(?!\d)", _card),
        rule(rf"(?<![\w+])(?:\(?(?:\+|00)\s?44\)?{_SEPARATOR}?(?:\(0\))?|\(?[0o])(?:[\s().\-\u2010-\u2015]*\d){{9,10}}(?!\d)", _phone),
        rule(r"\+\d(?:[\s().-]*\d){7,14}(?!\d)", _phone),
        rule(rf"(?<![\d/.,])\d(?:{_SEPARATOR}?\d){{9}}(?![\d/])", _nhs),
        rule(rf"(?P<cue>(?<!\[)\b(?:phone|mobile|mob|tel|telephone|landline|whatsapp|my number|(?:call|ring|text|reach|contact|phone|bell) (?:me|him|her|us|them)(?: back)? on)"
             rf"\b(?: {number_word})?{link}(?:on )?)(?P<number>\d(?:[\s-]?\d){{4,12}})(?!\d)", _told_phone),
        rule(rf"(?P<cue>\bsort code{link})\d\d\W?\d\d\W?\d\d(?!\d)", keep_cue("[number]")),
        rule(rf"(?P<cue>(?<!\[)\b(?:{bare})\b{link}(?:{number_word})?{link}){code}", keep_cue("[number]")),
        rule(rf"(?P<cue>(?<!\[)\b(?:{named}){link}{number_word}{link}){code}", keep_cue("[number]")),
        rule(r"(?<![\w£$€.,/-])[a-z]{0,3}-?\d{6,}[a-z]?(?![\w])", _long),
        rule(r"(?<![\w/])\d\d-\d\d-\d\d[\s,]+\d{8}(?!\d)", lambda _: "[number]"),
    ]


def _iban(found: "re.Match[str]") -> str:
    return "[number]" if sum(map(str.isdigit, found[0])) >= 8 else found[0]


def _card(found: "re.Match[str]") -> str:
    # Two phone numbers in a row are no card; public ones stay.
    if re.match(r"0|44", _digits(found[0])):
        return found[0]
    return "[number]"


_SPOKEN_NUMBER = re.compile(rf"\b{_SPOKEN}(?:[\s,-]+{_SPOKEN}){{6,}}\b", re.IGNORECASE)
_RULES = _compile()

"""Rules that know a line for what it is wherever it stands. Each marks the line with its name and returns True, or
leaves it alone and returns False. ``edge`` tells that the line stands before the first or after the last paragraph of
running text, where less evidence is enough: in the midst of an article no line of text may be lost as furniture.
"""

from __future__ import annotations

import re

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import DASHES, QUOTES, Line, after, tokenise
from communique.analysis.structure.names import credit, is_agency, is_date

_NOTE_WORDS = 60
_CAPTION_WORDS = 60
_PHRASE_WORDS = 45
_BYLINE_WORDS = 20
_LETTER = re.compile(r"[^\W_]")
_ADDRESS = re.compile(
    r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6}(?:/\S*)?|(?:[@#][\w.]+[\s,]*)+)[.;]?"
)
_NAME = r"[^\W\d_][\w.'’-]*"
_PICTURE_CREDIT = re.compile(
    rf"(?:^|[\s(])((?:{_NAME}[ \u00a0]){{0,3}}{_NAME}[ \u00a0]?/[ \u00a0]?[^\W\d_][^()]*?)(?: via \w+)?[.)]*$"
)
_CREDIT_WINDOW = 90
_CLOSING_BRACKET = re.compile(r"\(([^()]{3,80})\)\.?$")
_CREDIT_WORDS = 4
_INITIALS = re.compile(r"[a-zåäö]{2,4}(?:/[a-zåäö]{2,4})+")
_SIGNED_INITIALS = re.compile(r"[a-zåäö]{2,4}(?:/[a-zåäö]{2,4})* \(([^()]{2,60})\)")
_NUMERIC_DATE = re.compile(r"(?:19|20)\d\d[ ./-](?:0?[1-9]|1[0-2])[ ./-](?:0?[1-9]|[12]\d|3[01])")
_STAMP = re.compile(
    r"(?:[^\W\d_][^\W\d_/&-]*(?:[ /&-]{1,3}[^\W\d_]+){0,3})?[ \u00a0|,·-]{0,3}(?:19|20)\d\d-[01]\d-[0-3]\d"
    r"(?:[ \u00a0,T]{1,2}(?:kl\.? )?[0-2]?\d[:.][0-5]\d)?"
)
"""``Politik2021-10-15 12:01``: the section of the page run together with the date, as pages are copied."""
_PARTS = re.compile(r"\s*[|•·]\s*")
_PART_WORDS = 12
_NUMBERED = re.compile(r"\d{1,2}[.)]\s")


def known_opening(line: Line, cues: Cues) -> bool:
    """Whether a line opens with words that only lines of their own open with."""
    sets = (cues.by, cues.credits, cues.labels, cues.date_cues, cues.prefixes)
    return any(phrases.at(line.tokens) for phrases in sets) or label_like(core(line.tokens), cues)


def label_like(tokens: list[str], cues: Cues) -> bool:
    """Whether the tokens are a whole line that the table knows."""
    return cues.lines.whole(tokens) or cues.lists.whole(tokens) or cues.end.whole(tokens)


def anywhere(line: Line, cues: Cues, edge: bool) -> bool:
    """Try the rules in order on a line that nothing is known of."""
    if line.long:
        return False
    return (
        numeric_date(line, edge)
        or decoration(line, edge)
        or editorial_note(line, cues, edge)
        or address(line)
        or caption_label(line, cues)
        or caption_words(line, cues)
        or byline(line, cues)
        or credits_line(line, cues)
        or label(line, cues)
        or date_line(line, cues, edge)
        or prefix(line, cues, edge)
        or phrase(line, cues)
        or caption_credit(line, cues)
        or agency_signoff(line, cues, edge)
    )


def numeric_date(line: Line, edge: bool) -> bool:
    """``2022 09 24`` alone on a line, or an ISO date behind the name of a section."""
    if not (edge and _NUMERIC_DATE.fullmatch(line.text)) and not _STAMP.fullmatch(line.text):
        return False
    line.mark("dateline", "date")
    return True


def decoration(line: Line, edge: bool) -> bool:
    """``* * *``: no letter and no digit; at the edge a lone number is one, too."""
    mark = _LETTER.search(line.source, line.start, line.end)
    if mark and not (edge and all(token.isdigit() for token in core(line.tokens))):
        return False
    line.mark("furniture", "decoration")
    return True


def editorial_note(line: Line, cues: Cues, edge: bool) -> bool:
    """``[The article was …]``, and a parenthesis that is a whole line when another rule knows what it holds."""
    text = line.text
    if text[:1] == "[" and text.rstrip(".")[-1:] == "]" and text.find("]") >= len(text) - 2:
        picture = any(token in cues.pictures for token in line.tokens[:5]) or cues.labels.at(line.tokens[1:])
        line.mark("caption" if picture else "furniture", "caption-note" if picture else "editorial-note")
        return True
    if text[:1] == "(" and text.rstrip(".")[-1:] == ")" and text.find(")") >= len(text) - 2:
        inner = Line(text.rstrip(".")[1:-1], 0, len(text.rstrip(".")) - 2, line.apart)
        if inner.end and anywhere(inner, cues, edge) and inner.kind is not None:
            line.mark(inner.kind, inner.rule)
            return True
    return False


def address(line: Line) -> bool:
    """A line of nothing but addresses, handles or hashtags."""
    if not _ADDRESS.fullmatch(line.text):
        return False
    line.mark("furniture", "address")
    return True


def reports_speech(line: Line, cues: Cues) -> bool:
    """Whether a line quotes or reports: such a line is never taken for furniture on the strength of its words alone."""
    return any(mark in line.text for mark in '"“”„«»') or not cues.speech.isdisjoint(line.tokens)


def caption_label(line: Line, cues: Cues) -> bool:
    """``Photo: …``, ``File photo of …``."""
    length = cues.labels.at(line.tokens)
    if not length or len(line.words) > _CAPTION_WORDS:
        return False
    spelt_out = length > 1 or any(mark in line.tokens[:length] for mark in ":([")
    if not spelt_out and line.prose and reports_speech(line, cues):
        return False
    line.mark("caption", "caption-label")
    return True


def caption_words(line: Line, cues: Cues) -> bool:
    """A short paragraph with words that only captions use: ``… in this file photo``."""
    if len(line.words) > _PHRASE_WORDS or not cues.shown.find(line.tokens) or reports_speech(line, cues):
        return False
    line.mark("caption", "caption-words")
    return True


def caption_credit(line: Line, cues: Cues) -> bool:
    """A paragraph that closes with the credit of a picture: ``… in Moscow. Photo: Jane Doe/AFP``."""
    if len(line.words) > _CAPTION_WORDS:
        return False
    tail = line.text[-_CREDIT_WINDOW:]
    bracket = _CLOSING_BRACKET.search(tail) if ")" in tail else None
    if bracket and cues.labels.at(tokenise(bracket[1])):
        line.mark("caption", "caption-credit")
        return True
    found = cues.labels.find(line.tokens, 1)
    if found and ":" in line.tokens[found[1] - 1 : found[1] + 1]:
        rest = after(line.text, found[1]).lstrip(": ")
        named = credit(rest, cues)
        if named.clean or named.persons or named.agencies or (len(rest.split()) <= 6 and rest.strip()[:1].isupper()):
            line.mark("caption", "caption-credit")
            return True
    match = _PICTURE_CREDIT.search(tail) if "/" in tail else None
    if not match or line.quoted or is_agency(line.text, cues) or not _picture_credit(match[1], cues):
        return False
    line.mark("caption", "caption-credit")
    return True


def _picture_credit(text: str, cues: Cues) -> bool:
    """``Jane Doe/AFP``, ``REUTERS/John Roe``: an agency and a name around a slash, all words capitalised."""
    parts = [part.split() for part in text.replace("/", " / ").split(" / ")]
    lead = next((i for i in range(len(parts[0]), 0, -1) if not _in_name(parts[0][i - 1], last=i == len(parts[0]))), 0)
    parts[0] = parts[0][lead:]  # the sentence before the credit
    if not all(part and len(part) <= _CREDIT_WORDS and all(word[0].isupper() for word in part) for part in parts):
        return False
    known = [is_agency(" ".join(word for word in part if word.lower() not in cues.pictures), cues) for part in parts]
    return (known[0] or known[-1]) and not all(known)


def _in_name(word: str, last: bool) -> bool:
    return word[0].isupper() and (last or not word.endswith(".") or len(word) <= 3)


def byline(line: Line, cues: Cues) -> bool:
    """``By Jane Doe``, with roles, places, outlets and dates after the name."""
    length = cues.by.at(line.tokens)
    if not length or len(line.words) > _BYLINE_WORDS or line.quoted:
        return False
    named = credit(after(line.text, length), cues)
    known = bool(named.persons or named.agencies or named.outlets)
    roles_only = named.clean and len(line.words) <= 6 and len(line.tokens) > length and not named.singles
    if not (known or roles_only) or not (named.clean or (len(line.words) <= 12 and not line.final and named.persons)):
        return False
    line.mark("byline", "byline")
    return True


def credits_line(line: Line, cues: Cues) -> bool:
    """``Translation: Jane Doe``, ``Reporting by Jane Doe; editing by John Roe``."""
    length = credit_label(line.tokens, cues)
    if not length or len(line.words) > 2 * _BYLINE_WORDS:
        return False
    rest = after(line.text, length).split(";")[0]
    named = credit(rest, cues)
    desk = named.clean and len(rest.split()) <= 3 and cues.roles.find(tokenise(rest)) is not None
    if not (named.persons or named.agencies or named.outlets or (named.singles and named.clean) or desk):
        return False
    line.mark("byline", "credits")
    return True


def credit_label(tokens: list[str], cues: Cues) -> int:
    """Return how many tokens the kinds of work take up, with the colon or ``by`` after them; 0 when there are none."""
    i = 0
    while i < min(len(tokens), 12):
        length = cues.credits.at(tokens, i) or cues.helpers.at(tokens, i)
        if not length:
            return 0
        i += length
        if i < len(tokens) and tokens[i] == ":":
            return i + 1
        if by := cues.by.at(tokens, i):
            return i + by
        joined = cues.joins.at(tokens, i) or (i < len(tokens) and tokens[i] in ",/&+")
        i += int(joined)
        if not joined:
            return 0
    return 0


def date_line(line: Line, cues: Cues, edge: bool) -> bool:
    """``Published 3 March 2023``; without such a word only at the edge of the article."""
    if len(line.words) > _BYLINE_WORDS:
        return False
    cued = is_date(line.tokens, cues)
    if cued is None and edge:
        cued = _date_after_label(line.tokens, cues)
    if cued is None:
        cued = _date_among_parts(line, cues, edge)
    if cued is None or not (cued or edge):
        return False
    line.mark("dateline", "date")
    return True


def _date_among_parts(line: Line, cues: Cues, edge: bool) -> bool | None:
    """``PTI | Dubai | Updated: 11-03-2022 16:26``: short parts between bars, one of them a date."""
    parts = [tokenise(part) for part in _PARTS.split(line.text) if part]
    if not edge or len(parts) < 2 or max(map(len, parts)) > _PART_WORDS:
        return None
    return True if any(is_date(part, cues) is not None for part in parts) else None


def _date_after_label(tokens: list[str], cues: Cues) -> bool | None:
    """``World 3 March 2021``: the section's name, then a day, a month and a year."""
    start = next((i for i, token in enumerate(tokens[:4]) if token[0].isdigit() or token in cues.date_names), 0)
    rest = tokens[start:]
    whole = sum(token.isdigit() for token in rest) >= 2 and not cues.date_names.isdisjoint(rest) and len(rest) <= 6
    return is_date(rest, cues) if start and whole else None


def label(line: Line, cues: Cues) -> bool:
    """A whole line that the table knows: ``Advertisement``, ``Related articles``."""
    if len(line.words) > 12:
        return False
    tokens = core(line.tokens[2:] if _NUMBERED.match(line.text) else line.tokens)
    linked = cues.lists.whole(tokens)
    if not (linked or cues.lines.whole(tokens) or cues.date_cues.whole(tokens)):
        return False
    line.mark("furniture", "list-label" if linked else "label")
    return True


def core(tokens: list[str]) -> list[str]:
    """Return the tokens without punctuation marks at the ends; brackets around a number stay."""
    start, end = 0, len(tokens)
    while start < end and not tokens[start][0].isalnum():
        start += 1
    while (
        end > start and not tokens[end - 1][0].isalnum() and not (tokens[end - 1] == ")" and "(" in tokens[start:end])
    ):
        end -= 1
    return tokens[start:end]


def prefix(line: Line, cues: Cues, edge: bool) -> bool:
    """``Read more: …``; in running text amid the article only an opening of three words or with a mark counts."""
    tokens = line.tokens[1:] if line.dashed else line.tokens
    length = cues.prefixes.at(tokens)
    if not length or len(line.words) > _NOTE_WORDS:
        return False
    if line.start == 0 and tokens[1:length] == [":"] and len(line.words) > length + 1:
        return False  # *Sources: President to resign* heads an article
    strong = any(not token[0].isalnum() for token in tokens[:length]) or length >= 3
    if line.prose and not strong and (not edge or reports_speech(line, cues)):
        return False
    line.mark("furniture", "prefix")
    return True


def phrase(line: Line, cues: Cues) -> bool:
    """``… all rights reserved …`` in a short paragraph that reports no speech."""
    if len(line.words) > _PHRASE_WORDS or not cues.phrases.find(line.tokens) or reports_speech(line, cues):
        return False
    line.mark("furniture", "phrase")
    return True


def agency_signoff(line: Line, cues: Cues, edge: bool) -> bool:
    """``TT-AFP``, ``/ritzau/``, or the initials of an agency's editors, alone on a line."""
    text = line.text.strip(" ./()[]©")
    if not text or len(line.words) > 5:
        return False
    signed = _SIGNED_INITIALS.fullmatch(line.text)
    initials = _INITIALS.fullmatch(line.text) or (
        signed and any(is_agency(part, cues) for part in re.split(r"[,/]\s*", signed[1]))
    )
    desk = " ".join(word for word in text.split() if cues.roles.find([word.lower()]) is None)
    if is_agency(text, cues) or (edge and (initials or (desk and is_agency(desk, cues)))):
        line.mark("byline", "agency-signoff")
        return True
    return False


def reader_address(line: Line, cues: Cues) -> bool:
    """A call to the reader to give, subscribe or follow: who (``you``) or a command, what, and by what means."""
    if line.long or len(line.words) > _NOTE_WORDS or reports_speech(line, cues):
        return False
    tokens = line.tokens
    acts = [i for i, token in enumerate(tokens) if token in cues.actions]
    if not acts or not (_command(tokens, acts) or not cues.address.isdisjoint(tokens)):
        return False
    if cues.means.find(tokens, acts[0] + 1) is None:
        return False
    line.mark("furniture", "reader-address")
    return True


def _command(tokens: list[str], acts: list[int]) -> bool:
    return any(i == 0 or tokens[i - 1] in (".", "!", "?", "…") for i in acts)


def noun_phrase(line: Line, cues: Cues) -> bool:
    """A phrase with names and without a verb: all words in lower case are known to be none, and it ends like a sentence
    or joins names. Words of grammar in capitals amid it are the mark of a headline instead.
    """
    text = line.text
    if line.long or not 2 <= len(line.words) <= 30 or text[0] in QUOTES + DASHES or text[-1] in "?!:;":
        return False
    names = 0
    for i, raw in enumerate(line.words):
        word = raw.strip(".,;:()[]\"“”'’")
        lower = word.lower()
        if not word or word[0].isdigit():
            continue
        if word[0].isupper():
            names += i > 0
            if i and len(word) < 5 and lower in cues.plain_words and not word.isupper():
                return False
        elif not _no_verb(lower, cues):
            return False
    joined = any(token in cues.joins for token in tokenise(text))
    return names > 0 and (line.final or joined)


def _no_verb(word: str, cues: Cues) -> bool:
    """Whether a word in lower case is known to be no finite verb."""
    return word in cues.plain_words or any(
        len(word) >= len(ending) + 3 and word.endswith(ending) for ending in cues.plain_endings
    )

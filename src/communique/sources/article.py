"""Building Articles from a text and what is known of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct

from communique.records import Article, Problem, TimeSpan
from communique.sources.options import InputOptions
from communique.sources.problems import problem

_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


class Metadata(Struct, frozen=True):
    """What an input says of one article; every field may be missing. published: ISO date. because: who says it."""

    id: str | None = None
    language: str | None = None
    title: str | None = None
    published: str | None = None
    because: str = ""
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


def from_text(
    text: str,
    *,
    id: str | None = None,
    language: str | None = None,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    authors: Sequence[str] = (),
) -> Article:
    """Return the Article of a text, as it is; without an id it gets one from its text.

    published: ISO date; a ValueError tells when it is none. Halves of surrogate pairs, which stand for no character,
    become ``�``, so that every span keeps its place.
    """
    given = Metadata(id, language, title, published, "given by the caller", outlet, url, tuple(authors))
    if published is not None and iso_day(published) is None:
        raise ValueError(f"published is {published!r}, no ISO date (YYYY-MM-DD)")
    return build(text, given)


def build(text: str, given: Metadata) -> Article:
    """Return the Article of a text and its metadata, without blocks."""
    text = _SURROGATE.sub("\ufffd", text)
    day = iso_day(given.published) if given.published is not None else None
    published = TimeSpan(day, day, "day", None, "stated", given.because) if day is not None else None
    return Article(
        given.id or article_id(text),
        text,
        given.language or None,
        given.title or None,
        given.authors,
        given.outlet or None,
        given.url or None,
        published,
        (),
    )


def article_id(text: str) -> str:
    """Return the id of a text: ``a`` and sixteen hexadecimal digits of its SHA-256."""
    return "a" + hashlib.sha256(text.encode()).hexdigest()[:16]


def iso_day(value: str) -> str | None:
    """Return the day of an ISO date or date and time, None when it is none."""
    match = _DAY.fullmatch(value.strip())
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def filled(given: Metadata, options: InputOptions) -> Metadata:
    """Return the metadata with the caller's options where they are silent."""
    by_option = given.published is None and options.published is not None
    return Metadata(
        given.id,
        given.language or options.language,
        given.title,
        options.published if by_option else given.published,
        "given with --published" if by_option else given.because,
        given.outlet or options.outlet,
        given.url,
        given.authors,
    )


FIELDS = ("text", "id", "language", "title", "published", "outlet", "url", "authors")
"""What a record may say of an article."""


def from_record(
    record: Mapping[str, object], name: str, because: str, options: InputOptions
) -> Iterator[Article | Problem]:
    """Yield the Article of a record (a JSON line, a table's row) and a Problem for each fault in its fields.

    name: where the record stands, for messages. because: what stands behind its date (``the JSON line``).
    """
    text = record.get("text")
    if text is None and "text" in record:
        yield problem("missing-text", f"{name}: nothing stands in the field text.", name)
        return
    if not isinstance(text, str):
        fields = ", ".join(sorted(map(str, record))[:12]) or "none"
        found = "no field text" if text is None else f"a field text of type {type(text).__name__}"
        yield problem("missing-text", f"{name}: {found} (fields: {fields}). Name the article's text ``text``.", name)
        return
    if not text.strip():
        yield problem("empty", f"{name}: the text is empty.", name)
        return
    if len(text) > options.limit_bytes:
        yield problem("too-large", f"{name}: the text is longer than {options.limit_bytes:,} characters.", name)
        return
    given, faults = _metadata(record, because)
    article = build(text, filled(given, options))
    yield article
    for code, message in faults:
        yield problem(code, f"{name}: {message}", article.id)
    if article.text != text:
        yield problem("bad-characters", f"{name}: {PAIRS}", article.id)


PAIRS = "halves of surrogate pairs were replaced by �. Write the text as UTF-8."


def _metadata(record: Mapping[str, object], because: str) -> tuple[Metadata, list[tuple[str, str]]]:
    """Return what a record says besides its text, and its faults as code and message."""
    faults: list[tuple[str, str]] = []
    texts: dict[str, str | None] = {}
    for field in ("id", "language", "title", "published", "outlet", "url"):
        value = _plain(record.get(field), field)
        if value is not None and not isinstance(value, str):
            faults.append(("bad-field", f"the field {field} is of type {type(value).__name__}, not text; left out."))
            value = None
        texts[field] = _SURROGATE.sub("\ufffd", value).strip() or None if value is not None else None
    day = texts["published"]
    if day is not None and iso_day(day) is None:
        faults.append(("bad-date", f"published is {day[:40]!r}, no ISO date (YYYY-MM-DD); left out."))
        day = None
    authors, fault = _authors(record.get("authors"))
    if fault:
        faults.append(("bad-field", fault))
    given = Metadata(
        texts["id"], texts["language"], texts["title"], day, because, texts["outlet"], texts["url"], authors
    )
    return given, faults


def _plain(value: object, field: str) -> object:
    """Return a field as the text that it stands for: numbers as identifiers, dates, moments counted since 1970.

    A number that is none (NaN) is what tables write where nothing stands.
    """
    if isinstance(value, float):
        if value != value:
            return None
        value = int(value) if value.is_integer() else value
    if field == "published":
        if isinstance(value, date):
            return value.isoformat()
        return _counted(value) if isinstance(value, int) and not isinstance(value, bool) else value
    return str(value) if field == "id" and isinstance(value, int) and not isinstance(value, bool) else value


def _counted(value: int) -> str:
    """Return the day of a number: ``20240305``, or seconds to nanoseconds since 1970, told apart by their size."""
    digits = str(value)
    if len(digits) == 8:
        return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    unit = next((unit for unit in (1, 10**3, 10**6, 10**9) if 10**9 <= value // unit < 10**10), None)
    return datetime.fromtimestamp(value // unit, UTC).date().isoformat() if unit else digits


def _authors(value: object) -> tuple[tuple[str, ...], str | None]:
    """Return the authors of a list, or of a text that parts them by ``;``, and what is wrong with them."""
    if value is None or value != value:
        return (), None
    if isinstance(value, str):
        return names(value.split(";")), None
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return names(value), None
    return (), "the field authors is no list of names; left out."


def names(values: Sequence[str]) -> tuple[str, ...]:
    """Return the names without white space around them, empty ones left out."""
    return tuple(name for name in (_SURROGATE.sub("\ufffd", value).strip() for value in values) if name)

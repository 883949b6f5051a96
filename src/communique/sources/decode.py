"""From bytes to text: UTF-8 first, byte order marks, and a guess with a note when it is neither."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from communique.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and the codecs that drop them."""
_ADVICE = "Save it as UTF-8 if letters look wrong."
_LOST = "\ufffd"
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF; extract its text first, with pdftotext for example"),
    (b"PK\x03\x04", "a ZIP archive or office document; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text first"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it first"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
_PROBE = 65_536
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL = 0.05
"""Share of control characters from which bytes are no text; a text with a few stray ones is still read."""
_MIN_NULLS = 0.3
"""Share of null bytes among every second byte that makes them UTF-16 without a mark; Western text has over 0.9."""
_REPAIRED = 4
"""So many well-formed sequences for each broken one make bytes damaged UTF-8 and not another encoding."""
_SOUND = re.compile("[^\x00-\x7f\ufffd]")
_WESTERN = frozenset("äåöÄÅÖéèáàíìóòúùüñçøæßêâôîûëïõãýÉÁÍÓÚÜÑÇØÆÀÈ¿¡ªº«»–—‘’“”„…•€£§©®°´·½¼¾±×™†‹›‰ˆ˜\u00a0\u00ad")
_MIN_WESTERN = 0.95
_SURE_WESTERN = 0.6
_COMMON = (
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "iso8859_2", "iso8859_5",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""Encodings that news is found in; among all that there are, a guess from a short text is often a rare one."""


class Decoded(Struct, frozen=True):
    """A text, and a note in words when its encoding was guessed or it was damaged."""

    text: str
    note: str | None


def decode(raw: bytes) -> Decoded:
    """Return the text that bytes stand for, without a byte order mark and otherwise unchanged.

    A SourceError with the code ``binary`` tells that they are no text.
    """
    encoding, note = encoding_of(raw)
    try:
        return Decoded(raw.decode(encoding), note)
    except UnicodeDecodeError:
        text = raw.decode(encoding, "replace")
    return Decoded(
        text, note or f"damaged {encoding}; {text.count(_LOST):,} places that could not be read are shown as �."
    )


def encoding_of(raw: bytes, whole: bool = True) -> tuple[str, str | None]:
    """Return the name of the encoding for ``bytes.decode``, and a note in words when it was guessed.

    whole: the bytes are all there are; a beginning may end amid a character. Raises SourceError like ``decode``.
    """
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise SourceError("binary", f"no text but {kind}.")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, None
    if encoding := _unmarked_utf16(raw):
        return encoding, f"read as {encoding} although no byte order mark says so. {_ADVICE}"
    if len(_CONTROL.findall(raw[:_PROBE])) > _MAX_CONTROL * len(raw[:_PROBE]):
        raise SourceError("binary", "no text: too many control characters.")
    if _mostly_utf8(raw, whole):
        return "utf-8", None
    encoding = "windows-1252" if _western(raw) else _by_statistics(raw)
    return encoding, f"not UTF-8; read as {encoding}. {_ADVICE}"


def _unmarked_utf16(raw: bytes) -> str:
    probe = raw[:4096]
    half = len(probe) // 2
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    if half > 1 and odd >= _MIN_NULLS * half and even <= odd / 10:
        return "utf-16-le"
    if half > 1 and even >= _MIN_NULLS * half and odd <= even / 10:
        return "utf-16-be"
    return ""


def _mostly_utf8(raw: bytes, whole: bool) -> bool:
    """Whether the bytes are UTF-8, sound or a little damaged."""
    try:
        raw.decode("utf-8")
        return True
    except UnicodeDecodeError as fault:
        if not whole and fault.start >= len(raw) - 3:
            return True
    repaired = raw.decode("utf-8", "replace")
    sound = sum(1 for _ in _SOUND.finditer(repaired))
    return sound >= _REPAIRED * repaired.count(_LOST)


def _western(raw: bytes) -> bool:
    """Whether the bytes make Western European text in windows-1252: mostly ASCII letters, and usual ones beyond."""
    text = raw[:_PROBE].decode("windows-1252", "replace")
    beyond = [char for char in text if ord(char) > 127]
    letters = sum(map(str.isalpha, text))
    usual = sum(char in _WESTERN for char in beyond)
    ascii_letters = letters - sum(map(str.isalpha, beyond))
    return usual >= _MIN_WESTERN * len(beyond) and ascii_letters >= _SURE_WESTERN * letters


def _by_statistics(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_PROBE], cp_isolation=list(_COMMON)).best()
    return best.encoding if best is not None else "windows-1252"

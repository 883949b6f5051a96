"""A text may end after any word, that of a cue too."""

from __future__ import annotations

import re

import pytest

from communique.pipeline import read
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

TEXTS = {
    "en": "Kari Dahl told reporters, in Oslo, that the law would stand, according to Peru. “No,” she said, adding:",
    "sv": "Kari Dahl sade till pressen, i Oslo, att lagen står fast, enligt Peru. ”Nej”, sade hon, och tillade:",
    "es": "El lunes pidió, en Lima, Ana Ruiz que la ley siga, según Chile. La ministra dijo que no; “No”, dijo:",
}


@pytest.mark.parametrize("language", TEXTS)
def test_every_beginning_is_read(language: str) -> None:
    ends = [m.end() for m in re.finditer(r"\w+|[^\w\s]", TEXTS[language])]
    texts = [TEXTS[language][:end] for end in ends]
    readings = list(read((from_text(text, language=language) for text in texts), Settings(parse="all")))
    assert len(readings) == len(texts)
    assert all(isinstance(r, Reading) for r in readings)
    assert "internal-error" not in {p.code for r in readings if isinstance(r, Reading) for p in r.problems}

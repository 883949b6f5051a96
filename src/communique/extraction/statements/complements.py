"""Content as a complement of its cue: clauses, infinitives, objects, prepositional phrases, passives."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.boundaries import (
    before_other_report,
    before_quoted,
    before_report,
    finite_after,
    participle_cue,
    quoted_sequel,
    second_cue,
)
from communique.extraction.statements.circumstances import negated
from communique.extraction.statements.clause_ends import DASHES, before_answer, before_dash, clause_end, phrase_end
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.dropped import finite_token
from communique.extraction.statements.edges import embedded, sentence_end
from communique.extraction.statements.frames import Frame, frames, made_passive
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.reporting import answers
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sequels import before_aside, before_deed, before_sequel, before_silence
from communique.extraction.statements.sources import source_of_verb
from communique.extraction.statements.topics import of_nobody, only_named

NESTED = 0.4
"""What is left of a weight within a quotation: speakers there say *I think* and *you know* all the time."""
LONG = 12
"""Tokens from which on an embedded quotation counts as speech."""
UNSAID = 0.5
"""What is left of a weight when a participle tells what was not mentioned (*without mentioning the war*)."""
UNSOURCED = frozenset({"raising", "passive_infinitive"})
"""Frames whose subject belongs to the content; nobody is named as the source."""
GOES_ON = frozenset({"that", "bare", "question", "infinitive", "object_infinitive"})
"""Frames after whose content a second verb may go on with the same subject."""
LEAST = 3
"""Shortest clause that tells what somebody was asked, in tokens."""
COORDINATED = 0.01
"""Bonus of a verb that goes on with another's subject over the same verb with the content's subject."""


def complements(scene: Scene) -> Iterator[StatementDraft]:
    """Yield a candidate for each complement of each cue verb."""
    for v in scene.verbs:
        senses = scene.senses(v)
        if senses and not answers(scene, v):
            yield from _of_verb(scene, v, senses)


def _of_verb(
    scene: Scene, v: int, senses: tuple[Sense, ...], source: Source | None = None, bonus: float = 0.0
) -> Iterator[StatementDraft]:
    """Yield the candidates of one verb. source: given when the verb goes on with what another's subject said.

    Where that one leaves its subject out (a bonus and no source), this one does too.
    """
    aside = _asked_aside(scene, v)
    same = bonus > 0 and scene.lexicon.free_subjects
    source = None if aside else source if same else source or source_of_verb(scene, v)
    if scene.inside[v] < 0 and _of_the_talk(scene, v, source):
        return
    for frame in frames(scene, v):
        name = "that" if frame.name == "question" else frame.name
        sense = max(senses, key=lambda s: weight(s, name))
        w = weight(sense, name) * (NESTED if within_speech(scene, v) and not _told_of(scene, name, source) else 1.0)
        if frame.name == "question" and not (sense.act == "ask" or negated(scene, v)):
            continue
        if w <= 0:
            continue
        if of_nobody(scene, v, frame, sense, source):
            continue
        if sense.act == "decline" and _cue_with_clause(scene, frame):
            continue  # *refused to say whether* is told by the inner cue, as declined
        if frame.name == "object" and (
            _points_back(scene, v) or (scene.passive(v) and sense.act in ("promise", "propose"))
        ):
            continue
        if frame.name == "object" and (
            _means_no_one(scene, v) or _says_it(scene, frame) or _is_particle(scene, frame, sense)
        ):
            continue
        if frame.name == "object" and _only_feeling(scene, v, frame):
            continue
        if frame.name in ("that", "bare") and source is None and _to_nobody(scene, v):
            continue
        if frame.name == "object" and (_is_purpose(scene, v) or (source is None and _names_speaker(scene, v, frame))):
            continue
        if frame.name.startswith("prep") and _is_purpose(scene, v):
            continue
        if frame.name == "passive" and (sense.addressee or _only_relative(scene, frame)):
            continue
        if frame.name == "object" and negated(scene, v) and not scene.finite(v):
            w *= UNSAID
        first, last = frame.first, frame.last
        bare_noun = frame.name == "object" or frame.name.startswith("prep")
        asked = aside or (source is None and _was_asked(scene, v))
        if bare_noun and source is None and _accused(scene, v):
            continue
        if tells_when(scene, v) or (asked and (bare_noun or frame.name == "infinitive")):
            continue  # *asked for comments*, *asked to explain*
        if bare_noun and scene.a.word(frame.first - 1) in DASHES:
            continue  # *…, Lind said — a move that …*
        if bare_noun and sense.topic and not _tells(scene, frame.first, last):
            continue
        if bare_noun and (made_passive(scene, v) or _of_no_words(scene, v, frame, sense)):
            continue
        if frame.name == "object" and sense.act == "assert":
            sense = _voiced(scene, v, sense)
        if frame.name in ("that", "bare"):
            last = before_report(scene, frame.first, clause_end(scene, v, frame.first, last))
            last = before_quoted(scene, frame.first, before_other_report(scene, v, frame.first, last))
        elif bare_noun:
            last = phrase_end(scene, frame.first, last)
        elif frame.name in GOES_ON and scene.lexicon.free_subjects:
            last = before_report(scene, frame.first, last)
        if frame.name in GOES_ON:
            last = before_silence(scene, frame.first, before_answer(scene, v, frame.first, last))
        if frame.name not in ("raising", "passive"):
            if "infinitive" not in frame.name or not scene.lexicon.free_subjects:
                last = before_aside(scene, frame.first, last)
            last = before_sequel(scene, frame.first, before_dash(scene, frame.first, last))
        if frame.name in GOES_ON and (sequel := quoted_sequel(scene, frame.first, last)) is not None:
            first, last, participle = sequel
            yield from _of_verb(scene, participle, scene.senses(participle), source, COORDINATED)
        elif frame.name in GOES_ON:
            second = _next_cue(scene, v, frame.first, last) if sense.kind in ("speech", "thought") else None
            if second is not None:
                yield from _of_verb(scene, second[0], scene.senses(second[0]), source, COORDINATED)
                last = _before(scene, frame.first, second[1])
            else:
                last = before_deed(scene, v, frame.first, last)
        if frame.name in ("infinitive", "object_infinitive") or bare_noun:
            end = finite_after(scene, v, frame.first, last)
            last = _before(scene, frame.first, end) if end < last else last
        if asked and last - first < LEAST:
            continue  # *asked why*
        if (bare_noun or frame.name == "passive") and (
            _only_person(scene, first, last) or only_named(scene, first, last, sense.act)
        ):
            continue
        content = [content_of(scene, first, last)]
        if frame.before is not None:
            content.append(content_of(scene, *frame.before))
        found = draft(
            scene, f"complement:{frame.name.partition(':')[0]}", content, w + bonus,
            cue=v, cue_words=cue_words(scene, v, sense), sense=sense,
            source=None if _unsourced(scene, v, frame, sense) else source,
        )  # fmt: skip
        if found is not None:
            yield found


def _only_relative(scene: Scene, frame: Frame) -> bool:
    """Tell whether a complement is nothing but a relative pronoun (*a plan that was rejected*)."""
    a, i = scene.a, frame.first
    return frame.last == i + 1 and ("PronType=Rel" in a.morph[i] or a.lower(i) in scene.lexicon.relatives)


def _only_feeling(scene: Scene, v: int, frame: Frame) -> bool:
    """Tell whether all that is voiced is somebody's own feeling, about nothing that is told: *expresó su sorpresa*."""
    a, i = scene.a, frame.first
    voiced = scene.lexicon.free_subjects and a.lemma[v] in scene.lexicon.light_verbs
    return voiced and frame.last == i + 2 and a.pos[i] == "DET" and "Poss=Yes" in a.morph[i]


def _only_person(scene: Scene, first: int, last: int) -> bool:
    """Tell whether content is nothing but a personal pronoun that means no speech (*she was charged*, *naming him*)."""
    a, lex = scene.a, scene.lexicon
    if last != first + 1 or lex.verb_second:
        return False
    return "PronType=Prs" in a.morph[first] and a.lower(first) not in lex.anaphors


def _says_it(scene: Scene, frame: Frame) -> bool:
    """Tell whether an object only points to what was said: *It is Lind who says that*."""
    return frame.last == frame.first + 1 and scene.a.lower(frame.first) in scene.lexicon.anaphors


def _is_particle(scene: Scene, frame: Frame, sense: Sense) -> bool:
    """Tell whether an object is the noun that makes one cue with its verb: *tar avstånd*."""
    return frame.last == frame.first + 1 and scene.a.lower(frame.first) == sense.particle


def _told_of(scene: Scene, frame: str, source: Source | None) -> bool:
    """Tell whether within a quotation a state, body or office says something (*“Oslo says that it is late”*).

    Who quotes a person by name in talking mostly argues with what the person is known to think.
    """
    if source is None or frame != "that" or scene.a.pos[source.head] not in ("PROPN", "NOUN"):
        return False
    able = source.head in scene.names or source.head in scene.mentioned
    return able and source.head not in scene.people


def _tells(scene: Scene, first: int, last: int) -> bool:
    """Tell whether a noun phrase holds a verb or a quotation, so that it tells more than what was spoken of."""
    return any(scene.is_verb(i) or scene.finite_word(i) or scene.inside[i] >= 0 for i in range(first, last))


def _of_no_words(scene: Scene, v: int, frame: Frame, sense: Sense) -> bool:
    """Tell whether an object is what is held or who is called, where one verb does both: *celebró una cumbre*."""
    if not scene.lexicon.free_subjects:
        return False
    a = scene.a
    k = next((k for k in range(frame.first, min(frame.last, len(a))) if a.head[k] == v), None)
    if k is None:
        return False
    set_phrase = any(a.lemma[c] in scene.lexicon.cues.unaddressed for c in a.children[v] if c > v)
    called = scene.case(k) is not None and any(s.addressee for s in scene.senses(v))
    if set_phrase and (sense.addressee or called):
        return True  # *llamó a consultas a su embajador*
    if frame.name == "object" and a.lemma[k] in scene.lexicon.cues.unaddressed and scene.case(k) is not None:
        return True  # *dudan a la hora de ceder*
    if frame.name == "object":
        return sense.act == "praise" and a.lemma[k] in scene.lexicon.occasions
    return sense.addressee and (a.pos[k] in ("PROPN", "NUM") or k in scene.mentioned or a.lower(k) in scene.days)


def _means_no_one(scene: Scene, v: int) -> bool:
    """Tell whether the subject of verb v is what was said or done before: *that doesn't discredit it*."""
    subject = scene.child(v, "subj")
    return subject is not None and scene.a.lower(subject) in scene.lexicon.anaphors


def _to_nobody(scene: Scene, v: int) -> bool:
    """Tell whether an infinitive has nobody for its subject: *It is hard to think that*."""
    a, h = scene.a, scene.a.head[v]
    if a.rel[v] not in ("xcomp", "comp", "subj", "advcl") or "VerbForm=Inf" not in a.morph[v] or scene.is_verb(h):
        return False
    subject = scene.child(h, "subj", "expl")
    return scene.child(h, "cop") is not None and (subject is None or a.lower(subject) in scene.lexicon.expletives)


def _of_the_talk(scene: Scene, v: int, source: Source | None) -> bool:
    """Tell whether outside quotations a cue's subject is the reader or an interviewed person (*Tror du att …?*).

    Where verbs leave their subject out, so is what the form of the verb says of the reader: *crees que*.
    """
    a = scene.a
    if source is not None and a.lower(source.head) in scene.lexicon.spoken_with:
        return True
    asks = source is not None and a.lower(source.head) in scene.lexicon.question_words
    if asks and a.word(a.sentence_at(v).last - 1) == "?":
        return True
    if source is None and _bids_reader(scene, v):
        return True
    if a.lemma[v] in scene.lexicon.cues.experiencing and any("Person=1" in a.morph[k] for k in a.children[v] if k < v):
        return True
    i = finite_token(scene, v) if scene.lexicon.free_subjects else None
    if i is not None and "Person=1" in a.morph[i] and "Number=Plur" in a.morph[i] and "Mood=Ind" not in a.morph[i]:
        return a.rel[v] == "root"  # *recordemos que …*
    return i is not None and "Person=2" in a.morph[i]


def _was_asked(scene: Scene, v: int) -> bool:
    """Tell whether a participle only says what somebody was asked, by nobody named: *asked for comments, Lind said*."""
    a = scene.a
    asks = any(s.act == "ask" for s in scene.senses(v))
    return asks and a.rel[v] in ("advcl", "acl") and "VerbForm=Part" in a.morph[v]


def tells_when(scene: Scene, v: int) -> bool:
    """Tell whether a participle only tells when something was said (*would not say when asked whether it was late*)."""
    a = scene.a
    opens = v > 0 and a.lower(v - 1) in scene.lexicon.question_words and a.rel[v - 1] in ("advmod", "mark")
    return opens and "Tense=Past" in a.morph[v] and any(s.act == "ask" for s in scene.senses(v))


def _asked_aside(scene: Scene, v: int) -> bool:
    """Tell whether verb v opens an aside on what somebody was asked (*Lind, asked about the dam, says …*)."""
    a, lex = scene.a, scene.lexicon
    if v < 1 or v + 1 >= len(a) or a.word(v - 1) != "," or "Tense=Past" not in a.morph[v] or lex.free_subjects:
        return False
    asks = any(s.act == "ask" and s.addressee for s in scene.senses(v))
    opens = a.pos[v + 1] == "ADP" or a.lower(v + 1) in lex.complementisers | lex.question_words
    end = next((i for i in range(v + 1, sentence_end(scene, v)) if a.word(i) == "," and scene.inside[i] < 0), None)
    return asks and opens and end is not None and end + 1 < len(a) and scene.finite_word(end + 1)


def _accused(scene: Scene, v: int) -> bool:
    """Tell whether a participle only describes whom nobody named accuses: *people accused of theft*."""
    a = scene.a
    return a.rel[v] in ("acl", "amod") and "VerbForm=Part" in a.morph[v] and "Aspect=Prog" not in a.morph[v]


def _bids_reader(scene: Scene, v: int) -> bool:
    """Tell whether verb v bids the reader do what it says: *Recall that …*, *It will be recalled that …*."""
    a = scene.a
    if scene.lexicon.free_subjects or scene.headline(v):
        return False
    if v == a.sentence_at(v).first:
        return "VerbForm=Inf" in a.morph[v] or "Mood=Imp" in a.morph[v]
    subject = scene.child(v, "subj", "subj_pass", "expl")
    nobody = subject is not None and a.lower(subject) in scene.lexicon.expletives
    modals = (k for k in a.children[v] if a.rel[k] == "aux" and "Tense=" not in a.morph[k])
    return nobody and scene.passive(v) and next(modals, None) is not None


def _names_speaker(scene: Scene, v: int, frame: Frame) -> bool:
    """Tell whether what seems the object of a verb behind a comma is its speaker (*, reports Radio Cork*)."""
    words = range(frame.first, frame.last)
    return scene.a.word(v - 1) == "," and any(i in scene.speaking for i in words) and frame.first == v + 1


def _is_purpose(scene: Scene, v: int) -> bool:
    """Tell whether a verb is an infinitive of purpose: *met to discuss the dam* says nothing of the dam."""
    a = scene.a
    return a.rel[v] in ("advcl", "acl") and any(a.pos[m] == "PART" and a.rel[m] == "mark" for m in a.children[v])


def _unsourced(scene: Scene, v: int, frame: Frame, sense: Sense) -> bool:
    """Tell whether the subject of verb v is part of the content or an addressee, so that nobody is the source."""
    if frame.name == "passive" and made_passive(scene, v):
        return True
    return frame.name in UNSOURCED or _told(scene, v, frame, sense)


def _told(scene: Scene, v: int, frame: Frame, sense: Sense) -> bool:
    """Tell whether a headline's past is a passive, so that its subject was told what to do (*Lind urged to resign*)."""
    past = "Tense=Past" in scene.a.morph[v]
    return scene.headline(v) and past and frame.name == "infinitive" and sense.addressee and sense.act == "demand"


def _voiced(scene: Scene, v: int, sense: Sense) -> Sense:
    """Return the sense of a verb with the act of its object (*expressed support for*, *voiced doubts about*)."""
    a = scene.a
    for k in a.children[v]:
        if k > v and a.rel[k] == "obj" and a.lemma[v] in scene.lexicon.light_verbs:
            acts = [s.act for s in scene.lexicon.nouns.get(a.lemma[k], ()) if s.act != "assert" and s.prepositions]
            return structs.replace(sense, act=acts[0]) if acts else sense
    return sense


def _points_back(scene: Scene, v: int) -> bool:
    """Tell whether a verb behind a pronoun reports the sentence before: *Det säger Lind* has a subject, no object."""
    first = scene.a.sentence_at(v).first
    if scene.lexicon.free_subjects:
        opening = range(first, v)
        return bool(opening) and all(
            scene.a.pos[i] == "AUX" or scene.a.lower(i) in scene.lexicon.anaphors for i in opening
        )
    return scene.lexicon.verb_second and v == first + 1 and scene.a.lower(first) in scene.lexicon.anaphors


def _next_cue(scene: Scene, v: int, first: int, last: int) -> tuple[int, int] | None:
    """Return the cue that goes on with what the source of v said, and where its clause begins."""
    second = second_cue(scene, v, first, last)
    if second is not None:
        return second
    participle = participle_cue(scene, first, last)
    return None if participle is None else (participle, participle)


def _cue_with_clause(scene: Scene, frame: Frame) -> bool:
    """Tell whether the verb of an infinitive is a cue that has a clause of its own."""
    a = scene.a
    v = next((i for i in range(frame.first, frame.last) if scene.is_verb(i)), None)
    return v is not None and bool(scene.senses(v)) and any(k > v and a.rel[k] == "comp" for k in a.children[v])


def _before(scene: Scene, first: int, last: int) -> int:
    """Return the end of content before token ``last``, without the conjunction that leads up to it."""
    pos = scene.a.pos
    begin = last
    while begin > first and pos[begin - 1] in ("ADV", "PUNCT"):
        begin -= 1
    commas = (i for i in range(begin, last) if pos[i] == "PUNCT")
    last = begin if pos[begin - 1] == "CCONJ" else next(commas, begin if begin == first else last)
    while last > first and pos[last - 1] in ("CCONJ", "PUNCT"):
        last -= 1
    return last


def within_speech(scene: Scene, v: int) -> bool:
    """Tell whether a cue stands in a quotation that is speech itself, not a quoted word or two."""
    n = scene.inside[v]
    if n < 0:
        return False
    q = scene.tops[n]
    return not embedded(scene, q) or len(scene.tokens(q.start, q.end)) > LONG


def weight(sense: Sense, frame: str) -> float:
    """Return the weight of a frame in a sense; ``prep:for`` looks at its prepositions."""
    kind, _, preposition = frame.partition(":")
    return sense.prepositions.get(preposition, 0.0) if preposition else sense.weights.get(kind, 0.0)


def cue_words(scene: Scene, v: int, sense: Sense) -> list[int]:
    """Return the tokens of the cue: the verb, its auxiliaries' negation left out, and its particle."""
    p = scene.particle(v, sense.particle) if sense.particle else None
    return [v] if p is None else [v, p]

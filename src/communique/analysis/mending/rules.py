"""Which rules put right which pipelines' trees, in their order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from communique.analysis.mending.adjacent import (
    appose_names,
    complete_verbs,
    free_headed,
    join_titled,
    name_participles,
    part_bearers,
    part_joined,
    part_neighbours,
    raise_finite_verbs,
)
from communique.analysis.mending.agreeing import agree_relatives
from communique.analysis.mending.coordinated import free_second_subjects
from communique.analysis.mending.draft import Draft, cut_circles
from communique.analysis.mending.english import (
    count_up_to,
    free_hyphenated,
    free_noun_verb,
    give_subject,
    give_verb,
    join_people,
    lift_from_auxiliaries,
    open_clauses,
    part_clauses,
    part_days,
)
from communique.analysis.mending.headlines import mend_headline
from communique.analysis.mending.homographs import part_homographs
from communique.analysis.mending.inverted import (
    free_companions,
    free_hearers,
    invert_subjects,
    name_agents,
    part_owners,
)
from communique.analysis.mending.named import (
    free_owned,
    head_names,
    head_people,
    own_described,
    own_names,
    own_together,
)
from communique.analysis.mending.perfects import raise_supines
from communique.analysis.mending.phrases import (
    free_behind_comma,
    free_behind_dashes,
    free_described,
    join_phrases,
    lift_participles,
    name_gerunds,
    raise_attribution,
    raise_finite,
)
from communique.analysis.mending.reported import keep_reported
from communique.analysis.mending.series import join_series
from communique.analysis.mending.spanish import (
    free_from_days,
    free_impersonal_clauses,
    free_objects,
    free_set_phrases,
    free_subjects_behind,
    free_until_now,
    hang_participles,
    know_participles,
    know_verbs,
    open_participles,
    open_questions,
    part_about,
    part_days_and_years,
    raise_participles,
    tell_contents,
)
from communique.analysis.mending.subclauses import free_parts
from communique.analysis.mending.swedish import (
    free_from_asides,
    free_predicates,
    lower_objects,
    name_nouns,
    own_nouns,
    part_objects,
    part_participles,
    part_times,
    raise_wishes,
)
from communique.analysis.mending.uttered import raise_uttered
from communique.analysis.relations import Scheme
from communique.annotation import Sentence

Rule = Callable[[Draft], None]
"""Changes the lists of a draft, in its own sentence only."""

ENGLISH: tuple[Rule, ...] = (
    lift_from_auxiliaries,
    join_people,
    open_clauses,
    give_subject,
    give_verb,
    free_noun_verb,
    free_hyphenated,
    part_clauses,
    part_days,
    count_up_to,
    raise_finite,
    join_phrases,
    free_behind_comma,
    free_behind_dashes,
    free_described,
    name_gerunds,
    lift_participles,
    raise_attribution,
    join_series,
    raise_uttered,
    mend_headline,
    agree_relatives,
    free_second_subjects,
)
SWEDISH: tuple[Rule, ...] = (
    name_nouns,
    own_nouns,
    head_names,
    head_people,
    own_names,
    own_described,
    own_together,
    free_owned,
    part_homographs,
    raise_supines,
    free_parts,
    part_objects,
    free_predicates,
    lower_objects,
    free_from_asides,
    part_times,
    part_participles,
    raise_wishes,
    free_companions,
    part_owners,
    part_neighbours,
    part_bearers,
    appose_names,
    complete_verbs,
    free_headed,
    raise_finite_verbs,
    part_joined,
    name_participles,
    join_titled,
    invert_subjects,
    free_hearers,
    name_agents,
    keep_reported,
)
SPANISH: tuple[Rule, ...] = (
    free_predicates,
    free_from_asides,
    raise_participles,
    know_participles,
    know_verbs,
    open_participles,
    hang_participles,
    open_questions,
    free_impersonal_clauses,
    tell_contents,
    part_about,
    free_until_now,
    free_set_phrases,
    part_days_and_years,
    free_objects,
    free_from_days,
    free_subjects_behind,
    keep_reported,
)
RULES: dict[tuple[str, Scheme], tuple[Rule, ...]] = {
    ("en", "clear"): ENGLISH,
    ("sv", "ud"): SWEDISH,
    ("es", "ud"): SPANISH,
}
"""The rules for pipelines of a language whose parser has labels of a scheme."""


def mend(draft: Draft, sentences: Iterable[Sentence], language: str, scheme: Scheme) -> None:
    """Put right what parsers misread, sentence by sentence. Changes the lists of ``draft``; language: its code."""
    rules = RULES.get((language, scheme), ())
    for sentence in sentences if rules else ():
        one = replace(draft, first=sentence.first, last=sentence.last)
        for rule in rules:
            rule(one)
    cut_circles(draft.head, draft.rel)

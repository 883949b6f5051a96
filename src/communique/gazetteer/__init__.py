"""World knowledge as data: who the actors of international politics are, and how each language names them."""

from communique.gazetteer.coordinates import coordinates
from communique.gazetteer.entries import Candidate, Entry, Hit, NameForm, Office
from communique.gazetteer.gazetteer import Gazetteer, load
from communique.gazetteer.names import initials, person_id, similar_names, sound

__all__ = [
    "Candidate",
    "Entry",
    "Gazetteer",
    "Hit",
    "NameForm",
    "Office",
    "coordinates",
    "initials",
    "load",
    "person_id",
    "similar_names",
    "sound",
]

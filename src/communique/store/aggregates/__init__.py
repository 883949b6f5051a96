"""What charts and the pages of actors and dyads ask of the database, in SQL, with equal results in both.

Counts over everything come from ``tally`` and ``tie``, which the writer keeps (see ``keeping``); counts over what a
query finds are made from its hits, up to a limit that the answer tells.
"""

from communique.store.aggregates.actor import actor, head
from communique.store.aggregates.dyad import dyad
from communique.store.aggregates.facets import FIELDS, facets
from communique.store.aggregates.network import network
from communique.store.aggregates.places import places
from communique.store.aggregates.shapes import (
    ActorCard,
    ActorHead,
    Dyad,
    Edge,
    Evidence,
    Facet,
    Listed,
    Listing,
    Named,
    Network,
    Node,
    OfficeSpan,
    Period,
    Place,
    Places,
    Point,
    Side,
    Timeline,
    Value,
)
from communique.store.aggregates.timeline import timeline

__all__ = [
    "FIELDS",
    "ActorCard",
    "ActorHead",
    "Dyad",
    "Edge",
    "Evidence",
    "Facet",
    "Listed",
    "Listing",
    "Named",
    "Network",
    "Node",
    "OfficeSpan",
    "Period",
    "Place",
    "Places",
    "Point",
    "Side",
    "Timeline",
    "Value",
    "actor",
    "dyad",
    "facets",
    "head",
    "network",
    "places",
    "timeline",
]

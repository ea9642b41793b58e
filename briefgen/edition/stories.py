"""Understood articles -> which of them tell of one event: groups by shared names, days, documents, figures and words.

Careful rather than complete: an event told as two stories is better than two events told as one.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefgen.edition.leads import Lead, lead_of
from briefgen.edition.understood import Understood

WINDOW = 4
"""Days within which all articles of a story were published."""
ALIKE = 0.25
"""Cosine of two leads from which they may tell of one event. Unrelated articles of one beat stay under .1, one event is told from .3 on."""
SHARED = 3
"""Anchors (names, days, documents, figures) that two such articles must share: words alone make no story."""
SURE = 0.12
"""The cosine that is enough where a document, a day or a figure and two people are the same ..."""
MOSTLY = 0.35
"""... and where this share of the anchors of either is, which is also asked of two languages, as they share no words."""
TELLING = 16
"""Weightiest features of an article that others have, by which those are looked up."""
COMMONEST = 60
"""Articles beyond which a feature is too common to look others up by."""
FEWEST = 30
"""Articles over which rarity is reckoned at least: in a small edition every word would be rare."""
_WEIGHT = {"w": 1.0, "p": 1.2, "m": 1.5, "d": 1.2, "f": 1.5}
"""What a shared word, person, document, day or figure says, beside how rare it is."""

Pair = tuple[str, str]
Vectors = Mapping[str, Mapping[str, float]]
Stories = dict[str, tuple[str, ...]]
"""Article id -> the articles of its story, itself included, the earliest first. An article that is alone is not listed."""


def stories(articles: Sequence[Understood], same: Mapping[str, Sequence[str]]) -> Stories:
    """The stories of an edition. `same`: article id -> ids of the articles that carry its copy, which belong to its story."""
    leads = {found.article.id: lead_of(found) for found in articles}
    vectors = _vectors(list(leads.values()))
    alike = {pair: value for pair in _near(leads, vectors) if (value := likeness(pair, leads, vectors)) > 0}
    apart = {pair for pair in alike if _contradict(leads[pair[0]], leads[pair[1]])}
    groups = _Groups(leads, set(alike) - apart, apart)
    for name in sorted(same):
        for other in same[name]:
            groups.join(name, other)
    for pair in sorted(set(alike) - apart, key=lambda pair: (-alike[pair], pair)):
        groups.meet(*pair)
    return groups.result()


def story_id(members: Sequence[str]) -> str:
    """The id of a story: that of its first article, marked."""
    return f"story-{members[0]}"


def _vectors(leads: Sequence[Lead]) -> dict[str, dict[str, float]]:
    """Article -> unit vector over its features, weighted by kind and by how rare they are in the edition."""
    frequency = Counter(feature for lead in leads for feature in lead.features)
    total = max(FEWEST, len(leads))
    weight = {one: _WEIGHT[one[0]] * math.log(1 + total / frequency[one]) for one in frequency}
    return {lead.article: _unit({one: weight[one] for one in sorted(lead.features)}) for lead in leads}


def _unit(vector: dict[str, float]) -> dict[str, float]:
    norm = math.sqrt(math.fsum(value * value for value in vector.values()))
    return {feature: value / norm for feature, value in vector.items()} if norm else {}


def _near(leads: Mapping[str, Lead], vectors: Vectors) -> Iterator[Pair]:
    """Pairs worth comparing: published within the window, with a telling feature in common that is not everywhere."""
    frequency = Counter(feature for lead in leads.values() for feature in lead.features)
    holding: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, lead in sorted(leads.items()):
        known = [feature for feature in vectors[name] if 1 < frequency[feature] <= COMMONEST]
        for feature in sorted(known, key=lambda one: (-vectors[name][one], one))[:TELLING] if lead.day is not None else ():
            holding[feature].append((lead.day or 0, name))
    seen: set[Pair] = set()
    for names in holding.values():
        for (day, one), (other_day, other) in combinations(names, 2):
            if abs(day - other_day) <= WINDOW and (one, other) not in seen:
                seen.add((one, other))
                yield one, other


def likeness(pair: Pair, leads: Mapping[str, Lead], vectors: Vectors) -> float:
    """How surely two articles tell of one event, 0..1; 0 where it is not sure enough."""
    one, other = (leads[name] for name in pair)
    shared = sorted(one.features & other.features)
    anchors = [feature for feature in shared if feature in one.anchors or feature in other.anchors]
    exact = sum(feature[0] in "mdf" for feature in anchors)
    people = sum(feature[0] == "p" for feature in anchors)
    if len(anchors) < SHARED or (_is_serial(one, other) and not exact):
        return 0.0
    value = math.fsum(vectors[pair[0]][feature] * vectors[pair[1]][feature] for feature in shared)
    if one.language == other.language and value >= ALIKE:
        return value
    across = one.language != other.language
    if (exact + people >= SHARED if across else value >= SURE) and exact and people > 1 and _part(pair, leads, vectors, anchors) >= MOSTLY:
        return value
    return 0.0


def _is_serial(one: Lead, other: Lead) -> bool:
    """Whether one publisher reports on two days: the next call, the next sitting, in the words of the last one."""
    return one.publisher is not None and one.publisher == other.publisher and one.day != other.day


def _part(pair: Pair, leads: Mapping[str, Lead], vectors: Vectors, anchors: Sequence[str]) -> float:
    """The share of its anchors' weight that the article with the smaller share has in common with the other."""
    across = leads[pair[0]].language != leads[pair[1]].language
    parts = []
    for name in pair:
        own = sorted(feature for feature in leads[name].anchors if not across or feature[0] in "pdf")
        held = [vectors[name][feature] for feature in own if feature in anchors]
        parts.append(math.fsum(held) / (math.fsum(vectors[name][feature] for feature in own) or 1.0))
    return min(parts)


def _contradict(one: Lead, other: Lead) -> bool:
    """Whether two alike leads cannot mean one event: other people act, or it happened on other days."""
    actors = bool(one.actors - other.actors) and bool(other.actors - one.actors)
    return actors or (bool(one.days) and bool(other.days) and not one.days & other.days)


class _Groups:
    """The stories in the making: most members of two groups must be alike, and none of them contradict."""

    def __init__(self, leads: Mapping[str, Lead], alike: set[Pair], apart: set[Pair]) -> None:
        self.leads = leads
        self.group = {name: name for name in leads}
        self.members = {name: [name] for name in leads}
        self.span = {name: (lead.day, lead.day) for name, lead in leads.items()}
        self.alike, self.apart = _neighbours(alike), _neighbours(apart)

    def join(self, one: str, other: str) -> None:
        """Put two articles that carry the same copy together; the earlier one says when the story was."""
        first, second = sorted((self.group[one], self.group[other]))
        if first != second:
            days = [day for day in (self.span[first][0], self.span[second][0]) if day is not None]
            self._merge(first, second, (min(days), min(days)) if days else (None, None))

    def meet(self, one: str, other: str) -> None:
        """Put the groups of two alike articles together if that makes one story."""
        first, second = sorted((self.group[one], self.group[other]))
        days = [day for name in (first, second) for day in self.span[name] if day is not None]
        if first == second or max(days) - min(days) > WINDOW or not self._agree(first, second):
            return
        self._merge(first, second, (min(days), max(days)))

    def _agree(self, first: str, second: str) -> bool:
        small, large = sorted((first, second), key=lambda name: (len(self.members[name]), name))
        links = 0
        for name in self.members[small]:
            if any(self.group[other] == large for other in self.apart.get(name, ())):
                return False
            links += sum(self.group[other] == large for other in self.alike.get(name, ()))
        return 2 * links >= len(self.members[small]) * len(self.members[large])

    def _merge(self, first: str, second: str, span: tuple[int | None, int | None]) -> None:
        small, large = sorted((first, second), key=lambda name: (len(self.members[name]), name))
        for name in self.members[small]:
            self.group[name] = large
        self.members[large] += self.members.pop(small)
        self.span[large] = span

    def result(self) -> Stories:
        """Every group of more than one."""
        found: Stories = {}
        for group in self.members.values():
            ordered = tuple(sorted(group, key=lambda name: (self.leads[name].published, name)))
            found |= {name: ordered for name in ordered if len(ordered) > 1}
        return dict(sorted(found.items()))


def _neighbours(pairs: set[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(pairs):
        found[one].append(other)
        found[other].append(one)
    return dict(found)

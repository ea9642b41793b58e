"""Runs stages by need: a stage runs when the digest of what it reads has changed, and remembers why it ran.

A stage's value is keyed by (stage, code, parts); parts name the digests of upstream *values*, so that a change that makes
no difference stops there (early cut-off).
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import NamedTuple

from briefgen.building.executors import Runner
from briefgen.building.progress import GROUPS, Progress, Silent
from briefgen.building.store import LASTING, StepRow, Store

FIRST = "first time"
LOST = "its kept value was lost"
_SWEEPS = 10
"""Builds from one clearing up to the next: it looks at every record."""
_AT_HAND = 64 << 20
"""Bytes of values made in this run that stay in memory: what is made is soon read, by the next stage and for printing."""


class Output:
    """The value of a step: its digest, and its bytes when asked for."""

    def __init__(self, digest: str, load: Callable[[], bytes]) -> None:
        self.digest, self._load = digest, load

    @property
    def data(self) -> bytes:
        """The bytes."""
        return self._load()


class Ran(NamedTuple):
    """One stage that ran in this build, and why."""

    stage: str
    subject: str
    why: tuple[str, ...]


class Engine:
    """One build's view of the store.

    `code`: the fingerprint of the program, part of every key. `runner`: who makes new articles, if not this machine's processes.
    """

    def __init__(self, store: Store, code: str, runner: Runner | None = None, progress: Progress | None = None) -> None:
        self.store, self.code, self.runner = store, code, runner
        self.progress: Progress = progress or Silent()
        self.build = int(store.meta("build") or b"0") + 1
        self.ran: list[Ran] = []
        self.reused = 0
        self._made: dict[str, bytes] = {}
        self._room = _AT_HAND

    def pending(self, stage: str, parts: Mapping[str, str]) -> bool:
        """Whether no value is kept under a step's key."""
        return self.store.digest(self._key(stage, parts)) is None

    def wants(self, stage: str, subject: str, parts: Mapping[str, str]) -> bool:
        """Whether `step` will ask for the value to be made, so that it may be begun before."""
        del subject
        return self.pending(stage, parts)

    def recall(self, stage: str, subject: str) -> bytes | None:
        """What a stage gave the last time that it was asked for; None if that is lost."""
        row = self.store.step(stage, subject)
        if row is None or row.key in self._made:
            return None if row is None else self._made[row.key]
        found = self.store.value(row.key)
        return None if found is None else found[1]

    def lose(self, stage: str, subject: str) -> None:
        """Forget a kept value that is damaged, so that the stage runs again."""
        row = self.store.step(stage, subject)
        if row is not None:
            self.store.drop(row.key)

    def step(self, stage: str, subject: str, parts: Mapping[str, str], make: Callable[[], bytes], *, lasting: bool = False) -> Output:
        """The value of a stage on a subject, made only if no value is kept under its key.

        `lasting`: kept until it is released, whether or not a build asks for it.
        """
        key, last = self._key(stage, parts), self.store.step(stage, subject)
        digest = self.store.digest(key)
        if digest is not None:
            self.reused += 1
            ran, why = (last.ran, last.why) if last is not None else (self.build - 1, ["as in an earlier build"])
        else:
            data = make()
            digest = self._keep(key, data)
            why = list(self._why(last, key, parts))
            ran = self.build
            self.ran.append(Ran(stage, subject, tuple(why)))
        self.store.record(StepRow(stage, subject, key, digest, {**parts, "code": self.code}, ran, LASTING if lasting else self.build, why))
        if stage in GROUPS:
            self.progress.done(GROUPS[stage])
        return Output(digest, lambda: self._load(key, make))

    def finish(self) -> None:
        """Count the build, forget what is long unused, make it durable."""
        self.store.set_meta("build", str(self.build).encode())
        if self.build % _SWEEPS == 0:
            self.store.sweep(self.build - 20)
        self.store.commit()

    def _keep(self, key: str, data: bytes) -> str:
        """Keep a value, in memory too while there is room; its digest."""
        if len(data) <= self._room:
            self._made[key] = data
            self._room -= len(data)
        return self.store.keep(key, data, self.build)

    def _load(self, key: str, make: Callable[[], bytes]) -> bytes:
        if key in self._made:
            return self._made[key]
        found = self.store.value(key)
        if found is not None:
            return found[1]
        data = make()  # the kept value is damaged: make it again
        self._keep(key, data)
        return data

    def _key(self, stage: str, parts: Mapping[str, str]) -> str:
        return hashlib.sha256(json.dumps([stage, self.code, sorted(parts.items())]).encode()).hexdigest()

    def _why(self, last: StepRow | None, key: str, parts: Mapping[str, str]) -> tuple[str, ...]:
        if last is None:
            return (FIRST,)
        if last.key == key:
            return (LOST,)
        now = {**parts, "code": self.code}
        changed = [f"{name} changed" for name in sorted(now.keys() & last.parts.keys()) if now[name] != last.parts[name]]
        added = [f"{name} added" for name in sorted(now.keys() - last.parts.keys())]
        gone = [f"{name} removed" for name in sorted(last.parts.keys() - now.keys())]
        return tuple(changed + added + gone)


def digest_of(*parts: object) -> str:
    """Digest of plain values, for a part of a key."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()

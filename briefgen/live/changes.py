"""Files that change -> their paths, in bursts, as they are saved. The only module that imports watchfiles.

Hidden files (an editor's swap files, a version control's own) are passed over, as a build does.
"""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator

from briefgen import files

DEBOUNCE_MS = 400
"""The longest time that changes are gathered."""
QUIET_MS = 40
"""Changes that come closer together than this belong to one burst: an editor writes, renames and touches."""


class Watcher:
    """Calls `tell`, in a thread, with each burst of changed paths that `keep` lets through."""

    def __init__(self, tell: Callable[[frozenset[str]], None], keep: Callable[[str], bool], *, recursive: bool) -> None:
        self._tell, self._keep, self._recursive = tell, keep, recursive
        self._stop = threading.Event()
        self._places: tuple[str, ...] = ()
        self._thread: threading.Thread | None = None

    def watch(self, places: Iterable[str]) -> None:
        """Watch what of these places exists, instead of the ones before; returns when they are being watched."""
        found = tuple(sorted({place for place in places if files.exists(place)}))
        if found == self._places and self._thread is not None and self._thread.is_alive():
            return
        self.stop()
        self._places, self._stop = found, threading.Event()
        if not found:
            return
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(found, self._stop, ready), name="changes", daemon=True)
        self._thread.start()
        ready.wait()

    def stop(self) -> None:
        """Watch no more."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()
        self._thread = None

    def _run(self, places: tuple[str, ...], stop: threading.Event, ready: threading.Event) -> None:
        import watchfiles

        try:
            for changes in watchfiles.watch(
                *places,
                watch_filter=lambda _, path: self._keep(path),
                debounce=DEBOUNCE_MS,
                step=QUIET_MS,
                stop_event=stop,
                rust_timeout=100,  # the first look comes back empty after this time: the places are being watched
                yield_on_timeout=True,
                recursive=self._recursive,
            ):
                ready.set()
                if changes:
                    self._tell(frozenset(path for _, path in changes))
        except (FileNotFoundError, RuntimeError):  # a place went away before it was watched: its parent's watcher tells of it
            self._places = ()
        finally:
            ready.set()


def visible_below(folder: str) -> Callable[[str], bool]:
    """Whether a path lies in a folder, and no name on the way there is hidden."""
    prefix = os.path.join(folder, "")
    return lambda path: path.startswith(prefix) and not any(name.startswith(".") for name in path[len(prefix) :].split(os.sep))


@contextlib.contextmanager
def telling(folder: str, tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` after each burst of changes of a folder, which need not be there yet; its parent is made if it is not."""
    parent = os.path.dirname(folder)
    os.makedirs(parent, exist_ok=True)
    inside = visible_below(folder)
    watcher = Watcher(lambda _: tell(), lambda path: path == folder or inside(path), recursive=True)
    watcher.watch([parent])
    try:
        yield
    finally:
        watcher.stop()

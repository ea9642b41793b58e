"""The one place that reads the clock: publishing has to know when a file went out of use and how old a lock is.

Nothing of it reaches a page: what is built never depends on when it was built.
"""

import datetime


def now() -> datetime.datetime:
    """This moment in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)  # noqa: TID251  # see the module's docstring


def hours_since(moment: str, present: datetime.datetime) -> float:
    """Hours from a moment written by `written` to the present; 0 for one that cannot be read."""
    try:
        then = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return 0.0
    then = then if then.tzinfo else then.replace(tzinfo=datetime.UTC)
    return (present - then).total_seconds() / 3600


def written(moment: datetime.datetime) -> str:
    """A moment as text (ISO 8601)."""
    return moment.isoformat()

"""Names of agencies."""

import pytest

from briefgen.reading.agencies import is_agency, told_agency


def test_names() -> None:
    """A known name, in capitals too, or several that share a report; nothing else."""
    assert all(is_agency(name) for name in ("Reuters", "REUTERS", "AFP/APP", "РИА Новости"))
    assert not any(is_agency(name) for name in ("Reuters said", "Gazette", "", "Reuter"))


@pytest.mark.parametrize(
    ("lead", "agency"),
    [
        ("The bridge is open, an engineer told Trend.", "Trend"),
        ("The bridge is open, an engineer told Interfax on Monday.", "Interfax"),
        ("The bridge is open, Report informs, citing the city.", "Report"),
        ("Engineers tell Reuters that the bridge is open.", None),
        ("An engineer told Reuters that the bridge is open.", None),
        ("An engineer told the mayor.", None),
        ("The bridge is open. (Reuters)", None),
    ],
)
def test_told_agency(lead: str, agency: str | None) -> None:
    """Only the house style of an agency's own report names it; words to somebody else's do not."""
    assert told_agency(lead) == agency

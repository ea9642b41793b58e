"""What a page knows of the site around it."""

from pathlib import Path

import msgspec
import pytest
from pages import THEME
from samples import compared, editions

from briefgen.brief import Brief
from briefgen.building.engine import Engine
from briefgen.building.production import FORMATS, Press, context
from briefgen.building.store import Store
from briefgen.config import Config

COMPARED = compared.compared().brief


@pytest.mark.parametrize(
    ("brief", "standing", "before"),
    [
        (COMPARED, {"2026-W46/en"}, "2026-W46"),
        (COMPARED, {"2026-W46/ru"}, None),
        (COMPARED, set(), None),
        (msgspec.structs.replace(COMPARED, since=None), {"2026-W46/en"}, None),
        (editions.edition().brief, {"2026-W46/en", "2026-W48/en"}, None),
    ],
)
def test_page_leads_to_the_edition_it_compares_with(brief: Brief, standing: set[str], before: str | None, tmp_path: Path) -> None:
    """The edition before is linked if the page compares with it and it stands on the site in the same language; the next one never is."""
    store = Store(str(tmp_path))
    engine = Engine(store, "code")
    press = Press(theme=THEME, config=Config(), locales=("en",), formats=FORMATS, engine=engine, standing=frozenset(standing))
    made = context(brief, press, "en")
    store.close()

    assert (made.previous, made.next) == (before, None)

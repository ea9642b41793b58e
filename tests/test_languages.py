"""Which language a text is in."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.reading.languages import Language, detect


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The mayor said that the bridge will be opened on Monday and that it was a good day for the city."),
        ("ru", "Мэр города сообщил, что мост будет открыт в понедельник и что это был хороший день для города."),
        ("az", "Şəhərin meri bildirib ki, körpü bazar ertəsi açılacaq və bu, şəhər üçün yaxşı bir gün olub."),
        ("tr", "Belediye başkanı köprünün pazartesi günü açılacağını ve bunun şehir için iyi bir gün olduğunu belirtti."),
        ("fr", "Le maire a dit que le pont serait ouvert lundi et que c'est une bonne nouvelle pour les gens de la ville."),
        ("de", "Der Bürgermeister sagte, dass die Brücke am Montag geöffnet wird und dass es ein guter Tag für die Stadt ist."),
        ("hy", "Քաղաքապետը հայտնեց, որ կամուրջը կբացվի երկուշաբթի օրը։"),
        ("ka", "მერმა განაცხადა, რომ ხიდი ორშაბათს გაიხსნება."),
        ("fa", "شهردار گفت که پل روز دوشنبه باز می شود و این برای شهر روز خوبی است."),
        ("ar", "قال رئيس البلدية إن الجسر سيفتح يوم الاثنين وإن ذلك كان يوما جيدا في المدينة التي على النهر."),
        ("uk", "Мер міста повідомив, що міст буде відкрито у понеділок і що це був добрий день для міста."),
    ],
)
def test_running_text_is_recognised(code: str, text: str) -> None:
    """A sentence or two of running text is enough to be sure."""
    assert detect(text) == Language(code, True)


@pytest.mark.parametrize("text", ["", "12:30 – 14:00", "Oslo, Bergen, Tromsø", "👩‍🔬"])
def test_too_little_is_unknown(text: str) -> None:
    """Numbers, names and signs have no language."""
    assert not detect(text).sure


def test_foreign_names_do_not_change_the_language() -> None:
    """English about Russians, with a Russian name in it, is English."""
    assert detect("The mayor of the city (мэр города) said that the bridge is open and that it was a good day.").code == "en"


@settings(deadline=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Any text has an answer."""
    assert isinstance(detect(text), Language)

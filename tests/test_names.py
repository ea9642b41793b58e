"""The gazetteer, and who appears in an article."""

from reading import gazetteer, marks

from briefgen.understanding.annotate import annotate
from briefgen.understanding.names import Gazetteer, read_gazetteer, sightings
from briefgen.understanding.spelling import declined


def _people(text: str, published: str | None = "2022-02-22", language: str = "en") -> dict[str, list[str]]:
    read, found = marks(text, published, language)
    return {mark.name: [read.text[span.start : span.end] for span in mark.mentions] for mark in found.people}


def test_a_surname_is_the_one_in_office() -> None:
    """The date of the article decides between namesakes who held the same office one after the other."""
    text = "Aliyev spoke first."

    assert _people(text, "2002-05-01") == {"Heydar Aliyev": ["Aliyev"]}
    assert _people(text, "2003-11") == {"Ilham Aliyev": ["Aliyev"]}
    assert _people(text, "2024") == {"Ilham Aliyev": ["Aliyev"]}
    assert _people(text, None) == {}


def test_a_full_name_in_the_article_decides() -> None:
    """A surname is the person whom the article names in full, in any spelling, unless a namesake in office may be meant."""
    assert _people("Heidar Aliyev came. Aliyev spoke.", None) == {"Heydar Aliyev": ["Heidar Aliyev", "Aliyev"]}
    assert _people("Heydar Aliyev was remembered. Aliyev spoke.", "2024-05-10") == {"Heydar Aliyev": ["Heydar Aliyev"]}


def test_both_namesakes_in_one_article() -> None:
    """Where father and son are both named in full, the surname alone is the one in office that day."""
    found = _people("Ilham Aliyev thanked him for the memory of Heydar Aliyev. Aliyev left.", "2024-04-22")

    assert found == {"Ilham Aliyev": ["Ilham Aliyev", "Aliyev"], "Heydar Aliyev": ["Heydar Aliyev"]}


def test_things_named_after_people_are_no_people() -> None:
    """An airport or a foundation is not a mention of its patron, and another given name is another person."""
    assert _people("They landed at Heydar Aliyev International Airport.") == {}
    assert _people("The swimmer Rena Aliyev won.") == {}


def test_lost_apostrophes_and_genitives() -> None:
    """A genitive names its owner, with or without its apostrophe; the span leaves the ending out where it is marked."""
    assert _people("Putin's plan and Putins reply met Pashinyan’s map.") == {
        "Vladimir Putin": ["Putin", "Putins"],
        "Nikol Pashinyan": ["Pashinyan"],
    }


def test_names_need_their_capital() -> None:
    """A word in small letters is never a surname."""
    assert _people("We must trump them and keep rice.") == {}


def test_russian_cases() -> None:
    """Russian forms are declined by the program."""
    found = _people("Встреча с Владимиром Путиным и Николом Пашиняном; слова Пескова и Захаровой.", "2024-05-10", "ru")

    assert list(found) == ["Vladimir Putin", "Nikol Pashinyan", "Dmitry Peskov", "Maria Zakharova"]


def test_people_whom_the_article_introduces() -> None:
    """A full name outside the gazetteer counts with a title or a verb of saying beside it, and its surname after it."""
    assert _people("State Department spokesman Lee Moss spoke. Moss left.") == {"Lee Moss": ["Lee Moss", "Moss"]}
    assert _people("A keeper of the Centre for River Studies Ivan Brodsky told Wave.") == {"Ivan Brodsky": ["Ivan Brodsky"]}
    assert _people("Ivan Brodsky Street was closed. Nothing from Human Rights Watch was said.") == {}


def test_institutions_are_no_people() -> None:
    """Capitalised bodies and places beside a verb of saying are not taken for people."""
    assert _people("The Foreign Ministry said no. Al Jazeera reported it. South Korea said yes. Prime Minister spoke.") == {}


def test_an_empty_gazetteer_is_legal() -> None:
    """Without a gazetteer only those whom the article names in full with a title are people."""
    read, _ = marks("President Vladimir Orlov spoke. Putin said nothing. Orlov left.", "2022-02-22")

    found = annotate(read, Gazetteer())

    assert [(mark.name, len(mark.mentions)) for mark in found.people] == [("Vladimir Orlov", 2)]


def test_problems_of_a_gazetteer_are_values() -> None:
    """What is wrong is named, the rest is kept, nothing raises."""
    assert read_gazetteer(b"")[0] == Gazetteer()
    assert [one.code for one in read_gazetteer(b"\xff\xfe")[1]] == ["gazetteer-unreadable"]
    assert [one.code for one in read_gazetteer(b"person = 3")[1]] == ["gazetteer-entry"]
    found, problems = read_gazetteer(b'[[person]]\nname = "A Bee"\nage = 3\n[[person]]\nforms = ["C Dee"]\n[other]\n')
    assert [person.name for person in found.people] == ["A Bee"]
    assert [one.code for one in problems] == ["gazetteer-key", "gazetteer-key", "gazetteer-entry"]


def test_the_longest_form_wins() -> None:
    """A form inside a longer one is not reported again."""
    text = "Heydar Aliyevich Aliyev"

    assert [(seen.start, seen.end, seen.full) for seen in sightings(text, gazetteer())] == [(0, len(text), True)]


def test_declension() -> None:
    """Words of a name decline together; names in Latin letters do not."""
    assert declined("Сергей Лавров")[1] == "Сергея Лаврова"
    assert declined("Мария Захарова")[3] == "Марией Захаровой"
    assert declined("Jeyhun Bayramov") == ("Jeyhun Bayramov",)
    assert declined("Фидан Ло")[1] == "Фидана Ло"

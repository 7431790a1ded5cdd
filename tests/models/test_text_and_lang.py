"""What a reader of each language is shown, and where: texts, their languages, addresses."""

import pytest
from django.utils import translation

from articles.addresses import path_in, path_without_language
from articles.models import AboutText, Article, Category
from articles.models.language import LANGUAGES, LocalText, column, current_language, original_language_of, text_and_lang


def written(field: str, texts: dict[str, str]) -> dict[str, str]:
    return {column(field, language): text for language, text in texts.items()}


WORDS = {"zh-hant": "龍門", "zh-hans": "龙门（编者）", "en": "Dragon Gate"}
HELD = ["", "T", "S", "E", "TS", "TE", "SE", "TSE"]
# One letter for each of the sets above: the text written in Traditional, Simplified or English is shown, C: Traditional
# converted by machine, -: nothing.
SHOWN = {
    ("headline", "zh-hant", "zh-hant"): "-TSETTST",
    ("headline", "zh-hant", "zh-hans"): "-CSESCSS",
    ("headline", "zh-hant", "en"): "-TSETEEE",
    ("headline", "zh-hans", "zh-hant"): "-TSETTST",
    ("headline", "zh-hans", "zh-hans"): "-TSESTSS",
    ("headline", "zh-hans", "en"): "-TSESEEE",
    ("headline", "en", "zh-hant"): "-TSETTET",
    ("headline", "en", "zh-hans"): "-TSESESS",
    ("headline", "en", "en"): "-TSETEEE",
    ("standfirst", "zh-hant", "zh-hant"): "-T--TT-T",
    ("standfirst", "zh-hant", "zh-hans"): "-CS-SCSS",
    ("standfirst", "zh-hant", "en"): "-T-ETEEE",
    ("standfirst", "zh-hans", "zh-hant"): "-TS-TTST",
    ("standfirst", "zh-hans", "zh-hans"): "--S-S-SS",
    ("standfirst", "zh-hans", "en"): "--SESEEE",
    ("standfirst", "en", "zh-hant"): "-T-ETTET",
    ("standfirst", "en", "zh-hans"): "--SESESS",
    ("standfirst", "en", "en"): "---E-EEE",
}
LETTERS = {"T": "zh-hant", "S": "zh-hans", "E": "en"}


def shown(letter: str, original: str, asked: str) -> LocalText:
    if letter == "-":
        return LocalText("", original, asked)
    if letter == "C":
        return LocalText("龙门", "zh-hans", asked, converted=True)
    return LocalText(WORDS[LETTERS[letter]], LETTERS[letter], asked)


@pytest.mark.parametrize(("field", "original", "asked"), SHOWN)
def test_text_and_lang_is_as_in_the_table(field: str, original: str, asked: str) -> None:
    rows = [
        Article(
            original_language=original, **written(field, {LETTERS[letter]: WORDS[LETTERS[letter]] for letter in held})
        )
        for held in HELD
    ]
    letters = SHOWN[field, original, asked]
    assert [text_and_lang(row, field, asked) for row in rows] == [shown(letter, original, asked) for letter in letters]


@pytest.mark.parametrize("active", LANGUAGES)
def test_text_and_lang_takes_the_active_language(active: str) -> None:
    row = Category(**written("name", WORDS))
    with translation.override(active):
        assert text_and_lang(row, "name") == LocalText(WORDS[active], active, active)


def test_local_text_tells_its_language() -> None:
    texts = [
        LocalText("龍門", "zh-hant", "zh-hant"),
        LocalText("龍門", "zh-hant", "en"),
        LocalText("龙门", "zh-hans", "zh-hans", converted=True),
        LocalText("", "zh-hant", "en"),
        LocalText("Gate", "en", "en"),
    ]
    assert [(str(text), text.lang, text.is_missing, bool(text)) for text in texts] == [
        ("龍門", "zh-Hant", False, True),
        ("龍門", "zh-Hant", True, True),
        ("龙门", "zh-Hans", False, True),
        ("", "zh-Hant", False, False),
        ("Gate", "en", False, True),
    ]


def test_current_language_is_one_of_ours() -> None:
    found = {}
    for active in (None, "fr", "en", "en-us", "zh-hans", "zh-hant"):
        with translation.override(active):
            found[active] = current_language()
    assert found == {
        None: "zh-hant",
        "fr": "zh-hant",
        "en": "en",
        "en-us": "zh-hant",
        "zh-hans": "zh-hans",
        "zh-hant": "zh-hant",
    }


def test_original_language_is_traditional_where_nothing_is_said() -> None:
    rows = [AboutText(), Article(original_language="en"), Article(original_language="")]
    assert [original_language_of(row) for row in rows] == ["zh-hant", "en", "zh-hant"]


@pytest.mark.parametrize(
    ("language", "bare", "path"),
    [
        ("zh-hant", "/", "/"),
        ("zh-hans", "/", "/zh-hans/"),
        ("en", "/about/", "/en/about/"),
        ("en", "/english/times/", "/en/english/times/"),
        ("zh-hant", "/english/times/", "/english/times/"),
        ("zh-hant", "/JJ3490", "/JJ3490"),
    ],
)
def test_path_in_a_language_goes_there_and_back(language: str, bare: str, path: str) -> None:
    assert (path_in(language, bare), path_without_language(path)) == (path, bare)

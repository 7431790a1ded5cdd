"""The engine of the database against a brute force over atoms: the same hits for every query, in both scripts."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import pytest
from django.conf import settings

from articles.chinese.fold import Folding
from articles.chinese.script import to_simplified
from articles.models import Article, Issue, Section
from articles.search import rebuild, search
from articles.search.results import Order
from tests import factories
from tests.search.brute_force import Asked, Document, Run, Term, atoms, disagreements, kind_of

PAGE = (settings.BASE_DIR / "tests" / "data" / "page.txt").read_text(encoding="utf-8")
ARTICLES, QUERIES = 310, 1500
FOLDING = Folding()

WORDS = (
    "ODM", "odm", "G228", "G2281", "G22", "jjb419@126.com", "1+N", "II型", "Ⅱ型", "III", "economy", "econ", "Economic",
    "new economy", "New York", "COVID-19", "café", "CAFÉ", "ﬁnance", "2023", "12023", "20231", "4.5%", "４．５％",
    "14.5", "4.55%", "½", "㈱", "𠮷野家", "𡃁仔", "\ue000\ue001", "⻑江", "髙值", "靑年", "薴苧", "ー々", "カタカナ",
    "Привет", "x" * 70,
)  # fmt: skip
MARKS = "、，。！？；：“”「」… —%+·（）\n"
SCRIPTS = (str, str, to_simplified)


@dataclass(frozen=True)
class Texts:
    """Of one article, by column."""

    headlines: dict[str, str]
    bodies: dict[str, str]

    def document(self) -> Document:
        return Document([run for text in self.all for run in atoms(text, FOLDING)])

    @property
    def all(self) -> list[str]:
        return [*self.headlines.values(), *self.bodies.values()]


def mixed(random: Random, length: int) -> str:
    """A piece of the real page with words, figures and marks thrown in, in one script or the other."""
    text = ""
    while len(text) < length:
        start = random.randrange(len(PAGE))
        text += random.choice((PAGE[start : start + random.randint(1, 12)], random.choice(WORDS), random.choice(MARKS)))
    return random.choice(SCRIPTS)(text)


def texts(random: Random) -> Texts:
    languages = [language for language in ("zh_hans", "en") if random.random() < 0.3]
    return Texts(
        {f"headline_{each}": mixed(random, 12).replace("\n", " ") for each in ("zh_hant", *languages)},
        {f"body_{each}": mixed(random, random.randint(5, 60)) for each in ("zh_hant", *languages)},
    )


def fill(random: Random) -> dict[int, Texts]:
    """The archive, its texts by primary key."""
    edition = factories.EditionFactory()
    days = (date(2020, 1, 1) + timedelta(days=random.randrange(1500)) for _ in range(40))
    issues = Issue.objects.bulk_create(Issue(edition=edition, date=day) for day in sorted(set(days)))
    written = [texts(random) for _ in range(ARTICLES)]
    articles = Article.objects.bulk_create(
        Article(issue=random.choice(issues), number=number, **each.headlines)
        for number, each in enumerate(written, start=1)
    )
    Section.objects.bulk_create(
        Section(article=article, anchor="t1", **each.bodies) for article, each in zip(articles, written, strict=True)
    )
    return {article.pk: each for article, each in zip(articles, written, strict=True)}


# Queries: what is meant, and one of the ways to type it


def full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def cut(random: Random, written: list[Texts]) -> Term:
    """One to nine characters from anywhere, without what would be an operator."""
    text = random.choice(random.choice(written).all)
    start = random.randrange(len(text))
    piece = text[start : start + random.randint(1, 9)]
    piece = "".join("、" if each in '"“”「」『』|*' else each for each in piece.replace("\n", " ")).strip().lstrip("-")
    if piece in ("OR", "AND", "NOT"):
        piece = piece.lower()
    return Term(random.choice((str, str, to_simplified, full_width))(piece or "%"), random.random() < 0.15)


def typed_term(random: Random, term: Term) -> str:
    star = random.choice("*＊") if term.is_beginning else ""
    if any(each.isspace() for each in term.text) or random.random() < 0.2:
        opening, closing = random.choice(('""', "“”", "＂＂") if star else ('""', "“”", "＂＂", "「」", "『』", "﹁﹂"))
        return f"{opening}{term.text}{closing}{star}"
    return f"{term.text}{star}"


def asked(random: Random, written: list[Texts]) -> Asked:
    groups = [
        [cut(random, written) for _ in range(random.choice((1, 1, 1, 2, 3)))]
        for _ in range(random.choice((1, 1, 1, 2, 2, 3)))
    ]
    return Asked(groups, [cut(random, written) for _ in range(random.choice((0, 0, 0, 1, 2)))])


def typed(random: Random, query: Asked) -> str:
    parts = [
        random.choice((" OR ", " | ", "|", "｜", " ＯＲ ")).join(typed_term(random, term) for term in group)
        for group in query.all_of
    ]
    for term in query.none_of:
        part = random.choice(("-", "－", "NOT ", "ＮＯＴ　")) + typed_term(random, term)
        parts.insert(random.randint(0, len(parts)), part)
    return random.choice((" ", " ", "\u3000", " AND ")).join(parts)


def queries(random: Random, written: list[Texts]) -> list[tuple[str, Asked]]:
    made = (asked(random, written) for _ in range(QUERIES))
    return [(typed(random, each), each) for each in made]


@pytest.mark.django_db
def test_engine_and_brute_force_never_disagree() -> None:
    random = Random(3490)
    archive = fill(random)
    rebuild()
    documents = {pk: each.document() for pk, each in archive.items()}
    made = queries(random, list(archive.values()))
    orders = iter([*Order] * QUERIES)
    numbers = []

    def engine(text: str) -> set[int]:
        hits = search(text, among=Article.objects.all(), order=next(orders)).pks
        numbers.append(len(hits))
        return set(hits)

    assert disagreements(made, documents, FOLDING, engine) == []
    assert len(numbers) == QUERIES >= 1500
    assert sum(map(bool, numbers)) > QUERIES / 3  # they do not agree about nothing
    assert max(numbers) < ARTICLES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("追趕、突破。4.5%", [["追", "赶", "突", "破"], ["4", "5"]]),
        ("II型\nG228 ODM", [["ii", "型"], ["g228", "odm"]]),
        ("", []),
        ("%。", []),
    ],
)
def test_brute_force_cuts_text_into_atoms(text: str, expected: list[Run]) -> None:
    assert atoms(text, FOLDING) == expected


def test_brute_force_tells_words_from_characters_and_noise() -> None:
    kinds = {
        kind: "".join(each for each in "江〇々ー한あ\ue000𠮷a1éя²、《%·\u3000" if kind_of(each) == kind)
        for kind in ("cjk", "word")
    }
    assert kinds == {"cjk": "江〇々ー한あ\ue000𠮷", "word": "a1éя²"}

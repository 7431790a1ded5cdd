"""Archives of any size, always the same: `python -m tests.bench.synthetic 50000` fills the site's empty database.

An issue a day, of the one or the other of two editions, with 20 articles of 900 characters on average. The words come
as often as in Chinese (the dictionary of the package jieba counts them), three of four out of the article's own small
vocabulary, so that an article repeats itself as a real one does: the page of issue 3490 has 0.79 different bigrams per
character in 900 characters. A larger archive begins with the articles of a smaller one.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from django.db import models, transaction
from opencc import OpenCC

SEED = "issue 3490"
AN_ISSUE = 20  # articles
LENGTHS = (300, 1460)  # characters, from and to
FIRST_DAY = date(1900, 1, 1)  # 500,000 articles end in 1968
LONG_AGO = datetime(2023, 1, 4, tzinfo=UTC)
CATEGORIES = ("要聞", "本地", "僑鄉", "財經", "文教", "體育", "副刊", "國際")
ROLES = ("本報記者", "通訊員", "記者")
SURNAMES = "陳林黃張李王吳蔡劉楊許鄭謝洪郭邱曾廖賴徐"
GIVEN = "玲明華建國志強秀英文芳偉軍麗"
LATIN = ("GDP", "APEC", "ODM", "II", "G228", "WTO", "5G", "CEO", "DNA", "IT")


@dataclass(frozen=True)
class Text:
    """What one article says."""

    headline: str
    heading: str
    bodies: tuple[str, str]

    def __len__(self) -> int:
        return sum(map(len, (self.headline, self.heading, *self.bodies)))


class Vocabulary:
    """Chinese words in the characters of a Traditional paper, each as many times as it is used in a million."""

    def __init__(self) -> None:
        counts = _counts()
        step = sum(counts.values()) // 2**20
        converter = OpenCC("s2t")
        words = converter.convert("\n".join(counts)).split("\n")
        # Every step-th word of all texts: a word ten times as frequent stands there ten times.
        places = [place // step for place in accumulate(counts.values(), initial=0)]
        shares = zip(words, places[:-1], places[1:], strict=True)
        self.words = [word for word, before, after in shares for _time in range(after - before)]

    def text(self, number: int) -> Text:
        """The text of the article with this number, from 0."""
        random = Random(f"{SEED} {number}")
        length = random.randint(*LENGTHS)
        topic = random.choices(self.words, k=length // 6)
        words = length * 3 // 5  # more than fit into it
        drawn = random.choices(topic, k=words)
        drawn[::4] = random.choices(self.words, k=len(drawn[::4]))
        drawn[::26] = [_figure(random) for _place in drawn[::26]]
        return Text("".join(topic[:5]), "".join(topic[5:8]), _bodies(_paragraphs(drawn, length, random)))


def _counts() -> dict[str, int]:
    """How often each word was counted."""
    package = find_spec("jieba")  # its list only: the package itself stays unloaded
    assert package, "the package jieba is missing"
    assert package.origin
    lines = (Path(package.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    entries = (line.split(" ") for line in lines)
    return {word: int(count) for word, count, *_kind in entries if all("一" <= each <= "鿿" for each in word)}


def _figure(random: Random) -> str:
    kind = random.random()
    if kind < 0.05:
        return random.choice(LATIN)
    if kind < 0.2:
        return f"{random.randint(1950, 2023)}年"
    return f"{random.randint(1, 99) / 10}%" if kind < 0.5 else str(round(1.1 ** random.randint(1, 90)))


def _paragraphs(words: list[str], length: int, random: Random) -> list[str]:
    """Sentences of 12 to 32 words with a comma in the middle, four to a paragraph, of so many characters together."""
    sentences: list[str] = []
    place = 0
    while length > 0:
        size = random.randint(6, 16)
        middle, end = place + size, place + 2 * size
        sentence = f"{''.join(words[place:middle])}，{''.join(words[middle:end])}"[: length - 1] + "。"
        sentences.append(sentence)
        length -= len(sentence)
        place = end % len(words)
    return ["".join(sentences[start : start + 4]) for start in range(0, len(sentences), 4)]


def _bodies(paragraphs: list[str]) -> tuple[str, str]:
    half = (len(paragraphs) + 1) // 2
    return "\n\n".join(paragraphs[:half]), "\n\n".join(paragraphs[half:])


def fill(first: int, last: int) -> Iterator[int]:
    """Add the articles from number `first` to before `last` to the database, both multiples of 20.

    Yields how many have been added since it last did. The index is not told: it is to be rebuilt.
    """
    vocabulary = Vocabulary()
    house = House()
    step = 50 * AN_ISSUE
    for start in range(first, last, step):
        numbers = range(start, min(start + step, last))
        with transaction.atomic():
            house.add(numbers, [vocabulary.text(number) for number in numbers])
        yield len(numbers)


def create(rows: list[Any]) -> list[Any]:
    """Django's own `bulk_create`, which notes nothing for the index."""
    return models.QuerySet(type(rows[0])).bulk_create(rows, batch_size=500)


class House:
    """The newspaper: its editions, columns and people, made where they are missing."""

    def __init__(self) -> None:
        # Models can be imported only where Django has been set up, which a program does after this module's import.
        from articles.models import Category, Contributor, Edition, Newspaper  # noqa: PLC0415

        paper = Newspaper.objects.get_or_create(slug="minnan", defaults={"name_zh_hant": "閩南日報"})[0]
        editions = {"home": ("本埠版", "MH"), "overseas": ("海外版", "MO")}
        self.editions = [
            Edition.objects.get_or_create(newspaper=paper, slug=slug, defaults={"name_zh_hant": name, "code": code})[0]
            for slug, (name, code) in editions.items()
        ]
        self.categories = [
            Category.objects.get_or_create(slug=name, defaults={"name_zh_hant": name})[0] for name in CATEGORIES
        ]
        self.people = [
            Contributor.objects.get_or_create(slug=name, defaults={"name_zh_hant": name})[0]
            for name in (
                f"{surname}{GIVEN[place % 7]}{GIVEN[-1 - place % 5]}" for place, surname in enumerate(SURNAMES)
            )
        ]

    def add(self, numbers: range, texts: list[Text]) -> None:
        from articles.models import Article, Byline, Issue, Section, Status  # noqa: PLC0415

        public = {"status": Status.PUBLISHED, "publish_at": LONG_AGO, "was_public": True}
        issues = create([self.issue(number, Issue, public) for number in numbers[::AN_ISSUE]])
        articles = create(
            [
                Article(
                    issue=issues[place // AN_ISSUE],
                    number=place % AN_ISSUE + 1,
                    headline_zh_hant=text.headline,
                    category=self.categories[place % len(CATEGORIES)],
                    **public,
                )
                for place, text in enumerate(texts)
            ]
        )
        create(
            [
                Byline(
                    article=article, contributor=self.people[number % len(self.people)], role=ROLES[number % len(ROLES)]
                )
                for number, article in zip(numbers, articles, strict=True)
            ]
        )
        create(
            [
                Section(article=article, position=place, anchor=f"t{place}", heading_zh_hant=heading, body_zh_hant=body)
                for article, text in zip(articles, texts, strict=True)
                for place, (heading, body) in enumerate(zip(("", text.heading), text.bodies, strict=True), start=1)
                if body
            ]
        )

    def issue(self, number: int, model: Any, public: dict[str, Any]) -> Any:
        day = number // AN_ISSUE
        return model(
            edition=self.editions[day % 2],
            date=FIRST_DAY + timedelta(days=day),
            number=day + 1,
            masthead="閩南日報",
            printed_number=f"第{day + 1}期",
            last_article_number=AN_ISSUE,
            **public,
        )


def main(count: int) -> None:
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    done = 0
    for added in fill(0, count):
        done += added
        sys.stdout.write(f"\r{done:,} of {count:,} articles")
        sys.stdout.flush()
    sys.stdout.write("\nNow: manage.py rebuild_search\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))

"""The rules of the house, as far as a program can hold them; each checker is shown to find its fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from tests import house

ROOT: Path = settings.BASE_DIR
OURS = ("articles", "newsroom")


def sources(*folders: str, pattern: str = "*.py") -> dict[str, str]:
    """Our own files by their paths; migrations are written by Django."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob(pattern) if path.is_file())
    names = {path.relative_to(ROOT).as_posix(): path for path in paths}
    return {name: path.read_text(encoding="utf-8") for name, path in names.items() if "/migrations/" not in name}


CODE = sources(*OURS)
TESTS = sources("tests")
COMMANDS = {name: source for name, source in CODE.items() if "/commands/" in name}
TEMPLATES = sources("templates", *OURS, pattern="*.html") | sources("templates", pattern="*.xml")
MODELS = {name: source for name, source in CODE.items() if name.startswith("articles/models/")}


def broken(rule: Callable[[str], list[str]], files: dict[str, str]) -> dict[str, list[str]]:
    """Which files break the rule, and how."""
    return {name: found for name, source in files.items() if (found := rule(source))}


def test_rules_are_held_over_all_of_our_code() -> None:
    assert {"articles/models/language.py", "newsroom/settings.py"} <= set(CODE)
    assert {"articles/management/commands/open_archive.py"} <= set(COMMANDS)
    assert {"templates/base.html", "templates/articles/sitemap.xml"} <= set(TEMPLATES)
    assert "articles/migrations/0001_initial.py" not in CODE


# Size and names


def test_module_is_at_most_300_lines() -> None:
    assert broken(house.long_module, CODE) == {}
    assert house.long_module("pass\n" * 300) == []
    assert house.long_module("pass\n" * 301) == ["301 lines"]


def test_command_is_at_most_40_lines() -> None:
    assert broken(lambda source: house.long_module(source, house.LONGEST_COMMAND), COMMANDS) == {}


def test_function_is_at_most_30_lines() -> None:
    assert broken(house.long_functions, CODE) == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def short():\n" + "    pass\n" * 29, []),
        ("def long():\n" + "    pass\n" * 30, ["long: 31 lines"]),
        ("async def long():\n" + "    pass\n" * 30, ["long: 31 lines"]),
        ("@one\n@two\ndef short():\n" + "    pass\n" * 29, []),
        ('def short():\n    """A\n\n    b.\n    """\n' + "    pass\n" * 29, []),
        ("class It:\n    def long(\n        self,\n    ):\n" + "        pass\n" * 28, ["long: 31 lines"]),
        ("def outer():\n    def inner():\n" + "        pass\n" * 29, ["outer: 31 lines"]),
    ],
)
def test_length_of_a_function_is_counted_without_docstring_and_decorators(source: str, found: list[str]) -> None:
    assert house.long_functions(source) == found


def test_module_says_its_subject() -> None:
    assert broken(house.no_docstring, CODE) == {}
    assert [house.no_docstring(source) for source in ("", '"""Words."""', "import os", "# words\nx = 1")] == [
        [],
        [],
        ["no docstring"],
        ["no docstring"],
    ]


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert {name: found for name in CODE | TESTS if (found := house.forbidden_name(name))} == {}
    named = ["articles/utils.py", "articles/common/dates.py", "articles/database.py", "articles/models/base.py"]
    assert [house.forbidden_name(name) for name in named] == [["utils"], ["common"], [], ["base"]]


# What may not be written


NOWHERE: list[tuple[Callable[[str], list[str]], str, list[str]]] = [
    (house.calls_of_locals, "x = locals()\nrender(locals)", ["line 1: locals()"]),
    (house.star_imports, "from a import *\nfrom b import c", ["line 1: from a import *"]),
    (house.page_caches, "@cache_page(60)", ["cache_page"]),
    (house.page_caches, "{% load cache %}{% cache 500 x %}", ["{% load cache", "{% cache"]),
    (house.page_caches, '"django.middleware.cache.FetchFromCacheMiddleware"', ["FetchFromCacheMiddleware"]),
    (house.page_caches, 'response["Cache-Control"] = "no-cache"\n{% cached %}', []),
    (house.ignored_types, "x = 1  # type: ignore\ny = 2  # type: ignore[misc]", ["line 1"]),
    (house.ignored_types, "x = 1  # type:ignore  why", ["line 1"]),
    (house.ignored_types, "x = '# type: ignore'", []),
    (house.trusting_template, "{{ a|safe }}{{ b|safeseq }}", ["|safe", "|safeseq"]),
    (house.trusting_template, "{% autoescape off %}", ["{% autoescape off"]),
    (house.trusting_template, "{{ a|safer }}{% autoescape on %}", []),
    (house.overridden_saves, "class A:\n    def save(self): ...\n    def save_model(self): ...", ["save"]),
    (house.signal_receivers, "@receiver(s)\ndef f(): ...\n@other\ndef g(): ...", ["f"]),
    (house.signal_receivers, "post_save.connect(f)", ["line 1: connect()"]),
    (house.environment_reads, 'os.environ["A"]\nos.getenv("B")', ["os.environ", "os.getenv"]),
    (house.environment_reads, 'os.environ.setdefault("A", "b")', []),
    (house.environment_reads, "from os import environ", ["from os import environ"]),
    (house.trusted_markup, "mark_safe(x)\ndef f():\n    return SafeString(x)", ["-", "f"]),
    (house.trusted_markup, 'def f():\n    format_html(f"<b>{x}</b>")\ndef g():\n    format_html("<b>{}", x)', ["f"]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "source", "found"), NOWHERE)
def test_checker_finds_its_fault_and_no_other(rule: Callable[[str], list[str]], source: str, found: list[str]) -> None:
    assert rule(source) == found


@pytest.mark.parametrize("rule", [house.calls_of_locals, house.star_imports, house.ignored_types])
def test_no_code_and_no_test_holds(rule: Callable[[str], list[str]]) -> None:
    assert broken(rule, CODE | TESTS) == {}


def test_no_page_is_cached_by_django() -> None:
    assert broken(house.page_caches, CODE | TEMPLATES) == {}


# Where a text is declared safe: each of these escapes what it is given, in the same function.
ESCAPE_THEMSELVES = {
    "articles/templatetags/search_results.py": ["in_marks"],
    "articles/templatetags/texts.py": ["breakable", "json_ld"],
}


def test_text_is_declared_safe_only_where_it_is_escaped() -> None:
    assert broken(house.trusting_template, TEMPLATES) == {}
    assert broken(house.trusted_markup, CODE) == ESCAPE_THEMSELVES


def test_no_model_overrides_save_but_the_language_mixin() -> None:
    assert broken(house.overridden_saves, MODELS) == {"articles/models/original.py": ["save_base"]}


def test_signal_receivers_are_at_most_two() -> None:
    """The log of failed logins; later the search index."""
    assert sum(len(found) for found in broken(house.signal_receivers, CODE).values()) <= 2


def test_environment_is_read_in_one_place() -> None:
    assert set(broken(house.environment_reads, CODE)) == {"newsroom/env.py"}

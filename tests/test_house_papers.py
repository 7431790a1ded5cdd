"""README, CHANGELOG and pyproject say what the code does; no committed file names a registry or a machine's folder."""

import re
import subprocess
import tomllib

import pytest
from django.conf import settings

from tests import house
from tests.test_house import CODE, COMMANDS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def table(heading: str, markdown: str = README) -> dict[str, list[str]]:
    """The first table under a heading: the other cells of each row by its first cell, without backticks."""
    part = markdown.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines() if line[:1] == "|"]
    return {first.strip("`"): rest for first, *rest in rows[2:]}


def test_table_is_read_by_its_rows() -> None:
    markdown = (
        "\n## One\n\nwords\n\n| a | b |\n|---|---|\n| `X` | `y` is z |\n\n## Two\n\n| c | d |\n|---|---|\n| e | f |\n"
    )
    assert (table("One", markdown), table("Two", markdown)) == ({"X": ["`y` is z"]}, {"e": ["f"]})


# Settings and commands


def test_readme_has_every_setting_that_is_read() -> None:
    read = house.settings_variables(CODE["newsroom/settings.py"]) | house.settings_variables(CODE["newsroom/env.py"])
    assert set(table("Settings")) == read


def test_settings_variables_are_the_names_asked_for() -> None:
    source = 'A = env.text("DATA_DIR", str(x))\nB = env.integer("PORT", 8000)\nC = Path("var")\nD = env.text(name)'
    assert house.settings_variables(source) == {"DATA_DIR", "PORT"}


def test_readme_has_every_command() -> None:
    commands = {name.rpartition("/")[2].removesuffix(".py") for name in COMMANDS} - {"__init__"}
    in_readme = {first.split()[1] for first in table("Commands") if first.startswith("manage.py ")}
    assert commands - in_readme == set()
    assert commands >= {"open_archive"}


# Dependencies

PACKAGES = {
    "django-modeltranslation": "modeltranslation",
    "django-admin-sortable2": "adminsortable2",
    "django-csp": "csp",
    "pillow": "PIL",
}
# Those that no module of ours imports, or every one, with what the README says instead.
OTHERWISE = {
    "django": "everywhere",
    "psycopg": "Django's PostgreSQL backend",
    "granian": "the Makefile",
    "tzdata": "Python, on Windows",
}


def importers(package: str) -> set[str]:
    """The modules that import a package; for one that none imports, those that name it, as settings name an app."""
    importing = {name for name, source in CODE.items() if package in house.imported_packages(source)}
    return importing or {name for name, source in CODE.items() if re.search(rf'"{package}\.', source)}


def test_imported_packages_are_found_wherever_they_stand() -> None:
    source = "import a.b, c as d\nfrom e.f import g\ndef h():\n    import i\nfrom . import j\ntext = 'import k'"
    assert house.imported_packages(source) == {"a", "c", "e", "i"}


def test_readme_has_every_dependency_with_what_imports_it() -> None:
    names = [re.match(r"[\w-]+", requirement)[0] for requirement in PROJECT["dependencies"]]
    imported = {name: importers(PACKAGES.get(name, name)) for name in names if name not in OTHERWISE}
    said = {
        name: set(re.findall("`([^`]+)`", cells[0])) or {cells[0]}
        for name, cells in table("What it is built on").items()
    }
    assert said == imported | {name: {words} for name, words in OTHERWISE.items()}


def test_dependencies_that_no_module_imports_are_imported_by_none() -> None:
    assert [importers(name) for name in ("psycopg", "granian", "tzdata")] == [set(), set(), set()]
    assert "-m granian" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_version_is_the_first_of_the_changelog() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == PROJECT["version"]


# What may stand in no committed file. The names are put together here, so that this file may be read too.

HOSTS = [
    "".join(parts)
    for parts in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.npm", "js.org"),
        ("npm", "js.com"),
        ("registry.yarn", "pkg.com"),
        ("crates", ".io"),
        ("ruby", "gems.org"),
        ("proxy.go", "lang.org"),
    )
]
FOLDERS = [f"/{name}/" for name in ("root", "work", "home", "tmp", "Users", "opt")]
UNWANTED = re.compile("|".join([*map(re.escape, HOSTS), *(rf"(?<![\w./>)}}]){folder}" for folder in FOLDERS)]))


def unwanted(text: str) -> list[str]:
    return sorted({found[0] for found in UNWANTED.finditer(text)})


def test_unwanted_names_are_found() -> None:
    text = f"see {HOSTS[0]} and https://files.{HOSTS[1]}/x, {FOLDERS[1]}main; not {{ROOT}}{FOLDERS[1]} nor a/home/b"
    assert unwanted(text) == sorted([FOLDERS[1], *HOSTS[:2]])


def committed_files() -> list[str]:
    """What git holds, and what it would take in."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    return sorted(name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file())


def text_of(name: str) -> str:
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:  # a picture, a compiled catalogue
        return ""


def test_no_file_names_a_registry_or_a_folder_of_a_machine() -> None:
    files = committed_files()
    assert {"README.md", "requirements.txt", "tests/test_house_papers.py"} <= set(files)
    assert {name: found for name in files if (found := unwanted(text_of(name)))} == {}


@pytest.mark.parametrize(
    "name", ["LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", ".ci/run", "requirements-dev.txt"]
)
def test_papers_of_the_house_are_there(name: str) -> None:
    assert (settings.BASE_DIR / name).stat().st_size > 0


LARGEST = 400_000  # bytes; what is larger came in by mistake


def test_no_committed_file_is_large() -> None:
    assert [name for name in committed_files() if (ROOT / name).stat().st_size > LARGEST] == []


def relative_links(markdown: str) -> list[str]:
    return re.findall(r"\]\((?!https?:)([^)#]+)\)", markdown)


def test_links_of_the_papers_lead_somewhere() -> None:
    assert relative_links("[a](b.md) ![c](d/e.png) [f](https://example.org) [g](#h)") == ["b.md", "d/e.png"]
    papers = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    links = [link for paper in papers for link in relative_links((ROOT / paper).read_text(encoding="utf-8"))]
    assert [link for link in links if not (ROOT / link).exists()] == []

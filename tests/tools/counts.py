"""Say how many tests ran on which database, from pytest's own reports: `python -m tests.tools.counts [FOLDER]`.

A test that was left out, in a report of our gates, is a failure: the house has no skips.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

REPORTS = Path("var/test")


def summary(report: Path) -> tuple[str, int]:
    """`('PostgreSQL 18.4: 310 passed', 0)`: the sentence, and how many tests did not pass."""
    suite = ElementTree.parse(report).getroot().find("testsuite")  # noqa: S314 - written by our own pytest
    if suite is None:
        raise ValueError(f"{report} holds no test suite.")
    ran, *others = (int(suite.get(name, "0")) for name in ("tests", "failures", "errors", "skipped"))
    database = suite.find("properties/property[@name='database']")
    place = report.stem.partition("-")[2] if database is None else str(database.get("value"))
    return f"{place}: {ran - sum(others)} passed", sum(others)


def main(folder: Path) -> int:
    summaries = [summary(report) for report in sorted(folder.glob("*.xml"))]
    print("\n" + "; ".join(sentence for sentence, _ in summaries))
    left_out = sum(others for _, others in summaries)
    if left_out:
        print(f"{left_out} did not pass or were skipped.")
    return 1 if left_out or not summaries else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))

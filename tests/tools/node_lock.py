"""Refresh tests/slow/package-lock.json from the package.json beside it: `python -m tests.tools.node_lock`.

Like the other locks it names versions and hashes but no address: not where a package is fetched, not who takes gifts.
"""

import json
import subprocess
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "slow"
ONLY_THE_LOCK = ("--package-lock-only", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund", "--silent")


def refreshed() -> str:
    with tempfile.TemporaryDirectory() as folder:
        package = (FOLDER / "package.json").read_text(encoding="utf-8")
        Path(folder, "package.json").write_text(package, encoding="utf-8")
        subprocess.run(["npm", "install", *ONLY_THE_LOCK], cwd=folder, check=True)
        lock = json.loads(Path(folder, "package-lock.json").read_text(encoding="utf-8"))
    for entry in lock["packages"].values():
        entry.pop("funding", None)
    return json.dumps(lock, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    (FOLDER / "package-lock.json").write_text(refreshed(), encoding="utf-8")

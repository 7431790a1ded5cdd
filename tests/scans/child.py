"""The store in a process of its own, whose limits and whose memory are not those of the tests."""

import subprocess
import sys
from pathlib import Path

CHILD = """
import resource, sys
from pathlib import Path
from articles.scans import store
{before}
with open(sys.argv[1], "rb") as file:
    try:
        print(store(file, Path(sys.argv[2])).digest)
    except OSError as error:
        print(type(error).__name__, error.errno)
print(*[line.split()[1] for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")])
"""


def in_child(data: bytes, folder: Path, before: str = "") -> tuple[str, int]:
    """What `store` said in a process of its own, and the most memory it took, in KB.

    From /proc, because Linux counts the memory of the parent into a child's `ru_maxrss`.
    """
    source = folder / "incoming.bin"
    source.write_bytes(data)
    program = [sys.executable, "-W", "error", "-c", CHILD.format(before=before), str(source), str(folder / "store")]
    done = subprocess.run(program, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    verdict, peak = done.stdout.splitlines()
    assert done.stderr == ""
    return verdict, int(peak)

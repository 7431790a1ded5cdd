"""Traditional characters to Simplified, by OpenCC.

The only package of that name that may be installed is `opencc`: opencc-py and opencc-python-reimplemented put their
files into the same folder and break it.
"""

from functools import cache
from threading import Lock

from opencc import OpenCC

_making = Lock()


def to_simplified(text: str) -> str:
    """`text` as a machine turns it into Simplified characters: to be shown and marked as such, never to be stored.

    UnicodeEncodeError for a lone surrogate.
    """
    with _making:
        converter = _converter()
    simplified: str = converter.convert(text)
    return simplified


@cache
def _converter() -> OpenCC:
    # Made at the first use, because it reads its dictionaries from the disk.
    return OpenCC("t2s")

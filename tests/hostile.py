"""Texts that try to be more than text, and the model fields that take them."""

from collections.abc import Iterator

from django.db import models

from articles.models import Newspaper
from articles.models.fields import LineField, ProseField, SourceTextField

# What would run if a page took it for markup: in an element, an attribute, an address, a script, CDATA, a template.
PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>alert(1)</script>-->",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script href=data:,alert(1) />",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='jAvAsCrIpT&colon;alert(1)'>x</a>",
    "<form action=javascript:alert(1)><button>x",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<style>@import '//evil.example/x.css'</style>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '"><script>alert(1)</script>',
    "'><script>alert(1)</script>",
    "` onmouseover=alert(1) `",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{ settings.SECRET_KEY }}{% debug %}",
    "%(name)s {0.__class__} ${7*7}",
    "\u2028\u2029<script\u00a0>alert(1)</script\t\n>",
)
# One of each control character, a byte order mark, noncharacters, overrides of direction; NUL is for those who clean.
CONTROLS = "".join(map(chr, (*range(1, 32), *range(127, 160)))) + "\ufeff\ufdd0\uffff\U0001ffff\u202e\u2066\u200f"

BARE = ("website_url", "email")  # an address: what stands first in it is what it does


def text_fields(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields of a model into which an editor or an importer writes words, whatever they are."""
    for field in model._meta.concrete_fields:
        if isinstance(field, LineField | ProseField | SourceTextField) or (model is Newspaper and field.name in BARE):
            yield field


def fill(row: models.Model, words: str, turn: int | None = None) -> None:
    """Words into every text field of the row; behind them, `turn` by turn, each payload, and all in the long ones."""
    payloads = [""] * len(PAYLOADS) if turn is None else [*PAYLOADS[turn:], *PAYLOADS[:turn]]
    for place, field in enumerate(text_fields(type(row))):
        payload = payloads[place % len(payloads)]
        if field.max_length:
            value = payload if field.name in BARE and payload else f"{words}{payload}"
            if field.name == "website_url":  # the field stores nothing else
                value = f"https://{value}"
            setattr(row, field.name, value[: field.max_length])
        else:
            setattr(row, field.name, "\n\n".join(f"{words}{payload}" for payload in payloads))
    row.save()

"""The one form in which text and query are compared: 晉江 and 晋江, ＯＤＭ and odm, 長 and the radical ⻑.

A character is folded by NFKD, case folding, dropping of combining marks and invisible format characters, and NFKC; then
to the unified ideograph of a radical, to the Simplified representative that OpenCC gives the single character, and to
the representative of its variants, until nothing changes any more (薴 → 苧 → 苎). Folding loses meaning (發 and 髮 are
one): it is for finding, never for showing.
"""

import unicodedata
from collections.abc import Iterable
from hashlib import sha256
from importlib.metadata import version

from articles.chinese.script import to_simplified

# CJK Radicals Supplement, which NFKC leaves alone but for two, and the ideograph that each stands for in PDF dumps:
# Unicode's property Equivalent_Unified_Ideograph (EquivalentUnifiedIdeograph.txt, Unicode 14). U+2E80 has none.
_RADICALS = """
⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌
⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒
⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷
⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马
⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀
"""

# Variants that OpenCC keeps apart, each group under the character that stands for it: forms of old type, of other
# countries' fonts, and common confusions, for one and the same character; 着 and 著, because 看著
# is 看着. No wholesale list of Japanese forms: 芸, 予 and 欠 are Chinese characters too.
VARIANTS = (
    "高髙", "青靑", "岁歳", "值値", "户戸", "着著", "〇○", "清淸", "郎郞", "概槪槩", "吴呉", "黑黒", "每毎", "步歩",
    "德徳", "增増", "曾曽", "巢巣", "慎愼", "填塡", "颠顚", "炮砲礮", "污汚", "台枱", "冰氷", "兔兎", "两両",
    "丰豊", "乡郷", "叙敍", "晚晩", "舍舎", "国囯", "图図", "历暦歴", "苏甦", "研硏", "阔濶", "回囘", "效効",
    "疏疎", "绪緖", "举擧", "闹閙", "协恊", "邻隣", "宝寳", "屏屛", "庄荘", "妍姸", "吞呑", "准凖", "煮煑", "尚尙",
    "喻喩", "俞兪", "昂昻", "摇揺", "暨曁", "弊獘", "藤籐", "糕餻", "矿鑛", "妆粧", "遍徧", "焰熖", "村邨",
)  # fmt: skip


class Folding:
    """A table of folded characters that fills itself as they come.

    `variants`: what a site adds to `VARIANTS`, groups of characters to be found as one (`你妳`).
    """

    def __init__(self, variants: Iterable[str] = ()) -> None:
        self._table: dict[int, str] = _Table(self)
        self._representatives: dict[str, str] = {}
        self.odd: set[str] = set()
        groups = [*VARIANTS, *variants]
        for group in groups:
            self._unite(group)
        parts = (*groups, _RADICALS, version("opencc"), unicodedata.unidata_version)
        self.fingerprint = sha256("\n".join(parts).encode()).hexdigest()[:32]
        """Differs where the same text may be folded otherwise: an index made with another one is to be made anew."""

    def fold(self, text: str) -> str:
        """The folded text; folding it again changes nothing. UnicodeEncodeError for a lone surrogate."""
        return text.translate(self._table)

    def fold_with_places(self, text: str) -> tuple[str, list[int] | range]:
        """The folded text, and for each of its characters and its end the place in `text` that it came from."""
        folded = self.fold(text)
        if self.odd.isdisjoint(text):
            return folded, range(len(text) + 1)
        places = [place for place, character in enumerate(text) for _ in self.fold(character)]
        return folded, [*places, len(text)]

    def fold_character(self, character: str) -> str:
        decomposed = unicodedata.normalize("NFKD", character).casefold()
        visible = "".join(each for each in decomposed if unicodedata.category(each) not in _INVISIBLE)
        composed = unicodedata.normalize("NFKC", visible)
        folded = "".join(map(self._representative, composed))
        if len(folded) != 1:
            self.odd.add(character)
        return folded

    def _representative(self, character: str) -> str:
        seen = character
        while (following := self._one_step(seen)) != seen:
            seen = following
        return seen

    def _one_step(self, character: str) -> str:
        character = _RADICAL_TO_IDEOGRAPH.get(character, character)
        character = self._representatives.get(character, character)
        return to_simplified(character) if character > "\u2e7f" else character

    def _unite(self, group: str) -> None:
        first, *others = map(self.fold_character, group)
        if any(len(each) != 1 for each in (first, *others)):
            raise ValueError(f"{group}: each of a group of variants must be a single character, folded too.")
        for other in others:
            if other != first:
                self._representatives[other] = first


class _Table(dict[int, str]):
    """What `str.translate` asks: each character is worked out at its first use."""

    def __init__(self, folding: Folding) -> None:
        super().__init__()
        self.folding = folding

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.folding.fold_character(chr(code))
        return folded


_INVISIBLE = frozenset({"Mn", "Mc", "Me", "Cf"})
_pairs = "".join(_RADICALS.split())
_RADICAL_TO_IDEOGRAPH = dict(zip(_pairs[::2], _pairs[1::2], strict=True))

"""Text cut into atoms: normal text, terms of an index, phrases."""

import pytest

from articles.chinese.fold import Folding
from articles.chinese.segment import LONGEST_TERM, normal_text, phrase_terms, placed_text, terms

FOLDING = Folding()
LONG = "pneumono" * 375  # 3,000 letters


def normal(text: str) -> str:
    return normal_text(text, FOLDING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("追趕、突破", "追赶突破"),
        ("4.5%", " 4 5 "),
        ("４．５％", " 4 5 "),
        ("14.5", " 14 5 "),
        ("G228", " g228 "),
        ("ＯＤＭ", " odm "),
        ("jjb419@126.com", " jjb419 126 com "),
        ("12023", " 12023 "),
        ("2023年", " 2023 年"),
        ("1+N", " 1 n "),
        ("II型大城市。", " ii 型大城市"),
        ("Ⅱ型", " ii 型"),
        ("𠮷野家、𡃁仔", "𠮷野家𡃁仔"),
        ("香港\ue000\U000f0001字", "香港\ue000\U000f0001字"),
        ("晉江 ODM 企業", "晋江 odm 企业"),
        ("O'Neill-Smith_2", " o neill smith 2 "),
        ("一。二！三？四；五", "一\n二\n三\n四\n五"),
        ("一｡二!三?四;五", "一\n二\n三\n四\n五"),
        ("一…二：三，四\u3000五\t六", "一二三四五六"),
        ("首行\n\n次行\n", "首行\n次行"),
        ("。！首？！末。", "首\n末"),
        ("ひらがなカタカナー々〇〆ㄅ한글", "ひらかなカタカナー々〇〆ㄅ한글"),
        ("Привет мир", " привет мир "),
        ("", ""),
        ("%，… \n\x00\x1f", ""),
    ],
)
def test_text_is_cut_into_atoms(text: str, expected: str) -> None:
    assert normal(text) == expected


@pytest.mark.parametrize("text", ["II型大城市。ODM，4.5%\nＧ228", "a b；c  d", " ii 型"])
def test_normal_text_of_a_normal_text_is_itself(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("江", ["江"]),
        ("晉江經濟", ["晋江", "江经", "经济", "济"]),
        ("晉江。經濟", ["晋江", "江", "经济", "济"]),
        ("II型城", ["ii", "型城", "城"]),
        ("晉江ODM 企業", ["晋江", "江", "odm", "企业", "业"]),
        ("4.5%", ["4", "5"]),
        ("𠮷野", ["𠮷野", "野"]),
        (LONG, [LONG[:LONGEST_TERM]]),
    ],
)
def test_an_index_holds_a_term_for_each_atom(text: str, expected: list[str]) -> None:
    assert list(terms(normal(text))) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("江", ([], "江")),
        ("晉江", (["晋江"], "")),
        ("晉江經濟", (["晋江", "江经", "经济"], "")),
        ("ODM", (["odm"], "")),
        ("4.5", (["4", "5"], "")),
        ("II型", (["ii"], "型")),
        ("II型城", (["ii", "型城"], "")),
        ("晉江ODM", (["晋江", "江", "odm"], "")),
        (LONG, ([LONG[:LONGEST_TERM]], "")),
    ],
)
def test_a_phrase_asks_for_the_terms_of_every_text_with_it(phrase: str, expected: tuple[list[str], str]) -> None:
    assert phrase_terms(normal(phrase)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("econ", ([], "econ")),
        ("晉江econ", (["晋江", "江"], "econ")),
        ("G22", ([], "g22")),
        (LONG, ([], LONG[:LONGEST_TERM])),
    ],
)
def test_a_word_begun_asks_for_what_begins_with_it(phrase: str, expected: tuple[list[str], str]) -> None:
    assert phrase_terms(normal(phrase), is_beginning=True) == expected


def holds(text: str, phrase: str, *, is_beginning: bool = False) -> tuple[bool, bool]:
    """Whether the text has the phrase: by the strings of both, and by its places in the text."""
    needle = normal(phrase).removesuffix(" ") if is_beginning else normal(phrase)
    return needle in normal(text), bool(list(placed_text(text, FOLDING).spans(needle)))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("追趕、突破、引領", "追趕突破"),
        ("追趕突破", "追赶、突破"),
        ("增長4.5%。", "４．５％"),
        ("增長４．５％。", "4.5%"),
        ("國道G228線", "g228"),
        ("郵箱jjb419@126.com", "JJB419"),
        ("1+N模式", "1+n"),
        ("Ⅱ型大城市", "II型"),
        ("II型大城市", "Ⅱ型"),
        ("晉江\u3000經濟", "晋江经济"),
        ("𠮷野家", "𠮷野"),
        ("一個𡃁仔", "𡃁"),
        ("香港\ue000字", "港\ue000"),
        (f"a {LONG} b", LONG),
        ("創新實驗室", "实验室"),
        ("2023年", "2023"),
    ],
)
def test_a_phrase_is_found_where_its_atoms_follow_one_another(text: str, phrase: str) -> None:
    assert holds(text, phrase) == (True, True)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("追趕。突破", "追趕突破"),
        ("追趕\n突破", "追趕突破"),
        ("追趕；突破", "追趕突破"),
        ("追趕又突破", "追趕突破"),
        ("增長14.5%", "4.5%"),
        ("增長4.55%", "4.5"),
        ("12023", "2023"),
        ("20231", "2023"),
        ("G2281", "G228"),
        ("III型", "II型"),
        ("4。5", "4.5"),
        ("a;b", "a b"),
        (f"{LONG}x", LONG),
        ("吉野家", "𠮷野家"),
        ("\ue001", "\ue000"),
    ],
)
def test_a_phrase_is_not_found_across_a_barrier_or_within_a_word(text: str, phrase: str) -> None:
    assert holds(text, phrase) == (False, False)


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("the economy", "econ", True),
        ("the economy", "conomy", False),
        ("the economy", "the econ", True),
        ("the economy", "th economy", False),
        ("晉江economic", "江econ", True),
        ("econ", "econ", True),
        ("2023", "202", True),
        ("12023", "202", False),
    ],
)
def test_a_word_begun_is_found_where_a_word_begins_with_it(text: str, phrase: str, found: bool) -> None:
    assert holds(text, phrase, is_beginning=True) == (found, found)


def found(text: str, phrase: str) -> list[str]:
    return [text[first:last] for first, last in placed_text(text, FOLDING).spans(normal(phrase))]


def test_phrase_is_found_from_its_first_to_its_last_atom() -> None:
    text = "（追趕、突破！）增長“4.5%”。"
    assert [found(text, phrase) for phrase in ("追趕突破", "趕突", "4.5%", "長4")] == [
        ["追趕、突破"],
        ["趕、突"],
        ["4.5"],
        ["長“4"],
    ]


def test_phrase_is_found_where_it_overlaps_itself_and_in_odd_characters() -> None:
    assert found("人人人", "人人") == ["人人", "人人"]
    assert [found("福㈱ﬁn½。", phrase) for phrase in ("株", "fin", "1 2", "福株")] == [["㈱"], [], [], ["福㈱"]]
    assert found("Café, cafe\u0301s CAFÉ", "cafe") == ["Café", "CAFÉ"]


def test_placed_text_is_the_normal_text() -> None:
    texts = ["", "。", "a b", "。a。。b", "追趕、突破！\n\nOdm 4.5%。", "12 三 45", "㈱ ﬁ ½"]
    placed = [placed_text(text, FOLDING) for text in texts]
    assert [each.normal.strip("\n") for each in placed] == [normal(text) for text in texts]
    assert [len(each.places) for each in placed] == [len(each.normal) for each in placed]


def test_a_text_of_noise_is_searched_in_little_time() -> None:
    """Every way that goes back over the noise again and again would not come to an end."""
    noise = "、，—" * 20_000
    assert found(f"追{noise}趕{noise}" * 5, "追趕突破" * 20) == []

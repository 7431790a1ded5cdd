"""What a reader typed, as what is to be looked for."""

import sys
import time
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.chinese.fold import Folding
from articles.search.query import LONGEST, MOST_ALTERNATIVES, MOST_TERMS, Hint, Phrase, Query, parse

FOLDING = Folding()
PLACES = [["菲律賓", "菲律濱"], ["馬尼拉", "岷里拉", "岷尼拉"], ["New York", "紐約", "NYC"]]


def written(query: Query) -> str:
    """A query on one line: terms side by side, alternatives with |, a term's phrases with &, - before the excluded."""

    def clause(alternatives: tuple[tuple[Phrase, ...], ...]) -> str:
        return "|".join("&".join(part.text.strip() + "*" * part.is_beginning for part in each) for each in alternatives)

    return "  ".join([*map(clause, query.required), *(f"-{clause(each)}" for each in query.excluded)])


def read(typed: str, synonyms: list[list[str]] | None = None) -> str:
    return written(parse(typed, FOLDING, synonyms or []))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("晉江", "晋江"),
        ("晉江 經濟", "晋江  经济"),
        ("晉江\u3000經濟", "晋江  经济"),
        ("\t晉江\n經濟 ", "晋江  经济"),
        ("晉江 AND 經濟", "晋江  经济"),
        ("追趕、突破", "追赶突破"),
        ("江", "江"),
        ("4.5%", "4 5"),
        ("４．５％", "4 5"),
        ("G228 ODM", "g228  odm"),
        ("jjb419@126.com", "jjb419 126 com"),
        ("Ⅱ型", "ii 型"),
        ("1+N", "1 n"),
        ("% … 晉江 +", "晋江"),
        ("𠮷 𡃁 \ue000", "𠮷  𡃁  \ue000"),
    ],
)
def test_what_stands_side_by_side_is_all_looked_for(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("晉江 OR 泉州", "晋江|泉州"),
        ("晉江 | 泉州", "晋江|泉州"),
        ("晉江|泉州", "晋江|泉州"),
        ("晉江｜泉州", "晋江|泉州"),
        ("晉江 ＯＲ 泉州", "晋江|泉州"),
        ("晉江 OR 泉州 OR 廈門", "晋江|泉州|厦门"),
        ("晉江 OR 泉州 經濟", "晋江|泉州  经济"),
        ("經濟 晉江 OR 泉州", "经济  晋江|泉州"),
        ("經濟 | 工業 晉江 | 泉州", "经济|工业  晋江|泉州"),
        ("經濟 AND 晉江 OR 泉州", "经济  晋江|泉州"),
        ("OR 晉江", "晋江"),
        ("晉江 OR", "晋江"),
        ("晉江 OR OR 泉州", "晋江|泉州"),
        ("晉江 || 泉州", "晋江|泉州"),
        ("晉江 OR AND 泉州", "晋江  泉州"),
        ("晉江 OR % OR 泉州", "晋江|泉州"),
        ("晉江 % OR 泉州", "晋江  泉州"),
        ("晉江 NOT 廈門 OR 泉州", "晋江  泉州  -厦门"),
        ("晉江 or 泉州", "晋江  or  泉州"),
        ("ORDER ANDES NOTE", "order  andes  note"),
        ("“OR” 「NOT」", "or  not"),
        ("OR AND NOT |", ""),
    ],
)
def test_or_joins_the_terms_beside_it_before_and_does(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("經濟 -晉江", "经济  -晋江"),
        ("經濟 －晉江", "经济  -晋江"),
        ("經濟 NOT 晉江", "经济  -晋江"),
        ("經濟 ＮＯＴ 晉江", "经济  -晋江"),
        ("-晉江 經濟", "经济  -晋江"),
        ("經濟 --晉江", "经济  -晋江"),
        ("經濟 NOT -晉江", "经济  -晋江"),
        ("經濟 -“晉江 南岸”", "经济  -晋江南岸"),
        ("經濟 -「晉江」 -泉州", "经济  -晋江  -泉州"),
        ("經濟|-晉江", "经济  -晋江"),
        ("經濟 AND NOT 晉江", "经济  -晋江"),
        ("經濟 OR NOT 晉江", "经济  -晋江"),
        ("經濟 -%", "经济"),
        ("經濟 NOT", "经济"),
        ("經濟 - 晉江", "经济  晋江"),
        ("COVID-19", "covid 19"),
        ("2020-2023年", "2020 2023 年"),
        ("經濟 -econ*", "经济  -econ*"),
    ],
)
def test_a_minus_or_not_excludes_the_term_behind_it(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("“晉江 經濟”", "晋江经济"),
        ('"晉江 經濟"', "晋江经济"),
        ("＂晉江 經濟＂", "晋江经济"),
        ("「晉江 經濟」", "晋江经济"),
        ("『晉江 經濟』", "晋江经济"),
        ("﹁晉江 經濟﹂ ﹃泉州 市﹄", "晋江经济  泉州市"),
        ("”晉江 經濟“", "晋江经济"),
        ('“晉江 經濟"', "晋江经济"),
        ("“晉江 經濟", "晋江经济"),
        ("「晉江 OR -經濟", "晋江 or 经济"),
        ("“new york” times", "new york  times"),
        ("晉江“經濟 報”泉州", "晋江  经济报  泉州"),
        ("“晉江”“經濟”", "晋江  经济"),
        ("“” 「」 晉江", "晋江"),
        ("“", ""),
        ("晉江”", "晋江"),
        ("」晉江", "晋江"),
        ("“|” 晉江", "晋江"),
        ("“晉江” OR “泉州”", "晋江|泉州"),
    ],
)
def test_quotation_marks_of_every_kind_hold_a_phrase_together(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("econ*", "econ*"),
        ("ＥＣＯＮ＊", "econ*"),
        ("晉江econ*", "晋江 econ*"),
        ("“New Yor”*", "new yor*"),
        ("20*", "20*"),
        ("4.5*", "4 5*"),
        ("econ* 晉江", "econ*  晋江"),
        ("econ* OR polit*", "econ*|polit*"),
        ("晉江*", "晋江"),
        ("*", ""),
        ("*econ", "econ"),
        ("ec*on", "ec on"),
        ("econ**", "econ*"),
        ("“econ*”", "econ"),
    ],
)
def test_a_star_takes_the_words_that_begin_so(typed: str, expected: str) -> None:
    assert read(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("追趕。突破", "追赶&突破"),
        ("“追趕！突破”", "追赶&突破"),
        ("追趕；突破 晉江", "追赶&突破  晋江"),
        ("經濟 -追趕。突破", "经济  -追赶&突破"),
        ("。晉江。", "晋江"),
        ("what?now*", "what&now*"),
        ("now*?", "now"),
    ],
)
def test_the_end_of_a_sentence_within_a_term_asks_for_both_sides(typed: str, expected: str) -> None:
    assert read(typed) == expected


# Synonyms


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("菲律賓", "菲律宾|菲律滨"),
        ("菲律濱", "菲律滨|菲律宾"),
        ("菲律宾", "菲律宾|菲律滨"),
        ("駐菲律賓大使", "驻菲律宾大使|驻菲律滨大使"),
        ("岷里拉", "岷里拉|马尼拉|岷尼拉"),
        ("菲律賓馬尼拉", "菲律宾马尼拉|菲律滨马尼拉|菲律宾岷里拉|菲律宾岷尼拉|菲律滨岷里拉|菲律滨岷尼拉"),
        ("紐約", "纽约|new york|nyc"),
        ("NYC", "nyc|new york|纽约"),
        ("駐紐約記者", "驻纽约记者|驻 new york 记者|驻 nyc 记者"),
        ("“New York”", "new york"),
        ("New·York", "new york|纽约|nyc"),
        ("駐New-York記者", "驻 new york 记者|驻纽约记者|驻 nyc 记者"),
        ("NYCX", "nycx"),
        ("NYC*", "nyc*"),
        ("“菲律賓”", "菲律宾"),
        ("「菲律賓」", "菲律宾"),
        ("菲律", "菲律"),
        ("經濟 -菲律賓", "经济  -菲律宾|菲律滨"),
        ("菲律賓 OR 晉江", "菲律宾|菲律滨|晋江"),
        ("菲律賓。馬", "菲律宾&马|菲律滨&马"),
    ],
)
def test_synonyms_widen_what_is_asked(typed: str, expected: str) -> None:
    assert read(typed, PLACES) == expected


def test_words_that_fold_to_nothing_or_to_one_another_widen_nothing() -> None:
    assert [
        read(typed, [["菲律賓", "菲律宾"], ["%", "經濟"], [], ["一。二", "三"]]) for typed in ("菲律賓", "經濟", "三")
    ] == [
        "菲律宾",
        "经济",
        "三",
    ]


def test_a_term_has_a_bounded_number_of_alternatives() -> None:
    many = [f"詞{number}" for number in range(40)]
    (clause,) = parse("詞7", FOLDING, [many]).required
    assert len(clause) == MOST_ALTERNATIVES
    assert clause[0] == (Phrase("词 7 "),)


def test_synonyms_that_meet_in_one_term_do_not_multiply() -> None:
    """Sixty words of two alternatives each would be 2⁶⁰ terms."""
    groups = [[chr(0x4E00 + 7 * number) * 2, chr(0x5E00 + 7 * number) * 2] for number in range(60)]
    began = time.process_time()
    (clause,) = parse("".join(group[0] for group in groups), FOLDING, groups).required
    assert len(clause) == MOST_ALTERNATIVES
    assert time.process_time() - began < 60


# Limits


def test_a_text_of_200_characters_is_looked_for_and_a_longer_one_is_not() -> None:
    longest, too_long = parse("晉" * LONGEST, FOLDING), parse("晉" * (LONGEST + 1), FOLDING)
    assert (longest.hint, written(longest)) == (None, "晋" * 200)
    assert (too_long.hint, bool(too_long), too_long.typed) == (Hint.TOO_LONG, False, "晉" * 201)
    assert parse(" " * 1000 + "晉江" + "\n" * 1000, FOLDING).hint is None


def test_20_terms_are_looked_for_and_more_are_not() -> None:
    words = [f"w{number}" for number in range(MOST_TERMS + 1)]
    assert parse(" ".join(words[:-1]), FOLDING).hint is None
    assert parse(" OR ".join(words[:-1]), FOLDING).hint is None
    assert [parse(joint.join(words), FOLDING).hint for joint in (" ", "|", " -", "“")] == [Hint.TOO_MANY] * 4
    assert not parse(" ".join(words), FOLDING)


@pytest.mark.parametrize("typed", ["-晉江", "NOT 晉江", "-晉江 -泉州", "-“晉江", "- -晉江"])
def test_a_query_that_only_excludes_finds_nothing_and_says_why(typed: str) -> None:
    query = parse(typed, FOLDING)
    assert (bool(query), query.hint) == (False, Hint.ONLY_EXCLUDED)


@pytest.mark.parametrize("typed", ["", " ", "%", "“”", "OR", "-", "*", "\x00", "\ud800", "\ufeff", "NOT", "-%"])
def test_a_text_without_words_is_an_empty_query(typed: str) -> None:
    query = parse(typed, FOLDING)
    assert (query.required, query.excluded, query.hint) == ((), (), Hint.NO_WORDS if query.typed else None)


# Parts of a query


def test_phrases_to_be_marked_are_those_that_may_stand_in_a_hit() -> None:
    query = parse("晉江 OR 泉州 econ* 晉江 -廈門 追趕。突破", FOLDING)
    assert query.phrases() == [Phrase("晋江"), Phrase("泉州"), Phrase(" econ ", True), Phrase("追赶"), Phrase("突破")]
    assert [phrase.needle for phrase in query.phrases()] == ["晋江", "泉州", " econ", "追赶", "突破"]


def test_each_required_term_is_left_out_in_turn() -> None:
    query = parse("晉江 泉州|廈門 -經濟 工業", FOLDING)
    assert list(map(written, query.without_each())) == [
        "泉州|厦门  工业  -经济",
        "晋江  工业  -经济",
        "晋江  泉州|厦门  -经济",
    ]
    assert [list(parse(typed, FOLDING).without_each()) for typed in ("晉江", "晉江 -泉州", "")] == [[], [], []]


@pytest.mark.parametrize(
    ("typed", "alone"),
    [
        ("江", True), ("晉江", True), ("晉江報", False), ("ODM", True), ("econ*", True), ("4.5", False),
        ("II型", False), ("晉江 ODM", True), ("晉江 -經濟報", False), ("a" * 63, True), ("a" * 64, False),
    ],
)  # fmt: skip
def test_the_index_alone_decides_where_every_phrase_is_one_term(typed: str, alone: bool) -> None:
    assert parse(typed, FOLDING).is_one_term_each is alone


# Whatever is typed


def is_harmless(query: Query) -> bool:
    """Letters, figures and characters, with plain blanks between them: nothing that an engine's syntax is made of."""
    clauses = (*query.required, *query.excluded)
    phrases = [phrase for clause in clauses for alternative in clause for phrase in alternative]
    terms = [term for phrase in phrases for term in (*phrase.terms()[0], phrase.terms()[1])]
    return all(
        character.isalnum() or (character > "\u2e7f" and not character.isspace())
        for text in [*terms, *(phrase.text.replace(" ", "") for phrase in phrases)]
        for character in text
    )


def test_no_character_of_unicode_makes_an_error() -> None:
    """Nearly all characters that are not ideographs, NUL and lone surrogates among them, in every part of a query."""
    codes = [*range(0x3100), *range(0xD7B0, 0xE010), *range(0xF8F0, 0x10000), *range(0x10000, sys.maxunicode, 1009)]
    random = Random(3)
    random.shuffle(codes)
    for start in range(0, len(codes), 12):
        chunk = "".join(map(chr, codes[start : start + 12]))
        for typed in (chunk, " ".join(chunk), f"晉{chunk}江", f"“{chunk}", f"-{chunk}*"):
            assert is_harmless(parse(typed, FOLDING, PLACES)), ascii(typed)


@given(st.text(st.characters(codec=None), max_size=LONGEST + 5))
@example("\x00")
@example("“\ud800「")
@example("-" * 200)
@example("“" * 200)
@example("|" * 200)
@example("ﷺ" * 200)
@example("㌀" * 200)
@example("-*" * 100)
@example("*" * 200)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_an_error(typed: str) -> None:
    assert is_harmless(parse(typed, FOLDING, PLACES))


SYNTAX = st.sampled_from(
    [*"-|*\"“”「」『』 ()^:{}+~'\\&!<>。；", "OR ", " AND ", "NOT ", "NEAR(", "晉江", "II", "4.5%", "\u3000", "NYC"]
)


@given(st.lists(SYNTAX, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_heap_of_operators_makes_an_error(typed: str) -> None:
    assert is_harmless(parse(typed, FOLDING, PLACES))

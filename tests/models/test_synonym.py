"""Words that readers take for one another."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Synonym
from articles.models.synonym import split

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("菲律賓 = 菲律濱", ["菲律賓", "菲律濱"]),
        ("菲律賓=菲律濱", ["菲律賓", "菲律濱"]),
        ("馬尼拉＝岷里拉 ＝ 岷尼拉", ["馬尼拉", "岷里拉", "岷尼拉"]),
        ("New York = 紐約", ["New York", "紐約"]),
        ("= 菲律賓 == 菲律濱 =", ["菲律賓", "菲律濱"]),
        (" = ＝ ", []),
        ("", []),
    ],
)
def test_a_group_is_words_with_a_sign_between_them(words: str, group: list[str]) -> None:
    assert split(words) == group


def test_a_group_is_kept_in_one_way_of_writing() -> None:
    synonym = Synonym(words="菲律賓＝菲律濱=  Philippines ")
    synonym.full_clean()
    assert synonym.words == "菲律賓 = 菲律濱 = Philippines"


@pytest.mark.parametrize("words", ["菲律賓", "菲律賓 =", "菲律賓 = 菲律賓", " = "])
@pytest.mark.usefixtures("_english")
def test_a_group_has_two_words_at_least(words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Synonym(words=words).full_clean()
    assert refused.value.message_dict == {
        "words": ["Write at least two words with = between them, such as 菲律賓 = 菲律濱."]
    }


@pytest.mark.usefixtures("_english")
def test_the_same_group_is_entered_once() -> None:
    Synonym.objects.create(words="菲律賓 = 菲律濱")
    again = Synonym(words="菲律賓＝菲律濱")
    with pytest.raises(IntegrityError), transaction.atomic():
        Synonym.objects.create(words="菲律賓 = 菲律濱")
    with pytest.raises(ValidationError) as refused:
        again.full_clean()
    assert refused.value.message_dict == {"words": ["Synonym with this Words already exists."]}


def test_groups_stand_in_the_order_in_which_they_were_entered() -> None:
    assert Synonym.objects.groups() == []
    Synonym.objects.create(words="菲律賓 = 菲律濱")
    Synonym.objects.create(words="馬尼拉 = 岷里拉 = 岷尼拉")
    assert Synonym.objects.groups() == [["菲律賓", "菲律濱"], ["馬尼拉", "岷里拉", "岷尼拉"]]


def test_a_group_is_named_and_found_by_its_words() -> None:
    synonym = Synonym.objects.create(words="菲律賓 = 菲律濱")
    assert (str(synonym), synonym.natural_key()) == ("菲律賓 = 菲律濱", ("菲律賓 = 菲律濱",))
    assert Synonym.objects.get_by_natural_key("菲律賓 = 菲律濱") == synonym

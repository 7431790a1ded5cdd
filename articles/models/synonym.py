"""Words that readers take for one another: 菲律賓 = 菲律濱. They widen what is asked, never what is indexed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.chinese.fold import Folding
from articles.chinese.segment import normal_text
from articles.models.fields import LineField


class SynonymQuerySet(models.QuerySet["Synonym"]):
    def get_by_natural_key(self, words: str) -> "Synonym":
        return self.get(words=words)

    def groups(self) -> list[list[str]]:
        """The words of each group."""
        return [split(words) for words in self.order_by("pk").values_list("words", flat=True)]


class Synonym(models.Model):
    words = LineField(
        _("words"),
        max_length=300,
        unique=True,
        help_text=_("Two or more, with = between them: 菲律賓 = 菲律濱. Who searches for one finds the others too."),
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.words

    def natural_key(self) -> tuple[str]:
        return (self.words,)

    def clean(self) -> None:
        words = split(self.words)
        folding = Folding()
        if len({normal for word in words if (normal := normal_text(word, folding))}) < 2:
            raise ValidationError(
                {"words": _("Write at least two words with = between them, such as 菲律賓 = 菲律濱.")}
            )
        self.words = " = ".join(words)


def split(words: str) -> list[str]:
    """`菲律賓 = 菲律濱` -> 菲律賓, 菲律濱; ＝ of full width is taken too."""
    return [word for part in words.replace("＝", "=").split("=") if (word := part.strip())]

"""What is stored of a text in several languages: the base column always is the original language's.

django-modeltranslation fills the base column from whatever language happens to be active. Here the base attribute is
another name for the original language's column, for every way of reading and writing: `OriginalText` and
`taking_originals` (put in place by `articles/translation.py`), `Translated` and `TranslatedQuerySet` say so.
"""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models, transaction

from articles.models.bulk import BulkQuerySet
from articles.models.language import column, original_language_of

M = TypeVar("M", bound=models.Model)


class OriginalText:
    """The base attribute of a translated field: another name for the original language's column."""

    def __init__(self, field: str) -> None:
        self.field = field

    def __get__(self, instance: Any, owner: Any) -> Any:
        if instance is None:
            return self
        return getattr(instance, column(self.field, original_language_of(instance)))

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field] = value
        if not getattr(instance, "_mt_init", False):  # while loading a row, every column comes by itself
            setattr(instance, column(self.field, original_language_of(instance)), value)


def taking_originals(init: Callable[..., None], names: Iterable[str]) -> Callable[..., None]:
    """The constructor `init`, in which `headline=…` fills the original's column, not the active language's."""

    @wraps(init)
    def construct(self: models.Model, *args: Any, **kwargs: Any) -> None:
        originals = {name: kwargs.pop(name) for name in names if name in kwargs}
        init(self, *args, **kwargs)
        for name, text in originals.items():
            if column(name, original_language_of(self)) not in kwargs:
                setattr(self, name, text)

    return construct


class Translated(models.Model):
    """A model with texts in several languages: a save of some fields takes the base columns along.

    What its signals write is written in the transaction of the save.
    """

    class Meta:
        abstract = True

    def save_base(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = with_companions(type(self), kwargs["update_fields"])
        with transaction.atomic(using=kwargs.get("using"), savepoint=False):
            super().save_base(*args, **kwargs)


class TranslatedQuerySet(BulkQuerySet[M]):
    """Keeps the base columns right in the ways of writing that go past the instances' `save()`."""

    if TYPE_CHECKING:  # modeltranslation adds them when the site starts
        _rewrite: bool

        def rewrite(self, mode: bool) -> Self: ...

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        if fields := kwargs.get("update_fields"):  # written instead where the row is there already
            kwargs["update_fields"] = with_companions(self.model, fields)
        return super().bulk_create(objs, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None) -> int:
        exact = self.rewrite(mode=False)  # else the base text would also go into the active language's column
        return super(TranslatedQuerySet, exact).bulk_update(objs, with_companions(self.model, fields), batch_size)

    def update(self, **kwargs: Any) -> int:
        texts = [name for name in kwargs if len(with_companions(self.model, [name])) > 1]
        if texts and self._rewrite:
            raise TypeError(f"update() would leave the base column of {', '.join(texts)} stale: use bulk_update().")
        return super().update(**kwargs)


def with_companions(model: type[models.Model], names: Iterable[str]) -> frozenset[str]:
    """The names of fields to write; where one of them holds a text, with its base and its other languages."""
    names = set(names)
    companions = ({base, *columns} for base, columns in translated_fields(model).items())
    return frozenset(names.union(*(group for group in companions if group & names)))


def translated_fields(model: type[models.Model]) -> dict[str, set[str]]:
    """Each translated field of `model` with the names of its columns."""
    translated: dict[str, set[str]] = {}
    for field in model._meta.concrete_fields:
        if base := getattr(field, "translated_field", None):
            translated.setdefault(base.name, set()).add(field.name)
    return translated

"""`manage.py open_archive`: make a new archive ready to be looked at."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from articles.editing.accounts import DEMO_EDITOR, make_demo_editor, make_editors_group
from articles.models import Newspaper
from articles.search import rebuild
from articles.search.writing import is_whole


class Command(BaseCommand):
    help = "Load the fixtures if the archive is empty, index it, and make a demo editor if there is no account at all."

    def handle(self, *args: Any, **options: Any) -> None:
        if Newspaper.objects.exists():  # an issue cannot be without one; an editor may have deleted every issue
            self.stdout.write("The archive is in use already: the fixtures stay where they are.")
        else:
            call_command("loaddata", "jinjiang_3490", "synonyms", verbosity=0)
            self.stdout.write("Loaded the issue 3490 of 晉江經濟報, 2023-01-04.")
            make_editors_group()
        if not is_whole():
            rebuild()
            self.stdout.write("Made the index of the search.")
        if password := make_demo_editor():
            self.stdout.write(
                f"Made an account for the admin. Write its password down: it is not shown again.\n"
                f"name: {DEMO_EDITOR}\npassword: {password}"
            )

"""`manage.py rebuild_search`: make the index of the search agree with the archive."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from articles.search import rebuild

LINE_EVERY = 5000  # articles, where no terminal shows a bar


class Command(BaseCommand):
    help = "Index every article for the search, while readers go on; begin where an earlier run was stopped."

    go_on = "`manage.py rebuild_search` goes on from there."
    done = 0

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="Begin with an empty index, however whole it seems.")

    def handle(self, *args: Any, **options: Any) -> None:
        with tqdm(unit=" articles", disable=None, delay=0.1) as bar:  # on a terminal only

            def progress(done: int, total: int) -> None:
                if bar.total is None:  # an earlier run's articles are no part of this one's rate
                    bar.total, bar.initial, bar.n, bar.last_print_n = total, done, done, done
                elif bar.disable and done // LINE_EVERY > self.done // LINE_EVERY:
                    self.stdout.write(f"{done} of {total} articles")
                bar.update(done - bar.n)
                self.done = done

            try:
                rebuild(anew=options["anew"], progress=progress)
            except DatabaseError as error:
                raise CommandError(f"The database refuses: {str(error).strip()}\n{self.go_on}") from error
            except KeyboardInterrupt:
                raise CommandError(f"Interrupted. {self.go_on}", returncode=130) from None
        self.stdout.write(f"The search knows {self.done} articles.")

"""`manage.py rebuild_search`: make the index of the search agree with the archive."""

from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from tqdm import tqdm

from articles.search import rebuild

LINE_EVERY = 5000  # articles, where no terminal shows a bar
GO_ON = "`manage.py rebuild_search` goes on from there."


class Command(BaseCommand):
    help = "Index every article for the search, while readers go on; begin where an earlier run was stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anew", action="store_true", help="Begin with an empty index, however whole it seems.")

    def handle(self, *args: Any, **options: Any) -> None:
        begun, seen = monotonic(), list[int]()
        with tqdm(unit=" articles", disable=None, delay=0.1) as bar:  # on a terminal only

            def progress(done: int, total: int) -> None:
                if not seen:  # what an earlier run did is no part of this one's rate
                    bar.total, bar.initial, bar.n, bar.last_print_n = total, done, done, done
                elif bar.disable and done // LINE_EVERY > seen[-1] // LINE_EVERY:
                    self.stdout.write(f"{done} of {total} articles")
                bar.update(done - (seen or [done])[-1])
                seen.append(done)

            try:
                rebuild(anew=options["anew"], progress=progress)
            except DatabaseError as error:
                raise CommandError(f"The database refuses: {str(error).strip()}\n{GO_ON}") from error
            except KeyboardInterrupt:
                raise CommandError(f"Interrupted. {GO_ON}", returncode=130) from None
        self.stdout.write(f"{seen[-1] - seen[0]} articles indexed in {monotonic() - begun:.1f} s")

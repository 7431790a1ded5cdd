#!/usr/bin/env python3
"""Django's commands for this site: `python manage.py help` lists them."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("DATABASE_STATEMENT_TIMEOUT", "0")  # a migration may take its time, a reader's page may not
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:  # a setting that is missing or wrong, and what to write instead
        sys.exit(str(error))

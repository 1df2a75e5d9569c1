"""The content: loaded, checked, searched, watched.

reading     which files there are          yaml_lines  YAML that knows its lines
fields, validating                         values and schemas, mistakes in plain words
clinic, menus, sources, sheet, synonyms    one file each; page_files, markdown: the pages
wording                                    Fluent; wording_checks: languages and code agree
page_checks, twins, links, names           what is wrong across files
loading, linking, library                  the result; shelf keeps it fresh
search, tokens, spelling, stopwords        a person's own words
"""

from bot.library.languages import LANGUAGES, language_for
from bot.library.library import Library
from bot.library.loading import check_content, load_library
from bot.library.models import Clinic, Hit, MenuItem, Page, SheetGroup, SheetQuestion, Source
from bot.library.problems import ContentError, Problem
from bot.library.shelf import Shelf

__all__ = [
    "LANGUAGES",
    "Clinic",
    "ContentError",
    "Hit",
    "Library",
    "MenuItem",
    "Page",
    "Problem",
    "SheetGroup",
    "SheetQuestion",
    "Shelf",
    "Source",
    "check_content",
    "language_for",
    "load_library",
]

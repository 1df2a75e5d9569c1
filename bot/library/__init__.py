"""The content: loaded, checked, searched, watched, reviewed.

reading, files             which files there are, and what they hold
yaml_lines                 YAML that knows its lines
fields, validating         values and schemas, mistakes in plain words
clinic, menus, sources, sheet, synonyms, values, answers, glossary, forbidden
                           one kind of file each; page_files, markdown: the pages
wording                    Fluent; wording_checks: languages and code agree
pictures, drawings, lines  SVG whose labels are wordings, in lines that fit
passages, readability      every text that explains something, page or answer
*_checks, twins, links, names, reviews
                           what is wrong across files
loading, filling, linking, binding, library
                           from files to the result; shelf keeps it fresh
seal                       spares a second check of the same files
search, documents, tokens, spelling, stopwords
                           a person's own words
alarms, signs, telling, degrees
                           danger in them
reviewing, signing, new_page, own
                           for those who look after the content
"""

from bot.library.alarms import denied
from bot.library.degrees import without_cool
from bot.library.languages import BABEL_LOCALES, LANGUAGES, language_for
from bot.library.library import Library
from bot.library.loading import check_content, load_library
from bot.library.models import (
    Answer,
    Clinic,
    Hit,
    MenuItem,
    Page,
    Picture,
    PlanText,
    QuestionText,
    SheetGroup,
    SheetQuestion,
    Source,
    StepText,
    Value,
    Word,
)
from bot.library.problems import ContentError, Problem
from bot.library.seal import Seal
from bot.library.shelf import Shelf
from bot.library.telling import supposed, told
from bot.library.tokens import Terms, units

__all__ = [
    "BABEL_LOCALES",
    "LANGUAGES",
    "Answer",
    "Clinic",
    "ContentError",
    "Hit",
    "Library",
    "MenuItem",
    "Page",
    "Picture",
    "PlanText",
    "Problem",
    "QuestionText",
    "Seal",
    "SheetGroup",
    "SheetQuestion",
    "Shelf",
    "Source",
    "StepText",
    "Terms",
    "Value",
    "Word",
    "check_content",
    "denied",
    "language_for",
    "load_library",
    "supposed",
    "told",
    "units",
    "without_cool",
]

"""``clinic.yaml``: who runs the bot and how to reach them."""

from typing import Final

from bot.library.desk import DeskFile, desk_of
from bot.library.fields import Bilingual, Part, Telephone, WebAddress, Zone
from bot.library.models import Clinic
from bot.library.problems import Report
from bot.library.validating import Parsed

CLINIC: Final = "clinic.yaml"
VARIABLES: Final = ("phone", "name", "emergency", "address", "hours", "helpdesk", "website")
"""What ``{clinic.…}`` may name in pages."""


class ClinicFile(Part):
    """The schema of ``clinic.yaml``."""

    example: bool = False
    name: Bilingual
    phone: Telephone
    emergency: Telephone = "120"
    address: Bilingual
    hours: Bilingual
    helpdesk: Bilingual
    zone: Zone
    website: WebAddress | None = None
    desk: DeskFile | None = None


def clinic_in(file: ClinicFile, lang: str) -> Clinic:
    """Return the clinic in one language."""
    return Clinic(
        example=file.example,
        name=file.name.in_(lang),
        phone=file.phone,
        emergency=file.emergency,
        address=file.address.in_(lang),
        hours=file.hours.in_(lang),
        helpdesk=file.helpdesk.in_(lang),
        zone=file.zone,
        website=file.website,
        desk=desk_of(file.desk, lang),
    )


def variables(clinic: Clinic) -> dict[str, str]:
    """Return what ``{clinic.…}`` stands for; a website that isn't given is left out."""
    values = ((name, getattr(clinic, name)) for name in VARIABLES)
    return {f"clinic.{name}": value for name, value in values if value is not None}


def check_clinic(clinic: Parsed[ClinicFile], report: Report) -> None:
    """Warn of the invented clinic, whose number nobody answers."""
    if clinic.model.example:
        message = "this is still the invented clinic, and nobody answers its phone"
        hint = "change every line below, then delete this one"
        report.warning(clinic.file, clinic.line("example"), message, hint)

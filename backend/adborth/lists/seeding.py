"""The entries that every installation begins with. Its teams only the council can name."""

from sqlalchemy.orm import Session

from adborth.audit.service import record
from adborth.i18n.catalogue import both
from adborth.lists.repository import TABLES, find_entries
from adborth.lists.vocabulary import ListName

SEED: dict[ListName, tuple[str, ...]] = {
    ListName.SERVICES: ("adults", "childrens"),
    ListName.THEMES: (
        "assessment",
        "communication",
        "failure-to-carry-out-agreed-actions-services",
        "financial",
        "other",
        "policy-and-procedure",
        "quality-of-service",
        "staff-issues",
        "standards",
    ),
    ListName.CHANNELS: (
        "email",
        "letter",
        "telephone",
        "in-person",
        "web-form",
        "social-media",
        "other",
    ),
}
ORAL = frozenset({"telephone", "in-person"})


def seed_lists(session: Session, by: str = "system:migrate") -> None:
    """Fills each list that is empty; does nothing where a council has its own entries."""
    for list_name, codes in SEED.items():
        if find_entries(session.connection(), list_name):
            continue
        for code in codes:
            names = both(f"{list_name}-{code}")
            oral = {"is_oral": code in ORAL} if list_name is ListName.CHANNELS else {}
            session.add(
                TABLES[list_name](
                    code=code, name_en=names["en"], name_cy=names["cy"], version=1, **oral
                )
            )
            record(session, by, "entry.add", f"{list_name}/{code}", {"name": [None, names]})
    session.flush()

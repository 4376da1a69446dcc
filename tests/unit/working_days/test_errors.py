import pytest

from adborth.errors import DomainError
from adborth.i18n.catalogue import Language, translate
from adborth.procedures import errors as procedures
from adborth.working_days import errors as working_days

NAMES = (
    "confirmed_to fault file label last most number on revision span_from span_to undone_by"
    " valid_from version"
)
PARAMS = dict.fromkeys(NAMES.split(), 1)
OWN = [
    kind
    for room in (working_days, procedures)
    for kind in vars(room).values()
    if isinstance(kind, type) and issubclass(kind, DomainError) and kind.__module__ == room.__name__
]


@pytest.mark.parametrize("kind", OWN)
@pytest.mark.parametrize("language", Language)
def test_every_error_has_a_title_and_a_text(kind: type[DomainError], language: Language) -> None:
    assert translate(language, f"error-{kind.code}", PARAMS, "title")
    assert translate(language, f"error-{kind.code}", PARAMS)

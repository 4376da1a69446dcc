"""Numbers as they are sent to us."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticKnownError


def _no_truth(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


# Pydantic alone would read `true` as 1, which is somebody, or a day.
NO_TRUTH = BeforeValidator(_no_truth)
# As large as both databases can count.
Id = Annotated[int, Field(ge=1, le=2**31 - 1), NO_TRUTH]

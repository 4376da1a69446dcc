"""Civil days as requests write them."""

from datetime import date
from typing import Annotated, Any

from pydantic_core import CoreSchema, core_schema


class _WrittenOut:
    """Only year-month-day. Pydantic alone would read 20260801 as seconds since 1970."""

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> CoreSchema:
        written = core_schema.chain_schema(
            [
                core_schema.str_schema(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
                core_schema.date_schema(),
            ]
        )
        either = core_schema.union_schema(
            [written, core_schema.is_instance_schema(date)], mode="left_to_right"
        )
        return core_schema.custom_error_schema(either, custom_error_type="date_type")

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: Any, _handler: Any) -> dict[str, Any]:
        return {"type": "string", "format": "date"}


Day = Annotated[date, _WrittenOut]

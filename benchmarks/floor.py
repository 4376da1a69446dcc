"""The least that a FastAPI service can do: what ours is measured against."""

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Small(BaseModel):
    reference: str
    number: int
    name: dict[str, str]


@app.get("/small")
async def get_small() -> Small:
    return Small(reference="SSF-2122-0001", number=1, name={"en": "Adults", "cy": "Oedolion"})

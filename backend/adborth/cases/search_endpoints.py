from fastapi import Response

from adborth.access.work import ReadCases
from adborth.audit.vocabulary import View, seen_of
from adborth.cases import answer_schemas, search_schemas
from adborth.cases.endpoints import page_answer
from adborth.cases.searching import (
    by_words,
    candidates_of,
    most_alike,
    service_of,
    words_of_person,
)
from adborth.cases.summaries import SUMMARISED, Present, summary_of
from adborth.db.answers import json_answer
from adborth.problems import responses
from adborth.routing import new_router

router = new_router("/cases", tags=["Cases"])


@router.post(
    "/search",
    operation_id="searchCases",
    summary="Search cases by names and words",
    response_model=answer_schemas.CasePage,
    responses=responses(),
)
def post_search(body: search_schemas.SearchCases, work: ReadCases) -> Response:
    """The answer of `GET /cases`, whose filters and order this has too."""
    return page_answer(by_words(body), work)


@router.post(
    "/similar",
    operation_id="findSimilarCases",
    summary="Find possible duplicates and earlier contacts of the same person",
    response_model=search_schemas.SimilarCases,
    responses=responses(),
)
def post_similar(body: search_schemas.FindSimilar, work: ReadCases) -> Response:
    """May be asked while somebody types: what is not enough to find anybody finds no case."""
    items = []
    if words := words_of_person(body):
        row = work.row_of(lambda actor: candidates_of(words, body, actor))
        present = Present.at(work.database, row)
        items = [
            summary_of([found.get(name) for name in SUMMARISED], present) | likeness
            for found, likeness in most_alike(row, body, service_of(body, present.lists))
        ]
    else:
        work.admit()
    work.viewed("cases", View.LIST, **seen_of(body, items))
    return json_answer({"items": items})

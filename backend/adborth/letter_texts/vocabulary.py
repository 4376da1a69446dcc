from enum import StrEnum


class LetterCode(StrEnum):
    """What a text is for. The law and the team's practice know these; their wording is data."""

    RECEIPT = "receipt"
    ACKNOWLEDGEMENT = "acknowledgement"
    STAGE_2_SIGNPOST = "stage-2-signpost"
    OMBUDSMAN_SIGNPOST = "ombudsman-signpost"


class Placeholder(StrEnum):
    """What stands in braces and is filled in for a case."""

    COMPLAINANT = "complainant"
    REFERENCE = "reference"
    RECEIVED_ON = "received_on"
    RESPOND_BY = "respond_by"
    OFFICER = "officer"


ALWAYS = (
    Placeholder.COMPLAINANT,
    Placeholder.REFERENCE,
    Placeholder.RECEIVED_ON,
    Placeholder.OFFICER,
)
# The day that only Stage 1 has.
KNOWN: dict[LetterCode, tuple[Placeholder, ...]] = {
    LetterCode.RECEIPT: ALWAYS,
    LetterCode.ACKNOWLEDGEMENT: (*ALWAYS, Placeholder.RESPOND_BY),
    LetterCode.STAGE_2_SIGNPOST: ALWAYS,
    LetterCode.OMBUDSMAN_SIGNPOST: ALWAYS,
}

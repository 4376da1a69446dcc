from enum import StrEnum


class ListName(StrEnum):
    SERVICES = "services"
    TEAMS = "teams"
    THEMES = "themes"
    CHANNELS = "channels"


# What a thing calls its entry of a list: `service`.
CODED = {name.removesuffix("s"): name for name in ListName}

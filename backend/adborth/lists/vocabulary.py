from enum import StrEnum


class ListName(StrEnum):
    SERVICES = "services"
    TEAMS = "teams"
    THEMES = "themes"
    CHANNELS = "channels"

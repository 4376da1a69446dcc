"""The council's own words, found again however a tracker writes them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from adborth.imports.cells import folded

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    code: str
    name_en: str
    name_cy: str
    service: str | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        return folded(self.code), folded(self.name_en), folded(self.name_cy)


class Words:
    """One list: each entry is found by its code and by its name in either language."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.ids = {entry.code: entry.id for entry in self.entries}
        self._by_spelling = {
            spelling: entry for entry in reversed(self.entries) for spelling in entry.spellings
        }
        self._seen: dict[str, Entry] = {}

    def find(self, text: str) -> Entry | None:
        entry = self._seen.get(text)
        if entry is None:
            entry = self._by_spelling.get(folded(text))
            if entry is not None and len(self._seen) < 1000:
                self._seen[text] = entry
        return entry

    def nearest(self, text: str) -> str | None:
        close = get_close_matches(folded(text), list(self._by_spelling), n=1, cutoff=0.6)
        return self._by_spelling[close[0]].name_en if close else None

    @property
    def names(self) -> str:
        names = sorted({entry.name_en for entry in self.entries})
        more = ", …" if len(names) > MOST_SHOWN else ""
        return ", ".join(names[:MOST_SHOWN]) + more


@dataclass(frozen=True)
class Known:
    services: Words
    themes: Words
    channels: Words
    teams: Mapping[str, Words]

    @classmethod
    def of(
        cls,
        services: Iterable[Entry],
        teams: Iterable[Entry],
        themes: Iterable[Entry],
        channels: Iterable[Entry],
    ) -> "Known":
        all_services, all_teams = Words(services), tuple(teams)
        by_service = {
            service.code: Words(team for team in all_teams if team.service == service.code)
            for service in all_services.entries
        }
        return cls(all_services, Words(themes), Words(channels), by_service)

    def services_with_team(self, text: str) -> list[str]:
        """The services that have a team of that name."""
        return [
            service.name_en
            for service in self.services.entries
            if self.teams[service.code].find(text) is not None
        ]

"""DomainError
├─ Forbidden
│  └─ FeedNeedsPerson      an API client has no calendar
└─ Conflict
   └─ TooManyFeeds         somebody has as many as they may have
"""

from adborth.errors import Conflict, Forbidden


class FeedNeedsPerson(Forbidden): ...


class TooManyFeeds(Conflict): ...

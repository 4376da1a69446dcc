"""What can go wrong with the views that people keep.

DomainError
├─ NotFound
│  └─ ViewNotFound   nobody's, or somebody else's
└─ Conflict
   └─ TooManyViews   so many are kept that nobody finds theirs among them
"""

from adborth.errors import Conflict, NotFound


class ViewNotFound(NotFound): ...


class TooManyViews(Conflict): ...

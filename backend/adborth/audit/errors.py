"""DomainError
└─ AuditUnavailable   (Unavailable) what was seen could not be recorded, so it is not shown
"""

from adborth.errors import Unavailable


class AuditUnavailable(Unavailable): ...

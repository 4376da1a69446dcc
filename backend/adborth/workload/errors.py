"""What can go wrong with the counts that the figures are measured against.

DomainError
└─ NotFound
   ├─ MailboxCountNotFound      no e-mails are counted for that month
   └─ ActiveReferralsNotFound   no referrals are counted for that service on that day
"""

from adborth.errors import NotFound


class MailboxCountNotFound(NotFound): ...


class ActiveReferralsNotFound(NotFound): ...

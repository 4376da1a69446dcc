"""What can go wrong with the texts of letters.

DomainError
├─ NotFound
│  └─ LetterTextMissing   no text is for that purpose
└─ Invalid
   └─ LetterTextWrong     braces that nothing will fill, or other ones in the other language
"""

from adborth.errors import Invalid, NotFound


class LetterTextMissing(NotFound): ...


class LetterTextWrong(Invalid): ...

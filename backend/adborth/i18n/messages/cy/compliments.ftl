error-compliment-not-found = Nid oes canmoliaeth { $reference }.
    .title = Heb ganfod y ganmoliaeth
error-redaction-missing = Nid oes copi wedi'i olygu o { $reference } eto. Ysgrifennwch un yn gyntaf.
    .title = Dim copi wedi'i olygu
error-redaction-checked = Mae'r copi wedi'i olygu o { $reference } wedi'i wirio yn barod.
    .title = Wedi'i wirio yn barod
error-second-person-needed = Chi ysgrifennodd y copi wedi'i olygu o { $reference }. Gofynnwch i rywun arall ei wirio.
    .title = Mae angen ail berson

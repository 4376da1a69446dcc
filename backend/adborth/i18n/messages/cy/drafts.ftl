error-draft-not-found = Nid oes gennych ddrafft o'r fath. Efallai iddo gael ei anfon neu ei daflu, neu i'w wythnos ddod i ben.
    .title = Heb ganfod y drafft
error-too-many-drafts = Mae gennych { NUMBER($most) } o gysylltiadau heb eu gorffen. Gorffennwch rai ohonynt, neu taflwch nhw.
    .title = Gormod o gysylltiadau heb eu gorffen
error-key-reused = Cadwyd hwn yn barod fel { $made }, â rhywbeth arall ynddo. Ni chadwyd dim yr ail waith.
    .title = Wedi'i gadw'n barod
field-key-reused = Mae'r allwedd hon yn perthyn i'r cais a wnaeth { $made }.
    .mend = Newidiwch { $made } ei hun, neu anfonwch rywbeth newydd â'i allwedd ei hun.

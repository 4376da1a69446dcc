error-view-not-found = Nid ydych yn cadw golwg o'r fath. Efallai iddi gael ei dileu.
    .title = Heb ganfod yr olwg
error-too-many-views = Rydych yn cadw { NUMBER($most) } o olygon. Dilëwch un nad oes ei hangen mwyach, yna cadwch hon.
    .title = Gormod o olygon
field-view-name-taken = Rydych yn cadw golwg arall dan yr enw hwn.
    .mend = Rhowch enw arall iddi, neu diweddarwch yr olwg sydd â'r enw hwn.
field-never-kept = Mae golwg yn cadw hidlyddion, trefn a cholofnau: byth yr hyn y chwiliwyd amdano, a all fod yn enw rhywun, na thudalen o'r rhestr.
    .mend = Gadewch hwn allan.

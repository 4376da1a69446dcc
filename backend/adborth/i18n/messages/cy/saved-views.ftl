error-view-not-found = Nid ydych yn cadw gwedd o’r fath. Efallai iddi gael ei dileu.
    .title = Heb ganfod y wedd
error-too-many-views = Rydych yn cadw { NUMBER($most) } o weddau. Dilëwch un nad oes ei hangen mwyach, yna cadwch hon.
    .title = Gormod o weddau
field-view-name-taken = Rydych yn cadw gwedd arall dan yr enw hwn.
    .mend = Rhowch enw arall iddi, neu diweddarwch y wedd sydd â’r enw hwn.
field-never-kept = Mae gwedd yn cadw hidlyddion, trefn a cholofnau. Nid yw byth yn cadw’r hyn y chwiliwyd amdano, a all fod yn enw rhywun, na thudalen o’r rhestr.
    .mend = Gadewch hwn allan.

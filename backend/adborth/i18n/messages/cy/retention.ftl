# Am ba hyd y cedwir achosion a chanmoliaethau, eu gwaredu, a phopeth am un person.

error-case-disposed = Cafodd { $reference } ei waredu. Dim ond yr hyn y mae’r ffigurau’n ei gyfrif sydd ar ôl ohono, ac ni ellir newid dim o hynny.
    .title = Achos wedi’i waredu
error-disposal-not-found = Nid oes gwarediad { $number }.
    .title = Heb ganfod y gwarediad
error-not-due-for-disposal = Ni ellir gwaredu’r rhain, am eu bod ar agor, dan ataliad cyfreithiol, heb gyrraedd eu dyddiad gwaredu neu wedi’u gwaredu’n barod: { $references }. Ni newidiwyd dim.
    .title = Heb gyrraedd y dyddiad gwaredu
error-already-proposed = Mae’r rhain yn aros mewn gwarediad arall yn barod: { $references }. Ni newidiwyd dim.
    .title = Wedi’i gynnig yn barod
error-disposal-decided = Cafodd gwarediad { $number } ei gadarnhau neu ei wrthod yn barod.
    .title = Wedi’i benderfynu yn barod
error-second-person-confirms = Chi gynigiodd warediad { $number }. Gofynnwch i rywun arall ei gadarnhau.
    .title = Mae angen ail berson
error-held-already = Mae ataliad cyfreithiol ar { $reference } yn barod.
    .title = Dan ataliad yn barod
error-not-held = Nid oes ataliad cyfreithiol ar { $reference }.
    .title = Heb ataliad

field-too-many-found = Mae mwy na { $most } o achosion a chanmoliaethau yn enwi rhywun tebyg.
    .mend = Rhowch fwy o’r enw.
field-no-name = Nid oes enw yma.
    .mend = Ysgrifennwch enw’r person mewn llythrennau; nid yw teitl yn unig yn ddigon.
field-no-address-or-number = Nid oes cyfeiriad e-bost na rhif ffôn cyfan yma.
    .mend = Rhowch y cyfeiriad cyfan neu’r rhif cyfan gyda’i god, neu gadewch hwn yn wag.

retention-enquiries = Ymholiadau a sylwadau
retention-adults = Cwynion am wasanaethau i oedolion
retention-childrens = Cwynion am wasanaethau i blant
retention-looked-after = Cwynion am blentyn sy’n derbyn gofal
retention-compliments = Canmoliaethau
retention-other = Cwynion am wasanaethau eraill
retention-source-enquiries = Amserlen gadw’r cyngor
retention-source-adults = Amserlen gadw’r cyngor
retention-source-childrens = Amserlen gadw’r cyngor: fel arfer hyd y pen-blwydd yn 25 oed, nad yw’n hysbys yma
retention-source-looked-after = Y rheoliadau ar gynllunio gofal i blant sy’n derbyn gofal: 75 mlynedd o’r dyddiad geni
retention-source-compliments = Amserlen gadw’r cyngor
retention-source-other = Amserlen gadw’r cyngor: heb ei phennu, felly cyhyd ag ar gyfer plant

subject-access-third-party = trydydd parti

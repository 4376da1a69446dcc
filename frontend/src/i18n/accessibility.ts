import type { Language } from './typing'

export type Statement = { heading: string; sections: { heading: string; paragraphs: string[] }[] }

/** The accessibility statement. It is long and seldom read, so it comes with its own page. */
export const STATEMENT: Record<Language, Statement> = {
  en: {
    heading: 'Accessibility statement',
    sections: [
      {
        heading: 'How accessible it is',
        paragraphs: [
          'Adborth is made to meet level AA of the Web Content Accessibility Guidelines 2.2. We test it ourselves: nobody outside the team that makes it has examined it yet.',
          'You should be able to do everything here with a keyboard alone, in Welsh and in English, and on a telephone. You can follow the colours and drawings in words as well.',
        ],
      },
      {
        heading: 'How it is tested',
        paragraphs: [
          'Every page is checked in a browser with the axe tool, in both languages, at the width of a desk and of a telephone, whenever the service is changed. A change that brings a barrier the tool knows of does not pass.',
          'Such tools find only some barriers. We have not yet tested with people who use screen readers, screen magnifiers or speech input.',
        ],
      },
      {
        heading: 'What is not accessible',
        paragraphs: [
          'The official complaint file is kept elsewhere, and cases only link to it. We do not know whether the documents in it are accessible.',
          'Some tables with many columns scroll sideways on a narrow screen.',
        ],
      },
      {
        heading: 'What you can adjust',
        paragraphs: [
          'Single-key shortcuts can be switched off on the page “Keyboard shortcuts”. A warning comes before a session ends, and it can be extended.',
        ],
      },
      {
        heading: 'If something gets in your way',
        paragraphs: [
          'Tell the council’s feedback team, in Welsh or in English.',
          'If you are not content with the answer, the Equality Advisory and Support Service can advise you. The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.',
        ],
      },
    ],
  },
  cy: {
    heading: 'Datganiad hygyrchedd',
    sections: [
      {
        heading: 'Pa mor hygyrch ydyw',
        paragraphs: [
          'Mae Adborth wedi’i wneud i gyrraedd lefel AA Canllawiau Hygyrchedd Cynnwys y We 2.2. Ni ein hunain sy’n ei brofi: nid oes neb y tu allan i’r tîm sy’n ei wneud wedi’i archwilio eto.',
          'Dylech allu gwneud popeth yma â bysellfwrdd yn unig, yn Gymraeg ac yn Saesneg, ac ar ffôn. Mae popeth a ddangosir drwy liw neu lun i’w gael mewn geiriau hefyd.',
        ],
      },
      {
        heading: 'Sut mae’n cael ei brofi',
        paragraphs: [
          'Mae pob tudalen yn cael ei gwirio mewn porwr â’r offeryn axe, yn y ddwy iaith, ar led sgrin desg ac ar led ffôn, bob tro y mae’r gwasanaeth yn cael ei newid. Ni dderbynnir newid sy’n dod â rhwystr y mae’r offeryn yn ei adnabod.',
          'Dim ond rhai rhwystrau y mae offer o’r fath yn eu canfod. Nid ydym eto wedi profi gyda phobl sy’n defnyddio darllenwyr sgrin, chwyddwyr sgrin neu fewnbwn llais.',
        ],
      },
      {
        heading: 'Yr hyn nad yw’n hygyrch',
        paragraphs: [
          'Cedwir y ffeil gwyno swyddogol yn rhywle arall, a dim ond dolen ati sydd mewn achos. Nid ydym yn gwybod a yw’r dogfennau ynddi yn hygyrch.',
          'Mae rhai tablau â llawer o golofnau yn sgrolio i’r ochr ar sgrin gul.',
        ],
      },
      {
        heading: 'Yr hyn y gallwch ei addasu',
        paragraphs: [
          'Gellir diffodd y llwybrau byr un fysell ar y dudalen “Llwybrau byr bysellfwrdd”. Daw rhybudd cyn i sesiwn ddod i ben, a gellir ei hymestyn.',
        ],
      },
      {
        heading: 'Os oes rhywbeth yn eich rhwystro',
        paragraphs: [
          'Dywedwch wrth dîm adborth y cyngor, yn Gymraeg neu yn Saesneg.',
          'Os nad ydych yn fodlon â’r ateb, gall y Gwasanaeth Cynghori a Chymorth Cydraddoldeb eich cynghori. Y Comisiwn Cydraddoldeb a Hawliau Dynol sy’n gorfodi Rheoliadau Hygyrchedd Cyrff y Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018.',
        ],
      },
    ],
  },
}

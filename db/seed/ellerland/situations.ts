import type { StorySituation } from "../story.ts";

const police = { name: "Polizei, Notruf", phone: "110", openingHours: "24/7" };
const rescue = { name: "Feuerwehr und Rettungsdienst", phone: "112", openingHours: "24/7" };
const doctors = { name: "Ärztlicher Bereitschaftsdienst", phone: "116117", openingHours: "24/7" };
const counselling = { name: "Telefonseelsorge", phone: "0800 1110111", openingHours: "24/7", note: "kostenlos, ohne Namen" };

/** Who is called in Ellerland: nationwide numbers as they are, local ones made up. */
export const situations: StorySituation[] = [
  {
    kind: "violence",
    name: "Gewalt zu Hause",
    firstSteps: "Bei Gefahr sofort 110. Fragen Sie nicht vor der Familie, dolmetschen Sie nicht mit Kindern.",
    isPublic: true,
    contacts: [
      police,
      { name: "Hilfetelefon Gewalt gegen Frauen", phone: "116016", openingHours: "24/7", note: "in 18 Sprachen" },
      { organisation: "frauenberatung", openingHours: "Mo-Fr 09:00-16:00", confirmedOn: "2026-09-03" },
    ],
  },
  {
    kind: "missing-child",
    name: "Ein Kind ist verschwunden",
    firstSteps: "Sofort 110, auch wenn es vielleicht nur trödelt. Ein Foto bereithalten.",
    isPublic: true,
    contacts: [
      police,
      { organisation: "jugendamt", name: "Bereitschaft Kinderschutz", phone: "05555 9820-911", openingHours: "24/7", confirmedOn: "2026-08-20" },
    ],
  },
  {
    kind: "childbirth-at-night",
    name: "Eine Geburt beginnt",
    firstSteps: "Ruhig bleiben, den Mutterpass mitnehmen. Ist die Fahrt nicht zu schaffen: 112.",
    isPublic: true,
    contacts: [
      { organisation: "ellerklinik", name: "Kreißsaal", phone: "05555 7700-222", openingHours: "24/7", confirmedOn: "2026-10-01" },
      rescue,
      { organisation: "hebammenzentrale", openingHours: "Mo-Fr 08:00-18:00", confirmedOn: "2026-09-15" },
    ],
  },
  {
    kind: "psychological-crisis",
    name: "Seelische Krise",
    firstSteps: "Bleiben Sie da und hören Sie zu. Spricht jemand vom Sterben: 112.",
    isPublic: true,
    contacts: [
      rescue,
      {
        organisation: "gesundheitsamt",
        name: "Sozialpsychiatrischer Dienst",
        phone: "05555 9820-177",
        openingHours: "Mo-Th 08:00-16:00; Fr 08:00-12:00; PH off",
        confirmedOn: "2026-03-02",
        unconfirmedSince: "2026-08-31",
      },
      counselling,
    ],
  },
  {
    kind: "addiction",
    name: "Sucht",
    firstSteps: "Nicht drängen. Sagen Sie, dass es Hilfe gibt und dass sie nichts kostet.",
    isPublic: true,
    contacts: [
      {
        organisation: "sozialwerk",
        name: "Suchtberatung",
        phone: "05555 4410-30",
        openingHours: "Mo-Fr 09:00-12:00; Tu 14:00-18:00",
        confirmedOn: "2026-07-14",
      },
      counselling,
    ],
  },
  {
    kind: "medical-help",
    name: "Krank am Abend oder am Wochenende",
    firstSteps: "Lebensgefahr: 112. Sonst die 116117, dort sagt man, welche Praxis offen hat.",
    isPublic: true,
    contacts: [doctors, rescue],
  },
  {
    kind: "trouble-in-a-house",
    name: "Streit oder Gefahr im Haus",
    firstSteps: "Nicht dazwischengehen. Bei Drohungen 110, bei Feuer oder Gasgeruch 112.",
    isPublic: true,
    contacts: [police, { organisation: "kreiswohnbau", name: "Hausnotruf", phone: "05555 6100-24", openingHours: "24/7", confirmedOn: "2026-06-30" }],
  },
  {
    kind: "eviction",
    name: "Die Wohnung geht verloren",
    firstSteps: "Kein Schreiben liegen lassen. Auch kurz vor dem Termin lässt sich oft noch etwas tun.",
    isPublic: true,
    contacts: [{ organisation: "sozialamt", name: "Fachstelle Wohnen", openingHours: "Mo-Fr 08:00-12:00; Th 14:00-17:00", confirmedOn: "2026-09-22" }],
  },
  {
    kind: "discrimination",
    name: "Diskriminierung",
    firstSteps: "Aufschreiben, was wann wo war, solange es frisch ist. Fristen sind kurz: zwei Monate.",
    isPublic: true,
    contacts: [
      { organisation: "viele-stimmen", openingHours: "Tu,Th 15:00-18:00", confirmedOn: "2026-10-12" },
      { name: "Antidiskriminierungsstelle des Bundes", phone: "0800 5465465", openingHours: "Mo-Th 09:00-15:00" },
    ],
  },
  {
    kind: "urgent-papers",
    name: "Papiere laufen ab",
    firstSteps: "Den Antrag vor dem letzten Tag stellen, notfalls per Mail. Die Bestätigung aufheben.",
    isPublic: true,
    contacts: [
      { organisation: "auslaenderbehoerde", openingHours: "Mo-Fr 08:00-12:00; Th 14:00-17:00; PH off", confirmedOn: "2026-09-01" },
      { organisation: "ankommen", name: "Beratung", openingHours: "Mo-Fr 10:00-16:00", confirmedOn: "2026-08-11" },
    ],
  },
  {
    kind: "interpreting",
    name: "Sofort jemand zum Dolmetschen",
    firstSteps: "Sagen Sie Sprache, Ort und wie lange. Nachts nur für Klinik, Polizei und Jugendamt.",
    isPublic: false,
    contacts: [
      {
        organisation: "kostelle",
        name: "Vermittlung Sprachmittlung",
        openingHours: "Mo-Fr 08:00-16:00",
        note: "nur für Fachstellen",
        confirmedOn: "2026-11-02",
      },
    ],
  },
];

import type { StoryGremium, StoryMember } from "../story.ts";

type Rest = Partial<Pick<StoryMember, "role" | "votes" | "untilOn" | "electedUntil" | "substituteFor">>;

const since =
  (fromOn: string, common: Rest = {}) =>
  (person: string, rest: Rest = {}): StoryMember => ({ person, role: "member", fromOn, ...common, ...rest });

/** The steering group sat for the first time after the concept was adopted. */
const steering = since("2024-04-10");
const groups = since("2024-05-15");
const elected = since("2024-11-20", { electedUntil: "2029-11-30" });

const chair: Rest = { role: "chair" };
const moderator: Rest = { role: "moderator" };
const writer: Rest = { role: "minute-taker" };
const guest: Rest = { role: "guest", votes: false };

/** The bodies of the Ellerland: who advises and decides on what, and who reports to whom. */
export const gremien: StoryGremium[] = [
  {
    key: "ausschuss",
    name: "Ausschuss für Soziales und Teilhabe",
    kind: "committee",
    purpose: "Der Ausschuss bereitet vor, was der Kreistag zu Sozialem und Teilhabe beschließt.",
    mandate: "Seine Mitglieder bestimmt der Kreistag. Die Termine stehen im Ratsinformationssystem.",
    isPublic: true,
    members: [since("2024-01-01")("mehrens", guest), since("2024-01-01")("albers", guest)],
  },
  {
    key: "lenkungsgruppe",
    name: "Lenkungsgruppe Integration",
    shortName: "Lenkungsgruppe",
    kind: "steering-group",
    parent: "ausschuss",
    purpose: "Die Lenkungsgruppe wacht über das Integrationskonzept. Sie entscheidet, was zuerst angegangen wird, und prüft zweimal im Jahr die Berichte.",
    mandate: "Eingesetzt vom Kreistag am 14. März 2024 mit dem Beschluss über das Integrationskonzept 2024–2029.",
    isPublic: true,
    members: [
      steering("mehrens", chair),
      steering("wessels", moderator),
      steering("albers", writer),
      steering("yildirim", { votes: false, substituteFor: "albers" }),
      ...["brandt", "harms", "koops", "lindner", "behrends", "claasen", "meinders", "petersen", "kramer"].map((person) => steering(person)),
      since("2026-05-13")("haddad"),
      since("2026-05-13")("tesfay"),
      steering("schroeder", guest),
      steering("demir", { untilOn: "2026-05-12" }),
    ],
  },
  {
    key: "operativ",
    name: "Operative Gruppe Teilhabe",
    kind: "operational-group",
    parent: "lenkungsgruppe",
    purpose: "Hier stimmen die Ämter ab, was die Arbeitskreise vorschlagen, und bereiten die Lenkungsgruppe vor.",
    isPublic: true,
    members: [
      groups("albers", chair),
      groups("yildirim", writer),
      ...["brandt", "wessels", "koops", "behrends", "kramer", "schroeder"].map((person) => groups(person)),
    ],
  },
  {
    key: "ak-sprache",
    name: "Arbeitskreis Sprache und Bildung",
    shortName: "AK Sprache",
    kind: "working-group",
    parent: "operativ",
    purpose: "Kurse, Schulen und Kitas sorgen zusammen dafür, dass alle im Landkreis Deutsch lernen und einen Abschluss machen können.",
    isPublic: true,
    members: [
      groups("petersen", chair),
      groups("behrends", moderator),
      ...["nowak", "lammers", "eilers", "vogel", "reents", "janssen"].map((person) => groups(person)),
      groups("kramer", guest),
    ],
  },
  {
    key: "ak-arbeit",
    name: "Arbeitskreis Ausbildung und Arbeit",
    shortName: "AK Arbeit",
    kind: "working-group",
    parent: "operativ",
    purpose: "Betriebe, Kammern und Ämter bringen Menschen in Ausbildung und gute Arbeit.",
    isPublic: true,
    members: [
      groups("demir", chair),
      groups("arndt", moderator),
      ...["kramer", "feldmann", "hoffmann", "martens", "lammers", "buss"].map((person) => groups(person)),
      groups("sommer", guest),
    ],
  },
  {
    key: "ak-wohnen",
    name: "Arbeitskreis Wohnen und Ankommen",
    shortName: "AK Wohnen",
    kind: "working-group",
    parent: "operativ",
    purpose: "Von der ersten Unterkunft bis zum eigenen Mietvertrag: Hier arbeiten Kommunen, Vermieter und Beratung zusammen.",
    isPublic: true,
    members: [
      groups("meinders", chair),
      groups("koops", moderator),
      ...["wessels", "ostermann", "poppinga", "evers", "deharde", "wilken", "schroeder"].map((person) => groups(person)),
      groups("bruns", guest),
    ],
  },
  {
    key: "ak-gesundheit",
    name: "Arbeitskreis Gesundheit und Familie",
    shortName: "AK Gesundheit",
    kind: "working-group",
    parent: "operativ",
    purpose: "Praxen, Klinik und Beratung verstehen ihre Patientinnen und Patienten, Familien finden früh Hilfe.",
    isPublic: true,
    members: [
      groups("lindner", chair),
      groups("brandt", moderator),
      ...["hartung", "ulrichs", "mohn", "rabe", "busch", "harms"].map((person) => groups(person)),
    ],
  },
  {
    key: "uak-sprachmittlung",
    name: "Runde Sprachmittlung",
    kind: "working-group",
    parent: "ak-gesundheit",
    purpose: "Wer Sprachmittlung vermittelt und wer sie braucht, verabredet hier Wege, Zeiten und Regeln.",
    isPublic: true,
    members: [since("2025-02-05")("yildirim", chair), ...["ahmadi", "hartung", "kramer", "kuhlmann"].map((person) => since("2025-02-05")(person))],
  },
  {
    key: "ak-zusammenleben",
    name: "Arbeitskreis Zusammenleben und Teilhabe",
    shortName: "AK Zusammenleben",
    kind: "working-group",
    parent: "operativ",
    purpose: "Vereine, Kirchen, Moscheen und Ehrenamtliche schaffen Orte, an denen man sich kennenlernt.",
    isPublic: true,
    members: [
      groups("stolle", chair),
      groups("hinrichs", moderator),
      ...["gerdes", "wuebben", "jacobs", "kaya", "tesfay", "dirks", "tiedemann"].map((person) => groups(person)),
      groups("evers", { untilOn: "2025-12-31" }),
    ],
  },
  {
    key: "beirat",
    name: "Integrationsbeirat",
    shortName: "Beirat",
    kind: "advisory-board",
    parent: "ausschuss",
    purpose: "Menschen mit eigener Einwanderungsgeschichte beraten den Kreistag, bevor er entscheidet. Der Beirat wird alle fünf Jahre gewählt.",
    mandate: "Satzung des Landkreises über den Integrationsbeirat vom 19. Juni 2024, Geschäftsordnung vom 12. Februar 2025.",
    isPublic: true,
    members: [
      elected("haddad", chair),
      elected("tesfay", { role: "deputy-chair" }),
      ...["kaya", "osman", "nguyen", "petrenko"].map((person) => elected(person)),
      since("2024-11-20")("albers", guest),
    ],
  },
  {
    key: "netzwerk-kommunen",
    name: "Netzwerk der Integrationsbeauftragten",
    kind: "network",
    parent: "lenkungsgruppe",
    purpose: "Die Beauftragten der Städte und Gemeinden tauschen sich aus, was vor Ort klappt und was fehlt.",
    isPublic: true,
    quorum: "none",
    members: [
      groups("claasen", moderator),
      ...["meinders", "buss", "oltmanns", "deharde", "sievers", "wilken", "freese", "rohlfs"].map((person) => groups(person)),
      groups("albers", guest),
    ],
  },
  {
    key: "dienstrunde",
    name: "Dienstrunde der Koordinierungsstelle",
    kind: "internal-group",
    parent: "operativ",
    purpose: "Was in dieser Woche ansteht.",
    isPublic: false,
    quorum: "none",
    members: [groups("albers", chair), groups("yildirim")],
  },
];

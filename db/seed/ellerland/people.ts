import type { Salutation, StoryPerson } from "../story.ts";

const domains: Record<string, string> = {
  vhs: "vhs-ellerland.example", bildungswerk: "bildungswerk-nord.example", bbs: "bbs-ellerland.example", "schule-am-wall": "amwall.example",
  oberschule: "obs-muehlentor.example", kitaverbund: "kitas-ellerland.example", arbeitsagentur: "arbeitsagentur.example", polizei: "polizei-ellerland.example",
  ellerklinik: "ellerklinik.example", hebammenzentrale: "hebammen-ellerland.example", sozialwerk: "sozialwerk-ellerland.example",
  frauenberatung: "frauenberatung-ellerland.example", "faire-arbeit": "arbeit-und-recht.example", familienzentrum: "familienzentrum-hohenwede.example",
  mgh: "mgh-klosterhagen.example", freiwilligenagentur: "freiwillig-ellerland.example", ankommen: "ankommen-klosterhagen.example",
  "viele-stimmen": "viele-stimmen.example", mosaik: "frauentreff-mosaik.example", ksb: "ksb-ellerland.example", kreisjugendring: "kjr-ellerland.example",
  vermieterverein: "vermieter-ellerland.example", kvb: "kvb-ellerland.example", kreiswohnbau: "kreiswohnbau.example", ellertal: "ellertal-lebensmittel.example",
  handwerkskammer: "hwk-nordmarsch.example", ihk: "ihk-nordmarsch.example", buergerstiftung: "buergerstiftung-ellerland.example",
  kirchenkreis: "kirchenkreis-ellerland.example", moscheegemeinde: "moschee-torfhude.example", "stadt-hohenwede": "hohenwede.example",
  "stadt-torfhude": "torfhude.example", "stadt-marschbuettel": "marschbuettel.example", "gemeinde-luenmoor": "luenmoor.example",
  "gemeinde-osterwehr": "osterwehr.example", "gemeinde-klosterhagen": "klosterhagen.example", "gemeinde-ellerholt": "ellerholt.example",
  "gemeinde-neuwarden": "neuwarden.example", "samtgemeinde-fehnbergen": "fehnbergen.example",
};

type Rest = { phone?: string; isMigrationContact?: boolean };

/** Offices of the county share one mail domain, everybody else has their own. */
function person(key: string, organisation: string, salutation: Salutation, firstName: string, lastName: string, work: string, rest: Rest = {}): StoryPerson {
  const name = salutation === "divers" ? `${firstName} ${lastName}` : `${salutation} ${lastName}`;
  return { key, organisation, name, salutation, firstName, lastName, function: work, email: `${key}@${domains[organisation] ?? "ellerland.example"}`, ...rest };
}

const contact = (phone: string): Rest => ({ phone, isMigrationContact: true });

export const people: StoryPerson[] = [
  person("albers", "kostelle", "Frau", "Anke", "Albers", "Leitung der Koordinierungsstelle", contact("05555 9820-114")),
  person("yildirim", "kostelle", "Frau", "Derya", "Yildirim", "Vermittlung der Sprachmittlung", { phone: "05555 9820-116" }),
  person("brandt", "familienbuero", "Frau", "Katrin", "Brandt", "Leitung des Familienbüros", contact("05555 9820-140")),
  person("wessels", "planungsamt", "Herr", "Jens", "Wessels", "Sozialplanung und Nahverkehr", contact("05555 9820-163")),
  person("harms", "jugendamt", "Herr", "Ole", "Harms", "Jugendhilfeplanung", contact("05555 9820-133")),
  person("koops", "sozialamt", "Frau", "Renate", "Koops", "Unterbringung und soziale Begleitung", contact("05555 9820-154")),
  person("lindner", "gesundheitsamt", "Frau", "Miriam", "Lindner", "Sozialpsychiatrischer Dienst", contact("05555 9820-175")),
  person("schroeder", "auslaenderbehoerde", "Herr", "Thomas", "Schröder", "Leitung der Ausländerbehörde", contact("05555 9820-200")),
  person("behrends", "schulamt", "Frau", "Ulrike", "Behrends", "Bildungskoordination", contact("05555 9820-184")),
  person("hoffmann", "personalamt", "Herr", "Stefan", "Hoffmann", "Personalentwicklung und Ausbildung", { phone: "05555 9820-107" }),
  person("tiedemann", "gleichstellung", "Frau", "Wiebke", "Tiedemann", "Gleichstellungsbeauftragte", contact("05555 9820-118")),
  person("janssen", "kreisbibliothek", "Frau", "Maren", "Janßen", "Leseförderung", { phone: "05555 9820-332" }),
  person("claasen", "stadt-hohenwede", "Frau", "Birte", "Claasen", "Integrationsbeauftragte", contact("05555 410-61")),
  person("meinders", "stadt-torfhude", "Herr", "Frank", "Meinders", "Fachdienst Wohnen und Soziales", contact("05555 520-43")),
  person("buss", "stadt-marschbuettel", "Herr", "Torben", "Buss", "Wirtschaft und Teilhabe", contact("05555 630-28")),
  person("oltmanns", "gemeinde-luenmoor", "Frau", "Gesa", "Oltmanns", "Bürgerservice und Integration", contact("05555 710-14")),
  person("deharde", "gemeinde-osterwehr", "Herr", "Heiko", "Deharde", "Fachbereich Ordnung und Soziales", contact("05555 720-12")),
  person("sievers", "gemeinde-klosterhagen", "Frau", "Anja", "Sievers", "Familie und Ehrenamt", contact("05555 730-17")),
  person("wilken", "gemeinde-ellerholt", "Herr", "Dirk", "Wilken", "Bauen und Liegenschaften", contact("05555 740-22")),
  person("freese", "gemeinde-neuwarden", "Frau", "Heike", "Freese", "Soziales und Kitas", contact("05555 750-15")),
  person("rohlfs", "samtgemeinde-fehnbergen", "Frau", "Imke", "Rohlfs", "Integrationsbeauftragte", contact("05555 760-31")),
  person("petersen", "vhs", "Frau", "Silke", "Petersen", "Programmbereich Deutsch", contact("05555 9820-310")),
  person("nowak", "bildungswerk", "Frau", "Agnieszka", "Nowak", "Leitung Sprachkurse", { phone: "05555 8100-22" }),
  person("lammers", "bbs", "Herr", "Hauke", "Lammers", "Koordination Sprachlernklassen", contact("05555 6400-17")),
  person("eilers", "schule-am-wall", "Frau", "Christine", "Eilers", "Schulleitung"),
  person("vogel", "oberschule", "Herr", "Matthias", "Vogel", "Schulleitung"),
  person("reents", "kitaverbund", "Frau", "Tomke", "Reents", "Fachberatung Sprachbildung", { phone: "05555 4180-14" }),
  person("kramer", "jobcenter", "Frau", "Sabine", "Kramer", "Beauftragte für Migration", contact("05555 9700-38")),
  person("demir", "arbeitsagentur", "Herr", "Cem", "Demir", "Arbeitgeber-Service", contact("05555 9750-25")),
  person("kuhlmann", "polizei", "Frau", "Nadine", "Kuhlmann", "Prävention", { phone: "05555 9110-19" }),
  person("hartung", "ellerklinik", "Herr", "Paul", "Hartung", "Sozialdienst", { phone: "05555 3300-210" }),
  person("ulrichs", "hebammenzentrale", "Frau", "Femke", "Ulrichs", "Leitung"),
  person("mohn", "pflegestuetzpunkt", "Frau", "Gudrun", "Mohn", "Pflegeberatung", { phone: "05555 9820-190" }),
  person("ahmadi", "sozialwerk", "Frau", "Laila", "Ahmadi", "Leitung Migrationsberatung", contact("05555 4300-16")),
  person("rabe", "frauenberatung", "Frau", "Kerstin", "Rabe", "Geschäftsführung"),
  person("martens", "faire-arbeit", "divers", "Kim", "Martens", "Beratung Arbeitsrecht", { phone: "05555 6600-12" }),
  person("busch", "familienzentrum", "Frau", "Daniela", "Busch", "Leitung", { phone: "05555 4170-0" }),
  person("jacobs", "mgh", "Herr", "Rolf", "Jacobs", "Hausleitung"),
  person("stolle", "freiwilligenagentur", "Frau", "Meike", "Stolle", "Ehrenamtskoordination", { phone: "05555 4250-30" }),
  person("evers", "ankommen", "Frau", "Hanne", "Evers", "Vorsitzende"),
  person("haddad", "viele-stimmen", "Herr", "Samir", "Haddad", "Vorsitzender, Sprecher des Integrationsbeirats"),
  person("tesfay", "mosaik", "Frau", "Selam", "Tesfay", "Vorstand"),
  person("gerdes", "ksb", "Herr", "Nils", "Gerdes", "Sport und Teilhabe", { phone: "05555 4500-12" }),
  person("wuebben", "kreisjugendring", "Frau", "Lena", "Wübben", "Bildungsreferentin"),
  person("ostermann", "vermieterverein", "Herr", "Klaus", "Ostermann", "Vorsitzender"),
  person("bruns", "kvb", "Herr", "Ingo", "Bruns", "Angebotsplanung", { phone: "05555 4700-31" }),
  person("poppinga", "kreiswohnbau", "Frau", "Edda", "Poppinga", "Leitung Vermietung", { phone: "05555 4800-20" }),
  person("sommer", "ellertal", "Frau", "Petra", "Sommer", "Personalleitung"),
  person("feldmann", "handwerkskammer", "Herr", "Georg", "Feldmann", "Ausbildungsberatung"),
  person("arndt", "ihk", "Frau", "Julia", "Arndt", "Fachkräftesicherung", { phone: "05555 2200-27" }),
  person("dirks", "buergerstiftung", "Herr", "Wilhelm", "Dirks", "Vorstand"),
  person("hinrichs", "kirchenkreis", "Herr", "Jan", "Hinrichs", "Pastor für Begegnung und Dialog"),
  person("kaya", "moscheegemeinde", "Herr", "Yusuf", "Kaya", "Dialogbeauftragter"),
];

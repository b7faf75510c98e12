/** How institutions are called, and shortened: what stands for the same thing, and what says nothing about which one it is. */

/** Abbreviations that are no initials of their words, or whose words are seldom written out. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  awo: "arbeiterwohlfahrt",
  drk: "rotes kreuz",
  jmd: "jugendmigrationsdienst",
  mbe: "migrationsberatung erwachsene zuwanderer",
  vhs: "volkshochschule",
  kvhs: "kreisvolkshochschule",
  lra: "landratsamt",
  kita: "kindertagesstaette",
  kitas: "kindertagesstaette",
  kindertageseinrichtung: "kindertagesstaette",
  kiga: "kindergarten",
  ffw: "freiwillige feuerwehr",
  ff: "freiwillige feuerwehr",
  thw: "technisches hilfswerk",
  dlrg: "lebens rettungs gesellschaft",
  asb: "arbeiter samariter bund",
  tsv: "turn sportverein",
  tv: "turnverein",
  sv: "sportverein",
  vfl: "verein leibesuebungen",
  gs: "grundschule",
  obs: "oberschule",
  hs: "hauptschule",
  rs: "realschule",
  igs: "integrierte gesamtschule",
  kgs: "kooperative gesamtschule",
  bbs: "berufsbildende schulen",
  gym: "gymnasium",
  ihk: "industrie handelskammer",
  hwk: "handwerkskammer",
  mgh: "mehrgenerationenhaus",
  gu: "gemeinschaftsunterkunft",
  wbg: "wohnungsbaugesellschaft",
  dksb: "kinderschutzbund",
  abh: "auslaenderbehoerde",
  ev: "evangelisch",
  evang: "evangelisch",
  luth: "lutherisch",
  kath: "katholisch",
  st: "sankt",
  dr: "doktor",
  ag: "arbeitsgemeinschaft",
  ak: "arbeitskreis",
};

/** Two words for one thing; the second is the one compared. */
const SAME_THING: readonly (readonly [RegExp, string])[] = [
  [/bibliothek$/, "buecherei"],
  [/^diakonisches$/, "diakonie"],
  [/^caritasverband(es)?$/, "caritas"],
  [/^arbeitsagentur$/, "agentur arbeit"],
  [/^(evangelisch|katholisch|lutherisch|islamisch|juedisch|paritaetisch)(e|er|es|en)$/, "$1"],
  [/^deutsche[rsn]$/, "deutsche"],
  [/^gemeinnuetzige[rs]?$/, "gemeinnuetzig"],
  [/^(landkreis|kreis|stadt|gemeinde|samtgemeinde|markt)e?s$/, "$1"],
];

const LEGAL_FORM =
  /\b(e\.?\s?v\.?|e\.?\s?g\.?|ggmbh|gug|gmbh|mbh|a\.?\s?ö\.?\s?r\.?|k\.?\s?d\.?\s?ö\.?\s?r\.?|ohg|kg|gbr|gemeinnützige gmbh|eingetragener verein)(?=[\s,;)]|$)/giu;
const CONNECTING = new Set([
  "der",
  "die",
  "das",
  "des",
  "dem",
  "den",
  "fuer",
  "von",
  "vom",
  "zu",
  "zum",
  "zur",
  "und",
  "an",
  "am",
  "im",
  "in",
  "auf",
  "bei",
  "ueber",
]);

/** Words that many institutions carry, and that people leave out. */
const COMMON = new Set(
  "verein kreis landkreis stadt gemeinde samtgemeinde verwaltung kreisverband ortsverband landesverband verband ortsverein werk deutsche stelle aussenstelle geschaeftsstelle beratungsstelle zweigstelle hauptstelle gemeinnuetzig gesellschaft zentrum einrichtung dienst hilfsdienst sozialverband bildungsvereinigung".split(
    " ",
  ),
);

/** A word that makes a unit of its own: the authority's department, the school's friends, the hospital's school. */
const OWN_UNIT =
  /(amt|fachdienst|schule|kindertagesstaette|kindergarten|hort|foerderverein|freundeskreis|elternrat|buecherei|archiv|heim|werkstatt|fahrdienst|tagespflege|pflegedienst|wohngruppe|kleiderkammer|tafel|fraktion|jugend)$/;

/** Lower case, "ä" as "ae", no accents: the one spelling in which names are compared. */
export function plainSpelling(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .normalize("NFD")
    .replace(/[̀-ͯ­]/g, "");
}

/** The words of a name that tell which institution it is, written out and in one spelling, in their order. */
export function nameWords(name: string): string[] {
  const words = plainSpelling(name.replace(/(\p{L})\/-?in(nen)?\b/giu, "$1").replace(LEGAL_FORM, " "))
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "")
    .flatMap((word) => (WRITTEN_OUT[word] ?? word).split(" "))
    .flatMap(sameThing)
    .filter((word) => !CONNECTING.has(word));
  return words;
}

function sameThing(word: string): string[] {
  const found = SAME_THING.find(([pattern]) => pattern.test(word));
  const written = found ? word.replace(found[0], found[1]) : word;
  // "Kreissportbund" is called "Sportbund" as well, and "Stadtbücherei" may be "Bücherei der Stadt".
  const prefixed = /^(kreis|stadt)(?!teil|rand)([a-z]{5,})$/.exec(written);
  return prefixed ? [prefixed[1] ?? "", prefixed[2] ?? ""] : written.split(" ");
}

/** What a word says about which institution is meant: little where many carry it. */
export function weightOf(word: string): number {
  return COMMON.has(word) ? 0.2 : 1;
}

export function isOwnUnit(word: string): boolean {
  return OWN_UNIT.test(word);
}

/** A name as others may have entered it: as it stands, written out, and shortened. For looking up, not for judging. */
export function nameVariants(name: string): string[] {
  const written = nameWords(name).join(" ");
  const short = Object.entries(WRITTEN_OUT).reduce((text, [abbreviation, long]) => (long.length > 8 ? text.replace(long, abbreviation) : text), written);
  return [...new Set([name, written, short])].filter((variant) => variant !== "");
}

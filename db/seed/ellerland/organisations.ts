import type { StoryOrganisation } from "../story.ts";

const county: StoryOrganisation[] = [
  { key: "kostelle", name: "Koordinierungsstelle Migration und Teilhabe", shortName: "KoStelle", kind: "county", municipality: "hohenwede", phone: "05555 9820-114", email: "teilhabe@ellerland.example", website: "https://ellerland.example/teilhabe", isPublic: true },
  { key: "familienbuero", name: "Familienbüro des Landkreises", shortName: "Familienbüro", kind: "county", municipality: "hohenwede", phone: "05555 9820-140", email: "familienbuero@ellerland.example", website: "https://ellerland.example/familie", isPublic: true },
  { key: "planungsamt", name: "Planungsamt des Landkreises", shortName: "Planungsamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-160", email: "planung@ellerland.example", isPublic: true },
  { key: "jugendamt", name: "Jugendamt des Landkreises", shortName: "Jugendamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-130", email: "jugendamt@ellerland.example", isPublic: true },
  { key: "sozialamt", name: "Amt für Soziales", shortName: "Sozialamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-150", email: "soziales@ellerland.example", isPublic: true },
  { key: "gesundheitsamt", name: "Gesundheitsamt des Landkreises", shortName: "Gesundheitsamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-170", email: "gesundheitsamt@ellerland.example", isPublic: true },
  { key: "auslaenderbehoerde", name: "Ausländerbehörde des Landkreises", shortName: "Ausländerbehörde", kind: "county", municipality: "hohenwede", phone: "05555 9820-200", email: "auslaenderbehoerde@ellerland.example", isPublic: true },
  { key: "schulamt", name: "Amt für Schule und Kultur", shortName: "Schulamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-180", email: "schule@ellerland.example", isPublic: true },
  { key: "personalamt", name: "Personalamt des Landkreises", shortName: "Personalamt", kind: "county", municipality: "hohenwede", phone: "05555 9820-105", email: "personal@ellerland.example", isPublic: false },
  { key: "gleichstellung", name: "Gleichstellungsbüro des Landkreises", shortName: "Gleichstellungsbüro", kind: "county", municipality: "hohenwede", phone: "05555 9820-118", email: "gleichstellung@ellerland.example", isPublic: true },
  { key: "kreisbibliothek", name: "Kreisbibliothek Ellerland", shortName: "Kreisbibliothek", kind: "county", municipality: "hohenwede", phone: "05555 9820-330", email: "bibliothek@ellerland.example", website: "https://bibliothek-ellerland.example", isPublic: true },
];

const municipal: StoryOrganisation[] = [
  { key: "stadt-hohenwede", name: "Stadt Hohenwede", kind: "municipality", municipality: "hohenwede", phone: "05555 410-0", email: "rathaus@hohenwede.example", website: "https://hohenwede.example", isPublic: true },
  { key: "stadt-torfhude", name: "Stadt Torfhude", kind: "municipality", municipality: "torfhude", phone: "05555 520-0", email: "rathaus@torfhude.example", website: "https://torfhude.example", isPublic: true },
  { key: "stadt-marschbuettel", name: "Stadt Marschbüttel", kind: "municipality", municipality: "marschbuettel", phone: "05555 630-0", email: "rathaus@marschbuettel.example", isPublic: true },
  { key: "gemeinde-luenmoor", name: "Gemeinde Lünmoor", kind: "municipality", municipality: "luenmoor", phone: "05555 710-0", email: "gemeinde@luenmoor.example", isPublic: true },
  { key: "gemeinde-osterwehr", name: "Gemeinde Osterwehr", kind: "municipality", municipality: "osterwehr", phone: "05555 720-0", email: "gemeinde@osterwehr.example", isPublic: true },
  { key: "gemeinde-klosterhagen", name: "Gemeinde Klosterhagen", kind: "municipality", municipality: "klosterhagen", phone: "05555 730-0", email: "gemeinde@klosterhagen.example", isPublic: true },
  { key: "gemeinde-ellerholt", name: "Gemeinde Ellerholt", kind: "municipality", municipality: "ellerholt", phone: "05555 740-0", email: "gemeinde@ellerholt.example", isPublic: true },
  { key: "gemeinde-neuwarden", name: "Gemeinde Neuwarden", kind: "municipality", municipality: "neuwarden", phone: "05555 750-0", email: "gemeinde@neuwarden.example", isPublic: true },
  { key: "samtgemeinde-fehnbergen", name: "Samtgemeinde Fehnbergen", kind: "municipality", municipality: "fehnbergen", phone: "05555 760-0", email: "samtgemeinde@fehnbergen.example", isPublic: true },
];

const partners: StoryOrganisation[] = [
  { key: "vhs", name: "Volkshochschule Ellerland", shortName: "VHS Ellerland", kind: "education", municipality: "hohenwede", phone: "05555 9820-310", email: "kurse@vhs-ellerland.example", website: "https://vhs-ellerland.example", isPublic: true },
  { key: "bildungswerk", name: "Bildungswerk Nord", kind: "education", municipality: "fehnbergen", phone: "05555 8100-20", email: "kurse@bildungswerk-nord.example", website: "https://bildungswerk-nord.example", isPublic: true },
  { key: "bbs", name: "Berufsbildende Schulen Ellerland", shortName: "BBS Ellerland", kind: "school", municipality: "marschbuettel", phone: "05555 6400-0", email: "sekretariat@bbs-ellerland.example", isPublic: true },
  { key: "schule-am-wall", name: "Grundschule am Wall", kind: "school", municipality: "torfhude", phone: "05555 5210-0", email: "schule@amwall.example", isPublic: true },
  { key: "oberschule", name: "Oberschule am Mühlentor", kind: "school", municipality: "hohenwede", phone: "05555 4150-0", email: "sekretariat@obs-muehlentor.example", isPublic: true },
  { key: "kitaverbund", name: "Kitaverbund Ellerland", kind: "association", municipality: "hohenwede", phone: "05555 4180-10", email: "verbund@kitas-ellerland.example", isPublic: true },
  { key: "jobcenter", name: "Jobcenter Ellerland", shortName: "Jobcenter", kind: "authority", municipality: "hohenwede", phone: "05555 9700-0", email: "jobcenter@ellerland.example", isPublic: true },
  { key: "arbeitsagentur", name: "Agentur für Arbeit, Geschäftsstelle Hohenwede", shortName: "Agentur für Arbeit", kind: "authority", municipality: "hohenwede", phone: "05555 9750-0", email: "hohenwede@arbeitsagentur.example", isPublic: true },
  { key: "polizei", name: "Polizeiinspektion Ellerland", kind: "authority", municipality: "hohenwede", phone: "05555 9110-0", email: "praevention@polizei-ellerland.example", isPublic: true },
  { key: "ellerklinik", name: "Ellerklinik Hohenwede", kind: "health", municipality: "hohenwede", phone: "05555 3300-0", email: "sozialdienst@ellerklinik.example", isPublic: true },
  { key: "hebammenzentrale", name: "Hebammenzentrale Ellerland", kind: "health", municipality: "torfhude", phone: "05555 5290-15", email: "zentrale@hebammen-ellerland.example", isPublic: true },
  { key: "pflegestuetzpunkt", name: "Pflegestützpunkt Ellerland", kind: "health", municipality: "hohenwede", phone: "05555 9820-190", email: "pflege@ellerland.example", isPublic: true },
  { key: "sozialwerk", name: "Sozialwerk Ellerland", kind: "welfare", municipality: "hohenwede", phone: "05555 4300-0", email: "beratung@sozialwerk-ellerland.example", website: "https://sozialwerk-ellerland.example", isPublic: true },
  { key: "frauenberatung", name: "Frauenberatung und Frauenhaus Ellerland", shortName: "Frauenberatung", kind: "welfare", phone: "05555 4400-44", email: "hilfe@frauenberatung-ellerland.example", isPublic: true },
  { key: "faire-arbeit", name: "Beratungsstelle Arbeit und Recht", kind: "welfare", municipality: "marschbuettel", phone: "05555 6600-12", email: "rat@arbeit-und-recht.example", isPublic: true },
  { key: "familienzentrum", name: "Familienzentrum Hohenwede", kind: "welfare", municipality: "hohenwede", phone: "05555 4170-0", email: "hallo@familienzentrum-hohenwede.example", isPublic: true },
  { key: "mgh", name: "Mehrgenerationenhaus Klosterhagen", kind: "welfare", municipality: "klosterhagen", phone: "05555 7350-0", email: "haus@mgh-klosterhagen.example", isPublic: true },
  { key: "freiwilligenagentur", name: "Freiwilligenagentur Ellerland", kind: "association", municipality: "hohenwede", phone: "05555 4250-30", email: "mitmachen@freiwillig-ellerland.example", isPublic: true },
  { key: "ankommen", name: "Ankommen in Klosterhagen e. V.", kind: "initiative", municipality: "klosterhagen", phone: "05555 7361-7", email: "post@ankommen-klosterhagen.example", isPublic: true },
  { key: "viele-stimmen", name: "Viele Stimmen Ellerland e. V.", kind: "association", municipality: "torfhude", phone: "05555 5340-8", email: "vorstand@viele-stimmen.example", isPublic: true },
  { key: "mosaik", name: "Frauentreff Mosaik e. V.", kind: "association", municipality: "hohenwede", phone: "05555 4360-2", email: "treff@frauentreff-mosaik.example", isPublic: true },
  { key: "ksb", name: "Kreissportbund Ellerland", shortName: "Kreissportbund", kind: "association", municipality: "hohenwede", phone: "05555 4500-0", email: "info@ksb-ellerland.example", website: "https://ksb-ellerland.example", isPublic: true },
  { key: "kreisjugendring", name: "Kreisjugendring Ellerland", kind: "association", municipality: "hohenwede", phone: "05555 4520-5", email: "moin@kjr-ellerland.example", isPublic: true },
  { key: "vermieterverein", name: "Vermieterverein Ellerland e. V.", kind: "association", municipality: "hohenwede", phone: "05555 4610-1", email: "kontakt@vermieter-ellerland.example", isPublic: true },
  { key: "kvb", name: "Kreisverkehrsbetrieb Ellerland", kind: "company", municipality: "hohenwede", phone: "05555 4700-0", email: "fahrgast@kvb-ellerland.example", isPublic: true },
  { key: "kreiswohnbau", name: "Kreiswohnbau Ellerland", kind: "company", municipality: "hohenwede", phone: "05555 4800-0", email: "vermietung@kreiswohnbau.example", isPublic: true },
  { key: "ellertal", name: "Ellertal Lebensmittelwerke", kind: "company", municipality: "marschbuettel", phone: "05555 6800-0", email: "personal@ellertal-lebensmittel.example", isPublic: false },
  { key: "handwerkskammer", name: "Handwerkskammer Nordmarsch", kind: "chamber", phone: "05555 2100-0", email: "ausbildung@hwk-nordmarsch.example", isPublic: true },
  { key: "ihk", name: "Industrie- und Handelskammer Nordmarsch", shortName: "IHK Nordmarsch", kind: "chamber", phone: "05555 2200-0", email: "fachkraefte@ihk-nordmarsch.example", isPublic: true },
  { key: "buergerstiftung", name: "Bürgerstiftung Ellerland", kind: "association", municipality: "hohenwede", phone: "05555 4900-3", email: "stiftung@buergerstiftung-ellerland.example", isPublic: true },
  { key: "kirchenkreis", name: "Kirchenkreis Ellerland", kind: "religious-community", municipality: "hohenwede", phone: "05555 4050-0", email: "buero@kirchenkreis-ellerland.example", isPublic: true },
  { key: "moscheegemeinde", name: "Moscheegemeinde Torfhude", kind: "religious-community", municipality: "torfhude", phone: "05555 5360-4", email: "gemeinde@moschee-torfhude.example", isPublic: true },
];

export const organisations: StoryOrganisation[] = [...county, ...municipal, ...partners];

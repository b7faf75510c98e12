/**
 * What integration work in Germany names everywhere, for a region to begin with and to extend by its own
 * organisations, municipalities and short names. Names in the singular; regular word forms follow by rule.
 */
import type { Term, TermKind } from "./terms.ts";

const term = (kind: TermKind, id: string, name: string, ...forms: string[]): Term => ({ id, kind, name, forms });

const offices: Term[] = [
  term(
    "office",
    "koordinierungsstelle",
    "Koordinierungsstelle Migration und Teilhabe",
    "Koordinierungsstelle für Migration und Teilhabe",
    "Koordinierungsstelle Integration",
    "Koordinierungsstelle für Integration",
    "Koordinierungsstelle",
    "Koordinationsstelle Integration",
    "KoStelle",
  ),
  term("office", "koordinierungsstelle-ehrenamt", "Koordinierungsstelle Ehrenamt", "Ehrenamtskoordination", "Freiwilligenagentur"),
  term("office", "koordinierungsstelle-frau-beruf", "Koordinierungsstelle Frauen und Wirtschaft", "Koordinierungsstelle Frau und Beruf"),
  term("office", "integrationszentrum", "Kommunales Integrationszentrum", "Integrationszentrum"),
  term("office", "integrationsmanagement", "Kommunales Integrationsmanagement", "Integrationsmanagement"),
  term("office", "auslaenderbehoerde", "Ausländerbehörde", "Ausländeramt", "Zuwanderungsbehörde", "Migrationsamt", "ABH"),
  term("office", "einbuergerungsbehoerde", "Einbürgerungsbehörde", "Einbürgerungsstelle"),
  term("office", "jugendamt", "Jugendamt", "Amt für Jugend", "Kreisjugendamt"),
  term("office", "sozialamt", "Sozialamt", "Amt für Soziales", "Kreissozialamt"),
  term("office", "gesundheitsamt", "Gesundheitsamt", "Kreisgesundheitsamt", "Öffentlicher Gesundheitsdienst"),
  term("office", "schulamt", "Schulamt", "Schulbehörde", "Schulverwaltungsamt"),
  term("office", "ordnungsamt", "Ordnungsamt", "Ordnungsbehörde"),
  term("office", "standesamt", "Standesamt"),
  term("office", "gleichstellungsbeauftragte", "Gleichstellungsbeauftragte", "Gleichstellungsstelle", "Frauenbeauftragte"),
  term("office", "integrationsbeauftragte", "Integrationsbeauftragte", "Integrationsbeauftragter", "Migrationsbeauftragte"),
  term("office", "sozialpsychiatrischer-dienst", "Sozialpsychiatrischer Dienst", "SpDi"),
  term("office", "familienbuero", "Familienbüro", "Familienservicebüro", "Familienservicestelle"),
  term("office", "migrationsberatung", "Migrationsberatung", "Migrationsberatungsstelle", "MBE", "Jugendmigrationsdienst", "JMD"),
];

const organisations: Term[] = [
  term("organisation", "jobcenter", "Jobcenter", "Job-Center"),
  term("organisation", "agentur-fuer-arbeit", "Agentur für Arbeit", "Arbeitsagentur", "Bundesagentur für Arbeit", "BA"),
  term("organisation", "bamf", "Bundesamt für Migration und Flüchtlinge", "BAMF"),
  term("organisation", "volkshochschule", "Volkshochschule", "Kreisvolkshochschule", "VHS", "KVHS"),
  term("organisation", "musikschule", "Musikschule", "Kreismusikschule"),
  term("organisation", "kita", "Kita", "Kindertagesstätte", "Kindertageseinrichtung", "Kindergarten", "Kitaplatz", "Kitaleitung"),
  term("organisation", "schule", "Schule", "Grundschule", "Oberschule", "Hauptschule", "Realschule", "Gymnasium", "Gymnasien", "Gesamtschule"),
  term("organisation", "berufsschule", "Berufsschule", "Berufsbildende Schule", "Berufskolleg", "BBS"),
  term("organisation", "ihk", "Industrie- und Handelskammer", "IHK"),
  term("organisation", "hwk", "Handwerkskammer", "HWK"),
  term("organisation", "wohlfahrtsverband", "Wohlfahrtsverband", "Verband der freien Wohlfahrtspflege", "freie Wohlfahrtspflege"),
  term("organisation", "awo", "Arbeiterwohlfahrt", "AWO"),
  term("organisation", "caritas", "Caritas", "Caritasverband"),
  term("organisation", "diakonie", "Diakonie", "Diakonisches Werk"),
  term("organisation", "drk", "Deutsches Rotes Kreuz", "DRK"),
  term("organisation", "paritaetischer", "Der Paritätische", "Paritätischer Wohlfahrtsverband"),
  term("organisation", "malteser", "Malteser", "Malteser Hilfsdienst"),
  term("organisation", "johanniter", "Johanniter", "Johanniter-Unfall-Hilfe"),
  term("organisation", "migrantenorganisation", "Migrantenorganisation", "Migrantenselbstorganisation", "Migrantenverein", "migrantischer Verein", "MSO"),
  term("organisation", "sportbund", "Kreissportbund", "Landessportbund", "Sportbund", "Sportverein", "KSB"),
  term("organisation", "feuerwehr", "Feuerwehr"),
  term("organisation", "polizei", "Polizei"),
  term("organisation", "krankenkasse", "Krankenkasse"),
  term("organisation", "arztpraxis", "Arztpraxis", "Arztpraxen", "Hausarzt", "niedergelassener Arzt"),
  term("organisation", "schwangerschaftsberatung", "Schwangerschaftsberatung", "Schwangerenberatung"),
  term("organisation", "frauenhaus", "Frauenhaus", "Frauenberatungsstelle"),
  term("organisation", "stadtbibliothek", "Bibliothek", "Bücherei", "Stadtbibliothek"),
  term("organisation", "kirchengemeinde", "Kirchengemeinde", "Kirchenkreis"),
  term("organisation", "kreisverwaltung", "Kreisverwaltung", "Landkreisverwaltung"),
  term("organisation", "kreistag", "Kreistag"),
  term("organisation", "integrationsbeirat", "Integrationsbeirat", "Integrationsrat", "Ausländerbeirat", "Migrationsbeirat", "Vielfaltsbeirat"),
];

const apps: Term[] = [
  term("app", "integreat", "Integreat", "Integreat-App"),
  term("app", "vhs-lernportal", "vhs-Lernportal"),
  term("app", "ankommen-app", "Ankommen-App", "App Ankommen"),
];

const roles: Term[] = [
  term(
    "role",
    "sprachmittler",
    "Sprachmittler:in",
    "Sprachmittler",
    "Sprachmittlung",
    "Sprach- und Kulturmittler",
    "Sprach- und Kulturmittlung",
    "Sprach- und Integrationsmittler",
  ),
  term("role", "dolmetscher", "Dolmetscher:in", "Dolmetscher", "Übersetzer"),
  term("role", "kulturmittler", "Kulturmittler:in", "Kulturmittler"),
  term("role", "integrationslotse", "Integrationslots:in", "Integrationslotse", "Integrationslotsin", "Integrationslotsen"),
  term("role", "pate", "Pat:in", "Patenschaft", "Pate", "Patin", "Mentor", "Mentoring"),
  term("role", "ehrenamtliche", "Ehrenamtliche", "Ehrenamtlicher", "ehrenamtlich", "Freiwillige", "Integrationshelfer"),
  term("role", "multiplikator", "Multiplikator:in", "Multiplikator"),
  term("role", "lehrkraft", "Lehrkraft", "Lehrkräfte", "Lehrer"),
  term("role", "erzieher", "Erzieher:in", "Erzieher", "pädagogische Fachkraft", "pädagogisches Personal", "pädagogisches Fachpersonal"),
  term("role", "arbeitgeber", "Arbeitgeber:in", "Arbeitgeber", "Ausbildungsbetrieb"),
  term("role", "vermieter", "Vermieter:in", "Vermieter"),
];

const targetGroups: Term[] = [
  term("target-group", "frauen", "Frauen", "Frau", "Mütter", "Mutter"),
  term("target-group", "maedchen", "Mädchen"),
  term("target-group", "maenner", "Männer", "Mann", "Väter", "Vater"),
  term("target-group", "kinder", "Kinder", "Kind"),
  term("target-group", "jugendliche", "Jugendliche", "Jugendlicher", "Jugend", "junge Menschen", "junge Erwachsene"),
  term("target-group", "eltern", "Eltern", "Elternteil", "Alleinerziehende"),
  term("target-group", "familien", "Familien", "Familie"),
  term("target-group", "senioren", "Senior:innen", "Senioren", "ältere Menschen"),
  term("target-group", "gefluechtete", "Geflüchtete", "Geflüchteter", "geflüchtet", "Flüchtling", "Schutzsuchende", "Asylsuchende"),
  term("target-group", "zugewanderte", "Zugewanderte", "Zugewanderter", "zugewandert", "Eingewanderte", "eingewandert", "Einwanderer", "Migrant:innen", "Migranten", "Migrantinnen", "Neuzugewanderte"),
  term("target-group", "auszubildende", "Auszubildende", "Auszubildender", "Azubi"),
  term("target-group", "schueler", "Schüler:innen", "Schüler"),
  term("target-group", "fachkraefte", "zugewanderte Fachkräfte", "ausländische Fachkräfte", "internationale Fachkräfte"),
  term("target-group", "menschen-mit-behinderung", "Menschen mit Behinderung", "Menschen mit Behinderungen"),
];

const themes: Term[] = [
  term("theme", "sprache", "Sprache", "Spracherwerb", "Sprachkurs", "Sprachförderung", "Deutschkurs", "Deutschkenntnisse"),
  term("theme", "mehrsprachigkeit", "Mehrsprachigkeit", "mehrsprachig", "Herkunftssprache"),
  term("theme", "bildung", "Bildung"),
  term("theme", "ausbildung", "Ausbildung", "Berufsorientierung"),
  term("theme", "arbeit", "Arbeitsmarkt", "Erwerbstätigkeit", "Arbeitsaufnahme", "Beschäftigung"),
  term("theme", "anerkennung", "Anerkennung von Abschlüssen", "Berufsanerkennung", "Anerkennungsberatung"),
  term("theme", "wohnen", "Wohnen", "Wohnraum", "Wohnung", "Unterkunft", "Unterkünfte"),
  term("theme", "gesundheit", "Gesundheit", "psychische Gesundheit"),
  term("theme", "mobilitaet", "Mobilität", "Nahverkehr", "Bürgerbus"),
  term("theme", "kommunikation", "Kommunikation", "Verständigung"),
  term("theme", "oeffentlichkeitsarbeit", "Öffentlichkeitsarbeit", "Pressearbeit"),
  term("theme", "digitalisierung", "Digitalisierung", "digitale Medien"),
  term("theme", "gleichstellung", "Gleichstellung", "Gleichberechtigung", "gleichberechtigt", "Vereinbarkeit von Familie und Beruf"),
  term("theme", "antidiskriminierung", "Antidiskriminierung", "Diskriminierung", "diskriminierungsfrei", "Rassismus", "Antirassismus"),
  term("theme", "interkulturelle-oeffnung", "Interkulturelle Öffnung", "interkulturelle Kompetenz", "Diversität", "kultursensibel"),
  term("theme", "teilhabe", "Teilhabe", "Beteiligung", "Partizipation", "Mitwirkung"),
  term("theme", "politische-bildung", "politische Bildung", "Demokratieförderung"),
  term("theme", "ehrenamt", "Ehrenamt", "Ehrenämter", "freiwilliges Engagement", "ehrenamtliches Engagement"),
  term("theme", "vernetzung", "Vernetzung", "Netzwerk"),
  term("theme", "kultur-freizeit", "Freizeit", "Freizeitangebot", "Kulturangebot"),
  term("theme", "sport", "Sport", "Schwimmkurs"),
  term("theme", "kinderbetreuung", "Kinderbetreuung", "Frühe Hilfen"),
  term("theme", "sucht", "Suchtprävention", "Suchterkrankung", "Suchtberatung"),
  term("theme", "gewaltschutz", "Gewaltschutz", "Gewaltprävention", "häusliche Gewalt"),
];

export const defaultDictionary: readonly Term[] = [
  ...offices,
  ...organisations,
  ...apps,
  ...roles,
  ...targetGroups,
  ...themes,
];

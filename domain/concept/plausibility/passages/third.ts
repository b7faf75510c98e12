import { prose, table, type WrittenPassage } from "./passage.ts";

/** Forty passages written before the rules were changed for the third time; then the rules found 11 of the 20 faults and called 7 of the 20 clean ones faulty. */
export const third: WrittenPassage[] = [
  // Parts, lists
  prose(
    "parts of courses",
    "parts-below",
    "2025 begannen 186 Personen einen Integrationskurs, davon 74 aus der Ukraine, 61 aus Syrien und 29 aus Afghanistan.",
  ),
  prose(
    "parts of a budget",
    "parts-above",
    "Für Sprachmittlung sind 42.500 Euro eingeplant, davon 24.000 Euro für Honorare, 12.500 Euro für Schulungen und 8.000 Euro für die Vermittlung.",
  ),
  prose("more women than people", "part-above-whole", "Am Sprachcafé in Brunnstedt nahmen im Schnitt 38 Personen teil, darunter 46 Frauen."),
  table("a column of towns", "parts-above", "Kommune | Schutzsuchende", "Ahrberg | 412", "Brunnstedt | 377", "Celldorf | 208", "Gesamt | 987"),
  prose("six named five", "list-count", "Das Konzept gliedert sich in sechs Handlungsfelder: Sprache, Bildung, Arbeit, Wohnen und Gesundheit."),
  // Percentages and their figures
  prose("a wrong share", "share-off", "Von den 640 Schutzsuchenden im erwerbsfähigen Alter arbeiten 208 (42,5 %)."),
  prose("a wrong change", "change-off", "Die Zahl der Erstberatungen stieg von 640 auf 800, also um 35 %."),
  // Shares over the whole
  table("an employment rate, with the sign", "share-over-100", "Jahr | Beschäftigungsquote", "2024 | 154,8 %"),
  table(
    "a share, its sign in the head",
    "share-over-100",
    "Gemeinde | Anteil ausländischer Kinder in %",
    "Ahrberg | 18,2",
    "Brunnstedt | 121,4",
    "Celldorf | 9,7",
  ),
  table("a share in a row", "share-over-100", "Kennzahl | 2023 | 2024", "Schutzsuchende | 3.005 | 3.412", "Betreuungsquote (in %) | 88,1 | 108,3"),
  prose("a rate in prose", "share-over-100", "Die Erwerbsquote zugewanderter Frauen liegt im Landkreis bei 143 %."),
  // Shares of one whole
  prose("four shares", "shares-off-100", "45 % der Befragten sprechen zu Hause Deutsch, 30 % Arabisch, 20 % Ukrainisch und 15 % eine andere Sprache."),
  prose(
    "shares of origin",
    "shares-off-100",
    "Die Schutzsuchenden stammen zu 52 % aus der Ukraine, zu 28 % aus Syrien, zu 17 % aus Afghanistan und zu 14 % aus anderen Staaten.",
  ),
  prose(
    "shares behind a colon",
    "shares-off-100",
    "Die Ausgaben verteilen sich wie folgt: Personal 62 %, Räume 21 %, Honorare 18 %, Öffentlichkeitsarbeit 9 %.",
  ),
  // The same figure twice
  prose(
    "those who seek protection",
    "twice",
    "Im Landkreis leben 3.412 Schutzsuchende.",
    "Die Mehrzahl wohnt in den Städten.",
    "Die Zahl der Schutzsuchenden im Landkreis beträgt 3.214.",
  ),
  prose(
    "places in the courses",
    "twice",
    "Die Anzahl der Kursplätze liegt 2024 bei 560.",
    "Mit den 650 Kursplätzen des Jahres 2024 konnte die Warteliste nicht abgebaut werden.",
  ),
  prose(
    "a rate twice",
    "twice",
    "Die Beschäftigungsquote der Ausländerinnen und Ausländer beträgt 48,3 %.",
    "Mit einer Beschäftigungsquote von 43,8 % liegt der Landkreis vorn.",
  ),
  prose("in one town", "twice", "In Ahrberg leben 412 Schutzsuchende.", "Die 421 Schutzsuchenden in Ahrberg wohnen überwiegend in Wohnungen."),
  // Days
  prose("the thirtieth of February", "no-such-day", "Die Steuerungsgruppe hat den Entwurf am 30. Februar 2026 beraten."),
  prose("backwards", "days-reversed", "Die Beteiligung fand vom 12.05.2025 bis 03.04.2025 online statt."),

  // Clean
  prose("two years in a sentence", null, "2023 gab es 18 Kurse, 2024 waren es 22 Kurse."),
  prose("two towns in a sentence", null, "In Ahrberg leben 412 Schutzsuchende, in Brunnstedt 377 Schutzsuchende."),
  prose("county and Land", null, "Im Landkreis leben 3.412 Schutzsuchende, im Land 121.000 Schutzsuchende."),
  prose("two years in two sentences", null, "Ende 2023 waren 3.005 Schutzsuchende gemeldet.", "Ende 2024 waren 3.412 Schutzsuchende gemeldet."),
  prose("the year stands in the sentence before", null, "2023 lebten 3.005 Schutzsuchende im Landkreis. Ein Jahr später lebten hier 3.412 Schutzsuchende."),
  prose(
    "towns that begin their sentences",
    null,
    "Ahrberg zählt 412 Schutzsuchende.",
    "Brunnstedt zählt 377 Schutzsuchende.",
    "Celldorf zählt 208 Schutzsuchende.",
  ),
  prose(
    "the county and one of its towns",
    null,
    "Im Landkreis leben 3.412 Schutzsuchende.",
    "In der Stadt Ahrberg leben 412 Schutzsuchende, das ist der höchste Wert.",
  ),
  prose("two shares of different things", null, "Die Beschäftigungsquote der Männer liegt bei 61,2 %, die der Frauen bei 38,9 %."),
  prose("a rate of two years", null, "Die Beschäftigungsquote stieg von 45,1 % im Jahr 2022 auf 48,3 % im Jahr 2024."),
  prose("two rates in two sentences", null, "Der Anteil der Frauen an den Kursen beträgt 54 %.", "Der Anteil der Frauen im Beirat beträgt 38 %."),
  prose(
    "shares that do not divide",
    null,
    "62 % der Befragten wünschen sich Abendkurse, 48 % eine Kinderbetreuung, 21 % einen Fahrdienst (mehrere Antworten möglich).",
  ),
  prose(
    "shares of several towns",
    null,
    "Der Ausländeranteil liegt in Ahrberg bei 14 %, in Brunnstedt bei 9 %, in Celldorf bei 6 % und im Landkreis bei 11 %.",
  ),
  prose("four shares that fit", null, "45 % der Befragten sprechen zu Hause Deutsch, 25 % Arabisch, 20 % Ukrainisch und 10 % eine andere Sprache."),
  prose(
    "shares of men and of women",
    null,
    "Von den Frauen besuchen 45 % einen Kurs und 38 % arbeiten, von den Männern besuchen 31 % einen Kurs und 57 % arbeiten.",
  ),
  table("a rate that may exceed", null, "Jahr | Auslastungsquote", "2023 | 96,4 %", "2024 | 104,2 %"),
  table(
    "a share and its number",
    null,
    "Gemeinde | Schutzsuchende | Anteil in %",
    "Ahrberg | 412 | 41,3",
    "Brunnstedt | 377 | 37,8",
    "Celldorf | 208 | 20,9",
    "Gesamt | 997 | 100",
  ),
  table("a change in percent", null, "Kommune | Veränderung in % | 2024", "Ahrberg | 112,5 | 412", "Brunnstedt | 8,0 | 377"),
  prose("planned and done", null, "Geplant waren 24 Elternabende, stattgefunden haben 19 Elternabende."),
  prose(
    "a right list and a right day",
    null,
    "Das Konzept gliedert sich in fünf Handlungsfelder: Sprache, Bildung, Arbeit, Wohnen und Gesundheit. Es gilt ab dem 28. Februar 2026.",
  ),
  prose("right change and parts", null, "Die Zahl der Erstberatungen stieg von 640 auf 800, also um 25 %; 480 davon führte die Caritas, 320 die Diakonie."),
];

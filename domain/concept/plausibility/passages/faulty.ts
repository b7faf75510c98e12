import { prose, table, type WrittenPassage } from "./passage.ts";

/** Thirty passages with one fault each. */
export const faulty: WrittenPassage[] = [
  // Parts and their whole
  prose("davon, too little", "parts-below", "Im Berichtsjahr wurden 412 Personen beraten, davon 198 Frauen und 204 Männer."),
  prose(
    "davon, too much",
    "parts-above",
    "Am 31.12.2024 waren 1.284 Plätze belegt, davon 640 in Gemeinschaftsunterkünften, 420 in Wohnungen und 254 in Übergangswohnheimen.",
  ),
  prose(
    "Davon in the next sentence",
    "parts-above",
    "Ende 2024 lebten 4.820 Geflüchtete im Landkreis. Davon waren 2.104 Frauen, 1.916 Männer und 960 Kinder unter 14 Jahren.",
  ),
  prose("a subset larger than its whole", "part-above-whole", "An den Kursen nahmen 86 Menschen teil, darunter 94 Frauen."),
  prose(
    "parts first, then the sum",
    "parts-above",
    "Die Volkshochschule bot 18 Kurse, das Mehrgenerationenhaus 7 Kurse und der Kreissportbund 4 Kurse an, zusammen 27 Kurse.",
  ),
  prose("a colon and its list", "parts-below", "Insgesamt stehen 240 Plätze zur Verfügung: 120 in Hohenwede, 64 in Torfhude und 36 in Marschbüttel."),
  prose(
    "divided on places",
    "parts-above",
    "Die 96 Ehrenamtlichen verteilen sich auf die Städte und Gemeinden: 41 in Hohenwede, 33 in Torfhude und 32 in den übrigen Orten zusammen.",
  ),
  prose(
    "money",
    "parts-below",
    "Für das Programm stehen 118.000 Euro bereit, davon 82.000 Euro vom Land, 15.800 Euro vom Landkreis und 10.200 Euro von der Bürgerstiftung.",
  ),
  prose(
    "a list that covers only part of its total",
    "parts-below",
    "Von den 412 Neuzugewanderten kommen 150 aus Syrien, 80 aus der Ukraine und 42 aus Afghanistan.",
  ),
  prose("number words", "parts-above", "Im Beirat sitzen zwölf Mitglieder, davon sieben Frauen und sechs Männer."),
  prose("rounded words that still cannot be", "parts-above", "Rund 400 Familien wurden erreicht, davon etwa 250 in der Stadt und etwa 260 auf dem Land."),
  // Shares
  prose("a share over the whole", "share-over-100", "Der Anteil der Kinder mit Sprachförderbedarf liegt bei 112 % der Einschulungskinder."),
  prose("shares that exceed 100", "shares-off-100", "Unter den Ratsuchenden sind viele neu im Landkreis (Frauen 48 %, Männer 58 %)."),
  prose("a percentage in brackets", "share-off", "Von den 900 Kindern besuchen 412 (54,8 %) eine Kita mit mehrsprachigem Personal."),
  prose("X of Y, that is", "share-off", "Im Jahr 2024 haben 63 von 140 Teilnehmenden die Prüfung bestanden, das entspricht 54 %."),
  prose("the percentage first", "share-off", "Rund 62 % der Jugendlichen (118 von 240) fanden einen Ausbildungsplatz."),
  prose("a fraction", "share-off", "Ein Drittel der 900 Haushalte (412) bezieht Wohngeld."),
  prose("more than half", "share-off", "Mehr als die Hälfte der 640 Befragten, nämlich 288, wünscht sich Kurse am Abend."),
  prose("davon with a share", "share-off", "Es wurden 350 Anträge gestellt, davon 210 bewilligt (65 %)."),
  prose("a change", "change-off", "Die Zahl der Einsätze stieg von 910 auf 1.180, ein Plus von 22,9 %."),
  prose("doubled", "change-off", "Die Zahl der Patenschaften hat sich von 42 auf 61 verdoppelt."),
  // Twice differently
  prose(
    "the same people",
    "twice",
    "Im Landkreis leben 4.820 Menschen aus der Ukraine.",
    "Das Jobcenter ist die größte Anlaufstelle. Für die 4.280 Menschen aus der Ukraine im Landkreis gibt es dort ein eigenes Team.",
  ),
  prose(
    "the same share",
    "twice",
    "Der Ausländeranteil liegt im Landkreis bei 9,8 %.",
    "Zum Vergleich der Gemeinden: Der Anteil der Ausländer beträgt im Landkreis 8,9 %.",
  ),
  // Lists and days
  prose("four of five", "list-count", "Das Konzept nennt fünf Schwerpunkte: Sprache, Arbeit, Wohnen und Gesundheit."),
  prose("brackets with one too many", "list-count", "Die Beratung findet in drei Gemeinden (Lünmoor, Osterwehr, Ellerholt und Neuwarden) statt."),
  prose("no such day", "no-such-day", "Die Förderung läuft bis zum 31. November 2026."),
  prose("the end before the beginning", "days-reversed", "Das Projekt läuft vom 01.10.2025 bis 30.09.2024 und wird danach ausgewertet."),
  // Tables
  table("a column", "parts-below", "Gemeinde | Personen", "Hohenwede | 412", "Torfhude | 305", "Lünmoor | 96", "Insgesamt | 831"),
  table("a row", "parts-above", "Jahr | weiblich | männlich | insgesamt", "2022 | 180 | 210 | 390", "2023 | 205 | 240 | 435", "2024 | 214 | 251 | 465"),
  table(
    "shares of a table",
    "share-off",
    "Herkunft | Anzahl | Anteil",
    "Syrien | 412 | 41,2 %",
    "Ukraine | 388 | 38,8 %",
    "Andere | 200 | 25,0 %",
    "Gesamt | 1.000 | 100 %",
  ),
];

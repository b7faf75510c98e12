import { prose, table, type WrittenPassage } from "./passage.ts";

/** Twenty further passages, written after the rules were done for the second time. Nothing was changed for them: they say how well the rules do on what they do not know. */
export const heldBack: WrittenPassage[] = [
  prose(
    "volunteers by task",
    "parts-above",
    "Im Landkreis begleiten 214 Ehrenamtliche Geflüchtete, davon 96 als Patinnen und Paten, 74 in der Hausaufgabenhilfe und 58 in der Fahrradwerkstatt.",
  ),
  prose("school leavers", "share-off", "2024 verließen 186 zugewanderte Jugendliche die Schule; 31 von ihnen, also 26,7 %, hatten keinen Abschluss."),
  prose(
    "a programme's money",
    "parts-below",
    "Die Gesamtkosten betragen 48.600 Euro und setzen sich zusammen aus 31.000 Euro Personalkosten, 9.400 Euro Sachkosten und 5.200 Euro Verwaltungspauschale.",
  ),
  prose(
    "unemployment falls",
    "change-off",
    "Die Zahl der arbeitslosen Ausländerinnen und Ausländer ging von 1.320 auf 1.188 zurück, das ist ein Rückgang um 15 %.",
  ),
  prose("three quarters", "share-off", "Drei Viertel der 320 befragten Betriebe (198) können sich vorstellen, Geflüchtete auszubilden."),
  prose(
    "flats counted twice",
    "twice",
    "Der Landkreis hat 146 Wohnungen für Geflüchtete angemietet.",
    "Die 164 Wohnungen für Geflüchtete liegen überwiegend in den Städten.",
  ),
  prose("languages of the portal", "list-count", "Das Portal gibt es in sieben Sprachen: Deutsch, Englisch, Arabisch, Farsi, Ukrainisch und Türkisch."),
  prose("an impossible deadline", "no-such-day", "Anträge auf Kleinförderung nimmt die Stiftung bis 31.06.2026 entgegen."),
  table(
    "languages of interpreters",
    "parts-below",
    "Sprache | Einsätze 2023 | Einsätze 2024",
    "Arabisch | 410 | 455",
    "Ukrainisch | 220 | 262",
    "Farsi | 148 | 160",
    "Summe | 778 | 917",
  ),
  table(
    "women and men in shares",
    "share-off",
    "Geschlecht | Personen | Anteil in %",
    "Frauen | 312 | 52,0",
    "Männer | 264 | 46,0",
    "divers | 24 | 4,0",
    "Gesamt | 600 | 100",
  ),
  prose(
    "volunteers, right",
    null,
    "Im Landkreis begleiten 214 Ehrenamtliche Geflüchtete, davon 96 als Patinnen und Paten, 74 in der Hausaufgabenhilfe und 44 in der Fahrradwerkstatt.",
  ),
  prose("school leavers, right", null, "2024 verließen 186 zugewanderte Jugendliche die Schule; 31 von ihnen, also 16,7 %, hatten keinen Abschluss."),
  prose(
    "children and their groups",
    null,
    "In den 18 Kitas des Programms werden 1.120 Kinder betreut; 540 Kinder sind Mädchen, 410 Kinder wachsen mehrsprachig auf.",
  ),
  prose(
    "courses and hours",
    null,
    "Ein Integrationskurs umfasst 700 Unterrichtsstunden, davon 600 im Sprachkurs und 100 im Orientierungskurs; 2024 begannen 22 Kurse.",
  ),
  prose(
    "a council's decision",
    null,
    "Der Kreistag hat am 14.03.2024 mit 38 Ja-Stimmen bei 4 Enthaltungen die Vorlage 2024/017 beschlossen; von den 46 Abgeordneten waren 42 anwesend.",
  ),
  prose("money for two years", null, "Das Land fördert die Stelle 2025 mit 41.200 Euro und 2026 mit 42.850 Euro, der Landkreis trägt jeweils 20 % selbst."),
  prose("two kinds of places", null, "Von den 320 Krippenplätzen sind 296 belegt (92,5 %), von den 1.480 Kindergartenplätzen 1.436 (97 %)."),
  prose(
    "people of many countries",
    null,
    "Die meisten Schutzsuchenden kommen aus der Ukraine (1.740), aus Syrien (980) und aus Afghanistan (410); insgesamt leben 4.820 Schutzsuchende im Landkreis.",
  ),
  table(
    "Federal Employment Agency",
    null,
    "Merkmal | Jun 24 | Jun 25",
    "Beschäftigte Ausländer | 6.315 | 6.740",
    "dar. Frauen | 2.410 | 2.605",
    "dar. Männer | 3.905 | 4.140",
  ),
  table(
    "a plan of measures",
    null,
    "Nr. | Maßnahme | Zeitraum | Kosten",
    "1 | Sprachcafé | 2024–2026 | 12.000 €",
    "2 | Lotsen | 2025 | 8.500 €",
    "3 | Fest | 12.09.2025 | 3.200 €",
  ),
];

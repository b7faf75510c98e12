import { prose, table, type WrittenPassage } from "./passage.ts";

/** Twenty passages written after the rules were changed for the third time, before anybody looked: 10 of 10 found and 1 of 10 called faulty, as days of one year were not told apart. They are since. */
export const heldBackThird: WrittenPassage[] = [
  prose(
    "day care",
    "parts-above",
    "Im Kita-Jahr 2025/26 werden 1.318 Kinder betreut, davon 842 in Krippen und Kindergärten der Gemeinden, 391 bei freien Trägern und 145 in der Tagespflege.",
  ),
  prose("naturalisation", "change-off", "Die Einbürgerungen sind von 220 auf 275 gestiegen, ein Anstieg um 20 %."),
  prose("exams", "share-off", "Von 312 Prüflingen erreichten 187 das Niveau B1, das entspricht 66 %."),
  table(
    "a rate in a table of years",
    "share-over-100",
    "Jahr | Teilnehmende | Bestehensquote in Prozent",
    "2022 | 288 | 61,1",
    "2023 | 301 | 163,8",
    "2024 | 312 | 59,9",
  ),
  table("one line with a share", "share-over-100", "Merkmal | Wert", "Anteil der Leistungsberechtigten | 112 %"),
  prose(
    "answers that divide",
    "shares-off-100",
    "Nach der Staatsangehörigkeit kommen 41 % aus der Ukraine, 26 % aus Syrien, 22 % aus dem Irak und 19 % aus weiteren Ländern.",
  ),
  prose("a state of one's own", "shares-off-100", "50 % der Haushalte leben in Mietwohnungen, 35 % in Gemeinschaftsunterkünften und 25 % in Eigentum."),
  prose(
    "interpreters",
    "twice",
    "Dem Pool gehören 68 Sprachmittelnde an.",
    "Für den Landkreis sind 68 ein Gewinn.",
    "Die 86 Sprachmittelnden decken 24 Sprachen ab.",
  ),
  prose(
    "who receives benefits",
    "twice",
    "Die Zahl der Leistungsberechtigten beläuft sich auf 1.846.",
    "Im Landkreis sind 1.864 Leistungsberechtigte gemeldet.",
  ),
  prose("a deadline that is none", "no-such-day", "Der Verwendungsnachweis ist spätestens am 31.09.2026 vorzulegen."),
  prose(
    "towns, each with its year",
    null,
    "2022 wohnten in Ahrberg 380 Schutzsuchende, 2024 waren es dort 412 Schutzsuchende.",
    "In Brunnstedt wohnten 2024 377 Schutzsuchende.",
  ),
  prose("two days of one year", null, "Zum 30.06.2024 waren 3.250 Schutzsuchende gemeldet.", "Zum 31.12.2024 waren 3.412 Schutzsuchende gemeldet."),
  prose("two providers", null, "Die Caritas betreut 140 Patenschaften.", "Die Diakonie betreut 95 Patenschaften.", "Das DRK betreut 60 Patenschaften."),
  prose("girls and boys", null, "Die Übergangsquote der Mädchen liegt bei 46 %.", "Die Übergangsquote der Jungen liegt bei 39 %."),
  prose("what people wish for", null, "55 % wünschen sich mehr Sprachkurse, 40 % Hilfe bei der Wohnungssuche und 25 % Kontakt zu Nachbarn."),
  prose("rates of three towns", null, "In Ahrberg beziehen 31 % der Haushalte Wohngeld, in Brunnstedt 42 % und in Celldorf 38 %."),
  prose("three years of a rate", null, "Bestanden haben 2022 31 %, 2023 36 % und 2024 41 % der Prüflinge."),
  table("degree of supply", null, "Gemeinde | Versorgungsquote in %", "Ahrberg | 103,5", "Brunnstedt | 88,0", "Celldorf | 91,2"),
  table("own share of the county", null, "Programm | Eigenanteil | Landesmittel", "Sprachmittlung | 12.500 | 30.000", "Ehrenamt | 8.000 | 24.000"),
  prose(
    "offers in the towns",
    null,
    "In Ahrberg gibt es 14 Sprachkurse. Dort hat auch die Volkshochschule ihren Sitz.",
    "In Brunnstedt gibt es 9 Sprachkurse, im Landkreis gibt es insgesamt 41 Sprachkurse.",
  ),
];

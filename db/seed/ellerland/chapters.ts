import type { StoryChapter } from "../story.ts";

export const chapters: StoryChapter[] = [
  {
    kind: "foreword",
    title: "Vorwort",
    paragraphs: [
      "Im Ellerland leben Menschen aus mehr als hundert Ländern. Manche sind als Kinder von Ziegeleiarbeitern hier geboren, andere im vergangenen Winter mit zwei Taschen am Bahnhof Hohenwede ausgestiegen. Sie arbeiten in der Pflege und auf dem Bau, sie spielen in unseren Vereinen, ihre Kinder sitzen neben unseren in der Schule.",
      "Dieses Konzept ist in einem Jahr mit vielen Gesprächen entstanden: in Sporthallen, Gemeindehäusern, Wohnunterkünften und im Kreishaus. Es enthält 94 Empfehlungen. Hinter jeder steht jemand, der sie gebraucht und aufgeschrieben hat.",
      "Ein Konzept ist ein Versprechen. Deshalb kann ab heute jede und jeder nachsehen, was daraus geworden ist. Wo wir nicht vorankommen, werden wir es sagen und erklären, was wir als Nächstes tun.",
    ],
  },
  {
    kind: "starting-situation",
    title: "Ausgangslage",
    paragraphs: [
      "Ende 2023 lebten im Landkreis Ellerland 118.400 Menschen, davon 13.900 ohne deutschen Pass. Das sind knapp 12 Prozent, in Hohenwede und Torfhude mehr, in den Mitgliedsgemeinden der Samtgemeinde Fehnbergen weniger. Der Anteil ist seit 2014 von 5 auf 12 Prozent gestiegen.",
      "Die Wege sind weit: 62 Prozent der Zugewanderten wohnen in Orten, in denen nach 19 Uhr kein Bus mehr fährt. Gleichzeitig suchen Pflegeheime, Handwerksbetriebe und die Lebensmittelwerke in Marschbüttel dringend Personal.",
      "Vieles gelingt bereits. Der Landkreis hat einen Pool für Sprachmittlung begonnen, 214 Vereine stehen offen, und in fast jeder Kommune gibt es einen Kreis von Ehrenamtlichen. Was fehlt, ist der Überblick: Wer macht was, für wen, und reicht es?",
    ],
  },
  {
    kind: "process",
    title: "Wie das Konzept entstanden ist",
    paragraphs: [
      "Der Kreistag hat die Koordinierungsstelle Migration und Teilhabe im Februar 2023 mit der Erarbeitung beauftragt. Fünf Arbeitskreise haben sich je viermal getroffen, 176 Menschen haben mitgearbeitet, darunter 58 mit eigener Einwanderungsgeschichte.",
      "Auf der Konferenz im Januar 2024 haben 143 Teilnehmende die Empfehlungen gewichtet. Die Elternbefragung und elf Bedarfsmeldungen aus den Kommunen sind eingeflossen. Am 14. März 2024 hat der Kreistag das Konzept bei zwei Enthaltungen beschlossen.",
      "Seitdem berichten alle Zuständigen zweimal im Jahr. Die Lenkungsgruppe prüft die Berichte, der Integrationsbeirat nimmt Stellung, und die Koordinierungsstelle veröffentlicht den Stand.",
    ],
  },
  {
    kind: "glossary",
    title: "Begriffe",
    paragraphs: [
      "Sprachmittlung: Menschen mit sehr guten Kenntnissen in zwei Sprachen übertragen Gespräche, zum Beispiel in der Praxis oder in der Schule. Sie sind geschult und schweigen über das, was sie hören.",
      "Sprachlernklasse: Schülerinnen und Schüler, die neu in Deutschland sind, lernen hier zuerst Deutsch und wechseln Fach für Fach in die Regelklasse.",
      "Laufzettel: Ein Blatt, das eine Person von Stelle zu Stelle begleitet. Es zeigt, was erledigt ist, und wer als Nächstes hilft.",
      "Anerkennung: Eine zuständige Stelle prüft, ob ein Abschluss aus einem anderen Land einem deutschen Abschluss entspricht.",
      "Einwanderungsgeschichte: Jemand ist selbst eingewandert, oder mindestens ein Elternteil ist es.",
    ],
  },
  {
    kind: "outlook",
    title: "Ausblick",
    paragraphs: [
      "Zur Halbzeit im Frühjahr 2027 legen wir dem Kreistag eine Zwischenbilanz vor. Empfehlungen, die erledigt sind, bleiben sichtbar. Empfehlungen, die nicht mehr passen, werden mit Begründung beendet und nicht stillschweigend gestrichen.",
      "Welche Schwerpunkte wir 2027 setzen, entscheidet die Integrationskonferenz am 17. November 2026 mit. Die Fortschreibung für die Jahre ab 2030 beginnt im Herbst 2028.",
    ],
  },
];

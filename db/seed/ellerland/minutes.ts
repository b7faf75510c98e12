import type { StoryMinutes, StoryMinutesItem } from "../story.ts";

type Votes = [yes: number, no: number, abstained: number];
type Rest = Pick<StoryMinutesItem, "decisions" | "tasks" | "outcome">;

const item = (title: string, note: string, rest: Partial<Rest> = {}): StoryMinutesItem => ({
  title,
  note,
  decisions: [],
  tasks: [],
  outcome: "finished",
  ...rest,
});
const decided = (text: string, votes?: Votes) => ({ text, votes: votes ?? null, isPublic: true });
const inside = (text: string, votes?: Votes) => ({ text, votes: votes ?? null, isPublic: false });
const todo = (title: string, owner: string, dueOn: string, doneOn?: string, report?: string) => ({
  title,
  owner,
  dueOn,
  doneOn: doneOn ?? null,
  report: report ?? "",
});
const before = (number: number, present: number): StoryMinutesItem =>
  item(`Protokoll der ${number}. Sitzung`, "Keine Einwände.", { decisions: [inside(`Das Protokoll der ${number}. Sitzung ist genehmigt.`, [present, 0, 0])] });

/** What was said, decided and taken on in two years of meetings. A body's last minutes are still a draft. */
export const minutes: StoryMinutes[] = [
  {
    gremium: "lenkungsgruppe",
    number: 9,
    on: "2025-02-12",
    items: [
      before(8, 12),
      item(
        "Schwerpunkte 2025",
        "Die Gruppe wägt ab, was mit zwei Stellen zu schaffen ist. Frau Kramer wünscht mehr Kurse am Abend, Herr Meinders mehr Hilfe bei Mietverträgen.",
        {
          decisions: [decided("Schwerpunkte 2025 sind Deutschkurse mit Kinderbetreuung und Wohnraumlotsen.", [11, 0, 1])],
          tasks: [todo("Zeitplan für beide Schwerpunkte vorlegen", "albers", "2025-03-14", "2025-03-12", "Liegt im Ordner der Lenkungsgruppe.")],
        },
      ),
      item("Sprachmittlung in Ämtern", "Im letzten Quartal wurden 212 Einsätze vermittelt, 31 fielen aus, weil niemand frei war.", {
        decisions: [decided("Ämter melden Termine mit Sprachmittlung künftig zehn Werktage vorher an.")],
        tasks: [todo("Ämter über die neue Frist informieren", "yildirim", "2025-02-28", "2025-02-26")],
      }),
    ],
  },
  {
    gremium: "lenkungsgruppe",
    number: 10,
    on: "2025-05-14",
    items: [
      before(9, 13),
      item("Bericht zur Jahresmitte", "Von 27 Maßnahmen laufen 19 nach Plan. Bei drei fehlt Personal, bei zwei die Räume.", {
        decisions: [decided("Der Bericht wird dem Ausschuss für Soziales und Teilhabe vorgelegt.", [13, 0, 0])],
        tasks: [todo("Bericht für den Ausschuss auf vier Seiten kürzen", "albers", "2025-06-06", "2025-06-04")],
      }),
      item("Spätbus zu den Gewerbegebieten", "Herr Bruns rechnet mit 38.000 Euro im Jahr. Die Betriebe sollen sich beteiligen.", {
        outcome: "unfinished",
        tasks: [
          todo("Mit drei Betrieben über eine Beteiligung sprechen", "buss", "2025-08-29", "2025-09-02", "Zwei sagen zu, wenn der Bus um 22:15 Uhr fährt."),
        ],
      }),
    ],
  },
  {
    gremium: "lenkungsgruppe",
    number: 11,
    on: "2025-09-10",
    items: [
      before(10, 11),
      item("Wohnraumlotsen: Beginn in Torfhude", "Die Stadt Torfhude stellt zwei halbe Stellen ein. Die Vermieter erwarten eine feste Ansprechperson.", {
        decisions: [decided("Die Wohnraumlotsen beginnen im Oktober 2025 in Torfhude und berichten nach sechs Monaten.", [10, 0, 1])],
        tasks: [todo("Vereinbarung mit dem Vermieterverein entwerfen", "ostermann", "2025-10-10", "2025-10-09")],
      }),
      item("Einbürgerungsfeier", "Im Kreishaus kamen 140 Gäste. Hohenwede möchte die nächste Feier ausrichten.", {
        decisions: [decided("Die Einbürgerungsfeier findet 2026 in Hohenwede statt.", [11, 0, 0])],
      }),
    ],
  },
  {
    gremium: "lenkungsgruppe",
    number: 12,
    on: "2026-02-11",
    items: [
      before(11, 12),
      item("Haushalt 2026", "Der Kreistag hat 185.000 Euro für die Umsetzung beschlossen, 15.000 Euro weniger als beantragt.", {
        decisions: [
          decided("Gekürzt wird bei Druck und Veranstaltungen, nicht bei Kursen.", [9, 2, 1]),
          inside("Über Mittel bis 5.000 Euro entscheidet die Koordinierungsstelle allein und berichtet danach.", [12, 0, 0]),
        ],
        tasks: [todo("Kürzungen in den Maßnahmen nachtragen", "albers", "2026-03-06", "2026-03-05")],
      }),
      item("Beteiligung der Migrantenvereine", "Herr Haddad und Frau Tesfay stellen ihre Vereine vor. Beide möchten nicht nur gehört werden.", {
        decisions: [decided("Der Integrationsbeirat entsendet zwei stimmberechtigte Mitglieder in die Lenkungsgruppe.", [12, 0, 0])],
        tasks: [todo("Namen aus dem Beirat erfragen", "haddad", "2026-04-10", "2026-04-02")],
      }),
    ],
  },
  {
    gremium: "lenkungsgruppe",
    number: 13,
    on: "2026-09-09",
    items: [
      before(12, 13),
      item(
        "Zwischenbericht der Wohnraumlotsen",
        "Seit Oktober kamen 19 Mietverträge zustande. Vermieter loben die feste Telefonnummer, die Lotsen wünschen Vertretung im Urlaub.",
        {
          decisions: [decided("Die Lenkungsgruppe nimmt den Zwischenbericht zur Kenntnis und berät im November, wie es nach März weitergeht.")],
          tasks: [todo("Kosten für drei weitere Kommunen schätzen", "wessels", "2026-10-23", "2026-10-21", "41.000 Euro im Jahr für drei halbe Stellen.")],
        },
      ),
      item("Kinderbetreuung in Deutschkursen", "Die Elternbefragung zeigt: 64 Frauen würden sofort anfangen, wenn jemand auf ihre Kinder achtet.", {
        outcome: "unfinished",
        tasks: [todo("Räume mit Spielecke in vier Gemeinden suchen", "oltmanns", "2026-10-30")],
      }),
    ],
  },
  {
    gremium: "lenkungsgruppe",
    number: 14,
    on: "2026-11-11",
    items: [
      before(13, 11),
      item(
        "Kinderbetreuung in Deutschkursen",
        "Fünf Kurse laufen, in vier Kommunen fehlen Betreuungskräfte. Das Familienbüro schlägt vor, die Schulung an zwei Samstagen statt an vier Abenden anzubieten. Die Gemeinde Lünmoor stellt einen Raum.",
        {
          decisions: [
            decided(
              "Die Schulung wird ab Januar an Samstagen angeboten. Die Lenkungsgruppe bittet den Landkreis, dafür 4.800 Euro aus Restmitteln bereitzustellen.",
              [9, 1, 1],
            ),
          ],
          tasks: [todo("Termine für zwei Schulungen veröffentlichen", "brandt", "2026-11-27"), todo("Restmittel prüfen und anmelden", "albers", "2026-11-20")],
        },
      ),
      item(
        "Wohnraumlotsen: Wie weiter nach März?",
        "In Torfhude kamen 19 Mietverträge zustande. Die Förderung endet im März. Drei Kommunen möchten weitermachen und beteiligen sich an den Kosten.",
        { outcome: "unfinished", tasks: [todo("Antrag auf Weiterförderung vorbereiten", "meinders", "2026-12-11")] },
      ),
    ],
  },
  {
    gremium: "operativ",
    number: 6,
    on: "2025-03-19",
    items: [
      before(5, 7),
      item("Neue Frist für Sprachmittlung", "Das Jobcenter braucht eine Ausnahme für kurzfristige Gespräche.", {
        decisions: [inside("Bis zu fünf Einsätze im Monat vermittelt Frau Yildirim auch ohne Frist.", [7, 0, 0])],
        tasks: [todo("Liste der Ausnahmen führen", "yildirim", "2025-06-30", "2025-06-30")],
      }),
      item("Datenblatt für Neuzugewanderte", "Vier Ämter fragen dasselbe. Ein gemeinsames Blatt spart den Menschen Wege.", {
        decisions: [decided("Ein Datenblatt wird mit Einwilligung an die Ämter weitergegeben, die darin genannt sind.", [6, 0, 1])],
        tasks: [todo("Entwurf mit dem Datenschutz abstimmen", "koops", "2025-05-16", "2025-05-27", "Zwei Felder gestrichen.")],
      }),
    ],
  },
  {
    gremium: "operativ",
    number: 7,
    on: "2025-10-15",
    items: [
      before(6, 6),
      item("Umzug der achten Unterkunft", "Der Lernraum soll vom ersten Tag an offen sein. Es fehlen Tische.", {
        decisions: [inside("Die Möbel werden aus dem Lager des Schulamts genommen.")],
        tasks: [todo("Möbel bereitstellen", "behrends", "2025-11-28", "2025-11-20")],
      }),
      item("Meldewege bei Diskriminierung", "Niemand weiß, wohin mit einer Beschwerde. Frau Tiedemann sammelt, was es gibt.", {
        decisions: [decided("Beschwerden nimmt die Gleichstellungsbeauftragte für alle Ämter entgegen.", [6, 0, 0])],
        tasks: [todo("Merkblatt in sechs Sprachen", "tiedemann", "2026-01-30", "2026-02-12")],
      }),
    ],
  },
  {
    gremium: "operativ",
    number: 8,
    on: "2026-10-14",
    items: [
      before(7, 7),
      item("Vorbereitung der Lenkungsgruppe im November", "Vier Punkte, davon zwei mit Vorlage. Die Auswertung aus Torfhude fehlt noch.", {
        decisions: [inside("Die Vorlagen gehen zehn Tage vor der Sitzung hinaus.", [7, 0, 0])],
        tasks: [
          todo("Auswertung Torfhude nachreichen", "wessels", "2026-10-28", "2026-10-28"),
          todo("Zuarbeit zum Haushalt 2027 einholen", "kramer", "2026-11-06"),
        ],
      }),
      item("Wartezeiten in der Ausländerbehörde", "Termine liegen jetzt bei sechs Wochen. Ein fester Nachmittag für Auszubildende hilft.", {
        decisions: [decided("Donnerstags von 14 bis 17 Uhr sind Termine für Auszubildende reserviert.", [6, 0, 1])],
        tasks: [todo("Betriebe und Schulen über den Nachmittag informieren", "schroeder", "2026-11-02")],
      }),
    ],
  },
  {
    gremium: "ak-sprache",
    number: 5,
    on: "2025-04-02",
    items: [
      before(4, 8),
      item("Kurse am Abend", "In Marschbüttel kommen 22 Menschen, in Neuwarden vier. Der Bus fährt dort nach 20 Uhr nicht mehr.", {
        decisions: [decided("Der Abendkurs in Neuwarden beginnt um 17 Uhr.", [8, 0, 0])],
        tasks: [todo("Teilnehmende in Neuwarden anrufen", "nowak", "2025-04-17", "2025-04-15")],
      }),
      item("Sprachlernklassen an der BBS", "Zwei Klassen sind voll, 14 Jugendliche warten.", {
        decisions: [decided("Der Arbeitskreis empfiehlt eine dritte Sprachlernklasse zum Schuljahr 2025/26.", [7, 0, 1])],
        tasks: [todo("Bedarf an die Schulbehörde melden", "lammers", "2025-05-09", "2025-05-06")],
      }),
    ],
  },
  {
    gremium: "ak-sprache",
    number: 6,
    on: "2025-11-05",
    items: [
      before(5, 7),
      item("Mama lernt Deutsch: neue Orte", "Die Kitas in Ellerholt und Osterwehr bieten Räume an. Es fehlt eine Lehrkraft.", {
        decisions: [decided("Ellerholt beginnt im Februar, Osterwehr im September 2026.", [7, 0, 0])],
        tasks: [
          todo("Lehrkraft für Ellerholt finden", "petersen", "2026-01-16", "2026-01-20"),
          todo("Raum in Osterwehr ansehen", "deharde", "2026-03-13", "2026-03-10"),
        ],
      }),
      item("Leseförderung", "Die Bücherkisten in zwölf Sprachen waren 61-mal unterwegs.", {
        decisions: [decided("Die Kreisbibliothek schafft zwei weitere Kisten an: Tigrinya und Ukrainisch.")],
      }),
    ],
  },
  {
    gremium: "ak-sprache",
    number: 7,
    on: "2026-10-07",
    items: [
      before(6, 8),
      item("Prüfungsvorbereitung B1", "Nur die Hälfte besteht beim ersten Mal. Die meisten scheitern am Schreiben.", {
        decisions: [decided("Vor jeder Prüfung gibt es zwei Samstage Schreibtraining.", [8, 0, 0])],
        tasks: [
          todo("Termine für das Schreibtraining festlegen", "petersen", "2026-11-13"),
          todo("Freiwillige für das Schreibtraining ansprechen", "stolle", "2026-11-04"),
        ],
      }),
      item("Übergang Kita und Schule", "Frau Reents schlägt vor, dass Eltern das Gespräch mit Sprachmittlung führen können.", { outcome: "unfinished" }),
    ],
  },
  {
    gremium: "ak-arbeit",
    number: 4,
    on: "2025-06-18",
    items: [
      before(3, 7),
      item("Werkstatttage", "47 Betriebe machen mit. Es fehlen Frauen, die von ihrem Beruf erzählen.", {
        decisions: [decided("In jeder Werkstattwoche ist mindestens eine Meisterin dabei.", [7, 0, 0])],
        tasks: [todo("Meisterinnen ansprechen", "feldmann", "2025-08-15", "2025-08-22")],
      }),
      item("Anerkennung von Abschlüssen", "Von 58 Anträgen wurden 33 anerkannt. Pflege dauert am längsten.", {
        decisions: [decided("Die Beratung zur Anerkennung kommt einmal im Monat nach Torfhude.")],
      }),
    ],
  },
  {
    gremium: "ak-arbeit",
    number: 5,
    on: "2026-03-04",
    items: [
      before(4, 6),
      item("Ausbildungsbegleitung", "38 Auszubildende werden begleitet, fünf brachen ab, drei davon aus Geldnot.", {
        decisions: [decided("Die Begleitung beginnt künftig schon drei Monate vor der Ausbildung.", [6, 0, 0])],
        tasks: [todo("Ablauf mit den Kammern abstimmen", "arndt", "2026-04-24", "2026-05-04")],
      }),
      item("Faire Arbeit in der Saison", "Die Beratungsstelle sprach auf elf Höfen mit 240 Menschen.", {
        decisions: [decided("Das Merkblatt zum Mindestlohn liegt ab April in allen Bürgerbüros aus.", [5, 0, 1])],
        tasks: [todo("Merkblatt auf Rumänisch und Polnisch prüfen lassen", "martens", "2026-03-27", "2026-03-26")],
      }),
    ],
  },
  {
    gremium: "ak-arbeit",
    number: 6,
    on: "2026-10-21",
    items: [
      before(5, 7),
      item("Sprache im Betrieb", "Ellertal Lebensmittel gibt zwei Stunden in der Woche frei. Andere wollen sehen, ob es sich lohnt.", {
        decisions: [decided("Der Arbeitskreis wertet die Erfahrung nach sechs Monaten aus und stellt sie anderen Betrieben vor.", [7, 0, 0])],
        tasks: [todo("Fragebogen für die Auswertung entwerfen", "sommer", "2026-11-09"), todo("Vortrag beim Unternehmertreff anmelden", "arndt", "2027-01-15")],
      }),
      item("Spätbus zu den Gewerbegebieten", "Zwei Betriebe zahlen mit, wenn der Bus um 22:15 Uhr fährt.", {
        decisions: [decided("Der Arbeitskreis bittet die Lenkungsgruppe, den Spätbus ein Jahr lang zu erproben.", [6, 1, 0])],
        tasks: [todo("Fahrplan und Kosten für ein Jahr vorlegen", "bruns", "2026-11-25")],
      }),
    ],
  },
  {
    gremium: "ak-wohnen",
    number: 5,
    on: "2025-05-21",
    items: [
      before(4, 8),
      item("Mietverträge verständlich", "Viele unterschreiben, was sie nicht lesen können. Der Vermieterverein hat ein Muster.", {
        decisions: [decided("Das Muster wird in Einfacher Sprache und acht Sprachen erklärt.", [8, 0, 0])],
        tasks: [todo("Muster in Einfache Sprache übertragen", "evers", "2025-07-31", "2025-08-11")],
      }),
      item("Hausordnung und Müll", "In drei Häusern gab es Ärger. Ein Rundgang half mehr als ein Brief.", {
        decisions: [decided("Zu jedem Einzug gehört ein Rundgang mit der Hausverwaltung.")],
      }),
    ],
  },
  {
    gremium: "ak-wohnen",
    number: 6,
    on: "2026-01-28",
    items: [
      before(5, 7),
      item("Gute Unterkünfte: Stand", "Sieben von acht Unterkünften haben einen Lernraum. Das WLAN fehlt in zweien.", {
        decisions: [decided("Bis Ende 2026 hat jede Unterkunft WLAN und einen Lernraum.", [7, 0, 0])],
        tasks: [todo("WLAN in Klosterhagen und Fehnbergen beauftragen", "koops", "2026-04-30", "2026-06-15")],
      }),
      item("Wohnungen für große Familien", "Vier Familien mit mehr als fünf Kindern suchen seit einem Jahr.", {
        decisions: [inside("Die Kreiswohnbau prüft, ob zwei Wohnungen in Hohenwede zusammengelegt werden können.", [6, 0, 1])],
        tasks: [todo("Kosten für das Zusammenlegen nennen", "poppinga", "2026-03-20", "2026-03-31")],
      }),
    ],
  },
  {
    gremium: "ak-wohnen",
    number: 7,
    on: "2026-09-30",
    items: [
      before(6, 9),
      item("Wohnraumlotsen in weiteren Kommunen", "Marschbüttel, Osterwehr und Ellerholt möchten mitmachen. Ellerholt hat keinen Raum für Sprechstunden.", {
        decisions: [decided("Der Arbeitskreis empfiehlt, die Wohnraumlotsen ab April in drei weiteren Kommunen einzusetzen.", [9, 0, 0])],
        tasks: [
          todo("Raum für Sprechstunden in Ellerholt finden", "wilken", "2026-10-31"),
          todo("Zusagen der Kommunen schriftlich einholen", "meinders", "2026-11-30"),
        ],
      }),
    ],
  },
  {
    gremium: "ak-gesundheit",
    number: 4,
    on: "2025-07-02",
    items: [
      before(3, 6),
      item("Sprachmittlung in Praxen", "16 Praxen nutzen sie. Zahnärzte fragen, wer bezahlt.", {
        decisions: [decided("Der Landkreis trägt die Kosten für das Erstgespräch.", [5, 0, 1])],
        tasks: [todo("Praxen anschreiben", "lindner", "2025-08-29", "2025-08-28")],
      }),
      item("Rund um die Geburt", "Die Hebammenzentrale erreicht Frauen in Unterkünften kaum.", {
        decisions: [decided("Eine Hebamme ist jeden zweiten Dienstag in der Unterkunft Hohenwede.", [6, 0, 0])],
        tasks: [todo("Sprechstunde bekannt machen", "ulrichs", "2025-09-05", "2025-09-01")],
      }),
    ],
  },
  {
    gremium: "ak-gesundheit",
    number: 5,
    on: "2026-04-22",
    items: [
      before(4, 7),
      item("Gesundheitslotsen", "Zwölf Menschen haben die Schulung beendet. Eine zweite braucht kürzere Tage.", {
        decisions: [decided("Die zweite Schulung läuft an sechs Vormittagen ab Januar 2027.", [7, 0, 0])],
        tasks: [todo("Zehn Plätze bewerben", "lindner", "2026-11-30"), todo("Kinderbetreuung für die Vormittage klären", "busch", "2026-10-16")],
      }),
      item("Gewalt in Familien", "Die Frauenberatung bittet um einen Weg, der auch nachts gilt.", {
        decisions: [inside("Polizei und Klinik geben die Nummer der Frauenberatung in vier Sprachen mit.")],
      }),
    ],
  },
  {
    gremium: "ak-gesundheit",
    number: 6,
    on: "2026-10-28",
    items: [
      before(5, 6),
      item("Pflege und Alter", "Menschen, die vor 50 Jahren kamen, brauchen jetzt Pflege und kennen die Wege nicht.", {
        decisions: [decided("Der Pflegestützpunkt bietet zwei Nachmittage auf Türkisch und Russisch an.", [6, 0, 0])],
        tasks: [
          todo("Beraterinnen mit Türkisch und Russisch finden", "mohn", "2026-12-04"),
          todo("Moscheegemeinde und Vereine einladen", "kaya", "2026-11-10"),
        ],
      }),
    ],
  },
  {
    gremium: "ak-zusammenleben",
    number: 5,
    on: "2025-09-24",
    items: [
      before(4, 8),
      item("Schwimmen für Frauen", "38 Frauen stehen auf der Liste. Das Bad in Marschbüttel hat sonntags eine Stunde frei.", {
        decisions: [decided("Der Kurs findet sonntags um 9 Uhr in Marschbüttel statt.", [8, 0, 0])],
        tasks: [todo("Trainerinnen anfragen", "gerdes", "2025-10-31", "2025-11-05")],
      }),
      item("Runder Tisch der Religionen", "Acht Gemeinden kamen. Sie möchten sich zeigen, nicht nur reden.", {
        decisions: [decided("2026 gibt es eine Nacht der offenen Türen.", [7, 0, 1])],
      }),
    ],
  },
  {
    gremium: "ak-zusammenleben",
    number: 6,
    on: "2026-09-23",
    items: [
      before(5, 9),
      item("Nacht der offenen Türen", "Sieben Häuser waren offen, gezählt wurden 600 Gäste.", {
        decisions: [decided("Die Nacht der offenen Türen wird 2027 wiederholt.", [9, 0, 0])],
        tasks: [todo("Bericht mit Bildern für die Internetseite", "hinrichs", "2026-10-23")],
      }),
      item("Willkommenslotsen", "39 Aktive, nur in Ellerholt fehlt noch jemand.", {
        decisions: [decided("Die Freiwilligenagentur wirbt im November in Ellerholt.")],
        tasks: [todo("Infoabend in Ellerholt planen", "stolle", "2026-11-06", "2026-11-04", "Am 24. November im Dorfgemeinschaftshaus.")],
      }),
    ],
  },
  {
    gremium: "beirat",
    number: 4,
    on: "2025-11-19",
    items: [
      before(3, 9),
      item("Stimme in der Lenkungsgruppe", "Der Beirat will mitentscheiden, wo es um seine Themen geht.", {
        decisions: [decided("Der Beirat bittet um zwei Sitze mit Stimmrecht in der Lenkungsgruppe.", [9, 0, 0])],
        tasks: [todo("Antrag an die Lenkungsgruppe schreiben", "haddad", "2025-12-12", "2025-12-08")],
      }),
      item("Briefe der Ämter", "Viele Briefe versteht niemand. Der Beirat sammelt Beispiele.", {
        decisions: [decided("Der Beirat legt dem Landkreis zehn Briefe vor, die einfacher werden sollen.", [8, 0, 1])],
        tasks: [todo("Zehn Briefe auswählen", "tesfay", "2026-01-31", "2026-02-05")],
      }),
    ],
  },
  {
    gremium: "beirat",
    number: 5,
    on: "2026-06-10",
    items: [
      before(4, 8),
      item("Einfachere Briefe", "Drei von zehn Briefen sind neu geschrieben. Das Jugendamt wartet auf Freigabe.", {
        decisions: [decided("Der Beirat liest jeden neuen Brief, bevor er verschickt wird.", [8, 0, 0])],
        tasks: [todo("Sieben Briefe neu schreiben lassen", "albers", "2026-10-30"), todo("Rückmeldung des Jugendamts einholen", "harms", "2026-09-30")],
      }),
      item("Wahl 2029", "Wer soll wählen dürfen, und wie erfahren es alle? Der Beirat beginnt früh.", { outcome: "unfinished" }),
    ],
  },
  {
    gremium: "netzwerk-kommunen",
    number: 7,
    on: "2026-05-06",
    items: [
      before(6, 8),
      item("Vertretung bei Urlaub", "In fünf Kommunen gibt es nur eine Person.", {
        decisions: [inside("Je zwei Nachbarkommunen vertreten einander.", [8, 0, 0])],
        tasks: [todo("Liste der Vertretungen pflegen", "claasen", "2026-06-12", "2026-06-10")],
      }),
      item("Begrüßungsmappe", "Die Mappe ist von 2019, drei Nummern stimmen nicht mehr.", {
        decisions: [decided("Die Mappe wird bis Herbst neu gemacht und danach jedes Jahr geprüft.", [8, 0, 0])],
        tasks: [todo("Neue Mappe zusammenstellen", "rohlfs", "2026-10-31"), todo("Adressen prüfen", "sievers", "2026-09-15", "2026-09-14")],
      }),
    ],
  },
];

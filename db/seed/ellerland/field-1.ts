import type { StoryField } from "../story.ts";

export const field1: StoryField = {
  key: "1",
  title: "Sprache und Bildung",
  introduction: [
    "Ohne gemeinsame Sprache bleibt jeder Weg lang. Im Ellerland gibt es gute Kurse, doch sie liegen oft in den Städten, beginnen am Abend oder setzen voraus, dass jemand auf die Kinder aufpasst.",
    "Dieses Feld führt von der Kita über die Schule bis zum nachgeholten Abschluss. Es denkt die Sprachen mit, die Menschen schon können.",
  ],
  guidingGoals: [
    {
      text: "Alle können sich verständigen und weiterlernen: Sprachkurse sind für jede und jeden erreichbar, gleich wo und mit wem jemand lebt.",
      goals: [
        {
          key: "1.1",
          title: "Kurse erreichen alle, auch auf dem Dorf",
          text: "Deutschkurse finden dort und dann statt, wo Menschen sie besuchen können. Wohnort, Arbeitszeit und Fahrplan entscheiden nicht darüber, wer Deutsch lernt.",
          recommendations: [
            { key: "1.1.1", owner: "vhs", text: "In jeder Kommune des Landkreises beginnt mindestens einmal im Jahr ein Deutschkurs für Menschen ohne Vorkenntnisse.", subPoints: ["Kurse starten ab acht Anmeldungen.", "Wo ein Kurs nicht zustande kommt, lernen zwei Orte gemeinsam."], themes: ["Sprache", "Mobilität"], targetGroups: ["alle"], state: "done", share: 1 },
            { key: "1.1.2", owner: "vhs", text: "Wer tagsüber oder in Schichten arbeitet, findet im Umkreis von 20 Kilometern einen Kurs am Abend oder am Wochenende.", notes: ["Hinweis: Die Zeiten werden mit den Lebensmittelwerken und den Pflegeheimen abgestimmt."], themes: ["Sprache", "Arbeit"], targetGroups: ["Fachkräfte", "alle"], state: "on-track", share: 0.61 },
            { key: "1.1.3", owner: "kvb", text: "Zu jedem Kursort führt ein Bus oder ein Rufbus, der rechtzeitig ankommt und nach dem Unterricht zurückfährt.", subPoints: ["Kursplan und Fahrplan werden zweimal im Jahr gemeinsam geprüft.", "Kursträger buchen den Rufbus für die ganze Gruppe."], themes: ["Mobilität", "Sprache"], targetGroups: ["alle"], municipalities: ["luenmoor", "osterwehr", "ellerholt", "fehnbergen"], state: "at-risk", share: 0.35 },
          ],
        },
        {
          key: "1.2",
          title: "Eltern lernen, während Kinder betreut sind",
          text: "Mütter und Väter können Deutsch lernen, ohne vorher eine Lösung für ihre kleinen Kinder finden zu müssen.",
          recommendations: [
            { key: "1.2.1", owner: "vhs", text: "In jeder Mitgliedskommune gibt es mindestens einen Deutschkurs am Vormittag, bei dem Kinder unter drei Jahren betreut sind.", subPoints: ["Die Räume liegen höchstens 15 Minuten von einer Haltestelle.", "Betreuungskräfte werden über das Familienbüro gewonnen und geschult.", "Der Kurs ist im Portal in allen Sprachen zu finden."], themes: ["Sprache", "Kinderbetreuung", "Gleichstellung"], targetGroups: ["Eltern", "Kinder"], state: "at-risk", share: 0.55, origin: { table: 3, row: 5 } },
            { key: "1.2.2", owner: "familienbuero", text: "In Familienzentren und Kitas treffen sich Gruppen, in denen Eltern und Kinder gemeinsam spielen, singen und Deutsch sprechen.", themes: ["Sprache", "Kinderbetreuung"], targetGroups: ["Familien", "Eltern"], state: "on-track", share: 0.3 },
            { key: "1.2.3", owner: "familienbuero", text: "Das Familienbüro hält einen Kreis von Springkräften vor, der einspringt, wenn die Betreuung in einem Kurs ausfällt.", subPoints: ["Springkräfte sind binnen eines Tages vor Ort.", "Fahrzeit wird bezahlt."], themes: ["Kinderbetreuung"], targetGroups: ["Eltern"], state: "off-track", share: 0.11 },
          ],
        },
      ],
    },
    {
      text: "Kinder und Jugendliche finden schnell ihren Platz in Kita und Schule, und ihre Sprachen gelten dort etwas.",
      goals: [
        {
          key: "1.3",
          title: "Kitas öffnen sich für viele Sprachen",
          text: "Kitas begrüßen Familien in vielen Sprachen und stärken Kinder in der Sprache, die zu Hause gesprochen wird.",
          recommendations: [
            { key: "1.3.1", owner: "kitaverbund", text: "Alle Kitas führen das Aufnahmegespräch mit mehrsprachigen Unterlagen und bei Bedarf mit Sprachmittlung.", subPoints: ["Ein Bildheft erklärt den Tag in der Kita.", "Das Gespräch dauert mindestens 45 Minuten."], themes: ["Sprache", "Kommunikation"], targetGroups: ["Eltern", "Kinder"], state: "on-track", share: 0.71 },
            { key: "1.3.2", owner: "kitaverbund", text: "Eine Fachberatung begleitet alle Kitas dauerhaft bei mehrsprachiger Bildung.", themes: ["Sprache"], targetGroups: ["Kinder"], state: "continuous" },
          ],
        },
        {
          key: "1.4",
          title: "Schulen nehmen Kinder schnell auf",
          text: "Kein Kind und kein Jugendlicher wartet länger als nötig auf den ersten Schultag.",
          recommendations: [
            { key: "1.4.1", owner: "schulamt", text: "Aufnahmeklassen werden an drei Standorten eingerichtet, damit kein Schulweg länger als 40 Minuten dauert.", themes: ["Bildung", "Mobilität"], targetGroups: ["Kinder", "Jugendliche"], municipalities: ["hohenwede", "torfhude", "marschbuettel"], state: "done", share: 1 },
            { key: "1.4.2", owner: "schulamt", text: "Jedes schulpflichtige Kind hat spätestens 20 Schultage nach der Anmeldung einen Schulplatz.", subPoints: ["Eine Stelle im Schulamt nimmt alle Meldungen an.", "Die Erstberatung prüft Sprachstand und bisherigen Schulbesuch.", "Freie Plätze werden jede Woche gemeldet."], themes: ["Bildung"], targetGroups: ["Kinder", "Familien"], state: "on-track", share: 0.8 },
            { key: "1.4.3", owner: "bbs", text: "Jugendliche ab 16 werden an den berufsbildenden Schulen beraten und dorthin vermittelt, wo sie am besten lernen.", themes: ["Bildung"], targetGroups: ["Jugendliche"], state: "on-track", share: 0.46 },
          ],
        },
        {
          key: "1.5",
          title: "Übergänge gelingen",
          text: "Wechsel zwischen Kita, Grundschule, weiterführender Schule und Ausbildung werden vorbereitet und begleitet.",
          recommendations: [
            { key: "1.5.1", owner: "schulamt", text: "Kita und Grundschule führen vor der Einschulung ein gemeinsames Gespräch mit den Eltern, auf Wunsch mit Sprachmittlung.", notes: ["Hinweis: Unterlagen werden nur mit Zustimmung der Eltern weitergegeben."], themes: ["Bildung", "Kommunikation"], targetGroups: ["Eltern", "Kinder"], state: "on-track", share: 0.5 },
            { key: "1.5.2", owner: "freiwilligenagentur", text: "Patinnen und Paten begleiten Jugendliche ein Schuljahr lang beim Wechsel aus der Sprachlernklasse in die Regelklasse.", themes: ["Bildung", "Ehrenamt"], targetGroups: ["Jugendliche", "Ehrenamtliche"], state: "not-begun" },
          ],
        },
      ],
    },
    {
      text: "Mehrsprachigkeit ist Alltag: Verständigung gelingt überall, und Lernen hört nach der Schule nicht auf.",
      goals: [
        {
          key: "1.6",
          title: "Sprachmittlung ist immer erreichbar",
          text: "Wer ein wichtiges Gespräch führt, wird verstanden und versteht. Kinder übersetzen nicht für ihre Eltern.",
          recommendations: [
            { key: "1.6.1", owner: "kostelle", text: "Der Landkreis baut einen Pool mit mindestens 40 geschulten Sprachmittlerinnen und Sprachmittlern auf.", subPoints: ["Die Schulung umfasst 36 Stunden und endet mit einem Zertifikat.", "Alle verpflichten sich zur Verschwiegenheit."], themes: ["Sprache", "Kommunikation"], targetGroups: ["alle"], state: "done", share: 1 },
            { key: "1.6.2", owner: "kostelle", text: "Die Koordinierungsstelle vermittelt Einsätze für Ämter, Schulen und Beratungsstellen und beantwortet jede Anfrage binnen zwei Arbeitstagen.", themes: ["Sprache", "Kommunikation"], targetGroups: ["Verwaltung", "alle"], state: "continuous" },
            { key: "1.6.3", owner: "kostelle", text: "Für kurzfristige Gespräche steht in allen Dienststellen mit Publikumsverkehr Dolmetschen per Video bereit.", themes: ["Digitales", "Sprache"], targetGroups: ["Verwaltung"], state: "on-track", share: 0.76 },
          ],
        },
        {
          key: "1.7",
          title: "Herkunftssprachen sind ein Schatz",
          text: "Kinder und Jugendliche können die Sprachen ihrer Familien lesen, schreiben und zeigen.",
          recommendations: [
            { key: "1.7.1", owner: "schulamt", text: "Unterricht in Herkunftssprachen findet an drei Schulen statt, und Bibliotheken lesen regelmäßig in mehreren Sprachen vor.", subPoints: ["Angefangen wird mit Arabisch, Ukrainisch und Türkisch.", "Der Unterricht liegt am frühen Nachmittag."], themes: ["Sprache", "Bildung"], targetGroups: ["Kinder", "Jugendliche"], municipalities: ["hohenwede", "torfhude", "marschbuettel"], state: "at-risk", share: 0.26 },
            { key: "1.7.2", owner: "schulamt", text: "Schulen beraten Jugendliche und ihre Eltern, wie eine Prüfung in der Herkunftssprache die zweite Fremdsprache ersetzen kann.", themes: ["Sprache", "Bildung"], targetGroups: ["Jugendliche", "Eltern"], state: "not-begun" },
          ],
        },
        {
          key: "1.8",
          title: "Erwachsene holen Abschlüsse nach",
          text: "Erwachsene finden einen Weg zu Schrift, Rechnen und einem Schulabschluss, der zu Arbeit und Familie passt.",
          recommendations: [
            { key: "1.8.1", owner: "vhs", text: "Ein Lehrgang zum Hauptschulabschluss verbindet Deutsch, Mathematik und Praktikum und läuft über zwei Jahre in Teilzeit.", themes: ["Bildung"], targetGroups: ["alle"], state: "on-track", share: 0.39 },
            { key: "1.8.2", owner: "bildungswerk", text: "Wer nicht lesen und schreiben gelernt hat, lernt es in einer Werkstatt mit Holz, Küche oder Garten.", notes: ["Alternativ: zwei Vormittage in einem Betrieb, zwei im Kursraum."], themes: ["Sprache", "Bildung"], targetGroups: ["alle"], municipalities: ["fehnbergen"], state: "paused", share: 0.2 },
          ],
        },
        {
          key: "1.9",
          title: "Digitale Grundbildung für alle",
          text: "Alle können die digitalen Wege gehen, die Ämter, Schulen und Betriebe heute verlangen.",
          recommendations: [
            { key: "1.9.1", owner: "kreisbibliothek", text: "Bibliotheken und Begegnungsorte bieten Lernplätze mit Geräten, freiem WLAN und Hilfe zu festen Zeiten.", themes: ["Digitales", "Bildung"], targetGroups: ["alle"], state: "done", share: 1 },
            { key: "1.9.2", owner: "vhs", text: "In einfachen Kursen lernen Erwachsene, wie sie Anträge stellen, Termine buchen und ihre Daten schützen.", subPoints: ["Kurse finden auch in Arabisch, Ukrainisch und Türkisch statt.", "Geübt wird am eigenen Telefon."], themes: ["Digitales"], targetGroups: ["alle", "Ältere"], state: "on-track", share: 0.65 },
          ],
        },
      ],
    },
  ],
};

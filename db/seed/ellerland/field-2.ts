import type { StoryField } from "../story.ts";

export const field2: StoryField = {
  key: "2",
  title: "Ausbildung und Arbeit",
  introduction: [
    "Betriebe suchen Menschen, Menschen suchen Arbeit. Dazwischen stehen Sprache, Zeugnisse, Fahrpläne und manchmal die Sorge, etwas falsch zu machen.",
    "Dieses Feld hilft beiden Seiten: Jugendlichen, Fachkräften und Müttern ebenso wie dem Handwerksbetrieb mit sechs Beschäftigten.",
  ],
  guidingGoals: [
    {
      text: "Junge Menschen finden eine Ausbildung, die zu ihnen passt, und schließen sie ab.",
      goals: [
        {
          key: "2.1",
          title: "Berufe früh kennenlernen",
          text: "Jugendliche und ihre Eltern kennen die Wege in den Beruf, bevor sie sich entscheiden müssen.",
          recommendations: [
            { key: "2.1.1", owner: "bbs", text: "Alle Sprachlernklassen besuchen vorbereitet die Ausbildungsmesse des Landkreises.", themes: ["Arbeit", "Bildung"], targetGroups: ["Jugendliche"], state: "done", share: 1 },
            { key: "2.1.2", owner: "arbeitsagentur", text: "Jugendliche aus Sprachlernklassen probieren an Werkstatttagen und in Praktika mindestens drei Berufe aus.", subPoints: ["Betriebe und Schulen vereinbaren feste Wochen.", "Fahrtkosten werden übernommen."], themes: ["Arbeit"], targetGroups: ["Jugendliche", "Betriebe"], state: "on-track", share: 0.7 },
            { key: "2.1.3", owner: "ihk", text: "Elternabende in mehreren Sprachen erklären, wie Ausbildung in Deutschland funktioniert und was sie wert ist.", themes: ["Arbeit", "Kommunikation"], targetGroups: ["Eltern", "Jugendliche"], state: "on-track", share: 0.46 },
          ],
        },
        {
          key: "2.2",
          title: "Betriebe trauen sich",
          text: "Kleine und mittlere Betriebe stellen Menschen mit Einwanderungsgeschichte ein, weil sie wissen, wer ihnen dabei hilft.",
          recommendations: [
            { key: "2.2.1", owner: "kostelle", text: "Eine Lotsin für Betriebe beantwortet Fragen zu Aufenthalt, Förderung und Spracherwerb aus einer Hand und kommt auf Wunsch vorbei.", themes: ["Arbeit", "Kommunikation"], targetGroups: ["Betriebe"], state: "on-track", share: 0.61 },
            { key: "2.2.2", owner: "handwerkskammer", text: "Betriebe mit Erfahrung begleiten als Patenbetriebe andere, die zum ersten Mal ausbilden oder einstellen.", themes: ["Arbeit"], targetGroups: ["Betriebe", "Auszubildende"], state: "at-risk", share: 0.39 },
          ],
        },
        {
          key: "2.3",
          title: "Ausbildung wird nicht abgebrochen",
          text: "Wer eine Ausbildung beginnt, bekommt Hilfe, bevor ein Problem zum Abbruch führt.",
          recommendations: [
            { key: "2.3.1", owner: "bbs", text: "Auszubildende mit Einwanderungsgeschichte bekommen auf Wunsch eine feste Begleitung für Lernen, Sprache und Alltag.", subPoints: ["Lernzeiten liegen an der Berufsschule.", "Ehemalige Auszubildende geben ihre Erfahrung weiter."], themes: ["Arbeit", "Bildung"], targetGroups: ["Auszubildende"], state: "on-track", share: 0.5 },
            { key: "2.3.2", owner: "kreiswohnbau", text: "In der Nähe der berufsbildenden Schulen entsteht bezahlbarer Wohnraum für 40 Auszubildende.", themes: ["Wohnen", "Mobilität"], targetGroups: ["Auszubildende"], municipalities: ["marschbuettel"], state: "off-track", share: 0.15 },
          ],
        },
      ],
    },
    {
      text: "Menschen arbeiten in dem Beruf, den sie gelernt haben oder lernen möchten.",
      goals: [
        {
          key: "2.4",
          title: "Abschlüsse werden anerkannt",
          text: "Wer mit einem Beruf kommt, kann ihn ausüben. Der Weg dahin ist beschrieben, begleitet und bezahlbar.",
          recommendations: [
            { key: "2.4.1", owner: "sozialwerk", text: "Sprechtage zur Anerkennung ausländischer Abschlüsse finden in Hohenwede, Torfhude und Fehnbergen statt.", themes: ["Arbeit", "Mobilität"], targetGroups: ["Fachkräfte"], municipalities: ["hohenwede", "torfhude", "fehnbergen"], state: "done", share: 1 },
            { key: "2.4.2", owner: "sozialwerk", text: "Die Anerkennungsberatung begleitet Fachkräfte vom ersten Gespräch bis zum Bescheid.", themes: ["Arbeit"], targetGroups: ["Fachkräfte"], state: "continuous" },
            { key: "2.4.3", owner: "ellerklinik", text: "Pflegekräfte aus dem Ausland können die verlangten Anpassungslehrgänge im Landkreis absolvieren.", subPoints: ["Praxisteile finden in der Ellerklinik und in drei Pflegeheimen statt.", "Fachsprache gehört zum Lehrgang."], themes: ["Arbeit", "Gesundheit"], targetGroups: ["Fachkräfte"], state: "on-track", share: 0.54 },
          ],
        },
        {
          key: "2.5",
          title: "Arbeit und Sprachkurs passen zusammen",
          text: "Niemand muss sich zwischen Lohn und Deutschkurs entscheiden.",
          recommendations: [
            { key: "2.5.1", owner: "bildungswerk", text: "Berufssprachkurse richten sich nach Schichtplänen und finden auch in Teilzeit und in Betriebsnähe statt.", themes: ["Sprache", "Arbeit"], targetGroups: ["Fachkräfte", "Betriebe"], municipalities: ["marschbuettel", "hohenwede"], state: "at-risk", share: 0.3 },
            { key: "2.5.2", owner: "ihk", text: "Betriebe bieten Sprachkurse während der Arbeitszeit an und teilen sich, wo sie zu klein sind, eine Lehrkraft.", notes: ["z. B. zwei Stunden in der Woche, eine davon bezahlt."], themes: ["Sprache", "Arbeit"], targetGroups: ["Betriebe", "Fachkräfte"], state: "not-begun" },
          ],
        },
        {
          key: "2.6",
          title: "Frauen kehren in den Beruf zurück",
          text: "Zugewanderte Frauen können an ihre Ausbildung und Erfahrung anknüpfen, auch nach Jahren der Familienarbeit.",
          recommendations: [
            { key: "2.6.1", owner: "gleichstellung", text: "Ein Beratungsangebot begleitet Frauen über ein Jahr von der ersten Idee bis zur Bewerbung.", subPoints: ["Treffen finden vormittags mit Kinderbetreuung statt.", "Frauen, die den Weg gegangen sind, erzählen davon."], themes: ["Gleichstellung", "Arbeit"], targetGroups: ["Frauen"], state: "on-track", share: 0.65 },
            { key: "2.6.2", owner: "arbeitsagentur", text: "Betriebe und Schulen schaffen mehr Ausbildungsplätze in Teilzeit und sprechen Mütter gezielt darauf an.", themes: ["Gleichstellung", "Arbeit"], targetGroups: ["Frauen", "Betriebe"], state: "on-track", share: 0.39 },
          ],
        },
      ],
    },
    {
      text: "Arbeit ist fair, selbstbestimmt und auch ohne eigenes Auto erreichbar.",
      goals: [
        {
          key: "2.7",
          title: "Selbstständige finden Rat",
          text: "Wer eine gute Geschäftsidee hat, findet Rat in einer Sprache, in der sich auch Verträge verstehen lassen.",
          recommendations: [
            { key: "2.7.1", owner: "ihk", text: "Gründungsberatung gibt es auch auf Arabisch, Türkisch und Ukrainisch.", themes: ["Arbeit", "Kommunikation"], targetGroups: ["Fachkräfte"], state: "paused", share: 0.2 },
            { key: "2.7.2", owner: "buergerstiftung", text: "Ein regionaler Fonds vergibt kleine Darlehen an Gründerinnen und Gründer ohne Sicherheiten.", themes: ["Arbeit"], targetGroups: ["Fachkräfte"], state: "dropped", droppedReason: "Das Land vergibt seit Juli 2025 selbst kleine Darlehen zu besseren Bedingungen. Die Lenkungsgruppe hat die Empfehlung deshalb am 10. September 2025 beendet." },
          ],
        },
        {
          key: "2.8",
          title: "Wege zur Arbeit ohne Auto",
          text: "Arbeitsplätze in den Gewerbegebieten sind zu Schichtbeginn und nach Schichtende erreichbar.",
          recommendations: [
            { key: "2.8.1", owner: "kvb", text: "Ein Spätbus verbindet die Gewerbegebiete Marschbüttel und Hohenwede-Süd nach der Spätschicht mit den umliegenden Orten.", subPoints: ["Die Abfahrt richtet sich nach dem Schichtende.", "Betriebe beteiligen sich an den Kosten."], themes: ["Mobilität", "Arbeit"], targetGroups: ["Fachkräfte", "Auszubildende"], municipalities: ["marschbuettel", "hohenwede", "luenmoor"], state: "not-begun" },
            { key: "2.8.2", owner: "planungsamt", text: "Betriebe organisieren Fahrgemeinschaften, und der Landkreis hilft beim Umschreiben ausländischer Führerscheine mit Übungsgruppen.", themes: ["Mobilität"], targetGroups: ["Fachkräfte", "Betriebe"], state: "not-begun" },
          ],
        },
        {
          key: "2.9",
          title: "Faire Arbeit ist bekannt",
          text: "Beschäftigte kennen ihre Rechte und wissen, wer ihnen hilft, wenn Lohn oder Arbeitszeit nicht stimmen.",
          recommendations: [
            { key: "2.9.1", owner: "faire-arbeit", text: "Ein Faltblatt in neun Sprachen erklärt Mindestlohn, Arbeitszeit, Kündigung und Krankmeldung.", themes: ["Arbeit", "Kommunikation"], targetGroups: ["Fachkräfte", "Auszubildende"], state: "done", share: 1 },
            { key: "2.9.2", owner: "faire-arbeit", text: "Eine unabhängige Beratung hilft Beschäftigten bei Streit um Lohn, Unterkunft und Vertrag.", themes: ["Arbeit"], targetGroups: ["Fachkräfte", "Auszubildende"], state: "continuous" },
          ],
        },
      ],
    },
  ],
};

import type { StoryField } from "../story.ts";

export const field3: StoryField = {
  key: "3",
  title: "Wohnen und Ankommen",
  introduction: [
    "Die ersten Wochen entscheiden viel. Wer weiß, wo er hingehen muss und wer dort wartet, verliert keine Zeit und keinen Mut.",
    "Danach zählt eine Wohnung. Sie ist im Ellerland knapp geworden, auch für Familien, die immer hier gelebt haben. Dieses Feld sagt, was Kommunen, Vermietende und Nachbarschaften tun können.",
  ],
  guidingGoals: [
    {
      text: "Neue Nachbarinnen und Nachbarn finden schnell eine Wohnung, in der sie bleiben können.",
      goals: [
        {
          key: "3.1",
          title: "Die ersten 30 Tage sind klar",
          text: "Wer neu ist, weiß am ersten Tag, was in den nächsten 30 Tagen zu tun ist, und hat jemanden, den er fragen kann.",
          recommendations: [
            { key: "3.1.1", owner: "kostelle", text: "Eine Willkommensmappe zeigt die ersten Schritte und liegt in allen Bürgerbüros und Unterkünften bereit.", themes: ["Kommunikation"], targetGroups: ["Neuzugewanderte"], state: "done", share: 1 },
            { key: "3.1.2", owner: "sozialamt", text: "Alle neu Zugewiesenen führen in den ersten 14 Tagen ein Gespräch mit der sozialen Begleitung, auf Wunsch mit Sprachmittlung.", themes: ["Kommunikation"], targetGroups: ["Neuzugewanderte"], state: "done", share: 1 },
            { key: "3.1.3", owner: "freiwilligenagentur", text: "Willkommenslotsinnen und Willkommenslotsen begleiten neue Familien zu den ersten Terminen.", subPoints: ["Lotsen werden geschult und treffen sich jeden Monat.", "Auslagen werden ohne Antrag erstattet."], themes: ["Ehrenamt"], targetGroups: ["Neuzugewanderte", "Ehrenamtliche"], state: "on-track", share: 0.8 },
          ],
        },
        {
          key: "3.2",
          title: "Wohnraum wird gefunden",
          text: "Familien und Einzelne ziehen aus der Unterkunft in eine eigene Wohnung, sobald sie dürfen.",
          recommendations: [
            { key: "3.2.1", owner: "kreiswohnbau", text: "Kreiswohnbau und Kommunen schaffen bis 2028 zusätzlich 60 geförderte Wohnungen mit Belegungsrecht.", themes: ["Wohnen"], targetGroups: ["Familien", "alle"], municipalities: ["hohenwede", "torfhude", "marschbuettel"], state: "off-track", share: 0.2 },
            { key: "3.2.2", owner: "stadt-torfhude", text: "Wohnraumlotsen bringen Suchende und Vermietende zusammen und bleiben im ersten Mietjahr ansprechbar.", subPoints: ["Torfhude erprobt das Angebot, die anderen Kommunen folgen.", "Lotsen besichtigen Wohnungen gemeinsam mit den Suchenden.", "Nach drei, sechs und zwölf Monaten fragen sie bei beiden Seiten nach."], themes: ["Wohnen"], targetGroups: ["Familien", "Vermieter:innen"], state: "at-risk", share: 0.35 },
            { key: "3.2.3", owner: "planungsamt", text: "Die Kommunen erfassen leer stehende Wohnungen und sprechen Eigentümerinnen und Eigentümer an.", themes: ["Wohnen"], targetGroups: ["Vermieter:innen"], state: "not-begun" },
          ],
        },
        {
          key: "3.3",
          title: "Vermieter und Mieter verstehen sich",
          text: "Wer vermietet und wer mietet, kennt Rechte und Pflichten und weiß, wer bei Ärger vermittelt.",
          recommendations: [
            { key: "3.3.1", owner: "familienzentrum", text: "Ein Mietkurs vermittelt in sechs Stunden, wie Wohnen in Deutschland funktioniert, und endet mit einer Bescheinigung.", notes: ["Hinweis: Kreiswohnbau und Vermieterverein erkennen die Bescheinigung an."], themes: ["Wohnen", "Bildung"], targetGroups: ["alle"], state: "on-track", share: 0.61 },
            { key: "3.3.2", owner: "vermieterverein", text: "Vermietende erreichen bei Fragen zu Miete, Jobcenter und Verständigung eine feste Ansprechperson.", themes: ["Wohnen", "Kommunikation"], targetGroups: ["Vermieter:innen"], state: "done", share: 1 },
          ],
        },
        {
          key: "3.4",
          title: "Unterkünfte sind gute Orte",
          text: "Solange Menschen in Unterkünften leben, sind diese sicher, ruhig genug zum Lernen und offen zur Nachbarschaft.",
          recommendations: [
            { key: "3.4.1", owner: "sozialamt", text: "Jede Unterkunft hat ein Schutzkonzept, einen Lernraum mit WLAN und einen Spielplatz in der Nähe.", subPoints: ["Schutzkonzepte entstehen mit Bewohnerinnen und Bewohnern.", "Der Lernraum ist bis 21 Uhr offen."], themes: ["Wohnen", "Schutz vor Gewalt"], targetGroups: ["Familien", "Kinder"], state: "on-track", share: 0.7 },
            { key: "3.4.2", owner: "sozialamt", text: "Soziale Begleitung ist in jeder Unterkunft an mindestens drei Tagen in der Woche anwesend.", themes: ["Wohnen"], targetGroups: ["Neuzugewanderte"], state: "continuous" },
          ],
        },
      ],
    },
    {
      text: "Auskünfte sind verständlich, Stellen arbeiten zusammen, und Nachbarschaften heißen willkommen.",
      goals: [
        {
          key: "3.5",
          title: "Auskunft in einfacher Sprache",
          text: "Briefe und Formulare lassen sich beim ersten Lesen verstehen.",
          recommendations: [
            { key: "3.5.1", owner: "kostelle", text: "Die zwölf häufigsten Schreiben des Landkreises liegen in einfacher Sprache vor.", subPoints: ["Lernende der Volkshochschule prüfen jeden Text.", "Rechtsfolgen bleiben vollständig genannt."], themes: ["Kommunikation", "Vielfalt in der Verwaltung"], targetGroups: ["Verwaltung", "alle"], state: "done", share: 1 },
            { key: "3.5.2", owner: "personalamt", text: "Mitarbeitende mit Kundenkontakt üben in einem Tagesseminar, einfach zu schreiben und zu sprechen.", themes: ["Kommunikation", "Vielfalt in der Verwaltung"], targetGroups: ["Verwaltung"], state: "on-track", share: 0.54 },
          ],
        },
        {
          key: "3.6",
          title: "Behörden arbeiten Hand in Hand",
          text: "Menschen müssen ihre Geschichte nicht an jedem Schalter neu erzählen.",
          recommendations: [
            { key: "3.6.1", owner: "auslaenderbehoerde", text: "Ausländerbehörden, Jobcenter, Sozialamt und Beratungsstellen beschreiben ihre gemeinsamen Abläufe und benennen feste Ansprechpersonen.", subPoints: ["Die Stadt Hohenwede mit ihrer eigenen Ausländerbehörde ist von Anfang an dabei.", "Jeder Ablauf passt auf eine Seite."], themes: ["Vielfalt in der Verwaltung", "Kommunikation"], targetGroups: ["Verwaltung"], state: "at-risk", share: 0.46 },
            { key: "3.6.2", owner: "kostelle", text: "In jeder Kommune können schwierige Fälle mit Zustimmung der Betroffenen in einer gemeinsamen Runde besprochen werden.", themes: ["Vielfalt in der Verwaltung"], targetGroups: ["Verwaltung", "Familien"], state: "on-track", share: 0.5 },
          ],
        },
        {
          key: "3.7",
          title: "Nachbarschaften heißen willkommen",
          text: "Neu Zugezogene lernen die Menschen nebenan kennen, nicht nur die Ämter.",
          recommendations: [
            { key: "3.7.1", owner: "mgh", text: "Nachbarschaftsabende bringen alte und neue Bewohnerinnen und Bewohner an einen Tisch.", themes: ["Ehrenamt"], targetGroups: ["alle"], state: "on-track", share: 0.39 },
            { key: "3.7.2", owner: "stadt-hohenwede", text: "Jede Kommune lädt einmal im Jahr alle neu Zugezogenen ins Rathaus ein.", themes: ["Kommunikation"], targetGroups: ["Neuzugewanderte"], state: "not-begun" },
          ],
        },
      ],
    },
  ],
};

import type { StoryField } from "../story.ts";

export const field5: StoryField = {
  key: "5",
  title: "Zusammenleben und Teilhabe",
  introduction: [
    "Zusammenleben entsteht beim Training, in der Feuerwehr, am Küchentisch und im Rat. Es braucht Orte, Anlässe und Regeln, die für alle gelten.",
    "Dieses Feld handelt davon, wer mitmacht und wer mitredet. Es fragt auch die Verwaltung, wie vielfältig sie selbst ist.",
  ],
  guidingGoals: [
    {
      text: "Vereine, Ehrenamt und Feste sind offen für alle, die im Ellerland leben.",
      goals: [
        {
          key: "5.1",
          title: "Vereine öffnen ihre Türen",
          text: "In Vereinen, Feuerwehr und Chor begegnen sich Menschen, weil sie dasselbe gern tun.",
          recommendations: [
            { key: "5.1.1", owner: "ksb", text: "Ein Leitfaden und eine Vereinsbörse helfen Vereinen, neue Mitglieder mit Einwanderungsgeschichte anzusprechen.", themes: ["Ehrenamt", "Sport"], targetGroups: ["Ehrenamtliche"], state: "done", share: 1 },
            { key: "5.1.2", owner: "ksb", text: "Vereine benennen Patinnen und Paten, die neue Mitglieder in den ersten drei Monaten begleiten.", themes: ["Ehrenamt", "Sport"], targetGroups: ["alle", "Ehrenamtliche"], state: "on-track", share: 0.7 },
            { key: "5.1.3", owner: "ksb", text: "Menschen mit Einwanderungsgeschichte werden als Übungsleitende, Jugendleiterinnen und Jugendleiter gewonnen und bezahlt ausgebildet.", subPoints: ["Lehrgänge finden auch in einfacher Sprache statt.", "Die Ausbildung wird mit Vereinen vor Ort verbunden."], themes: ["Ehrenamt", "Sport"], targetGroups: ["Ehrenamtliche", "Jugendliche"], state: "on-track", share: 0.54 },
          ],
        },
        {
          key: "5.2",
          title: "Ehrenamt wird begleitet",
          text: "Freiwillige haben jemanden, der ihnen zuhört, sie fortbildet und Danke sagt.",
          recommendations: [
            { key: "5.2.1", owner: "freiwilligenagentur", text: "Die Freiwilligenagentur berät und begleitet Ehrenamtliche in der Arbeit mit Zugewanderten in allen Kommunen.", subPoints: ["Sprechstunden wandern durch die Kommunen.", "Wer Belastendes erlebt, bekommt Supervision."], themes: ["Ehrenamt"], targetGroups: ["Ehrenamtliche"], state: "continuous" },
            { key: "5.2.2", owner: "freiwilligenagentur", text: "Eine kostenlose Fortbildungsreihe behandelt Aufenthaltsrecht, Grenzen im Ehrenamt und Umgang mit Belastung.", themes: ["Ehrenamt", "Bildung"], targetGroups: ["Ehrenamtliche"], state: "done", share: 1 },
          ],
        },
        {
          key: "5.3",
          title: "Mitreden im Beirat",
          text: "Zugewanderte sprechen dort mit, wo über das Zusammenleben entschieden wird.",
          recommendations: [
            { key: "5.3.1", owner: "viele-stimmen", text: "Der Integrationsbeirat wird beteiligt, bevor Entscheidungen fallen:", subPoints: ["bei neuen Richtlinien", "bei der Kursplanung", "bei der Besetzung der Lenkungsgruppe", "beim Halbjahresbericht"], themes: ["Beteiligung"], targetGroups: ["alle", "Verwaltung"], state: "on-track", share: 0.8 },
            { key: "5.3.2", owner: "viele-stimmen", text: "Mitglieder des Beirats und Interessierte lernen in Werkstätten, wie Kommunalpolitik arbeitet.", themes: ["Beteiligung", "Bildung"], targetGroups: ["alle"], state: "on-track", share: 0.39 },
          ],
        },
        {
          key: "5.4",
          title: "Feste und Begegnung",
          text: "Es gibt in jeder Kommune Anlässe, bei denen sich Menschen ohne Anmeldung und ohne Geld begegnen.",
          recommendations: [
            { key: "5.4.1", owner: "kostelle", text: "Die Interkulturellen Tage finden jedes Jahr im September in wechselnden Kommunen statt.", themes: ["Ehrenamt", "Kommunikation"], targetGroups: ["alle"], state: "continuous" },
            { key: "5.4.2", owner: "ankommen", text: "In jeder Kommune gibt es einen offenen Treffpunkt mit Küche, der mindestens einmal in der Woche geöffnet ist.", notes: ["z. B. Gemeindehaus, Dorfgemeinschaftshaus, Feuerwehrhaus."], themes: ["Ehrenamt"], targetGroups: ["alle"], state: "done", share: 1 },
            { key: "5.4.3", owner: "ankommen", text: "Sprachcafés laden an festen Tagen zum Reden bei Kaffee und Tee ein.", themes: ["Sprache", "Ehrenamt"], targetGroups: ["alle", "Ehrenamtliche"], state: "on-track", share: 0.61 },
          ],
        },
      ],
    },
    {
      text: "Der Landkreis tritt Rassismus entgegen, würdigt Zugehörigkeit und fördert das Gespräch.",
      goals: [
        {
          key: "5.5",
          title: "Gegen Rassismus handeln",
          text: "Wer abgewertet oder benachteiligt wird, findet Gehör. Wer hinsieht, weiß, was zu tun ist.",
          recommendations: [
            { key: "5.5.1", owner: "kreisjugendring", text: "Schulen, Vereine und Betriebe führen Werkstätten gegen Rassismus durch, die von jungen Menschen mitgeleitet werden.", themes: ["Beteiligung", "Bildung"], targetGroups: ["Jugendliche", "Betriebe"], state: "on-track", share: 0.46 },
            { key: "5.5.2", owner: "gleichstellung", text: "Im Kreishaus und in den Rathäusern gibt es geschulte Ansprechpersonen gegen Diskriminierung.", subPoints: ["Gespräche sind vertraulich und auf Wunsch anonym.", "Ein Jahresbericht nennt Zahlen und Folgen."], themes: ["Vielfalt in der Verwaltung", "Gleichstellung"], targetGroups: ["alle", "Verwaltung"], state: "at-risk", share: 0.3 },
          ],
        },
        {
          key: "5.6",
          title: "Einbürgerung wird gefeiert",
          text: "Deutsche oder Deutscher zu werden ist ein Grund zur Freude, und der Weg dahin ist bekannt.",
          recommendations: [
            { key: "5.6.1", owner: "auslaenderbehoerde", text: "Zweimal im Jahr informieren beide Einbürgerungsstellen in offenen Abenden über Voraussetzungen und Unterlagen.", themes: ["Kommunikation", "Beteiligung"], targetGroups: ["alle"], state: "done", share: 1 },
            { key: "5.6.2", owner: "kostelle", text: "Der Landrat lädt neue Staatsbürgerinnen und Staatsbürger jedes Jahr mit ihren Familien zu einer Feier ins Kreishaus ein.", themes: ["Beteiligung"], targetGroups: ["alle", "Familien"], municipalities: ["hohenwede"], state: "done", share: 1 },
          ],
        },
        {
          key: "5.7",
          title: "Religionen im Gespräch",
          text: "Religionsgemeinschaften kennen einander und stehen zusammen, wenn eine von ihnen angegriffen wird.",
          recommendations: [
            { key: "5.7.1", owner: "kirchenkreis", text: "Ein Runder Tisch der Religionen trifft sich viermal im Jahr an wechselnden Orten.", themes: ["Beteiligung"], targetGroups: ["alle"], state: "on-track", share: 0.5 },
            { key: "5.7.2", owner: "kirchenkreis", text: "In Hohenwede entsteht ein gemeinsames Haus, das alle Religionsgemeinschaften nutzen.", themes: ["Beteiligung"], targetGroups: ["alle"], municipalities: ["hohenwede"], state: "dropped", droppedReason: "Die Gemeinschaften möchten lieber einander in ihren eigenen Häusern besuchen. Der Runde Tisch hat im Februar 2026 einstimmig darum gebeten, den Plan zu beenden." },
          ],
        },
      ],
    },
    {
      text: "Junge Menschen und eine vielfältige Verwaltung gestalten den Landkreis von morgen.",
      goals: [
        {
          key: "5.8",
          title: "Junge Menschen gestalten mit",
          text: "Jugendliche bestimmen über Dinge, die sie betreffen, und über ein Budget, das ihnen gehört.",
          recommendations: [
            { key: "5.8.1", owner: "kreisjugendring", text: "Ein Jugendforum entscheidet jedes Jahr über ein eigenes Budget von 20.000 €.", subPoints: ["Mindestens ein Drittel der Plätze geht an Jugendliche mit Einwanderungsgeschichte.", "Treffen finden reihum in den Kommunen statt."], themes: ["Beteiligung"], targetGroups: ["Jugendliche"], state: "not-begun" },
            { key: "5.8.2", owner: "jugendamt", text: "Jugendzentren und Schülervertretungen werden gefragt, bevor Spielplätze, Haltestellen und Treffpunkte geplant werden.", themes: ["Beteiligung"], targetGroups: ["Jugendliche"], state: "not-begun" },
          ],
        },
        {
          key: "5.9",
          title: "Verwaltung wird vielfältig",
          text: "Die Verwaltung spiegelt die Vielfalt der Menschen, für die sie arbeitet, und lernt aus ihr.",
          recommendations: [
            { key: "5.9.1", owner: "personalamt", text: "Beschäftigte und Führungskräfte nehmen an einer Fortbildung zu Vielfalt und Diskriminierungsschutz teil.", themes: ["Vielfalt in der Verwaltung"], targetGroups: ["Verwaltung"], state: "on-track", share: 0.35 },
            { key: "5.9.2", owner: "personalamt", text: "Der Landkreis gewinnt gezielt Nachwuchskräfte mit Einwanderungsgeschichte und begleitet sie durch die Ausbildung.", subPoints: ["Ausschreibungen nennen Sprachkenntnisse als Vorteil.", "Auswahlgespräche werden auf Fairness geprüft."], themes: ["Vielfalt in der Verwaltung", "Arbeit"], targetGroups: ["Auszubildende", "Verwaltung"], state: "off-track", share: 0.2 },
          ],
        },
      ],
    },
  ],
};

import type { StoryField } from "../story.ts";

export const field4: StoryField = {
  key: "4",
  title: "Gesundheit und Familie",
  introduction: [
    "Wer krank ist, braucht Vertrauen und die richtigen Worte. Praxen, Klinik und Beratungsstellen im Ellerland möchten helfen, doch die Zeit ist knapp und der Weg zur Fachärztin weit.",
    "Dieses Feld begleitet Familien von der Schwangerschaft bis zur Pflege. Es nimmt ernst, dass manches Leid nicht zu sehen ist.",
  ],
  guidingGoals: [
    {
      text: "Jede und jeder findet die medizinische und seelische Hilfe, die nötig ist, und wird dort verstanden.",
      goals: [
        {
          key: "4.1",
          title: "Ärztinnen und Ärzte verstehen ihre Patienten",
          text: "In Praxis, Klinik und Apotheke gelingt die Verständigung, ohne dass Kinder oder Bekannte übersetzen.",
          recommendations: [
            { key: "4.1.1", owner: "gesundheitsamt", text: "Haus- und Kinderarztpraxen können für ihre Termine kostenlos Sprachmittlung anfragen und wissen, wie das geht.", themes: ["Gesundheit", "Sprache"], targetGroups: ["alle"], state: "on-track", share: 0.61 },
            { key: "4.1.2", owner: "gesundheitsamt", text: "Gesundheitslotsinnen und Gesundheitslotsen erklären in ihrer Sprache, wie das deutsche Gesundheitswesen funktioniert.", subPoints: ["Themen sind Impfen, Vorsorge, Zähne und Notfall.", "Gespräche finden dort statt, wo sich Menschen ohnehin treffen."], themes: ["Gesundheit", "Ehrenamt"], targetGroups: ["Familien", "Ältere"], state: "at-risk", share: 0.3 },
            { key: "4.1.3", owner: "kostelle", text: "Für Gespräche in Klinik und Beratungsstellen, bei denen es um eine Entscheidung über Behandlung geht, wird Sprachmittlung vorrangig vermittelt.", themes: ["Gesundheit", "Sprache"], targetGroups: ["alle"], state: "continuous" },
          ],
        },
        {
          key: "4.2",
          title: "Seelische Gesundheit findet Hilfe",
          text: "Belastete Menschen finden Gespräch und Behandlung, bevor aus Kummer Krankheit wird.",
          recommendations: [
            { key: "4.2.1", owner: "sozialwerk", text: "Eine Anlaufstelle berät Menschen nach Flucht und Gewalt in mehreren Sprachen und vermittelt in Behandlung.", subPoints: ["Das erste Gespräch findet binnen 14 Tagen statt.", "Die Beratung kommt auch in die Unterkünfte."], themes: ["Gesundheit", "Schutz vor Gewalt"], targetGroups: ["alle"], state: "off-track", share: 0.15 },
            { key: "4.2.2", owner: "gesundheitsamt", text: "Offene Gesprächskreise geben Raum für Sorgen und zeigen Wege zur Hilfe, getrennt für Frauen und Männer, wo das gewünscht ist.", themes: ["Gesundheit"], targetGroups: ["Frauen", "alle"], state: "at-risk", share: 0.2 },
          ],
        },
        {
          key: "4.3",
          title: "Schwangere sind begleitet",
          text: "Schwangere und junge Mütter kennen die Hilfen rund um die Geburt und nutzen sie.",
          recommendations: [
            { key: "4.3.1", owner: "hebammenzentrale", text: "Kurse zur Geburtsvorbereitung werden in vier Sprachen angeboten.", themes: ["Gesundheit", "Gleichstellung"], targetGroups: ["Frauen", "Familien"], state: "done", share: 1 },
            { key: "4.3.2", owner: "familienbuero", text: "Familienpatinnen besuchen junge Familien im ersten Jahr nach der Geburt.", notes: ["Hinweis: Das Angebot ist freiwillig und unabhängig vom Jugendamt."], themes: ["Ehrenamt", "Gesundheit"], targetGroups: ["Familien", "Frauen"], state: "on-track", share: 0.76 },
          ],
        },
      ],
    },
    {
      text: "Familien wachsen sicher, entlastet und in Bewegung auf; niemand bleibt in der Not allein.",
      goals: [
        {
          key: "4.4",
          title: "Kinder lernen schwimmen",
          text: "Jedes Kind kann am Ende der Grundschule sicher schwimmen, und auch Mütter trauen sich ins Wasser.",
          recommendations: [
            { key: "4.4.1", owner: "ksb", text: "Zwölf zusätzliche Trainerinnen und Trainer werden für den Schwimmunterricht ausgebildet, mindestens die Hälfte Frauen.", themes: ["Sport", "Gleichstellung"], targetGroups: ["Ehrenamtliche"], state: "done", share: 1 },
            { key: "4.4.2", owner: "ksb", text: "Kinder, die in der Schule nicht schwimmen gelernt haben, bekommen einen Platz in einem kostenlosen Kurs.", subPoints: ["Badekleidung wird gestellt.", "Ein Bus bringt Gruppen aus den Gemeinden ins Hallenbad."], themes: ["Sport", "Gesundheit"], targetGroups: ["Kinder"], state: "on-track", share: 0.85 },
            { key: "4.4.3", owner: "ksb", text: "Frauen lernen in geschützten Zeiten schwimmen, während ihre Kinder betreut werden.", themes: ["Sport", "Gleichstellung"], targetGroups: ["Frauen"], state: "on-track", share: 0.61 },
          ],
        },
        {
          key: "4.5",
          title: "Gewaltschutz ist bekannt",
          text: "Wer Gewalt erlebt, weiß, wo es Hilfe gibt, und bekommt sie in einer Sprache, die er oder sie versteht.",
          recommendations: [
            { key: "4.5.1", owner: "frauenberatung", text: "Die Frauenberatung berät jederzeit mit Sprachmittlung und begleitet auf Wunsch zu Polizei und Gericht.", themes: ["Schutz vor Gewalt", "Gleichstellung"], targetGroups: ["Frauen"], state: "continuous" },
            { key: "4.5.2", owner: "gleichstellung", text: "Hinweise auf Hilfe bei Gewalt hängen in zwölf Sprachen an Orten, an denen Frauen sie unbeobachtet lesen können.", themes: ["Schutz vor Gewalt", "Kommunikation"], targetGroups: ["Frauen"], state: "on-track", share: 0.7 },
          ],
        },
        {
          key: "4.6",
          title: "Pflege wird kultursensibel",
          text: "Menschen, die im Ellerland alt geworden sind, werden so gepflegt, dass sie sich zu Hause fühlen.",
          recommendations: [
            { key: "4.6.1", owner: "pflegestuetzpunkt", text: "Der Pflegestützpunkt berät in mehreren Sprachen und geht dorthin, wo sich ältere Zugewanderte treffen.", themes: ["Gesundheit", "Kommunikation"], targetGroups: ["Ältere"], state: "not-begun" },
            { key: "4.6.2", owner: "pflegestuetzpunkt", text: "Pflegedienste und Heime fragen beim Einzug nach Sprache, Essen und Gewohnheiten und schulen ihre Teams dazu.", notes: ["Hinweis: Anknüpfen lässt sich an die Fragebögen, die zwei Heime in Hohenwede schon nutzen."], themes: ["Gesundheit"], targetGroups: ["Ältere", "Fachkräfte"], state: "not-begun" },
          ],
        },
        {
          key: "4.7",
          title: "Familien finden Entlastung",
          text: "Familien ohne Großeltern in der Nähe bekommen Hilfe im Alltag und in den Ferien.",
          recommendations: [
            { key: "4.7.1", owner: "familienbuero", text: "Familienlotsinnen kennen die Hilfen vor Ort und begleiten Eltern zum ersten Termin.", themes: ["Kinderbetreuung", "Kommunikation"], targetGroups: ["Familien", "Eltern"], state: "on-track", share: 0.5 },
            { key: "4.7.2", owner: "jugendamt", text: "In allen Kommunen gibt es in den Sommer- und Herbstferien Betreuung, die auch Kinder mit wenig Deutsch aufnimmt.", subPoints: ["Anmeldung ist mehrsprachig und ohne E-Mail möglich.", "Jugendliche ab 15 helfen gegen ein Taschengeld mit."], themes: ["Kinderbetreuung"], targetGroups: ["Kinder", "Familien"], state: "on-track", share: 0.35 },
          ],
        },
      ],
    },
  ],
};

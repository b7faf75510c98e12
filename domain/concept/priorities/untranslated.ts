import type { RoundPage } from "./round-page.ts";
import type { BallotLanguage, InLanguages } from "./schema.ts";

/** One text of a ballot that a phone shows in German, though the round speaks these languages. */
export type Untranslated = { key: string; text: string; languages: BallotLanguage[] };

/** Question, criteria and recommendations in the order of a ballot; one whose words are there in all languages of the round is left out. */
export function untranslatedIn({ round, criteria, items }: Pick<RoundPage, "round" | "criteria" | "items">): Untranslated[] {
  const others = round.languages.filter((language) => language !== "de");
  const lacking = (...texts: { german: string; translated: InLanguages }[]) =>
    others.filter((language) => texts.some(({ german, translated }) => german.trim() !== "" && (translated[language] ?? "").trim() === ""));
  return [
    { key: "question", text: round.question, languages: lacking({ german: round.question, translated: round.questionIn }) },
    ...criteria.map(({ id, name, nameIn, sentence, sentenceIn }) => ({
      key: id,
      text: name,
      languages: lacking({ german: name, translated: nameIn }, { german: sentence, translated: sentenceIn }),
    })),
    ...items.map(({ recommendationId, label, labelIn }) => ({
      key: recommendationId,
      text: label,
      languages: lacking({ german: label, translated: labelIn }),
    })),
  ].filter(({ languages }) => languages.length > 0);
}

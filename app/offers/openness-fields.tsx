import { RadioList, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { ANSWERS, QUESTIONS, RateOffer, type RatedOffer } from "#domain/offers/openness/index.ts";

/** Five questions about one service, each with yes, partly or no and a sentence. */
export function OpennessFields({ ratings }: Pick<RatedOffer, "ratings">) {
  const { t } = useTexts();
  return QUESTIONS.map((question) => (
    <div key={question} className="stack-s">
      <RadioList
        name={question}
        label={t(`openness.question-${question}`)}
        hint={t(`openness.hint-${question}`)}
        chosen={ratings[question]?.answer}
        choices={ANSWERS.map((answer) => ({ value: answer, label: t(`openness.answer-${answer}`) }))}
      />
      <TextInput name={`${question}-sentence`} label={t(`openness.sentence-${question}`)} optional maxLength={500} defaultValue={ratings[question]?.sentence} />
    </div>
  ));
}

/** What such a form says; questions that nobody answered are left out. */
export function readOpenness(form: FormData, offerId: string) {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  return RateOffer.safeParse({
    offerId,
    answers: QUESTIONS.filter((question) => text(question) !== "").map((question) => ({
      question,
      answer: text(question),
      sentence: text(`${question}-sentence`),
    })),
  });
}

import { DateInput, RadioList, TextArea } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

export const ANSWERS = ["done", "report", "later", "not-mine"] as const;

/** What an owner can say of a task, on the desk and behind the link. */
export function AnswerFields({ typed, errors = {} }: { typed: Readonly<Record<string, string>>; errors?: Readonly<Record<string, string>> }) {
  const { t } = useTexts();
  return (
    <>
      <RadioList
        name="kind"
        label={t("minutes.link-question")}
        chosen={typed.kind}
        error={errors.kind}
        choices={ANSWERS.map((kind) => ({ value: kind, label: t(`minutes.answer-${kind}`) }))}
        required
      />
      <TextArea
        name="text"
        label={t("minutes.link-text")}
        hint={t("minutes.link-text-hint")}
        optional
        maxLength={5_000}
        defaultValue={typed.text}
        error={errors.text}
      />
      <DateInput name="dueOn" label={t("minutes.link-day")} optional defaultValue={typed.dueOn} error={errors.dueOn} />
    </>
  );
}

import type { ReactNode } from "react";
import { Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** What a topic can be about, asked of the concept. The value carries kind and id. */
export type SubjectChoice = { value: string; label: string };

/** The fields of a topic. @param typed what stands in them; `subjects` the chosen values */
export function TopicInputs({
  typed,
  subjects,
  choices,
  children,
}: {
  typed: Record<string, string>;
  subjects: readonly string[];
  choices: readonly SubjectChoice[];
  children?: ReactNode;
}) {
  const { t } = useTexts();
  return (
    <>
      <TextInput name="title" label={t("meetings.topic-title")} defaultValue={typed["title"]} required maxLength={300} />
      <TextArea name="note" label={t("meetings.topic-note")} defaultValue={typed["note"]} optional maxLength={4000} />
      <TextInput
        name="raisedBy"
        label={t("meetings.topic-raised-by")}
        hint={t("meetings.topic-raised-by-hint")}
        defaultValue={typed["raisedBy"]}
        optional
        maxLength={200}
      />
      <TextInput name="duration" type="number" min={1} max={600} label={t("meetings.item-duration")} defaultValue={typed["duration"]} optional />
      {choices.length > 0 ? (
        <Select
          name="subjects"
          label={t("meetings.topic-subjects")}
          hint={t("meetings.topic-subjects-hint")}
          choices={choices}
          multiple
          size={8}
          defaultValue={[...subjects]}
          optional
        />
      ) : null}
      {children}
    </>
  );
}

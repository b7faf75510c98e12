import type { ReactNode } from "react";
import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { RESOLUTION_KINDS } from "#domain/concept/versions/index.ts";
import type { ResolutionChoices, ResolutionDraft, ResolutionErrors } from "./resolution-input.ts";

/** What a body resolved. Entering and correcting alike; `more` stands between the kind and the wording. */
export function ResolutionForm({
  draft,
  errors,
  choices,
  fixed = false,
  hidden,
  more,
  submit,
  cancelHref,
}: {
  draft: ResolutionDraft;
  errors: ResolutionErrors;
  choices: ResolutionChoices;
  /** It adopted parts: kind and day are those of the version. */
  fixed?: boolean;
  hidden: ReactNode;
  more?: ReactNode;
  submit: string;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const said = Object.fromEntries(Object.entries(errors).map(([name, key]) => [name, t(key)]));
  return (
    <form method="post" className="stack narrow" noValidate>
      {hidden}
      <FormErrors errors={said} />
      <Select
        name="gremiumId"
        label={t("versions.field-gremium")}
        optional
        empty={t("versions.other-body")}
        defaultValue={draft.gremiumId}
        choices={choices.bodies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput
        name="body"
        label={t("versions.field-body")}
        hint={t("versions.field-body-hint")}
        optional
        maxLength={200}
        defaultValue={draft.body}
        error={said.body}
      />
      {fixed ? (
        <>
          <input type="hidden" name="kind" value={draft.kind} />
          <input type="hidden" name="resolvedOn" value={draft.resolvedOn} />
        </>
      ) : (
        <>
          <DateInput name="resolvedOn" label={t("versions.field-resolvedOn")} required defaultValue={draft.resolvedOn} error={said.resolvedOn} />
          <RadioList
            name="kind"
            label={t("versions.field-kind")}
            required
            chosen={draft.kind}
            error={said.kind}
            choices={RESOLUTION_KINDS.map((kind) => ({ value: kind, label: t(`versions.resolved-${kind}`), hint: t(`versions.hint-${kind}`) }))}
          />
        </>
      )}
      {more}
      <TextArea name="wording" label={t("versions.field-wording")} optional rows={5} defaultValue={draft.wording} error={said.wording} />
      {choices.meetings.length > 0 ? (
        <Select
          name="meetingId"
          label={t("versions.field-meeting")}
          optional
          empty={t("common.none")}
          defaultValue={draft.meetingId}
          error={said.meetingId}
          choices={choices.meetings.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <SubmitBar label={submit} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

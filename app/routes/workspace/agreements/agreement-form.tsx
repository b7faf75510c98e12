import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, DateInput, RadioList, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { linesOf, useNameFaults, type SeveralNamed } from "#app/components/forms/named-input.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { AGREEMENT_KINDS } from "#domain/network/index.ts";
import { OrganisationsInput } from "../network/name-inputs.tsx";
import type { AgreementDraft, AgreementErrorCode, AgreementErrors } from "./agreement-input.ts";

/** Creating and editing alike. @param version absent while the agreement does not exist */
export function AgreementForm({
  draft,
  errors,
  parties,
  version,
  cancelHref,
}: {
  draft: AgreementDraft;
  errors: AgreementErrors;
  parties: SeveralNamed;
  version?: number;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = useErrorSentence();
  const unclear = useNameFaults(linesOf(parties));
  const error = (name: keyof AgreementErrors) => (errors[name] ? sentence(errors[name]) : undefined);
  const field = (name: "title" | "text" | "fromOn" | "untilOn" | "reviewOn") => ({ name, defaultValue: draft[name], error: error(name) });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={{ ...Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)])), ...unclear }} />
      <TextInput {...field("title")} label={t("agreements.field-title")} required maxLength={200} />
      <RadioList
        name="kind"
        label={t("agreements.field-kind")}
        error={error("kind")}
        chosen={draft.kind}
        choices={AGREEMENT_KINDS.map((kind) => ({ value: kind, label: t(`agreements.kind-${kind}`), hint: t(`agreements.hint-${kind}`) }))}
      />
      <OrganisationsInput
        name="partyIds"
        label={t("agreements.field-partyIds")}
        addLabel={(number) => t("agreements.add-party", { number })}
        error={error("partyIds")}
        several={parties}
      />
      <TextArea {...field("text")} label={t("agreements.field-text")} hint={t("agreements.field-text-hint")} optional rows={8} />
      <DateInput {...field("fromOn")} label={t("agreements.field-fromOn")} required />
      <DateInput {...field("untilOn")} label={t("agreements.field-untilOn")} hint={t("agreements.field-untilOn-hint")} optional />
      <DateInput {...field("reviewOn")} label={t("agreements.field-reviewOn")} hint={t("agreements.field-reviewOn-hint")} optional />
      <CheckBox name="isPublic" label={t("agreements.field-isPublic")} hint={t("agreements.field-isPublic-hint")} defaultChecked={draft.isPublic} />
      <SubmitBar label={t("agreements.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function useErrorSentence(): (code: AgreementErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    if (code === "review-outside" || code === "too-few-parties" || code === "party-unknown") return t(`agreements.error-${code}`);
    return t(`forms.${code}`);
  };
}

import { SubmitBar } from "#app/components/dock.tsx";
import { CheckBox, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { PlanDraft, PlanErrorCode, PlanErrors } from "./plan-input.ts";

/** Creating and editing alike. @param kinds words the region uses; @param version absent while the plan does not exist */
export function PlanForm({
  draft,
  errors,
  kinds,
  version,
  cancelHref,
}: {
  draft: PlanDraft;
  errors: PlanErrors;
  kinds: readonly string[];
  version?: number;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = (code: PlanErrorCode) => {
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    return code === "required" ? t("forms.required") : t(`plans.error-${code}`);
  };
  const error = (name: keyof PlanErrors) => (errors[name] ? sentence(errors[name]) : undefined);
  const field = (name: Exclude<keyof PlanDraft, "isPublic">) => ({ name, defaultValue: draft[name], error: error(name) });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)]))} />
      <TextInput {...field("title")} label={t("plans.field-title")} required maxLength={200} />
      <TextInput {...field("kind")} label={t("plans.field-kind")} hint={t("plans.field-kind-hint")} optional maxLength={80} list="kinds" />
      <datalist id="kinds">
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {kind}
          </option>
        ))}
      </datalist>
      <TextInput {...field("publisher")} label={t("plans.field-publisher")} optional maxLength={200} />
      <TextInput {...field("year")} label={t("plans.field-year")} optional inputMode="numeric" />
      <TextInput {...field("url")} type="url" label={t("plans.field-url")} hint={t("plans.field-url-hint")} optional />
      <TextArea {...field("goals")} label={t("plans.field-goals")} hint={t("plans.field-goals-hint")} optional rows={10} />
      <CheckBox name="isPublic" label={t("plans.field-isPublic")} hint={t("plans.field-isPublic-hint")} defaultChecked={draft.isPublic} />
      <SubmitBar label={t("plans.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

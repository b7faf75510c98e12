import { Button } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { ValueDraft, ValueErrorCode, ValueErrors } from "./value-input.ts";

/** @param kept the value that is edited; null: a new one. With hints, the same form saves anyway. */
export function ValueForm({
  draft,
  errors,
  kept,
  hasHints,
  isShare,
  places,
  cancelHref,
}: {
  draft: ValueDraft;
  errors: ValueErrors;
  kept: { id: string; version: number } | null;
  hasHints: boolean;
  isShare: boolean;
  places: readonly { id: string; name: string }[];
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = (code: ValueErrorCode) => {
    if (code === "too-long") return t("forms.too-long", { max: 500 });
    return code === "required" ? t("forms.required") : t(`indicators.error-${code}`);
  };
  const error = (name: keyof ValueErrors) => (errors[name] ? sentence(errors[name]) : undefined);
  const field = (name: keyof ValueDraft) => ({ name, defaultValue: draft[name], error: error(name) });
  return (
    <form method="post" className="stack narrow" noValidate>
      {kept ? (
        <>
          <input type="hidden" name="valueId" value={kept.id} />
          <input type="hidden" name="version" value={kept.version} />
        </>
      ) : (
        <FormId />
      )}
      {hasHints ? <input type="hidden" name="anyway" value="on" /> : null}
      <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)]))} />
      <TextInput {...field("period")} label={t("indicators.field-period")} hint={t("indicators.field-period-hint")} required />
      <TextInput {...field("value")} label={t("indicators.field-value")} required inputMode="decimal" />
      {isShare ? (
        <TextInput {...field("baseCount")} label={t("indicators.field-baseCount")} hint={t("indicators.field-baseCount-hint")} optional inputMode="numeric" />
      ) : null}
      <Select
        {...field("municipalityId")}
        label={t("indicators.field-municipalityId")}
        empty={t("concept.whole-county")}
        choices={places.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput {...field("note")} label={t("indicators.field-note")} hint={t("indicators.field-note-hint")} optional maxLength={500} />
      <TextInput {...field("source")} label={t("indicators.field-source")} hint={t("indicators.field-value-source-hint")} optional maxLength={300} />
      <SubmitBar label={t(hasHints ? "indicators.save-anyway" : "indicators.save-value")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
      {kept ? (
        <div>
          <Button kind="danger" small name="intent" value="remove">
            {t("indicators.remove-value")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

import { SubmitBar } from "#app/components/dock.tsx";
import { DateInput, RadioList, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { DIRECTIONS, UNITS } from "#domain/concept/indicators/index.ts";
import type { IndicatorDraft, IndicatorErrorCode, IndicatorErrors } from "./indicator-input.ts";

/** Creating and editing alike. @param version absent while the indicator does not exist */
export function IndicatorForm({
  draft,
  errors,
  goals,
  version,
  cancelHref,
}: {
  draft: IndicatorDraft;
  errors: IndicatorErrors;
  goals: readonly { id: string; title: string }[];
  version?: number;
  cancelHref: string;
}) {
  const { t } = useTexts();
  const sentence = useErrorSentence();
  const error = (name: keyof IndicatorErrors) => (errors[name] ? sentence(errors[name]) : undefined);
  const field = (name: keyof IndicatorDraft) => ({ name, defaultValue: draft[name], error: error(name) });
  return (
    <form method="post" className="stack narrow" noValidate>
      {version === undefined ? <FormId /> : <input type="hidden" name="version" value={version} />}
      <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, sentence(code)]))} />
      <TextInput {...field("name")} label={t("indicators.field-name")} hint={t("indicators.field-name-hint")} required maxLength={200} />
      <Select
        {...field("goalId")}
        label={t("indicators.field-goalId")}
        empty={t("forms.please-choose")}
        choices={goals.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <RadioList
        name="unit"
        label={t("indicators.field-unit")}
        error={error("unit")}
        chosen={draft.unit}
        choices={UNITS.map((unit) => ({ value: unit, label: t(`indicators.unit-${unit}`), hint: t(`indicators.hint-unit-${unit}`) }))}
      />
      <TextInput {...field("unitWord")} label={t("indicators.field-unitWord")} hint={t("indicators.field-unitWord-hint")} optional maxLength={60} />
      <RadioList
        name="direction"
        label={t("indicators.field-direction")}
        error={error("direction")}
        chosen={draft.direction}
        choices={DIRECTIONS.map((direction) => ({ value: direction, label: t(`measured.direction-${direction}`) }))}
      />
      <TextArea {...field("definition")} label={t("indicators.field-definition")} hint={t("indicators.field-definition-hint")} optional rows={3} />
      <TextInput {...field("source")} label={t("indicators.field-source")} hint={t("indicators.field-source-hint")} optional maxLength={300} />
      <TextInput {...field("baseline")} label={t("indicators.field-baseline")} hint={t("indicators.field-baseline-hint")} optional inputMode="decimal" />
      <DateInput {...field("baselineOn")} label={t("indicators.field-baselineOn")} optional />
      <TextInput {...field("target")} label={t("indicators.field-target")} optional inputMode="decimal" />
      <DateInput {...field("targetOn")} label={t("indicators.field-targetOn")} optional />
      <SubmitBar label={t("indicators.save")} cancel={{ href: cancelHref, label: t("common.cancel") }} />
    </form>
  );
}

function useErrorSentence(): (code: IndicatorErrorCode) => string {
  const { t } = useTexts();
  return (code) => {
    if (code === "too-long") return t("forms.too-long", { max: 200 });
    if (code === "not-a-number" || code === "goal-not-found") return t(`indicators.error-${code}`);
    return t(`forms.${code}`);
  };
}

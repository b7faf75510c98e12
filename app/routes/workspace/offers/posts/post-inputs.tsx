import { CheckBox, DateInput, Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { DURATION_UNITS, GERMAN_LEVELS, PAY_PER } from "#domain/offers/posts/index.ts";
import { fieldKey, type POST_FIELD_NAMES, type PostDraft } from "./post-form.ts";

/** What is asked about a post; nothing of it must be answered. */
export function PostInputs({ draft, faults }: { draft: PostDraft; faults: Record<string, MessageKey> }) {
  const { t } = useTexts();
  const field = (name: (typeof POST_FIELD_NAMES)[number]) => ({
    name,
    label: t(fieldKey(name)),
    defaultValue: draft[name] ?? "",
    error: faults[name] && t(faults[name]),
    optional: true,
  });
  return (
    <>
      <TextInput {...field("occupation")} dir="auto" hint={t("post-form.occupation-hint")} maxLength={160} />
      <TextInput {...field("places")} inputMode="numeric" dir="ltr" maxLength={5} />
      <TextInput {...field("hoursPerWeek")} inputMode="decimal" dir="ltr" maxLength={5} />
      <DateInput {...field("startsOn")} />
      <TextInput {...field("duration")} inputMode="numeric" dir="ltr" maxLength={2} />
      <Select {...field("durationUnit")} empty="–" choices={DURATION_UNITS.map((unit) => ({ value: unit, label: t(`post-form.unit-${unit}`) }))} />
      <TextInput {...field("pay")} hint={t("post-form.pay-hint")} inputMode="decimal" dir="ltr" maxLength={10} suffix="€" />
      <Select {...field("payPer")} empty="–" choices={PAY_PER.map((per) => ({ value: per, label: t(`post-form.per-${per}`) }))} />
      <Select {...field("germanLevel")} empty="–" choices={GERMAN_LEVELS.map((level) => ({ value: level, label: level }))} />
      <CheckBox name="needsDrivingLicence" label={t("posts.field-needsDrivingLicence")} defaultChecked={"needsDrivingLicence" in draft} />
      <TextArea {...field("howToApply")} dir="auto" hint={t("post-form.apply-hint")} maxLength={2000} />
      <DateInput {...field("applyUntil")} hint={t("post-form.until-hint")} />
    </>
  );
}

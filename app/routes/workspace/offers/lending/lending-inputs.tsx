import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import type { LENDING_FIELD_NAMES, LendingDraft } from "./lending-form.ts";

/** What is asked about a thing or a room to borrow. */
export function LendingInputs({ draft, faults }: { draft: LendingDraft; faults: Record<string, MessageKey> }) {
  const { t } = useTexts();
  const field = (name: (typeof LENDING_FIELD_NAMES)[number]) => ({
    name,
    label: t(`lending.field-${name}`),
    defaultValue: draft[name] ?? "",
    error: faults[name] && t(faults[name]),
  });
  const whole = { inputMode: "numeric", dir: "ltr", maxLength: 3, required: true } as const;
  return (
    <>
      <TextInput {...field("item")} dir="auto" hint={t("lending-form.item-hint")} maxLength={160} optional />
      <TextInput {...field("pieces")} {...whole} />
      <TextInput {...field("longestDays")} {...whole} hint={t("lending-form.longest-hint")} />
      <TextInput {...field("leadDays")} {...whole} hint={t("lending-form.lead-hint")} />
      <TextInput {...field("deposit")} hint={t("lending-form.deposit-hint")} inputMode="decimal" dir="ltr" maxLength={10} suffix="€" optional />
      <TextInput {...field("fetchPlace")} dir="auto" maxLength={300} optional />
      <TextInput {...field("fetchTimes")} dir="auto" maxLength={300} optional />
    </>
  );
}

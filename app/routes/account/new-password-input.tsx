import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** A password that is chosen, not asked for: with what it must be like. */
export function NewPasswordInput({ name, label, error }: { name: string; label: string; error: string | undefined }) {
  const { t } = useTexts();
  return <TextInput name={name} type="password" label={label} hint={t("accounts.passwordHint")} error={error} autoComplete="new-password" required />;
}

import { Button } from "#app/components/button.tsx";
import { CheckBox } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { INVITABLE_ROLES } from "#platform/auth/roles.ts";

/** The roles for which a second factor is a duty. */
export function DutyForm({ duty }: { duty: readonly string[] }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack-s narrow">
      <p>{t("accounts.dutyHint")}</p>
      {INVITABLE_ROLES.map((role) => (
        <CheckBox key={role} name={`duty-${role}`} value="on" label={t(`roles.${role}`)} defaultChecked={duty.includes(role)} />
      ))}
      <Button name="intent" value="duty">
        {t("accounts.save")}
      </Button>
    </form>
  );
}

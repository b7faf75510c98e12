import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { QrCode } from "#app/components/qr-code.tsx";

/** One act that asks for the password again. */
export function PasswordForm({ intent, submit, primary = false, error }: { intent: string; submit: string; primary?: boolean; error?: string }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack noprint">
      <input type="hidden" name="intent" value={intent} />
      <TextInput
        name="password"
        id={`password-${intent}`}
        type="password"
        label={t("accounts.secondFactorConfirmPassword")}
        error={error}
        autoComplete="current-password"
        required
      />
      <Button kind={primary ? "primary" : "secondary"}>{submit}</Button>
    </form>
  );
}

/** The key for the app: as a picture for its camera, and in groups of four, as people type it. */
export function AppKey({ secret, uri }: { secret: string; uri: string }) {
  const { t } = useTexts();
  return (
    <section className="stack flow noprint">
      <h2>{t("accounts.secondFactorKey")}</h2>
      <p>{t("accounts.secondFactorKeyHint")}</p>
      <QrCode text={uri} label={t("accounts.secondFactorQr")} />
      <p>
        {t("accounts.secondFactorTyped")}: <code className="num ltr">{secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <p>
        <a href={uri}>{t("accounts.secondFactorOpenApp")}</a>
      </p>
    </section>
  );
}

/** The codes for the day the phone is lost; alone on the printed page, with what they are for. */
export function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const { t } = useTexts();
  return (
    <section className="stack flow">
      <h2>{t("accounts.recoveryCodesTitle")}</h2>
      <p className="noprint">{t("accounts.recoveryCodesHint")}</p>
      <p className="muted">{t("accounts.recoveryCodesFor", { product: t("common.product"), email })}</p>
      <ul className="num ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

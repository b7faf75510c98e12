import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext } from "#app/request.ts";
import {
  changePassword,
  ChangePassword,
  countRecoveryCodes,
  endOtherSessions,
  endSession,
  findSession,
  listOwnEvents,
  listSessions,
  RECOVERY_CODES,
  setLocale,
} from "#platform/auth/index.ts";
import type { Route } from "./+types/account.ts";
import { AccountFrame } from "./account-frame.tsx";
import { deviceOf } from "./device.ts";
import { readForm, type Faults } from "./form.ts";
import { OwnEvents } from "./own-events.tsx";
import { SessionList } from "./session-list.tsx";
import { signedIn } from "./signed-in.ts";
import { NewPasswordInput } from "./new-password-input.tsx";

const notices = new Map<string, MessageKey>([
  ["beendet", "accounts.sessionEnded"],
  ["passwort", "accounts.passwordChanged"],
  ["gespeichert", "accounts.saved"],
]);

const EVENTS_SHOWN = 10;

/** So many recovery codes are reason for a reminder. */
const FEW_CODES = 3;

export async function loader({ request, context }: Route.LoaderArgs) {
  const house = context.get(houseContext);
  const account = signedIn(context.get(accountContext));
  const { name, email, locale, twoFactorEnabled, id } = account;
  const codesLeft = await countRecoveryCodes(house, account);
  const here = (await findSession(house, request))?.sessionId;
  const sessions = (await listSessions(house.database, id)).map((session) => ({
    id: session.id,
    device: deviceOf(session.userAgent),
    method: session.method,
    firstUsedAt: session.firstUsedAt.toISOString(),
    lastUsedAt: session.lastUsedAt.toISOString(),
    here: session.id === here,
  }));
  const events = await listOwnEvents(house.database, id, EVENTS_SHOWN);
  const notice = notices.get(new URL(request.url).searchParams.get("hinweis") ?? "") ?? null;
  return { name, email, locale, twoFactorEnabled, codesLeft, sessions, events, notice };
}

export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const account = signedIn(context.get(accountContext));
  const { intent, ...given } = await readForm(request);
  switch (intent) {
    case "end-session":
      await endSession(house.database, account.id, given.session ?? "");
      return back("beendet");
    case "end-others": {
      const here = await findSession(house, request);
      if (here) await endOtherSessions(house.database, account.id, here.sessionId);
      return back("beendet");
    }
    case "language":
      await setLocale(house.database, account, given.locale === "en" ? "en" : "de");
      return back("gespeichert");
    case "password": {
      const { currentPassword = "", newPassword = "" } = given;
      const input = ChangePassword.safeParse({ currentPassword, newPassword });
      const result = input.success ? await changePassword(house, account, input.data, request) : { ok: false as const, refusal: "password-too-long" as const };
      if (result.ok) return redirect("/app/konto?hinweis=passwort", { status: 303, headers: result.value.headers });
      const field = result.refusal === "wrong-password" ? "currentPassword" : "newPassword";
      const faults: Faults = { [field]: `accounts.${result.refusal}` };
      return data({ faults }, { status: 422 });
    }
    default:
      return data({ faults: {} }, { status: 400 });
  }
}

const back = (notice: string) => redirect(`/app/konto?hinweis=${notice}`, { status: 303 });

export default function AccountPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { name, email, locale, twoFactorEnabled, codesLeft, sessions, events, notice } = loaderData;
  const faults: Faults = actionData?.faults ?? {};
  const error = (field: string) => (faults[field] ? t(faults[field]) : undefined);
  return (
    <AccountFrame title={t("accounts.accountTitle")} lede={t("accounts.accountLede", { name, email })}>
      {notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : null}
      <div className="stack-l flow">
        <section className="stack">
          <h2>{t("accounts.secondFactorTitle")}</h2>
          <p>{t(twoFactorEnabled ? "accounts.secondFactorOn" : "accounts.secondFactorOff")}</p>
          {twoFactorEnabled && codesLeft <= FEW_CODES ? (
            <Notice kind="here">{t("accounts.recoveryCodesLow", { left: codesLeft, all: RECOVERY_CODES })}</Notice>
          ) : null}
          <p>
            <a href="/app/konto/zweiter-faktor">{t(twoFactorEnabled ? "accounts.secondFactorManage" : "accounts.secondFactorSetUp")}</a>
          </p>
        </section>
        <section className="stack">
          <h2>{t("accounts.passwordTitle")}</h2>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="password" />
            <TextInput
              name="currentPassword"
              type="password"
              label={t("accounts.currentPassword")}
              error={error("currentPassword")}
              autoComplete="current-password"
              required
            />
            <NewPasswordInput name="newPassword" label={t("accounts.newPassword")} error={error("newPassword")} />
            <Button kind="primary">{t("accounts.passwordChange")}</Button>
          </form>
        </section>
        <section className="stack">
          <h2>{t("signin.passkeysTitle")}</h2>
          <p>{t("signin.passkeysLede")}</p>
          <p>
            <a href="/app/konto/passkeys">{t("signin.passkeysManage")}</a>
          </p>
        </section>
        <SessionList sessions={sessions} />
        <OwnEvents events={events} />
        <section className="stack">
          <h2>{t("accounts.languageTitle")}</h2>
          <form method="post" className="stack">
            <input type="hidden" name="intent" value="language" />
            <Select
              name="locale"
              label={t("accounts.language")}
              defaultValue={locale}
              choices={[
                { value: "de", label: t("accounts.german") },
                { value: "en", label: t("accounts.english") },
              ]}
            />
            <Button kind="secondary">{t("accounts.save")}</Button>
          </form>
        </section>
        <p>
          <a href="/app">{t("accounts.back")}</a>
        </p>
      </div>
    </AccountFrame>
  );
}

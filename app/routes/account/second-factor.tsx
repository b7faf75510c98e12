import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext } from "#app/request.ts";
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor, type SecondFactor } from "#platform/auth/index.ts";
import type { Route } from "./+types/second-factor.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { nextAddress, withNext } from "./next-address.ts";
import { signedIn } from "./signed-in.ts";

const HERE = "/app/konto/zweiter-faktor";

export function loader({ request, context }: Route.LoaderArgs) {
  const { searchParams } = new URL(request.url);
  const notice: MessageKey | null =
    searchParams.get("hinweis") === "an" ? "accounts.secondFactorDone" : searchParams.get("hinweis") === "aus" ? "accounts.secondFactorRemoved" : null;
  return {
    on: signedIn(context.get(accountContext)).twoFactorEnabled,
    duty: searchParams.has("weiter"),
    next: nextAddress(searchParams.get("weiter")),
    notice,
  };
}

type Answer = { begun?: SecondFactor; confirming?: boolean; fault?: MessageKey };

export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const account = signedIn(context.get(accountContext));
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const { intent, password = "", code = "" } = await readForm(request);
  if (intent === "begin") {
    const begun = await beginSecondFactor(house, account, password.slice(0, 128), request);
    if (!begun.ok) return begun.refusal === "already-on" ? redirect(HERE, { status: 303 }) : answer({ fault: "accounts.passwordWrong" }, 422);
    return answer({ begun: begun.value, confirming: true }, 200);
  }
  if (intent === "confirm") {
    const confirmed = await confirmSecondFactor(house, code.slice(0, 40), request);
    // The key is shown once; the app has it already.
    if (!confirmed.ok) return answer({ confirming: true, fault: "accounts.codeWrong" }, 422);
    return redirect(next === "/app" ? `${HERE}?hinweis=an` : next, { status: 303, headers: confirmed.value.headers });
  }
  const removed = await removeSecondFactor(house, account, password.slice(0, 128), request);
  if (!removed.ok) return answer({ fault: "accounts.passwordWrong" }, 422);
  return redirect(`${HERE}?hinweis=aus`, { status: 303, headers: removed.value.headers });
}

const answer = (value: Answer, status: number) => data(value, { status });

export default function SecondFactorPage({ loaderData: { on, duty, next, notice }, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const error = actionData?.fault ? t(actionData.fault) : undefined;
  const lede = t(on ? "accounts.secondFactorOn" : duty ? "accounts.secondFactorDuty" : "accounts.secondFactorOff");
  return (
    <AccountFrame title={t("accounts.secondFactorTitle")} lede={lede}>
      {notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : null}
      {on ? (
        <PasswordForm intent="remove" submit={t("accounts.secondFactorRemove")} error={error} />
      ) : actionData?.confirming ? (
        <>
          {actionData.begun ? <Key {...actionData.begun} /> : null}
          <form method="post" className="stack flow">
            <input type="hidden" name="intent" value="confirm" />
            <TextInput name="code" label={t("accounts.secondFactorFirstCode")} error={error} inputMode="numeric" autoComplete="one-time-code" required />
            <Button kind="primary">{t("accounts.secondFactorConfirm")}</Button>
          </form>
          <p className="flow">
            <a href={withNext(HERE, next)}>{t("accounts.secondFactorAgain")}</a>
          </p>
        </>
      ) : (
        <>
          <p className="flow">{t("accounts.secondFactorHow")}</p>
          <PasswordForm intent="begin" submit={t("accounts.secondFactorBegin")} error={error} />
        </>
      )}
      {duty && !on ? null : (
        <p className="flow">
          <a href="/app/konto">{t("accounts.accountTitle")}</a>
        </p>
      )}
    </AccountFrame>
  );
}

function PasswordForm({ intent, submit, error }: { intent: string; submit: string; error?: string }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack flow">
      <input type="hidden" name="intent" value={intent} />
      <TextInput name="password" type="password" label={t("accounts.secondFactorConfirmPassword")} error={error} autoComplete="current-password" required />
      <Button kind="primary">{submit}</Button>
    </form>
  );
}

/** The key in groups of four, as people type it, and the codes for the day the phone is lost. */
function Key({ secret, uri, backupCodes }: SecondFactor) {
  const { t } = useTexts();
  return (
    <div className="stack flow">
      <h2>{t("accounts.secondFactorKey")}</h2>
      <p>{t("accounts.secondFactorKeyHint")}</p>
      <p className="l num ltr">
        <code>{secret.match(/.{1,4}/g)?.join(" ")}</code>
      </p>
      <p>
        <a href={uri}>{t("accounts.secondFactorOpenApp")}</a>
      </p>
      <h2>{t("accounts.backupCodesTitle")}</h2>
      <p>{t("accounts.backupCodesHint")}</p>
      <ul className="num ltr">
        {backupCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

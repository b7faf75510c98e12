import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext } from "#app/request.ts";
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  RECOVERY_CODES,
  removeSecondFactor,
  renewRecoveryCodes,
  type SecondFactor,
} from "#platform/auth/index.ts";
import type { Route } from "./+types/second-factor.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { nextAddress, withNext } from "./next-address.ts";
import { AppKey, PasswordForm, RecoveryCodes } from "./second-factor-parts.tsx";
import { signedIn } from "./signed-in.ts";

const HERE = "/app/konto/zweiter-faktor";

export async function loader({ request, context }: Route.LoaderArgs) {
  const account = signedIn(context.get(accountContext));
  const { searchParams } = new URL(request.url);
  const notice: MessageKey | null =
    searchParams.get("hinweis") === "an" ? "accounts.secondFactorDone" : searchParams.get("hinweis") === "aus" ? "accounts.secondFactorRemoved" : null;
  return {
    on: account.twoFactorEnabled,
    email: account.email,
    codesLeft: await countRecoveryCodes(context.get(houseContext), account),
    duty: searchParams.has("weiter"),
    next: nextAddress(searchParams.get("weiter")),
    notice,
  };
}

type Answer = { begun?: SecondFactor; confirming?: boolean; renewed?: string[]; refused?: { intent: string; fault: MessageKey } };

export async function action({ request, context }: Route.ActionArgs) {
  const house = context.get(houseContext);
  const account = signedIn(context.get(accountContext));
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const form = await readForm(request);
  const { intent = "", code = "" } = form;
  const password = form.password?.slice(0, 128) ?? "";
  const wrongPassword = () => answer({ refused: { intent, fault: "accounts.passwordWrong" } }, 422);
  if (intent === "begin") {
    const begun = await beginSecondFactor(house, account, password, request);
    if (!begun.ok) return begun.refusal === "already-on" ? redirect(HERE, { status: 303 }) : wrongPassword();
    return answer({ begun: begun.value, confirming: true }, 200);
  }
  if (intent === "confirm") {
    const confirmed = await confirmSecondFactor(house, account, code.slice(0, 40), request);
    // The key is shown once; the app has it already.
    if (!confirmed.ok) return answer({ confirming: true, refused: { intent, fault: "accounts.codeWrong" } }, 422);
    return redirect(next === "/app" ? `${HERE}?hinweis=an` : next, { status: 303, headers: confirmed.value.headers });
  }
  if (intent === "renew") {
    const renewed = await renewRecoveryCodes(house, account, password, request);
    if (!renewed.ok) return renewed.refusal === "no-second-factor" ? redirect(HERE, { status: 303 }) : wrongPassword();
    return answer({ renewed: renewed.value.recoveryCodes }, 200);
  }
  const removed = await removeSecondFactor(house, account, password, request);
  if (!removed.ok) return wrongPassword();
  return redirect(`${HERE}?hinweis=aus`, { status: 303, headers: removed.value.headers });
}

const answer = (value: Answer, status: number) => data(value, { status });

export default function SecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { on, email, duty, next, notice } = loaderData;
  const lede = t(on ? "accounts.secondFactorOn" : duty ? "accounts.secondFactorDuty" : "accounts.secondFactorOff");
  const errorOf = (intent: string) => (actionData?.refused?.intent === intent ? t(actionData.refused.fault) : undefined);
  return (
    <AccountFrame title={t("accounts.secondFactorTitle")} lede={lede}>
      {notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : null}
      {on ? (
        <Manage codesLeft={loaderData.codesLeft} renewed={actionData?.renewed} email={email} errorOf={errorOf} />
      ) : actionData?.confirming ? (
        <>
          {actionData.begun ? (
            <>
              <AppKey {...actionData.begun} />
              <RecoveryCodes codes={actionData.begun.recoveryCodes} email={email} />
            </>
          ) : null}
          <form method="post" className="stack flow noprint">
            <input type="hidden" name="intent" value="confirm" />
            <TextInput
              name="code"
              label={t("accounts.secondFactorFirstCode")}
              error={errorOf("confirm")}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
            />
            <Button kind="primary">{t("accounts.secondFactorConfirm")}</Button>
          </form>
          <p className="flow noprint">
            <a href={withNext(HERE, next)}>{t("accounts.secondFactorAgain")}</a>
          </p>
        </>
      ) : (
        <div className="stack flow">
          <p>{t("accounts.secondFactorHow")}</p>
          <PasswordForm primary intent="begin" submit={t("accounts.secondFactorBegin")} error={errorOf("begin")} />
        </div>
      )}
      {duty && !on ? null : (
        <p className="flow noprint">
          <a href="/app/konto">{t("accounts.accountTitle")}</a>
        </p>
      )}
    </AccountFrame>
  );
}

type Managed = { codesLeft: number; renewed?: string[]; email: string; errorOf: (intent: string) => string | undefined };

function Manage({ codesLeft, renewed, email, errorOf }: Managed) {
  const { t } = useTexts();
  return (
    <div className="stack-l flow">
      {renewed ? (
        <>
          <Notice kind="success">{t("accounts.recoveryCodesRenewed")}</Notice>
          <RecoveryCodes codes={renewed} email={email} />
        </>
      ) : (
        <section className="stack">
          <h2>{t("accounts.recoveryCodesTitle")}</h2>
          <p>
            {t("accounts.recoveryCodesLeft", { left: codesLeft, all: RECOVERY_CODES })} {t("accounts.recoveryCodesRenewHint")}
          </p>
          <PasswordForm intent="renew" submit={t("accounts.recoveryCodesRenew")} error={errorOf("renew")} />
        </section>
      )}
      <section className="stack noprint">
        <h2>{t("accounts.secondFactorRemove")}</h2>
        <PasswordForm intent="remove" submit={t("accounts.secondFactorRemove")} error={errorOf("remove")} />
      </section>
    </div>
  );
}

import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, scriptNonceContext } from "#app/request.ts";
import { listPasskeys, passkeyHost, removePasskey } from "#platform/auth/index.ts";
import type { Route } from "./+types/passkeys.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { PasskeyScript } from "./passkey-script.tsx";
import { signedIn } from "./signed-in.ts";

const HERE = "/app/konto/passkeys";
const notices = new Map<string, MessageKey>([
  ["neu", "signin.passkeyAdded"],
  ["weg", "signin.passkeyRemoved"],
]);

export async function loader({ request, context }: Route.LoaderArgs) {
  const house = context.get(houseContext);
  const { id } = signedIn(context.get(accountContext));
  const passkeys = (await listPasskeys(house.database, id)).map(({ createdAt, lastUsedAt, ...passkey }) => ({
    ...passkey,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
  return {
    passkeys,
    possible: passkeyHost(house.settings) !== null,
    nonce: context.get(scriptNonceContext),
    notice: notices.get(new URL(request.url).searchParams.get("hinweis") ?? "") ?? null,
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { id } = signedIn(context.get(accountContext));
  const { intent, passkey = "" } = await readForm(request);
  if (intent !== "remove") return data(null, { status: 400 });
  await removePasskey(context.get(houseContext).database, id, passkey);
  return redirect(`${HERE}?hinweis=weg`, { status: 303 });
}

export default function PasskeysPage({ loaderData: { passkeys, possible, nonce, notice } }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <AccountFrame title={t("signin.passkeysTitle")} lede={t("signin.passkeysLede")}>
      {notice ? <Notice kind="success">{t(notice)}</Notice> : null}
      <div className="stack-l flow">
        {passkeys.length === 0 ? <EmptyState>{t("signin.passkeysNone")}</EmptyState> : null}
        <Rows
          rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
            key: id,
            symbol: <Icon name="key" />,
            title: name,
            second: lastUsedAt
              ? t("signin.passkeyUsed", { first: formats.momentDay(createdAt), last: formats.moment(lastUsedAt) })
              : t("signin.passkeyUnused", { first: formats.momentDay(createdAt) }),
            act: (
              <form method="post">
                <input type="hidden" name="passkey" value={id} />
                <Button small name="intent" value="remove" aria-label={`${t("signin.passkeyRemove")}: ${name}`}>
                  {t("signin.passkeyRemove")}
                </Button>
              </form>
            ),
          }))}
        />
        {possible ? <AddForm nonce={nonce} /> : <p>{t("signin.passkeysNotHere")}</p>}
        <p>
          <a href="/app/konto">{t("accounts.accountTitle")}</a>
        </p>
      </div>
    </AccountFrame>
  );
}

/** Hidden until the script has found that this browser knows passkeys. */
function AddForm({ nonce }: { nonce: string }) {
  const { t } = useTexts();
  return (
    <section className="stack">
      <h2>{t("signin.passkeyAddTitle")}</h2>
      <p data-passkey-missing="">{t("signin.passkeyNeedsScript")}</p>
      <form
        method="post"
        action="/app/konto/passkeys/neu"
        className="stack"
        hidden
        data-passkey="create"
        data-wrong-password={t("accounts.passwordWrong")}
        data-failed={t("signin.passkeyAddFailed")}
      >
        <p className="kern-error" role="alert" data-passkey-says="" hidden />
        <TextInput name="name" label={t("signin.passkeyName")} hint={t("signin.passkeyNameHint")} maxLength={60} required />
        <TextInput name="password" type="password" label={t("accounts.secondFactorConfirmPassword")} autoComplete="current-password" required />
        <Button kind="primary">{t("signin.passkeyAdd")}</Button>
      </form>
      <PasskeyScript nonce={nonce} />
    </section>
  );
}

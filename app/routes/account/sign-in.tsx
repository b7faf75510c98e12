import { data, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, houseContext, scriptNonceContext } from "#app/request.ts";
import { listHouses, passkeyHost, SignIn, signIn, type ListedHouse } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-in.ts";
import { AccountFrame } from "./account-frame.tsx";
import { readForm } from "./form.ts";
import { nextAddress, withNext } from "./next-address.ts";
import { PasskeyScript } from "./passkey-script.tsx";

/** Words that another page sends along as ?hinweis=. */
const notices = new Map<string, MessageKey>([
  ["neu", "accounts.startAgain"],
  ["passwort", "accounts.passwordIsNew"],
  ["abgemeldet", "accounts.signedOut"],
  ["bereit", "accounts.accountIsReady"],
  ["einladung", "accounts.signInToAccept"],
  ["haus", "signin.houseDemanded"],
  ["haus-still", "signin.houseSilent"],
  ["faktor", "signin.houseWithoutFactor"],
  ["andere", "signin.houseOfOtherRegion"],
]);
/** With these, somebody who is signed in is asked to sign in anew, in another way. */
const anew = ["haus", "faktor", "andere"];

export async function loader({ request, context }: Route.LoaderArgs) {
  const house = context.get(houseContext);
  const { searchParams } = new URL(request.url);
  const next = nextAddress(searchParams.get("weiter"));
  const reason = searchParams.get("hinweis") ?? "";
  if (context.get(accountContext) && !anew.includes(reason)) throw redirect(next);
  return {
    next,
    notice: notices.get(reason) ?? null,
    kind: reason === "haus-still" || anew.includes(reason) ? ("warn" as const) : ("success" as const),
    // Who wanted to go somewhere sees that region's house; who comes without an aim, all of them.
    houses: await listHouses(house.database, /^\/app\/([a-z][a-z0-9-]+)/.exec(next)?.[1] ?? null),
    leaving: searchParams.get("haus"),
    passkeys: passkeyHost(house.settings) !== null,
    nonce: context.get(scriptNonceContext),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const { email = "", password = "" } = await readForm(request);
  const next = nextAddress(new URL(request.url).searchParams.get("weiter"));
  const input = SignIn.safeParse({ email, password });
  const result = input.success ? await signIn(context.get(houseContext), input.data, request) : null;
  if (!result?.ok) return data({ email }, { status: 422 });
  const to = result.value.next === "code" ? withNext("/app/anmelden/code", next) : next;
  return redirect(to, { status: 303, headers: result.value.headers });
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { next, notice, kind, houses, leaving, passkeys, nonce } = loaderData;
  const refused = actionData !== undefined;
  return (
    <AccountFrame title={t("accounts.signInTitle")} lede={t("accounts.signInLede")}>
      {notice && !refused ? (
        <div className="flow">
          <Notice kind={kind}>{t(notice)}</Notice>
        </div>
      ) : null}
      {leaving === null ? <HouseLinks houses={houses} next={next} /> : <LeaveHouse houses={houses} slug={leaving} />}
      <form method="post" className="stack flow">
        {refused ? <Notice kind="error">{t("accounts.signInRefused")}</Notice> : null}
        <TextInput name="email" type="email" label={t("accounts.email")} autoComplete="username" defaultValue={actionData?.email} required />
        <TextInput name="password" type="password" label={t("accounts.password")} autoComplete="current-password" required />
        <Button kind="primary">{t("accounts.signIn")}</Button>
      </form>
      <p className="flow">
        <a href="/app/passwort-vergessen">{t("accounts.forgotten")}</a>
      </p>
      {passkeys ? <PasskeyForm next={next} nonce={nonce} /> : null}
    </AccountFrame>
  );
}

function HouseLinks({ houses, next }: { houses: readonly ListedHouse[]; next: string }) {
  const { t } = useTexts();
  if (houses.length === 0) return null;
  return (
    <div className="stack flow">
      {houses.map(({ slug, label }) => (
        <p key={slug}>
          <ButtonLink icon="building-community" href={withNext(`/app/anmelden/haus/${slug}`, next)}>
            {t("signin.houseSignIn", { house: label })}
          </ButtonLink>
        </p>
      ))}
      <p className="muted">{t("signin.houseOr")}</p>
    </div>
  );
}

/** After signing out here: whether to sign out at the house as well is for the person to say, mail and files may hang on it. */
function LeaveHouse({ houses, slug }: { houses: readonly ListedHouse[]; slug: string }) {
  const { t } = useTexts();
  const house = houses.find((listed) => listed.slug === slug);
  if (!house) return null;
  return (
    <p className="flow">
      <a href={`/app/anmelden/haus/${slug}/abmelden`}>{t("signin.houseSignOut", { house: house.label })}</a>
    </p>
  );
}

/** Hidden until the script has found that this browser knows passkeys. */
function PasskeyForm({ next, nonce }: { next: string; nonce: string }) {
  const { t } = useTexts();
  return (
    <>
      <form method="post" action="/app/anmelden/passkey" className="stack flow" hidden data-passkey="get" data-failed={t("signin.passkeyFailed")}>
        <input type="hidden" name="next" value={next} />
        <p className="kern-error" role="alert" data-passkey-says="" hidden />
        <Button icon="key">{t("signin.passkeySignIn")}</Button>
      </form>
      <PasskeyScript nonce={nonce} />
    </>
  );
}

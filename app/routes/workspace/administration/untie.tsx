import { data, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { untiedMail } from "#app/mails/accounts.ts";
import { textsIn } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findTiedAccount, untieAccount, type UntieRefusal } from "#platform/auth/index.ts";
import type { Route } from "./+types/untie.ts";

const PATH = "/app/:region/verwaltung/zugaenge";
const statuses: Record<UntieRefusal, number> = { "not-allowed": 403, "not-found": 404 };
const refuse = (code: UntieRefusal) => data({ code }, { status: statuses[code] });

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await findTiedAccount(ctx, params.id);
  if (!found.ok) throw refuse(found.refusal);
  const { name, email } = found.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PATH),
    back: `/app/${params.region}/verwaltung/zugaenge`,
    name,
    email,
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const { origin } = context.get(houseContext).settings;
  const ctx = context.get(requestContext);
  const untied = await untieAccount(ctx, params.id, (account) =>
    untiedMail(textsIn(account.locale), { ...account, region: ctx.region.name, link: `${origin}/app/passwort-vergessen` }),
  );
  if (!untied.ok) throw refuse(untied.refusal);
  return redirect(`/app/${params.region}/verwaltung/zugaenge?hinweis=geloest`, 303);
}

export default function UntiePage({ loaderData: { frame, back, name, email } }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("accounts.accountsTitle"), href: back }]}
      title={t("signin.untieTitle")}
      lede={t("signin.untieLede", { name, email })}
    >
      <title>{`${t("signin.untieTitle")} – ${frame.region.name}`}</title>
      <Confirmation
        goes={[t("signin.untieGoesTie"), t("signin.untieGoesSessions")]}
        stays={[t("signin.untieStaysAccess"), t("signin.untieStaysPassword")]}
        act={t("signin.untieAct")}
        cancelHref={back}
      >
        <p>{t("signin.untieMail")}</p>
        <p>{t("signin.untieAgain")}</p>
      </Confirmation>
    </WorkspacePage>
  );
}

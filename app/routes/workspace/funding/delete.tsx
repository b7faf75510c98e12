import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { deleteFund, measuresOfFund } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/delete.ts";
import { useFundCrumbs } from "./crumbs.ts";
import { shownFund } from "./shown-fund.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id, name, version, notice } = await shownFund(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    fund: { id, name, version, hasNotice: notice !== null },
    measures: await read(ctx, (db) => measuresOfFund(ctx, db, id)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteFund(context.get(requestContext), { id: params.id, version: Number((await request.formData()).get("version")) });
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel", { region: params.region })}?hinweis=deleted`, 303);
  // The page below reads anew what stands against it, and says so.
  if (result.refusal === "version-conflict" || result.refusal === "drawn-on") return data({ changed: result.refusal === "version-conflict" }, { status: 409 });
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function DeleteFundPage({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, fund, measures } = loaderData;
  const own = href("/app/:region/foerdermittel/:id", params);
  return (
    <WorkspacePage {...frame} crumbs={useFundCrumbs(region, fund)} title={t("funding.delete")}>
      <title>{`${t("funding.delete")} – ${frame.region.name}`}</title>
      {actionData?.changed ? <Notice kind="warn">{t("funding.changed-meanwhile")}</Notice> : null}
      {measures.length > 0 ? (
        <div className="stack prose">
          <Notice kind="warn" title={t("funding.drawn-on", { count: measures.length })}>
            <p>{t("funding.drawn-on-way")}</p>
            <ul>
              {measures.map(({ id, title }) => (
                <li key={id}>
                  <a href={href("/app/:region/massnahmen/:id", { region, id })}>{title}</a>
                </li>
              ))}
            </ul>
          </Notice>
          <p className="row">
            <ButtonLink href={`${own}/bearbeiten`}>{t("funding.end-instead")}</ButtonLink>
            <ButtonLink kind="tertiary" href={own}>
              {t("common.back")}
            </ButtonLink>
          </p>
        </div>
      ) : (
        <Confirmation
          goes={[t("funding.delete-goes", { name: fund.name }), ...(fund.hasNotice ? [t("funding.delete-goes-notice")] : [])]}
          stays={[t("funding.delete-stays")]}
          act={t("funding.delete")}
          cancelHref={own}
        >
          <input type="hidden" name="version" value={fund.version} />
        </Confirmation>
      )}
    </WorkspacePage>
  );
}

import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { fundChoices, listFreeSources, MatchSource, matchSource } from "#domain/concept/funding/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/match.ts";
import { useFundCrumbs } from "./crumbs.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { sources, funds } = await read(ctx, async (db) => ({ sources: await listFreeSources(ctx, db), funds: await fundChoices(ctx, db) }));
  const given = Number(url.searchParams.get("zugeordnet"));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    sources,
    funds: funds.filter(({ isEnded }) => !isEnded),
    given: Number.isSafeInteger(given) && given > 0 ? given : null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const typed = textsOf(await request.formData());
  const { source = "", fundId = "" } = typed;
  const input = MatchSource.safeParse({ source, fundId });
  if (!input.success) return data({ source, leftCents: null }, { status: 422 });
  const result = await matchSource(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/foerdermittel/zuordnen", params)}?zugeordnet=${result.value.lines}`, 303);
  if (result.refusal === "over-fund-total") return data({ source, leftCents: result.leftCents }, { status: 409 });
  if (result.refusal === "fund-not-found") return data({ source, leftCents: null }, { status: 422 });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function MatchPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, sources, funds, given } = loaderData;
  const errorAt = (source: string) => {
    if (actionData?.source !== source) return;
    return actionData.leftCents === null ? t("forms.choose-one") : t("funding.error-match-over", { left: formats.money(actionData.leftCents) });
  };
  return (
    <WorkspacePage
      {...frame}
      crumbs={useFundCrumbs(region)}
      title={t("funding.match")}
      lede={t("funding.match-lede")}
      notice={given && !actionData ? <Notice kind="success" title={t("funding.matched", { count: given })} /> : undefined}
    >
      <title>{`${t("funding.match")} – ${frame.region.name}`}</title>
      {sources.length === 0 ? <EmptyState>{t("funding.match-empty")}</EmptyState> : null}
      {funds.length === 0 && sources.length > 0 ? <EmptyState>{t("funding.match-no-fund")}</EmptyState> : null}
      <ul className="rows">
        {sources.map(({ source, lines, amountCents, measures }, place) => (
          <li key={source}>
            <span />
            <div className="stack-s">
              <h2 className="t l">{source}</h2>
              <details className="s">
                <summary>{t("funding.match-lines", { count: lines, amount: formats.money(amountCents) })}</summary>
                <ul>
                  {measures.map(({ id, title }) => (
                    <li key={id}>
                      <a href={href("/app/:region/massnahmen/:id", { region, id })}>{title}</a>
                    </li>
                  ))}
                </ul>
              </details>
              {funds.length === 0 ? null : (
                <form method="post" className="row base">
                  <input type="hidden" name="source" value={source} />
                  <Select
                    name="fundId"
                    id={`f-fund-${place}`}
                    label={t("measures.column-budgetLines-fundId")}
                    error={errorAt(source)}
                    empty={t("forms.please-choose")}
                    choices={funds.map(({ id, name }) => ({ value: id, label: name }))}
                  />
                  <Button small>
                    {t("funding.match-act")}
                    <span className="vh">: {source}</span>
                  </Button>
                </form>
              )}
            </div>
          </li>
        ))}
      </ul>
    </WorkspacePage>
  );
}

import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { listPlans } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/list.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    plans: await read(ctx, (db) => listPlans(ctx, db)),
    mayEdit: mayEditConcept(ctx.actor),
    deleted: new URL(request.url).searchParams.get("hinweis") === "deleted",
  };
}

/** Other plans beside the concept, and which of their goals have no goal of ours. */
export default function PlansPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, plans, mayEdit, deleted } = loaderData;
  const uncovered = plans.flatMap((plan) => plan.goals.filter(({ goalIds }) => goalIds.length === 0).map((goal) => ({ plan, goal })));
  const address = (id: string) => href("/app/:region/plaene/:id", { region, id });
  const file = (name: string) => href("/app/:region/plaene/datei/:file", { region, file: name });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }]}
      title={t("plans.title")}
      lede={t("plans.lede", { plans: plans.length, uncovered: uncovered.length })}
      notice={deleted ? <Notice kind="success">{t("plans.notice-deleted")}</Notice> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/plaene/neu", { region })}>
            {t("plans.new")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("plans.title")} – ${frame.region.name}`}</title>
      {plans.length === 0 ? (
        <EmptyState>{t("plans.empty")}</EmptyState>
      ) : (
        <>
          <div className="stack">
            <Rows
              rows={plans.map((plan) => ({
                key: plan.id,
                symbol: <Icon name="books" />,
                title: plan.title,
                href: address(plan.id),
                tag: plan.kind === "" ? undefined : <Tag>{plan.kind}</Tag>,
                second: [
                  [plan.publisher, plan.year].filter(Boolean).join(", "),
                  t("plans.covered", { covered: plan.goals.filter(({ goalIds }) => goalIds.length > 0).length, all: plan.goals.length }),
                ]
                  .filter(Boolean)
                  .join(". "),
              }))}
            />
            <p className="row tight s noprint">
              <a href={file("plaene.xlsx")}>{t("agreements.download-xlsx")}</a>
              <a href={file("plaene.csv")}>{t("agreements.download-csv")}</a>
            </p>
          </div>
          {uncovered.length > 0 ? (
            <section aria-labelledby="h-uncovered">
              <h2 id="h-uncovered">{t("plans.uncovered")}</h2>
              <Rows
                rows={uncovered.map(({ plan, goal }) => ({
                  key: goal.id,
                  symbol: <Icon name="circle" />,
                  title: [goal.number, goal.text].filter(Boolean).join(" "),
                  href: `${address(plan.id)}#ziel-${goal.id}`,
                  second: plan.title,
                }))}
              />
            </section>
          ) : null}
        </>
      )}
    </WorkspacePage>
  );
}

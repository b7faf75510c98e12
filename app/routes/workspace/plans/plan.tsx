import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { findPlanDocument } from "#domain/concept/plans/index.ts";
import { read } from "#platform/db/index.ts";
import { goalChoices } from "../indicators/goals.ts";
import type { Route } from "./+types/plan.ts";
import { getPlan } from "./find-plan.ts";

const NOTICES = ["created", "saved", "linked", "document"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { plan, goals, document } = await read(ctx, async (db) => {
    const found = await getPlan(ctx, db, params.id);
    return { plan: found, goals: await goalChoices(ctx, db), document: await findPlanDocument(ctx, db, found.id) };
  });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    plan,
    document,
    goals: goals.filter(({ id }) => plan.goals.some(({ goalIds }) => goalIds.includes(id))),
    mayEdit: mayEditConcept(ctx.actor),
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function PlanPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, plan, document, mayEdit, notice } = loaderData;
  const { id } = plan;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("plans.title"), href: href("/app/:region/plaene", { region }) },
      ]}
      kicker={plan.kind || t("plans.word")}
      title={plan.title}
      lede={t("plans.covered", { covered: plan.goals.filter(({ goalIds }) => goalIds.length > 0).length, all: plan.goals.length })}
      notice={notice ? <Notice kind="success">{t(`plans.notice-${notice}`)}</Notice> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/plaene/:id/loeschen", { region, id })}>
              {t("common.delete")}
            </ButtonLink>
            <ButtonLink small icon="pencil" href={href("/app/:region/plaene/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={
        <Side title={t("concept.good-to-know")}>
          <Facts
            facts={[
              { name: t("plans.field-publisher"), value: plan.publisher },
              { name: t("plans.field-year"), value: plan.year },
              { name: t("plans.field-url"), value: plan.url ? <a href={plan.url}>{t("plans.open-document")}</a> : null },
              {
                name: t("plans.document"),
                value: document && <StoredFile file={document} href={href("/app/:region/dateien/:id", { region, id: document.id })} />,
              },
              { name: t("plans.on-public-pages"), value: t(plan.isPublic ? "common.yes" : "common.no") },
            ]}
          />
          {mayEdit ? (
            <p className="s flow-s noprint">
              <a href={href("/app/:region/plaene/:id/dokument", { region, id })}>{t(document ? "plans.document-replace" : "plans.document-attach")}</a>
            </p>
          ) : null}
        </Side>
      }
    >
      <title>{`${plan.title} – ${frame.region.name}`}</title>
      <TheirGoals {...loaderData} />
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** Each of their goals, with ours that serve it. */
function TheirGoals({ region, plan, goals, mayEdit }: Loaded) {
  const { t } = useTexts();
  if (plan.goals.length === 0) return <EmptyState>{t("plans.no-goals")}</EmptyState>;
  return (
    <section aria-labelledby="h-goals">
      <h2 id="h-goals">{t("plans.their-goals")}</h2>
      <ul className="rows">
        {plan.goals.map(({ id, number, text, goalIds }) => (
          <li key={id} id={`ziel-${id}`}>
            <span className="num">{number}</span>
            <div className="stack-s">
              <p className="t">{text}</p>
              {goalIds.length === 0 ? <p className="s muted">{t("plans.no-goal-of-ours")}</p> : null}
              <ul className="s">
                {goals
                  .filter((goal) => goalIds.includes(goal.id))
                  .map((goal) => (
                    <li key={goal.id}>
                      <a href={href("/app/:region/konzept/ziele/:id", { region, id: goal.id })}>{goal.title}</a>
                    </li>
                  ))}
              </ul>
              {mayEdit ? (
                <p className="s noprint">
                  <a href={`${href("/app/:region/plaene/:id/zuordnen", { region, id: plan.id })}?ziel=${id}`}>
                    {t("plans.choose-goals")}
                    <span className="vh"> ({number || text})</span>
                  </a>
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

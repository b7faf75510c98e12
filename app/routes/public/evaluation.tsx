import { data } from "react-router";
import { german } from "#app/components/german.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import { evaluationSummary, listEvaluations } from "#domain/concept/evaluation/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/evaluation.ts";
import { ConceptFrame, publicRegion } from "./frame.tsx";
import { RatedGoals } from "./rated-goals.tsx";

/** The newest released evaluation, or the one that the address names. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const wanted = url.searchParams.get("runde");
  const { rounds, summary } = await read(ctx, async (db) => {
    // Staff who look at the public page see what everybody sees.
    const released = (await listEvaluations(ctx, db)).filter(({ releasedAt }) => releasedAt !== null);
    const shown = wanted === null ? released[0] : released.find(({ id }) => id === wanted);
    if (wanted !== null && !shown) throw data({ code: "not-found" }, { status: 404 });
    return { rounds: released, summary: shown ? await evaluationSummary(ctx, db, shown.id) : null };
  });
  return {
    region: publicRegion(ctx.region),
    today: ctx.today,
    others: rounds.filter(({ id }) => id !== summary?.id).map(({ id, title, closedAt }) => ({ id, title, closedAt })),
    summary: summary && { ...summary, goals: summary.goals.map((goal) => ({ ...goal, proposal: null })) },
  };
}

export default function PublicEvaluation({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, others, summary } = loaderData;
  const differences = summary?.goals.filter(({ agreement }) => agreement === "difference").length ?? 0;
  const named = (title: string, closedAt: string | null) => rich("rating.public-round", { german, title, day: closedAt ? formats.momentDay(closedAt) : "" });
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${t("rating.public-title")} – ${region.name}`}</title>
      <header className="page-head hero">
        <h1>{t("rating.public-title")}</h1>
        <p className="lede">{t(summary ? "rating.public-lede" : "rating.public-none")}</p>
      </header>
      {summary ? (
        <section className="flow-l narrow" aria-labelledby="h-round">
          <h2 id="h-round">{named(summary.title, summary.closedAt)}</h2>
          <p>
            {t("rating.answered", { submitted: summary.submitted })} {t("rating.differences", { count: differences })}
          </p>
          <RatedGoals goals={summary.goals} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section className="flow-l" aria-labelledby="h-others">
          <h2 id="h-others">{t("rating.public-earlier")}</h2>
          <ul>
            {others.map(({ id, title, closedAt }) => (
              <li key={id}>
                <a href={`/${region.slug}/konzept/bewertung${inLanguage}${inLanguage ? "&" : "?"}runde=${id}`}>{named(title, closedAt)}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </ConceptFrame>
  );
}

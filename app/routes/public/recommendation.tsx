import { data } from "react-router";
import { findConcept, findRecommendation, latestUpdates, measureProgress, readLabelNames, readPublicMeasures } from "#domain/concept/index.ts";
import { eventsOfMeasures } from "#domain/concept/measures/index.ts";
import { prioritiesOf } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import { Facts } from "#app/components/facts.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { German, german, isolated } from "#app/components/german.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Log } from "#app/components/log.tsx";
import { StatePill, StateSymbol, type State } from "#app/components/state.tsx";
import { PriorityFacts } from "#app/components/priority-facts.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { Side } from "#app/components/side.tsx";
import { requestContext } from "#app/request.ts";
import type { Route } from "./+types/recommendation";
import { EventResults, publicResults } from "./event-results.tsx";
import { ConceptFrame, publicRegion } from "./frame.tsx";

const UPDATES = 30;

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const found = concept && findRecommendation(concept, ({ number }) => number === params.number);
    if (!concept || !found) throw data({ code: "not-found" }, { status: 404 });
    const { field, goal, recommendation } = found;
    const names = await readLabelNames(ctx, db);
    const of = (labels: { id: string; name: string }[], ids: string[]) => labels.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
    const measures = (await readPublicMeasures(ctx, db)).filter(({ id }) => recommendation.measureIds.includes(id));
    return {
      region: publicRegion(ctx.region),
      today: ctx.today,
      field: { number: field.number, title: field.title },
      goal: { number: goal.number, title: goal.title },
      recommendation: {
        number: recommendation.number,
        text: recommendation.text,
        subPoints: recommendation.subPoints,
        notes: recommendation.notes,
        progress: recommendation.progress,
        droppedReason: recommendation.droppedReason,
        places: of(names.municipalities, recommendation.municipalityIds),
        targetGroups: of(names.targetGroups, recommendation.targetGroupIds),
        themes: of(names.themes, recommendation.themeIds),
      },
      measures: measures.map((measure) => {
        const brief = concept.measures.find(({ id }) => id === measure.id);
        // Who said nothing in public did not say "on track" either, as which it counts.
        return { ...measure, progress: brief ? measureProgress(brief) : null, isAssessed: brief?.state !== "running" || brief.assessment !== null };
      }),
      events: publicResults(await eventsOfMeasures(ctx, db, recommendation.measureIds)),
      priorities: (await prioritiesOf(ctx, db, [recommendation.id])).get(recommendation.id) ?? [],
      updates: await latestUpdates(ctx, db, UPDATES, recommendation.measureIds),
    };
  });
}

export default function PublicRecommendation({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { day, number } = useFormats();
  const { region, field, goal, recommendation, measures, updates, priorities, events, today } = loaderData;
  const base = `/${region.slug}/konzept`;
  const inLanguage = useInLanguage();
  const { progress } = recommendation;
  // What nobody has reported on is no figure yet; it stands with its measure below.
  const reported = measures.flatMap((measure) => measure.results).flatMap(({ reached, ...result }) => (reached === null ? [] : [{ ...result, reached }]));
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${t("concept.recommendation", { number: recommendation.number })} – ${region.name}`}</title>
      <meta name="description" content={recommendation.text} />
      <header className="page-head flow-l">
        <Crumbs
          crumbs={[
            { label: t("concept.concept"), href: `${base}${inLanguage}` },
            { label: `${field.number} ${field.title}`, href: `${base}/feld/${field.number}${inLanguage}`, lang: "de" },
            { label: `${goal.number} ${goal.title}`, href: `${base}/feld/${field.number}${inLanguage}#ziel-${goal.number}`, lang: "de" },
          ]}
        />
        <p className="muted">{t("concept.recommendation", { number: recommendation.number })}</p>
        <h1 className="text" lang="de" dir="ltr">
          {recommendation.text}
        </h1>
        {recommendation.subPoints.length > 0 ? (
          <ul className="subs flow-s" lang="de" dir="ltr">
            {recommendation.subPoints.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        ) : null}
      </header>
      <div className="two">
        <div className="stack-l">
          <section className="stack-s">
            <Figures>
              {progress.percent === null ? null : (
                <Figure value={progress.percent} unit="%" what={t("concept.share-reached")} parts={<MeasureShares measures={measures} />} />
              )}
              {reported.slice(0, 2).map((result) => (
                <Figure
                  key={result.name}
                  value={number(result.reached)}
                  unit={t("concept.of", { count: number(result.planned) })}
                  what={<German>{result.name}</German>}
                />
              ))}
            </Figures>
            <p className="row base">
              <StatePill state={progress.state} />
              {recommendation.droppedReason ? (
                <span className="muted s" lang="de" dir="ltr">
                  {recommendation.droppedReason}
                </span>
              ) : null}
            </p>
          </section>
          <section aria-labelledby="h-mass">
            <h2 id="h-mass">{t("concept.measures")}</h2>
            {measures.length === 0 ? (
              <p className="muted flow-s">{t("concept.measures-none")}</p>
            ) : (
              <ul className="rows flow-s">
                {measures.map((measure) => (
                  <li key={measure.id}>
                    <StateSymbol state={shownState(measure.progress)} />
                    <div className="stack-s">
                      <h3 lang="de" dir="ltr">
                        {measure.title}
                      </h3>
                      <p className="m">
                        {[t(measure.isAssessed ? `states.${shownState(measure.progress)}` : "states.not-assessed"), period(measure)]
                          .filter(Boolean)
                          .join(" · ")}
                        {measure.lead ? (
                          <>
                            <br />
                            {rich("concept.led-by", { german, name: [measure.lead, ...measure.partners].join(", ") })}
                          </>
                        ) : null}
                      </p>
                      {[measure.description, measure.stateReason].filter(Boolean).map((text) => (
                        <p key={text} className="prose" lang="de" dir="ltr">
                          {text}
                        </p>
                      ))}
                      {measure.results.length > 0 ? (
                        <ul className="s">
                          {measure.results.map((result) => (
                            <li key={result.name}>
                              <German>{result.name}</German>:{" "}
                              {result.reached === null
                                ? rich("concept.not-reported", { german, bdi: isolated, planned: number(result.planned), unit: result.unit })
                                : rich("concept.reached", {
                                    german,
                                    bdi: isolated,
                                    reached: number(result.reached),
                                    planned: number(result.planned),
                                    unit: result.unit,
                                  })}
                            </li>
                          ))}
                        </ul>
                      ) : null}
                    </div>
                    {measure.progress?.share == null ? null : <p className="act num">{Math.round(measure.progress.share * 100)} %</p>}
                  </li>
                ))}
              </ul>
            )}
          </section>
          <EventResults events={events} />
          <section aria-labelledby="h-log">
            <h2 id="h-log">{t("concept.what-happened")}</h2>
            {updates.length === 0 ? (
              <p className="muted flow-s">{t("concept.what-happened-none")}</p>
            ) : (
              <div className="flow">
                <Log
                  entries={updates.map((entry) => ({
                    key: entry.id,
                    state: entry.state === "done" ? "done" : entry.assessment,
                    meta: (
                      <>
                        {day(entry.dated)} · {t(`states.${entry.state === "done" ? "done" : entry.assessment}`)} · <German>{entry.measure}</German>
                      </>
                    ),
                    text: (
                      <p lang="de" dir="ltr">
                        {entry.text}
                      </p>
                    ),
                  }))}
                />
              </div>
            )}
          </section>
        </div>
        <aside className="stack" aria-label={t("concept.good-to-know")}>
          {priorities.length > 0 ? (
            <Side title={t("ballot.priority")}>
              <PriorityFacts priorities={priorities} />
            </Side>
          ) : null}
          <Side title={t("concept.good-to-know")}>
            <Facts
              facts={[
                {
                  name: t("concept.concerns-places"),
                  value: recommendation.places.length > 0 ? <German>{recommendation.places.join(", ")}</German> : t("concept.whole-county"),
                },
                {
                  name: t("concept.target-groups"),
                  value: recommendation.targetGroups.length > 0 ? <German>{recommendation.targetGroups.join(", ")}</German> : null,
                },
                { name: t("concept.themes"), value: recommendation.themes.length > 0 ? <German>{recommendation.themes.join(", ")}</German> : null },
                {
                  name: t("concept.notes"),
                  value:
                    recommendation.notes.length > 0
                      ? recommendation.notes.map((note) => (
                          <span key={note} lang="de" dir="auto">
                            {note}
                            <br />
                          </span>
                        ))
                      : null,
                },
              ]}
            />
          </Side>
        </aside>
      </div>
    </ConceptFrame>
  );

  function period({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }): string {
    if (startsOn && endsOn) return t("concept.from-until", { from: day(startsOn), until: day(endsOn) });
    return startsOn ? t("concept.since-day", { day: day(startsOn) }) : "";
  }
}

type Shared = { title: string; id: string; progress: { state: State; share: number | null } | null };

function shownState(progress: Shared["progress"]): State {
  return progress?.state ?? "not-begun";
}

/** What the figure is made of: the measures and their shares. */
function MeasureShares({ measures }: { measures: readonly Shared[] }) {
  const { t } = useTexts();
  return (
    <ul>
      {measures.map(({ id, title, progress }) => (
        <li key={id}>
          <German>{title}</German>: {progress?.share == null ? t(`states.${shownState(progress)}`) : `${Math.round(progress.share * 100)} %`}
        </li>
      ))}
    </ul>
  );
}

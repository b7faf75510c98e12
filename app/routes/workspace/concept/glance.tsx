import { href } from "react-router";
import { GoalBridge } from "#app/components/bridge.tsx";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { german } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { readSearch, SearchForm } from "#app/components/search.tsx";
import { StateLegend } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import { allRecommendations, findConcept, mayEditConcept, mayLeadConcept, type ConceptOverview, type FieldOverview } from "#domain/concept/index.ts";
import { MEASURE_STATES } from "#domain/concept/measures/index.ts";
import { searchConcept } from "#domain/concept/search/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/glance.ts";
import { archesOf, DoneFigure, fieldAddress, goalAddress, PartLink, ShareFigure, useShare, type Part } from "./concept-figures.tsx";
import { ConceptWork } from "./concept-work.tsx";
import { FoundInConcept } from "./found-in-concept.tsx";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const said = readSearch(url.searchParams);
  if (said !== "") {
    const found = await read(ctx, (db) => searchConcept(ctx, db, said));
    return { frame, region: ctx.region.slug, found, said, mayOpenFoundations: mayOpen(ctx, "/app/:region/konzept/grundlagen") };
  }
  const concept = await read(ctx, (db) => findConcept(ctx, db));
  const byState = MEASURE_STATES.map((state) => ({ state, count: concept?.measures.filter((measure) => measure.state === state).length ?? 0 })).filter(
    ({ count }) => count > 0,
  );
  // Pages hand over plain rows; what only the server can load stays out of their components.
  const weighted = concept !== null && allRecommendations(concept.fields).some(({ weight }) => weight !== null);
  return {
    frame,
    found: null,
    concept,
    byState,
    weighted,
    region: ctx.region.slug,
    today: ctx.today,
    may: {
      edit: mayEditConcept(ctx.actor),
      lead: mayLeadConcept(ctx.actor),
      seeFunds: mayOpen(ctx, "/app/:region/foerdermittel"),
      giveGrants: mayOpen(ctx, "/app/:region/kleinfoerderung"),
    },
  };
}

/** The concept at one glance: the picture one wants on the wall, with every figure opening to its parts. */
export default function GlancePage({ loaderData }: Route.ComponentProps) {
  if (loaderData.found) return <FoundInConcept {...loaderData} />;
  const { frame, concept, region, may } = loaderData;
  return concept ? <Glance shown={loaderData} concept={concept} /> : <NoConcept frame={frame} region={region} may={may} />;
}

type Shown = Extract<Route.ComponentProps["loaderData"], { found: null }>;

function NoConcept({ frame, region, may }: { frame: Shown["frame"]; region: string; may: Shown["may"] }) {
  const { t } = useTexts();
  return (
    <WorkspacePage {...frame} title={t("conceptwork.none-title")}>
      <title>{t("conceptwork.none-title")}</title>
      <EmptyState
        action={
          may.lead ? (
            <>
              <ButtonLink kind="primary" icon="upload" href={href("/app/:region/konzept/einlesen", { region })}>
                {t("conceptwork.read-document")}
              </ButtonLink>
              <ButtonLink href={href("/app/:region/konzept/neu", { region })}>{t("conceptwork.start")}</ButtonLink>
            </>
          ) : null
        }
      >
        {t("conceptwork.none")}
      </EmptyState>
      {may.edit ? (
        <p>
          <a href={href("/app/:region/konzept/begriffe", { region })}>{t("labels.title")}</a>
        </p>
      ) : null}
    </WorkspacePage>
  );
}

function Glance({ shown, concept }: { shown: Shown; concept: ConceptOverview }) {
  const { t, rich } = useTexts();
  const { frame, region, today, may } = shown;
  const formats = useFormats();
  const { periodFrom, periodTo, progress, fields } = concept;
  const name = periodFrom && periodTo ? t("concept.period", { from: String(periodFrom), to: String(periodTo) }) : concept.title;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: name }]}
      title={t("conceptwork.glance-title")}
      lede={t("conceptwork.glance-lede")}
      actions={
        concept.releasedAt ? (
          <>
            <ButtonLink small icon="printer" href={href("/:region/konzept/wandbild", { region })}>
              {t("conceptwork.wall-picture")}
            </ButtonLink>
            <ButtonLink small icon="world" href={href("/:region/konzept", { region })}>
              {t("layout.public-page")}
            </ButtonLink>
          </>
        ) : may.lead ? (
          <ButtonLink small icon="world" href={href("/app/:region/konzept/freigabe", { region })}>
            {t("conceptwork.release-link")}
          </ButtonLink>
        ) : null
      }
    >
      <title>{`${t("conceptwork.glance-title")} – ${frame.region.name}`}</title>
      <div>
        <p className="row tight s noprint">
          <a href={href("/app/:region/kennzahlen", { region })}>{t("indicators.title")}</a>
          <a href={href("/app/:region/konzept/bewertung", { region })}>{t("evaluation.title")}</a>
          <a href={href("/app/:region/plaene", { region })}>{t("plans.title")}</a>
          {may.seeFunds ? <a href={href("/app/:region/foerdermittel", { region })}>{t("funding.glance-link")}</a> : null}
          {may.giveGrants ? <a href={href("/app/:region/kleinfoerderung", { region })}>{t("grants.title")}</a> : null}
          {may.edit ? <a href={href("/app/:region/konzept/zahlen", { region })}>{t("plausibility.title")}</a> : null}
        </p>
        <SearchForm action={href("/app/:region/konzept", { region })} said="" label={t("search.label")} submit={t("search.submit")} />
        <GlanceFigures shown={shown} concept={concept} />
        <div className="legend-row">
          <StateLegend counts={progress.byState} />
        </div>
        {fields.map((field) => (
          <Band key={field.id} field={field} region={region} />
        ))}
        <p className="muted s">
          {t("common.as-of", { moment: formats.day(today) })}.{" "}
          {concept.adoptedOn
            ? rich("concept.edition", {
                german,
                body: concept.adoptedBy ?? t("concept.body-default"),
                day: formats.day(concept.adoptedOn),
                edition: concept.edition,
              })
            : null}{" "}
          <a href={href("/app/:region/konzept/datei/:file", { region, file: "konzept.xlsx" })}>XLSX</a>,{" "}
          <a href={href("/app/:region/konzept/datei/:file", { region, file: "konzept.csv" })}>CSV</a>,{" "}
          <a href={href("/app/:region/konzept/datei/:file", { region, file: "konzept.json" })}>JSON</a>,{" "}
          <a href={href("/app/:region/konzept/datei/:file", { region, file: "wandbild.pdf" })}>{t("concept.download-poster")}</a>,{" "}
          <a href={href("/app/:region/konzept/datei/:file", { region, file: "folien.pdf" })}>{t("concept.download-slides")}</a>
        </p>
      </div>
      {may.edit ? <ConceptWork region={region} mayLead={may.lead} released={concept.releasedAt !== null} /> : null}
    </WorkspacePage>
  );
}

function GlanceFigures({ shown, concept }: { shown: Shown; concept: ConceptOverview }) {
  const { t } = useTexts();
  const { region, byState, weighted } = shown;
  const { fields, measures, progress } = concept;
  const parts = fields.map((field): Part => ({
    id: field.id,
    name: `${field.number} ${field.title}`,
    address: fieldAddress(region, field.id),
    progress: field.progress,
  }));
  const goals = fields.reduce((sum, field) => sum + field.goals.length, 0);
  const leads = new Set(measures.flatMap((measure) => measure.leadOrganisationId ?? [])).size;
  const fieldHead = t("concept.field");
  return (
    <Figures>
      <ShareFigure progress={progress} weighted={weighted} parts={parts} partHead={fieldHead} />
      <DoneFigure progress={progress} parts={parts} partHead={fieldHead} />
      <Figure
        value={progress.total}
        what={t("conceptwork.recommendations-in-goals", { recommendations: progress.total, goals })}
        parts={
          <Table
            caption={t("conceptwork.contents-by-field")}
            columns={[
              { label: fieldHead },
              { label: t("conceptwork.guiding-goals"), numeric: true },
              { label: t("conceptwork.goals"), numeric: true },
              { label: t("conceptwork.recommendations"), numeric: true },
            ]}
            rows={fields.map((field, place) => ({
              key: field.id,
              cells: [
                parts[place] ? <PartLink key="name" part={parts[place]} /> : field.title,
                field.guidingGoals.filter(({ id }) => id !== null).length,
                field.goals.length,
                field.progress.total,
              ],
            }))}
            footer={[
              t("common.total"),
              fields.reduce((sum, field) => sum + field.guidingGoals.filter(({ id }) => id !== null).length, 0),
              goals,
              progress.total,
            ]}
          />
        }
      />
      <Figure
        value={measures.length}
        what={t("conceptwork.measures-of", { count: measures.length, leads })}
        parts={
          <div className="stack-s">
            <Table
              caption={t("conceptwork.measures-by-state")}
              columns={[{ label: t("conceptwork.state") }, { label: t("layout.measures"), numeric: true }]}
              rows={byState.map(({ state, count }) => ({ key: state, cells: [t(`states.measure-${state}`), count] }))}
              footer={[t("common.total"), measures.length]}
            />
            <p>
              <a href={href("/app/:region/massnahmen", { region })}>{t("conceptwork.all-measures")}</a>
            </p>
          </div>
        }
      />
    </Figures>
  );
}

function Band({ field, region }: { field: FieldOverview; region: string }) {
  const { t } = useTexts();
  const share = useShare();
  const { progress } = field;
  const trouble = (["done", "at-risk", "off-track"] as const)
    .filter((state) => progress.byState[state] > 0)
    .map((state) => t(`states.count-${state}`, { count: progress.byState[state] }));
  return (
    <section className="band" id={`feld-${field.number}`} aria-labelledby={`h-${field.number}`}>
      <header>
        <h2 id={`h-${field.number}`}>
          <a className="plain" href={fieldAddress(region, field.id)}>{`${field.number}\u2002${field.title}`}</a>
        </h2>
        <p className="p num">{share(progress)}</p>
        <p className="muted s">
          {t("concept.goals-count", { goals: field.goals.length, recommendations: progress.total })}
          <br />
          {t("conceptwork.with-measure", { count: progress.withMeasure })}
          {trouble.length > 0 ? (
            <>
              <br />
              {trouble.join(" · ")}
            </>
          ) : null}
        </p>
      </header>
      <div className="goals">
        {field.goals.map((goal) => (
          <GoalBridge key={goal.id} href={goalAddress(region, goal.id)} number={goal.number} title={goal.title} arches={archesOf(goal)} />
        ))}
      </div>
    </section>
  );
}

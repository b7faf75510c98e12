import { data, href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Figure, Figures } from "#app/components/figure.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { useFigureTexts } from "#app/indicators/figure-texts.ts";
import { HintList } from "#app/indicators/hint-list.tsx";
import { IndicatorChart } from "#app/indicators/indicator-chart.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept, mayLeadConcept } from "#domain/concept/index.ts";
import { findIndicator, hintsOfIndicator, showIndicator } from "#domain/concept/indicators/index.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/indicator.ts";
import { goalChoices } from "./goals.ts";

const NOTICES = ["created", "saved", "released", "taken-over", "withdrawn"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        indicator: await findIndicator(ctx, db, params.id),
        parts: await municipalityChoices(ctx, db),
        goals: await goalChoices(ctx, db),
      }))
    : null;
  if (!found?.indicator) throw data({ code: "not-found" }, { status: 404 });
  const { indicator, parts, goals } = found;
  const may = { edit: mayEditConcept(ctx.actor), lead: mayLeadConcept(ctx.actor) };
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    indicator: showIndicator(indicator, may.edit ? "exact" : "rounded"),
    goal: goals.find(({ id }) => id === indicator.goalId) ?? null,
    // Their arithmetic shows figures as they were entered.
    hints: may.edit ? hintsOfIndicator(indicator, parts, ctx.today) : [],
    may,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function IndicatorPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  const { frame, region, indicator, goal, hints, may, notice } = loaderData;
  const { id, latest } = indicator;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region }) },
      ]}
      kicker={t("indicators.word")}
      title={indicator.name}
      lede={indicator.definition || undefined}
      notice={notice ? <Notice kind="success">{t(`indicators.notice-${notice}`)}</Notice> : undefined}
      actions={
        may.edit ? (
          <>
            <ButtonLink small icon="pencil" href={href("/app/:region/kennzahlen/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
            <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/kennzahlen/:id/werte", { region, id })}>
              {t("indicators.enter-values")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<Margin {...loaderData} />}
    >
      <title>{`${indicator.name} – ${frame.region.name}`}</title>
      <section className="stack" aria-label={t("indicators.filter-standing")}>
        <Figures>
          {latest ? <Figure value={texts.figure(latest.shown, indicator)} what={texts.period(latest)} /> : null}
          {indicator.target ? (
            <Figure value={texts.target(indicator.target.value, indicator)} what={t("indicators.target-until", { year: indicator.target.on.slice(0, 4) })} />
          ) : null}
        </Figures>
        <p>
          {goal ? (
            <>
              {t("indicators.of-goal")} <a href={href("/app/:region/konzept/ziele/:id", { region, id: goal.id })}>{goal.title}</a>.{" "}
            </>
          ) : (
            <strong className="w6">{t("indicators.without-goal-do")} </strong>
          )}
          {t(`measured.direction-${indicator.direction}`)}. {texts.standing(indicator.standing)}.
        </p>
        {indicator.values.length === 0 ? (
          <EmptyState
            action={
              may.edit ? (
                <ButtonLink icon="plus" href={href("/app/:region/kennzahlen/:id/werte", { region, id })}>
                  {t("indicators.enter-values")}
                </ButtonLink>
              ) : null
            }
          >
            {t("indicators.no-values")}
          </EmptyState>
        ) : (
          <IndicatorChart indicator={indicator} />
        )}
      </section>
      {hints.length > 0 ? (
        <section className="stack-s" aria-labelledby="h-hints">
          <h2 id="h-hints">{t("plausibility.of-this")}</h2>
          <HintList hints={hints} />
          <p className="s muted">{t("plausibility.of-this-note")}</p>
        </section>
      ) : null}
      <Notes indicator={indicator} />
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** What was said beside single values. */
function Notes({ indicator }: Pick<Loaded, "indicator">) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  const noted = indicator.values.filter(({ note, source }) => note !== "" || source !== "");
  if (noted.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="h-notes">
      <h2 id="h-notes">{t("indicators.notes")}</h2>
      <ul className="stack-s">
        {noted.map(({ id, place, note, source, ...value }) => (
          <li key={id}>
            <strong className="w6">{[texts.period(value), place].filter(Boolean).join(", ")}:</strong> {[note, source].filter(Boolean).join(". ")}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Margin({ region, indicator, may }: Pick<Loaded, "region" | "indicator" | "may">) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  const formats = useFormats();
  const { id, baseline, target, releasedAt, releasedBy } = indicator;
  return (
    <>
      <Side title={t("concept.good-to-know")}>
        <Facts
          facts={[
            { name: t("indicators.field-unit"), value: indicator.unitWord || t(`indicators.unit-${indicator.unit}`) },
            { name: t("indicators.field-source"), value: indicator.source },
            {
              name: t("indicators.field-baseline"),
              value: baseline && t("indicators.value-on", { value: texts.figure(baseline.shown, indicator), day: formats.day(baseline.on) }),
            },
            {
              name: t("indicators.field-target"),
              value: target && t("indicators.value-on", { value: texts.target(target.value, indicator), day: formats.day(target.on) }),
            },
          ]}
        />
        {indicator.unit === "people" ? <p className="xs muted">{t(may.edit ? "indicators.exact-here" : "measured.rounded")}</p> : null}
      </Side>
      <Side title={t("indicators.filter-released")}>
        <p className="s">
          {releasedAt
            ? t("indicators.public-since", { day: formats.momentDay(releasedAt), name: releasedBy ?? "" })
            : t(indicator.goalId === null ? "indicators.internal-without-goal" : "indicators.internal")}
        </p>
        {may.lead ? (
          <p className="s">
            <a href={href("/app/:region/kennzahlen/:id/freigabe", { region, id })}>{t(releasedAt ? "indicators.withdraw" : "indicators.release")}</a>
          </p>
        ) : null}
        {may.edit ? (
          <p className="s">
            <a href={href("/app/:region/kennzahlen/:id/loeschen", { region, id })}>{t("indicators.delete")}</a>
          </p>
        ) : null}
      </Side>
    </>
  );
}

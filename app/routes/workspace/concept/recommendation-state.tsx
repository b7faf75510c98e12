import { href } from "react-router";
import { Figure, Figures } from "#app/components/figure.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { StatePill } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { useShare } from "./concept-figures.tsx";
import type { RecommendationData } from "./recommendation-data.ts";

/** Results shown large beside the percentage; all of them stand in its table. */
const LARGE_RESULTS = 2;

/** How the recommendation stands: the share with its parts, results in numbers, state, since when and why. */
export function RecommendationState({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const formats = useFormats();
  const share = useShare();
  const { recommendation, measures, evidence } = shown;
  const { progress } = recommendation;
  return (
    <section aria-label={t("conceptwork.state")}>
      {measures.length > 0 ? (
        <Figures>
          <Figure
            value={progress.percent === null ? "–" : share(progress)}
            what={progress.percent === null ? t("conceptwork.no-share") : t("concept.share-reached")}
            parts={<ShareParts shown={shown} />}
          />
          {evidence.results.slice(0, LARGE_RESULTS).map((result) => (
            <Figure
              key={result.id}
              value={result.reached === null ? "–" : formats.decimal(result.reached)}
              unit={t("conceptwork.of-planned", { planned: formats.decimal(result.planned) })}
              what={result.reached === null ? t("measures.result-not-reported", { name: result.name }) : result.name}
            />
          ))}
        </Figures>
      ) : null}
      <p className="row base">
        <StatePill state={progress.state} />
        <Since shown={shown} />
      </p>
    </section>
  );
}

function Since({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { recommendation, standing, measures, evidence, region } = shown;
  const { state } = recommendation.progress;
  const pausedReason =
    state === "paused" ? measures.filter((measure) => measure.state === "paused").flatMap(({ id }) => evidence.reasons.get(id) ?? [])[0] : undefined;
  const reason = state === "dropped" ? recommendation.droppedReason : pausedReason;
  return (
    <span className="muted s">
      {standing.since ? `${t("common.since", { day: formats.day(standing.since) })}. ` : null}
      {reason ? t("conceptwork.reason", { reason }) : null}
      {standing.said ? (
        <>
          {t("conceptwork.last-said")} {standing.said.text} (
          <a href={href("/app/:region/massnahmen/:id", { region, id: standing.said.measureId })}>{standing.said.measure}</a>, {formats.day(standing.said.dated)}
          )
        </>
      ) : null}
    </span>
  );
}

function ShareParts({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const formats = useFormats();
  const share = useShare();
  const { measures, evidence, recommendation } = shown;
  return (
    <div className="stack-s">
      <p>{t("conceptwork.share-rule", { weight: recommendation.weight ?? 1 })}</p>
      <Table
        caption={t("conceptwork.share-by-measure")}
        columns={[{ label: t("conceptwork.measure-word") }, { label: t("conceptwork.state") }, { label: t("concept.share"), numeric: true }]}
        rows={measures.map((measure) => {
          const { percent } = measure.progress;
          const counts = measure.state !== "dropped" && measure.state !== "idea" && measure.state !== "continuous";
          return {
            key: measure.id,
            cells: [
              measure.title,
              t(`states.measure-${measure.state}`),
              !counts ? t("conceptwork.does-not-count") : percent === null ? t("conceptwork.not-reported") : share({ percent }),
            ],
          };
        })}
      />
      {evidence.results.length > 0 ? (
        <Table
          caption={t("conceptwork.results")}
          columns={[{ label: t("conceptwork.result") }, { label: t("conceptwork.reached"), numeric: true }, { label: t("concept.share"), numeric: true }]}
          rows={evidence.results.map((result) => ({
            key: result.id,
            cells: [
              result.name,
              `${result.reached === null ? t("conceptwork.not-reported") : formats.decimal(result.reached)} ${t("conceptwork.of-planned", { planned: formats.decimal(result.planned) })} ${result.unit}`,
              result.reached === null ? "–" : formats.percent(Math.min(1, result.reached / result.planned)),
            ],
          }))}
        />
      ) : null}
    </div>
  );
}

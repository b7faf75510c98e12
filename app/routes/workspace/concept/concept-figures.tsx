import { href } from "react-router";
import { Figure } from "#app/components/figure.tsx";
import type { ArchData } from "#app/components/bridge.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { GoalOverview, RolledUp } from "#domain/concept/index.ts";

/** One part of a figure: a field of the concept, a goal of a field. */
export type Part = { id: string; name: string; address: string; progress: RolledUp };

/** A goal's recommendations as arches. */
export function archesOf(goal: GoalOverview): ArchData[] {
  return goal.recommendations.map(({ progress }) => ({ state: progress.state, share: progress.share }));
}

export function fieldAddress(region: string, id: string): string {
  return href("/app/:region/konzept/felder/:id", { region, id });
}

export function goalAddress(region: string, id: string): string {
  return href("/app/:region/konzept/ziele/:id", { region, id });
}

export function recommendationAddress(region: string, id: string): string {
  return href("/app/:region/konzept/empfehlungen/:id", { region, id });
}

/** "53 %", or in words where a percentage would lie. */
export function useShare(): (progress: { percent: number | null }) => string {
  const { t } = useTexts();
  const { percent } = useFormats();
  return (progress) => (progress.percent === null ? t("concept.not-begun-yet") : percent(progress.percent / 100));
}

/** What stands below a share: no percentage without its coverage. */
export function useShareWords(): (progress: Pick<RolledUp, "percent" | "withMeasure" | "total">) => string {
  const { t } = useTexts();
  return ({ percent, withMeasure, total }) =>
    percent === null
      ? t("concept.nothing-begun")
      : `${t("concept.share-reached")}, ${t("common.coverage", { covered: String(withMeasure), all: String(total) })}`;
}

/** The percentage with what it is made of, its rule and its coverage. */
export function ShareFigure({
  progress,
  weighted,
  parts = [],
  partHead = "",
}: {
  progress: RolledUp;
  weighted: boolean;
  parts?: readonly Part[];
  partHead?: string;
}) {
  const { t } = useTexts();
  const share = useShare();
  const shareWords = useShareWords();
  return (
    <Figure
      value={progress.percent === null ? "–" : share(progress)}
      what={shareWords(progress)}
      parts={
        <div className="stack-s">
          <p>
            {t("concept.parts", {
              counted: progress.counted,
              weighted: weighted ? "yes" : "no",
              continuous: progress.byState.continuous,
              dropped: progress.byState.dropped,
            })}{" "}
            {t("concept.parts-coverage", { covered: progress.withMeasure, all: progress.total })}
          </p>
          {parts.length > 0 ? (
            <Table
              caption={t("conceptwork.share-by-part")}
              columns={[{ label: partHead }, { label: t("concept.share"), numeric: true }, { label: t("concept.covered"), numeric: true }]}
              rows={parts.map((part) => ({
                key: part.id,
                cells: [
                  <PartLink key="name" part={part} />,
                  share(part.progress),
                  t("common.share-of", { part: part.progress.withMeasure, whole: part.progress.total }),
                ],
              }))}
              footer={[t("conceptwork.whole"), share(progress), t("common.share-of", { part: progress.withMeasure, whole: progress.total })]}
            />
          ) : null}
        </div>
      }
    />
  );
}

/** How many recommendations are done, and where. */
export function DoneFigure({ progress, parts, partHead }: { progress: RolledUp; parts: readonly Part[]; partHead: string }) {
  const { t } = useTexts();
  return (
    <Figure
      value={progress.byState.done}
      what={t("conceptwork.done-of", { count: progress.byState.done })}
      parts={
        <Table
          caption={t("conceptwork.done-by-part")}
          columns={[{ label: partHead }, { label: t("states.done"), numeric: true }, { label: t("conceptwork.recommendations"), numeric: true }]}
          rows={parts.map((part) => ({ key: part.id, cells: [<PartLink key="name" part={part} />, part.progress.byState.done, part.progress.total] }))}
          footer={[t("common.total"), progress.byState.done, progress.total]}
        />
      }
    />
  );
}

export function PartLink({ part }: { part: Part }) {
  return (
    <a className="plain" href={part.address}>
      {part.name}
    </a>
  );
}

import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import type { RecommendationOverview } from "#domain/concept/index.ts";
import { recommendationAddress, useShare } from "./concept-figures.tsx";

/** Recommendations as a list: state, wording, who is responsible, how many measures carry it, how far it is. */
export function RecommendationRows({
  region,
  recommendations,
  owners,
  places = new Map(),
}: {
  region: string;
  recommendations: readonly RecommendationOverview[];
  owners: ReadonlyMap<string, string>;
  /** By recommendation: its place in the newest vote about it. */
  places?: ReadonlyMap<string, { rank: number; of: number }>;
}) {
  const { t } = useTexts();
  const share = useShare();
  if (recommendations.length === 0) return <p className="muted s">{t("conceptwork.no-recommendations")}</p>;
  const placeText = (place: { rank: number; of: number } | undefined) => (place ? `${t("ballot.priority")}: ${t("ballot.priority-rank", place)}` : "");
  return (
    <Rows
      rows={recommendations.map(({ id, number, text, progress, ownerOrganisationId, measureIds }) => ({
        key: id,
        symbol: <StateSymbol state={progress.state} />,
        title: `${number} ${text}`,
        href: recommendationAddress(region, id),
        second: [
          t(`states.${progress.state}`),
          ownerOrganisationId ? (owners.get(ownerOrganisationId) ?? "") : t("conceptwork.no-owner"),
          t("conceptwork.measures-count", { count: measureIds.length }),
          placeText(places.get(id)),
        ]
          .filter(Boolean)
          .join(" · "),
        act: progress.percent === null ? null : <span className="num">{share(progress)}</span>,
      }))}
    />
  );
}

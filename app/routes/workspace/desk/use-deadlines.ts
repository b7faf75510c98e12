import { href } from "react-router";
import type { Deadline } from "#app/components/charts/deadlines.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { MeasureDate } from "#domain/concept/desk/index.ts";
import { useQuoted } from "./use-quoted.ts";

/** What ends, in words for the chart. Money is marked, because what is not called up in time is lost. */
export function useDeadlines(region: string): (dates: readonly MeasureDate[]) => Deadline[] {
  const { t } = useTexts();
  const { money } = useFormats();
  const quoted = useQuoted();
  const labelOf = (date: MeasureDate) => {
    if (date.kind === "measure-ends") return t("desk.ahead-measure", { measure: quoted(date.measure) });
    if (date.kind === "milestone") return date.milestone;
    return t("desk.ahead-money", { open: money(date.amountCents - date.calledUpCents), source: date.source });
  };
  return (dates) =>
    dates.map((date, place) => ({
      key: `${date.kind}-${date.measureId}-${place}`,
      day: date.day,
      label: labelOf(date),
      href: href("/app/:region/massnahmen/:id", { region, id: date.measureId }),
      urgency: date.kind === "money" ? "risk" : "plain",
    }));
}

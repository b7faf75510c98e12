import type { StatesOn } from "#domain/concept/index.ts";
import { StackedBars } from "#app/components/charts/stacked-bars.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";

/** How the states moved over the last half-years. Continuous and dropped recommendations stand outside the picture. */
export function OverTime({ days, total }: { days: readonly StatesOn[]; total: number }) {
  const { t } = useTexts();
  const { monthShort } = useFormats();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const label = t("concept.over-time-chart", {
    doneBefore: String(first.byState.done),
    doneNow: String(last.byState.done),
    onTrackBefore: String(first.byState["on-track"]),
    onTrackNow: String(last.byState["on-track"]),
  });
  return (
    <section className="flow-l" aria-labelledby="h-weg">
      <h2 id="h-weg">{t("concept.over-time")}</h2>
      <p className="muted flow-s prose">{t("concept.over-time-lede", { count: total })}</p>
      <div className="flow">
        <StackedBars
          label={label}
          head={t("concept.half-year")}
          series={[
            { key: "done", label: t("states.word-done"), state: "done" },
            { key: "on-track", label: t("states.word-on-track"), state: "on-track" },
            { key: "off-track", label: t("states.word-off-track"), state: "off-track" },
            { key: "other", label: t("concept.other-states"), state: "not-begun" },
          ]}
          columns={days.map(({ day, byState }) => ({
            key: day,
            label: `${monthShort(day)} ${day.slice(2, 4)}`,
            values: {
              done: byState.done,
              "on-track": byState["on-track"],
              "off-track": byState["off-track"],
              other: byState["not-begun"] + byState["at-risk"] + byState.paused,
            },
          }))}
        />
      </div>
    </section>
  );
}

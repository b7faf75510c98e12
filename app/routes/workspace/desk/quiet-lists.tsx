import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, type Row } from "#app/components/rows.tsx";
import { StateSymbol } from "#app/components/state.tsx";
import type { DeskOverview } from "#domain/concept/desk/index.ts";

export function GoalsWithout({ region, goals, without }: { region: string; goals: number; without: DeskOverview["goalsWithout"] }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-ohne">
      <h2 id="h-ohne">{t("desk.without-title")}</h2>
      <p className="muted s">{without.length === 0 ? t("desk.without-none") : t("desk.without-count", { count: without.length, all: goals })}</p>
      <ShortList
        rows={without.map(({ id, number, title, recommendations }) => ({
          key: id,
          symbol: <StateSymbol state="not-begun" />,
          title: `${number} ${title}`,
          href: href("/app/:region/konzept/ziele/:id", { region, id }),
          second: t("desk.without-recommendations", { count: recommendations }),
        }))}
      />
    </section>
  );
}

/** @param any whether there is any measure at all: of none nothing can be praised */
export function Silent({ region, measures, any }: { region: string; measures: DeskOverview["silent"]; any: boolean }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <section aria-labelledby="h-still">
      <h2 id="h-still">{t("desk.silent-title")}</h2>
      <p className="muted s">{t(measures.length > 0 ? "desk.silent-lede" : any ? "desk.silent-none" : "desk.silent-no-measures")}</p>
      <ShortList
        rows={measures.map(({ id, title, organisation, updatedOn, standing }) => ({
          key: id,
          symbol: <StateSymbol state={standing} />,
          title,
          href: href("/app/:region/massnahmen/:id", { region, id }),
          second:
            updatedOn === null
              ? t("desk.silent-never", { organisation: organisation ?? t("desk.nobody") })
              : t("desk.silent-last", { organisation: organisation ?? t("desk.nobody"), day: day(updatedOn) }),
        }))}
      />
    </section>
  );
}

const SHOWN = 5;

/** The first rows; the others open on the same page. */
function ShortList({ rows }: { rows: readonly Row[] }) {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  return (
    <>
      <div className="flow-s">
        <Rows rows={rows.slice(0, SHOWN)} />
      </div>
      {rows.length > SHOWN ? (
        <details className="more">
          <summary>{t("desk.more-list", { count: rows.length })}</summary>
          <Rows rows={rows.slice(SHOWN)} />
        </details>
      ) : null}
    </>
  );
}

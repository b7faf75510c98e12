import { useTexts } from "#app/components/locale.tsx";
import { Scroll } from "#app/components/table.tsx";
import type { DrawnOrganisation, Tie } from "#domain/network/picture/index.ts";

/** Names end, and arcs begin, so many px from the start. */
const SPINE = 360;
const REACH = 360;
const ROW = 24;
/** So many letters of 14 px stand before the spine. */
const LETTERS = 48;

type Drawn = {
  organisations: readonly DrawnOrganisation[];
  ties: readonly Tie[];
  around: string | null;
  kindName: (kind: string) => string;
  hrefOf: (organisationId: string) => string;
};

/**
 * Names below each other by kind, ties as arcs beside them: so every name is a readable line, which a circle does not give.
 * An arc leads to its row of the table, `#verbindung-…`. On narrow windows the page's list stands in its place.
 */
export function PictureDrawing({ organisations, ties, around, kindName, hrefOf }: Drawn) {
  const { t } = useTexts();
  const { lines, headings, height } = placed(organisations);
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  return (
    <figure className="ties">
      <Scroll kind="chart" label={t("network-picture.label")}>
        <svg className="chart" viewBox={`0 0 ${SPINE + REACH + 24} ${height}`} role="group" aria-labelledby="ties-title ties-desc">
          <title id="ties-title">{t("network-picture.label")}</title>
          <desc id="ties-desc">{t("network-picture.desc", { organisations: organisations.length, ties: ties.length })}</desc>
          {ties.toReversed().map(({ id, between: [first, second], shared }) => {
            const arc = arcBetween(lines.get(first) ?? 0, lines.get(second) ?? 0, height);
            return (
              <a key={id} href={`#verbindung-${id}`} className="tie">
                <title>{t("network-picture.tie", { first: nameOf.get(first) ?? "", second: nameOf.get(second) ?? "", count: shared.length })}</title>
                <path className="tie-reach" d={arc} />
                <path d={arc} strokeWidth={Math.min(1.5 * shared.length, 9)} />
              </a>
            );
          })}
          {headings.map(({ kind, y }) => (
            <text key={kind} x={SPINE - 12} y={y} textAnchor="end">
              {kindName(kind)}
            </text>
          ))}
          {organisations.map(({ id, name }) => (
            <a key={id} href={hrefOf(id)} className={id === around ? "tie-name around" : "tie-name"}>
              <title>{name}</title>
              <text className="strong" x={SPINE - 12} y={(lines.get(id) ?? 0) + 5} textAnchor="end" lang="de">
                {name.length > LETTERS ? `${name.slice(0, LETTERS - 1)}…` : name}
              </text>
              <circle cx={SPINE} cy={lines.get(id)} r={id === around ? 6 : 4} />
            </a>
          ))}
        </svg>
      </Scroll>
      <figcaption>{t("network-picture.caption")}</figcaption>
    </figure>
  );
}

/** Where each organisation's line stands; every kind has a heading above its own. */
function placed(organisations: readonly DrawnOrganisation[]) {
  const lines = new Map<string, number>();
  const headings: { kind: string; y: number }[] = [];
  let y = 0;
  for (const { id, kind } of organisations) {
    if (headings.at(-1)?.kind !== kind) {
      y += ROW * 1.25;
      headings.push({ kind, y: y + 4 });
    }
    y += ROW;
    lines.set(id, y);
  }
  return { lines, headings, height: y + ROW };
}

/** Half an ellipse: the farther apart two names are, the farther it reaches. */
function arcBetween(from: number, to: number, height: number): string {
  const half = (to - from) / 2;
  return `M${SPINE + 6} ${from}A${24 + (2 * half * (REACH - 24)) / height} ${half} 0 0 1 ${SPINE + 6} ${to}`;
}

import type { ReactNode } from "react";
import { useLocale } from "../locale.tsx";
import { BOX, inLines, treeLayout, type PlacedNode, type TreeNode } from "./tree-layout.ts";
import { Scroll } from "../table.tsx";

/** So many letters of 14 px stand in one line of a box. */
const LETTERS = 22;
/** Every box is an arch, as everything here that carries something. */
const ARCH = `M0 ${BOX.height}V24a24 24 0 0 1 24 -24H${BOX.width - 24}a24 24 0 0 1 24 24V${BOX.height}z`;

/**
 * Who hangs on whom, from the start side to the end side. Names stay text and links. On narrow windows it is left out:
 * the page's own list says the same in lines. The names are German on pages of every language.
 *
 * @param table the same behind it
 */
export function TreePicture({ label, nodes, table }: { label: string; nodes: readonly TreeNode[]; table: ReactNode }) {
  const { direction } = useLocale();
  const drawn = treeLayout(nodes, direction);
  return (
    <figure className="hierarchy">
      <Scroll kind="chart" label={label}>
        <svg className="chart" viewBox={`-2 -2 ${drawn.width + 4} ${drawn.height + 4}`} width={drawn.width + 4} role="group" aria-label={label}>
          {drawn.nodes.map((node) => (
            <Line key={node.id} node={node} direction={direction} />
          ))}
          {drawn.nodes.map((node) => (
            <Box key={node.id} node={node} />
          ))}
        </svg>
      </Scroll>
      {table}
    </figure>
  );
}

function Line({ node: { x, y, above }, direction }: { node: PlacedNode; direction: "ltr" | "rtl" }) {
  if (!above) return null;
  const middle = BOX.height / 2;
  const [from, to] = direction === "rtl" ? [above.x, x + BOX.width] : [above.x + BOX.width, x];
  const half = (from + to) / 2;
  return <path className="tree-line" d={`M${from} ${above.y + middle}H${half}V${y + middle}H${to}`} />;
}

function Box({ node: { x, y, title, second, href } }: { node: PlacedNode }) {
  const lines = inLines(title, LETTERS);
  // Name and kind together stand in the middle.
  const top = BOX.height / 2 + 5 - lines.length * 9;
  return (
    <a href={href}>
      <g transform={`translate(${x} ${y})`}>
        <title>{title}</title>
        <path className="tree-box" d={ARCH} />
        {lines.map((line, place) => (
          <text key={line} className="strong" x={BOX.width / 2} y={top + place * 18} textAnchor="middle" direction="ltr" lang="de">
            {line}
          </text>
        ))}
        <text x={BOX.width / 2} y={top + lines.length * 18} textAnchor="middle">
          {second}
        </text>
      </g>
    </a>
  );
}

import type { ReactNode } from "react";
import { useTexts } from "./locale.tsx";

export type Column = { label: ReactNode; numeric?: boolean };
export type TableRow = { key: string; /** In the order of the columns; the first names the row. */ cells: readonly ReactNode[] };

/**
 * The caption says what the table shows; it is read out, and shown only with `showCaption`.
 * Figures are compared down a column and scroll where the window is narrow; a table of texts becomes one block a row there.
 */
export function Table({
  caption,
  showCaption = false,
  columns,
  rows,
  footer,
}: {
  caption: string;
  showCaption?: boolean;
  columns: readonly Column[];
  rows: readonly TableRow[];
  footer?: readonly ReactNode[];
}) {
  const texts = columns.filter(({ numeric }) => !numeric).length > 2;
  return (
    <Scroll kind="table" label={caption}>
      <table className={texts ? "table texts" : "table"}>
        <caption className={showCaption ? undefined : "vh"}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={place} scope="col" className={column.numeric ? "n" : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <Line key={key} cells={cells} columns={columns} />
          ))}
        </tbody>
        {footer ? (
          <tfoot>
            <Line cells={footer} columns={columns} />
          </tfoot>
        ) : null}
      </table>
    </Scroll>
  );
}

function Line({ cells, columns }: { cells: readonly ReactNode[]; columns: readonly Column[] }) {
  return (
    <tr>
      {cells.map((cell, place) => {
        const { label, numeric } = columns[place] ?? {};
        const className = numeric ? "n" : undefined;
        return place === 0 ? (
          <th key={place} scope="row" className={className}>
            {cell}
          </th>
        ) : (
          <td key={place} className={className} data-label={typeof label === "string" ? label : undefined}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

/** Wide things scroll in themselves, never the page; the keyboard can reach them. */
export function Scroll({ kind, label, children }: { kind: "table" | "chart"; label: string; children: ReactNode }) {
  const { t } = useTexts();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="scroll" tabIndex={0} aria-label={t(`common.scroll-${kind}`, { label })}>
      {children}
    </section>
  );
}

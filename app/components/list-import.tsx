import { Button, ButtonLink } from "./button.tsx";
import { Select } from "./forms/controls.tsx";
import { Icon } from "./icon.tsx";
import { useFormats, useTexts } from "./locale.tsx";
import { Rows, Tag } from "./rows.tsx";
import { Table } from "./table.tsx";

/** What each column of a list holds; remembered for the next list with the same headings. @param fields what a column may hold, in words */
export function ColumnsForm({
  headings,
  columns,
  fields,
  open,
}: {
  headings: readonly string[];
  columns: readonly (string | null)[];
  fields: readonly { value: string; label: string }[];
  open: boolean;
}) {
  const { t } = useTexts();
  return (
    <details open={open}>
      <summary>{t("network-import.columns-title")}</summary>
      <form method="post" className="stack narrow">
        {headings.map((heading, place) => (
          <Select
            key={place}
            name={`column.${place}`}
            label={heading || t("network-import.column-without-heading", { place: place + 1 })}
            empty={t("network-import.column-left-out")}
            defaultValue={columns[place] ?? ""}
            choices={fields}
          />
        ))}
        <div>
          <Button name="act" value="columns">
            {t("network-import.columns-save")}
          </Button>
        </div>
      </form>
    </details>
  );
}

/** The columns chosen in that form, as they were sent. @param typed all fields of the form */
export function columnsIn(typed: Record<string, string>): (string | null)[] {
  return Object.entries(typed)
    .flatMap(([name, value]) => (name.startsWith("column.") ? [[Number(name.slice("column.".length)), value] as const] : []))
    .toSorted(([a], [b]) => a - b)
    .map(([, field]) => field || null);
}

/**
 * The rows of a list that stay out, each with its reasons.
 *
 * @param what heading of the column with their names
 * @param fileHref these rows as a table to mend them in
 */
export function BadRows({ what, rows, fileHref }: { what: string; rows: readonly { row: number; name: string; why: string }[]; fileHref?: string }) {
  const { t } = useTexts();
  if (rows.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="h-bad">
      <h2 id="h-bad">{t("network-import.bad-title")}</h2>
      <p>{t(fileHref ? "network-import.bad-lede-file" : "network-import.bad-lede")}</p>
      {fileHref ? (
        <p>
          <ButtonLink href={fileHref} icon="download">
            {t("network-import.bad-file")}
          </ButtonLink>
        </p>
      ) : null}
      <Table
        caption={t("network-import.bad-title")}
        columns={[{ label: t("network-import.column-row") }, { label: what }, { label: t("network-import.column-why") }]}
        rows={rows.map(({ row, name, why }) => ({ key: String(row), cells: [t("network-import.row", { row }), name, why] }))}
      />
    </section>
  );
}

export type EarlierImport = { id: string; fileName: string; rowCount: number; createdAt: Date; createdBy: string; takenOverAt: Date | null };

/**
 * The lists that were read in before, each with when, by whom and how many rows, and the way to its preview with the rows that
 * do not go, or to its report.
 *
 * @param became what came of one that was taken over, in words
 * @param note below the heading
 */
export function EarlierImports<Import extends EarlierImport>({
  imports,
  hrefOf,
  became,
  isUndone = () => false,
  note,
}: {
  imports: readonly Import[];
  hrefOf: (id: string) => string;
  became: (one: Import) => string;
  isUndone?: (one: Import) => boolean;
  note?: string;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  if (imports.length === 0) return null;
  return (
    <section className="stack-s" aria-labelledby="h-imports">
      <h2 id="h-imports">{t("network-import.earlier")}</h2>
      {note ? <p className="muted s">{note}</p> : null}
      <Rows
        rows={imports.map((one) => ({
          key: one.id,
          symbol: <Icon name="upload" />,
          title: one.fileName || t("network-import.without-name"),
          href: hrefOf(one.id),
          tag: <Tag>{t(isUndone(one) ? "network-import.state-undone" : one.takenOverAt ? "network-import.state-taken" : "network-import.state-open")}</Tag>,
          second: [formats.moment(one.createdAt), one.createdBy, t("network-import.rows", { count: one.rowCount }), one.takenOverAt ? became(one) : ""]
            .filter(Boolean)
            .join(" · "),
        }))}
      />
    </section>
  );
}

import { TreePicture } from "#app/components/charts/tree-picture.tsx";
import { German } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { GremiumKind, Placed } from "#domain/network/index.ts";

type Drawn = Placed<{ id: string; parentId: string | null; name: string; kind: GremiumKind }>;

/** The county's bodies and whom they report to, as a picture with its table. @param hrefOf the page of one */
export function StructurePicture({ bodies, hrefOf }: { bodies: readonly Drawn[]; hrefOf: (id: string) => string }) {
  const { t } = useTexts();
  const nameOf = (id: string | null) => bodies.find((body) => body.id === id)?.name;
  return (
    <TreePicture
      label={t("gremien.structure-label")}
      nodes={bodies.map(({ id, parentId, depth, name, kind }) => ({ id, parentId, depth, title: name, second: t(`gremien.kind-${kind}`), href: hrefOf(id) }))}
      table={
        <details className="more">
          <summary>{t("gremien.structure-table")}</summary>
          <Table
            caption={t("gremien.structure-label")}
            columns={[{ label: t("gremien.column-gremium") }, { label: t("gremien.column-kind") }, { label: t("gremien.column-parent") }]}
            rows={bodies.map(({ id, name, kind, parentId }) => ({
              key: id,
              cells: [<German key="name">{name}</German>, t(`gremien.kind-${kind}`), <German key="parent">{nameOf(parentId) ?? "–"}</German>],
            }))}
          />
        </details>
      }
    />
  );
}

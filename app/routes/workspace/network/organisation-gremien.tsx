import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import type { GremiumOfOrganisation } from "#domain/network/index.ts";

/** Where the organisation sits at the table, and who does so for it. */
export function OrganisationGremien({ gremien, region }: { gremien: readonly GremiumOfOrganisation[]; region: string }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-gremien">
      <h2 id="h-gremien">{t("network.gremien")}</h2>
      {gremien.length === 0 ? <p className="muted">{t("network.gremien-empty")}</p> : null}
      <Rows
        rows={gremien.map(({ id, name, kind, seats }) => ({
          key: id,
          symbol: <Icon name="gavel" />,
          title: name,
          href: href("/app/:region/gremien/:id", { region, id }),
          tag: <Tag>{t(`gremien.kind-${kind}`)}</Tag>,
          second: seats.map(({ person, role }) => `${person}, ${t(`gremien.role-${role}`)}`).join(" · "),
        }))}
      />
    </section>
  );
}

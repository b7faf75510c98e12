import { href } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";

/** Measures that a round cannot ask about, each a link to where its lead is entered. */
export function WithoutOwner({
  region,
  measures,
}: {
  region: string;
  measures: readonly { measureId: string; title: string; leadOrganisation: string | null }[];
}) {
  const { t } = useTexts();
  return (
    <>
      <p className="s">{t("rounds.without-lede")}</p>
      <Rows
        rows={measures.map(({ measureId, title, leadOrganisation }) => ({
          key: measureId,
          title,
          href: href("/app/:region/massnahmen/:id/bearbeiten", { region, id: measureId }),
          second: leadOrganisation,
        }))}
      />
    </>
  );
}

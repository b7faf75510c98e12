import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import { QUESTIONS, type OpennessFigures, type Question } from "#domain/offers/openness/index.ts";
import { writeOpennessQuery } from "./openness-query.ts";

/** Numbers of services with "no", by question and branch; each opens the services it counts. */
export function Missing({ path, figures, total }: { path: string; figures: Omit<OpennessFigures, "services">; total: number }) {
  const { t } = useTexts();
  const { branches, rated, no } = figures;
  const number = (count: number, branch: string, question: Question) => {
    if (count === 0) return count;
    const filter = { search: "", branch, pick: "no" as const, question };
    const label = t("openness.number-of", { count, question: t(`openness.short-${question}`), branch: branch || t("openness.all") });
    return (
      <a href={`${path}${writeOpennessQuery({ filter, after: null })}#h-services`} aria-label={label}>
        {count}
      </a>
    );
  };
  return (
    <section className="flow" aria-labelledby="h-missing">
      <h2 id="h-missing">{t("openness.missing")}</h2>
      <p className="muted s">{t("openness.missing-lede")}</p>
      <Table
        caption={t("openness.missing")}
        columns={[
          { label: t("catalogue.field-branchId") },
          { label: t("openness.rated"), numeric: true },
          ...QUESTIONS.map((question) => ({ label: t(`openness.short-${question}`), numeric: true })),
        ]}
        rows={branches.map((branch) => ({
          key: branch.name,
          cells: [
            branch.name,
            t("openness.of", { rated: branch.rated, total: branch.services }),
            ...QUESTIONS.map((question) => number(branch.no[question], branch.name, question)),
          ],
        }))}
        footer={[t("openness.all"), t("openness.of", { rated, total }), ...QUESTIONS.map((question) => number(no[question], "", question))]}
      />
    </section>
  );
}

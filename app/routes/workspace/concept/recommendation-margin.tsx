import { href } from "react-router";
import { addDays } from "#platform/days/index.ts";
import { Facts } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { PriorityFacts } from "#app/components/priority-facts.tsx";
import { MoneyBar, type MoneyPart } from "#app/components/money-bar.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { Side } from "#app/components/side.tsx";
import type { Evidence } from "#domain/concept/editing/index.ts";
import { sumMoney } from "./money-by-source.ts";
import type { RecommendationData } from "./recommendation-data.ts";

/** Money that lapses within this time is marked: long enough to still spend it. */
const LAPSING_DAYS = 90;

/** Beside a recommendation: the money of its measures, and whom and what it concerns. */
export function RecommendationMargin({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  return (
    <>
      {shown.priorities.length > 0 ? (
        <Side title={t("ballot.priority")}>
          <PriorityFacts priorities={shown.priorities} roundHref={(id) => href("/app/:region/priorisierung/:id", { region: shown.region, id })} />
        </Side>
      ) : null}
      {shown.evidence.budgetLines.length > 0 ? <Money lines={shown.evidence.budgetLines} today={shown.today} /> : null}
      <Side title={t("concept.good-to-know")}>
        <GoodToKnow shown={shown} />
      </Side>
    </>
  );
}

function Money({ lines, today }: { lines: Evidence["budgetLines"]; today: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { sources, total, calledUp, lapsing } = sumMoney(lines, addDays(today, LAPSING_DAYS));
  const parts: MoneyPart[] = [
    { label: t("conceptwork.money-called-up"), cents: calledUp, kind: "used" },
    { label: t("conceptwork.money-lapsing"), cents: lapsing, kind: "lapsing" },
    { label: t("conceptwork.money-open"), cents: total - calledUp - lapsing, kind: "open" },
  ];
  return (
    <Side title={t("conceptwork.money")}>
      <div className="stack-s">
        <p className="s">{t("conceptwork.money-sum", { total: formats.money(total), calledUp: formats.money(calledUp) })}</p>
        <MoneyBar
          label={parts
            .filter(({ cents }) => cents > 0)
            .map(({ label, cents }) => `${formats.money(cents)} ${label}`)
            .join(", ")}
          parts={parts}
        />
        <Table
          caption={t("conceptwork.money-by-source")}
          columns={[{ label: t("conceptwork.money-source") }, { label: t("conceptwork.money-amount"), numeric: true }]}
          rows={sources.map((source) => ({
            key: `${source.name} ${source.state}`,
            cells: [
              <span key="source">
                {source.name}
                <br />
                {source.lapsesOn ? (
                  <StateLabel state="at-risk">
                    {t("conceptwork.money-until", { amount: formats.money(source.lapsing), day: formats.dayShort(source.lapsesOn) })}
                  </StateLabel>
                ) : (
                  <span className="muted">{t(source.state === "approved" ? "conceptwork.money-approved" : "conceptwork.money-applied")}</span>
                )}
              </span>,
              formats.money(source.amount),
            ],
          }))}
          footer={[t("common.total"), formats.money(total)]}
        />
        <p className="xs muted">{t("conceptwork.money-note")}</p>
      </div>
    </Side>
  );
}

function GoodToKnow({ shown }: { shown: RecommendationData }) {
  const { t } = useTexts();
  const { recommendation, organisations, ownerPerson, labels, evidence, region } = shown;
  const { ownerOrganisationId, origin, weight } = recommendation;
  const organisation = ownerOrganisationId === null ? undefined : organisations.get(ownerOrganisationId);
  const place =
    origin &&
    [
      shown.chapter === null ? "" : t("conceptwork.place-chapter", { title: shown.chapter }),
      origin.sheet === undefined ? "" : t("conceptwork.place-sheet", { sheet: origin.sheet }),
      origin.page === undefined ? "" : t("conceptwork.place-page", { number: origin.page }),
      origin.table === undefined ? "" : t("conceptwork.place-table", { number: origin.table }),
      origin.row === undefined ? "" : t("conceptwork.place-row", { number: origin.row }),
      origin.paragraph === undefined ? "" : t("conceptwork.place-paragraph", { number: origin.paragraph }),
      origin.line === undefined ? "" : t("conceptwork.place-line", { number: origin.line }),
    ]
      .filter(Boolean)
      .join(", ");
  return (
    <Facts
      facts={[
        {
          name: t("conceptwork.owner"),
          value:
            ownerOrganisationId === null ? (
              t("conceptwork.no-owner")
            ) : (
              <>
                <a href={href("/app/:region/netzwerk/:id", { region, id: ownerOrganisationId })}>{organisation ?? ""}</a>
                {ownerPerson ? (
                  <>
                    <br />
                    {ownerPerson}
                  </>
                ) : null}
              </>
            ),
        },
        { name: t("concept.concerns-places"), value: labels.municipalities.length > 0 ? labels.municipalities.join(", ") : t("concept.whole-county") },
        { name: t("concept.target-groups"), value: labels.targetGroups.join(", ") },
        { name: t("concept.themes"), value: labels.themes.join(", ") },
        { name: t("conceptwork.names-in-text"), value: evidence.terms.map(({ name }) => name).join(", ") },
        { name: t("conceptwork.weight"), value: weight === null ? null : String(weight) },
        { name: t("concept.origin"), value: place },
      ]}
    />
  );
}

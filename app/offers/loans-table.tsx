import { useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { ListedLoan } from "#domain/offers/lending/index.ts";
import { LoanActs, useLoanWords } from "./loan-parts.tsx";

/** Who has what, until when, as the office sees it. */
export function LoansTable({ loans }: { loans: readonly ListedLoan[] }) {
  const { t } = useTexts();
  const words = useLoanWords();
  if (loans.length === 0) return <p className="muted">{t("lending.list-empty")}</p>;
  return (
    <form method="post">
      <Table
        caption={t("lending.list-title")}
        columns={[
          { label: t("lending.column-days") },
          { label: t("lending.column-piece") },
          { label: t("lending.column-state") },
          { label: t("lending.column-who") },
          { label: t("lending.column-act") },
        ]}
        rows={loans.map((loan) => ({
          key: loan.id,
          cells: [
            words.days(loan),
            loan.piece ?? "–",
            <span key="state" className={loan.stand === "overdue" ? "w6" : undefined}>
              {words.stand(loan)}
            </span>,
            <span key="who">
              {loan.name === null ? <span className="muted">{t("lending.somebody")}</span> : <span dir="auto">{loan.name}</span>}
              <br />
              <span className="s muted">
                <bdi>{loan.email ?? ""}</bdi> <bdi>{loan.phone}</bdi>
              </span>
            </span>,
            <span key="act" className="row">
              <LoanActs loan={loan} mayCancel />
            </span>,
          ],
        }))}
      />
    </form>
  );
}

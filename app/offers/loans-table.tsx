import { Button } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { ListedLoan, LoanAct, LoanStand } from "#domain/offers/lending/index.ts";

/** What can be done with a loan now, the usual first. */
const ACTS: Partial<Record<LoanStand, readonly LoanAct[]>> = { coming: ["hand-out", "cancel"], out: ["return"], overdue: ["return"] };

/** Who has what, until when, with a button for what comes next; "act" is sent as "hand-out:{id}". @param mayCancel the office alone */
export function LoansTable({ loans, mayCancel }: { loans: readonly ListedLoan[]; mayCancel: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
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
        rows={loans.map(({ id, stand, piece, firstDay, lastDay, handedOutOn, returnedOn, name, email, phone }) => ({
          key: id,
          cells: [
            t("lending.from-to", { from: formats.dayShort(firstDay), to: formats.day(lastDay) }),
            piece ?? "–",
            <span key="state" className={stand === "overdue" ? "w6" : undefined}>
              {stand === "out" || stand === "overdue" || stand === "returned"
                ? t(`lending.stand-${stand}`, { day: formats.day(returnedOn ?? handedOutOn ?? firstDay) })
                : t(`lending.stand-${stand}`)}
            </span>,
            <span key="who">
              {name === null ? <span className="muted">{t("lending.somebody")}</span> : <span dir="auto">{name}</span>}
              <br />
              <span className="s muted">
                <bdi>{email ?? ""}</bdi> <bdi>{phone}</bdi>
              </span>
            </span>,
            <span key="act" className="row">
              {(ACTS[stand] ?? [])
                .filter((act) => mayCancel || act !== "cancel")
                .map((act) => (
                  <Button
                    key={act}
                    small
                    name="act"
                    value={`${act}:${id}`}
                    aria-label={t("lending.act-of", { act: t(`lending.act-${act}`), name: name ?? "", day: formats.day(firstDay) })}
                  >
                    {t(`lending.act-${act}`)}
                  </Button>
                ))}
            </span>,
          ],
        }))}
      />
    </form>
  );
}

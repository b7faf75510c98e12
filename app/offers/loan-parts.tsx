import { Button } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import type { ListedLoan, LoanAct, LoanStand } from "#domain/offers/lending/index.ts";

/** What can be done with a loan now, the usual first. */
const ACTS: Partial<Record<LoanStand, readonly LoanAct[]>> = { coming: ["hand-out", "cancel"], out: ["return"], overdue: ["return"] };

/** How a loan stands and for which days, in words. */
export function useLoanWords(): { stand: (loan: ListedLoan) => string; days: (loan: ListedLoan) => string } {
  const { t } = useTexts();
  const formats = useFormats();
  return {
    stand: ({ stand, firstDay, handedOutOn, returnedOn }) =>
      stand === "out" || stand === "overdue" || stand === "returned"
        ? t(`lending.stand-${stand}`, { day: formats.day(returnedOn ?? handedOutOn ?? firstDay) })
        : t(`lending.stand-${stand}`),
    days: ({ firstDay, lastDay }) => t("lending.from-to", { from: formats.dayShort(firstDay), to: formats.day(lastDay) }),
  };
}

/** How much of it there is: the sentence above a list of loans. */
export function useLoansSentence(loans: readonly ListedLoan[]): string {
  const { t } = useTexts();
  const count = (wanted: LoanStand) => loans.filter(({ stand }) => stand === wanted).length;
  return t("lending.list-lede", { overdue: count("overdue"), out: count("out"), coming: count("coming") });
}

/** Buttons for what comes next, sent as "act", e.g. "hand-out:{id}". @param mayCancel the office alone */
export function LoanActs({ loan: { id, stand, name, firstDay }, mayCancel }: { loan: ListedLoan; mayCancel: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (ACTS[stand] ?? [])
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
    ));
}

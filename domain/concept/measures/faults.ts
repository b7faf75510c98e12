import type { LineFault } from "../funding/index.ts";
import type { MeasureFields } from "./fields.ts";
import { needsReason } from "./states.ts";

export type FaultCode = "reason-missing" | "period-reversed" | "called-up-over-amount" | "approval-after-expiry" | "lines-over-total" | LineFault["code"];
/** What does not fit together, and where: the field, or the field and its row from 0. */
export type Fault = { code: FaultCode; path: readonly (string | number)[] };

/** Everything about a measure's own fields that contradicts itself; all at once, so that nobody has to save five times. */
export function findFaults(fields: MeasureFields): Fault[] {
  const faults: Fault[] = [];
  if (needsReason(fields.state) && fields.stateReason === null) faults.push({ code: "reason-missing", path: ["stateReason"] });
  if (reversed(fields.startsOn, fields.endsOn)) faults.push({ code: "period-reversed", path: ["endsOn"] });
  fields.budgetLines.forEach((line, index) => {
    if (line.calledUpCents > line.amountCents) faults.push({ code: "called-up-over-amount", path: ["budgetLines", index, "calledUpCents"] });
    if (reversed(line.approvedOn, line.expiresOn)) faults.push({ code: "approval-after-expiry", path: ["budgetLines", index, "expiresOn"] });
  });
  const sum = fields.budgetLines.reduce((total, line) => total + line.amountCents, 0);
  if (fields.totalCostCents !== null && sum > fields.totalCostCents) faults.push({ code: "lines-over-total", path: ["totalCostCents"] });
  return faults;
}

/** Days as YYYY-MM-DD compare as text. */
function reversed(from: string | null, to: string | null): boolean {
  return from !== null && to !== null && to < from;
}

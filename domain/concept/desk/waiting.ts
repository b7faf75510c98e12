import type { MeasureDate } from "./measure-dates.ts";

export type Waiting =
  /** An owner has not answered in time: one row for all of the owner's measures. */
  | {
      kind: "answer-overdue";
      roundId: string;
      requestId: string;
      measure: string;
      others: number;
      day: string;
      organisationId: string;
      organisation: string;
      person: string;
    }
  /** Owners have answered; the coordinator decides. */
  | { kind: "answers-undecided"; roundId: string; round: string; count: number }
  /** Applications for a micro-grant; the oldest since that day. */
  | { kind: "applications-undecided"; callId: string; call: string; count: number; day: string }
  /** Agreed measures without a person who leads them. */
  | { kind: "leaderless"; measures: { id: string; title: string }[] }
  /** Ended and not done, a milestone not reached, or money that expires. */
  | MeasureDate;

const ranks: Record<Waiting["kind"], number> = {
  "answer-overdue": 0,
  "measure-ends": 0,
  milestone: 0,
  money: 1,
  "applications-undecided": 2,
  "answers-undecided": 2,
  leaderless: 3,
};

/** What is overdue stands first, longest overdue on top; then money, decisions, and measures that nobody leads. */
export function sortWaiting(waiting: readonly Waiting[], today: string): Waiting[] {
  return waiting.toSorted((a, b) => ranks[a.kind] - ranks[b.kind] || dayOf(a, today).localeCompare(dayOf(b, today)));
}

function dayOf(waiting: Waiting, today: string): string {
  return "day" in waiting ? waiting.day : today;
}

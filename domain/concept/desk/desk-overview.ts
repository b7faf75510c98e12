import type { Context, Reader } from "#platform/db/index.ts";
import { findConcept, type GoalOverview } from "../concept-overview.ts";
import { latestUpdates, type LatestUpdate } from "../latest-updates.ts";
import { writableOrganisations } from "../measures/access.ts";
import type { RolledUp } from "../progress/index.ts";
import { progressOverTime } from "../progress-over-time.ts";
import { addDays } from "#platform/days/index.ts";
import { listUndecided } from "../micro-grants/index.ts";
import { mayRunRounds } from "../rounds/access.ts";
import { readMeasureDates, type MeasureDate } from "./measure-dates.ts";
import { readRoundsWaiting } from "./rounds-waiting.ts";
import { silentMeasures, type SilentMeasure } from "./silent-measures.ts";
import { sortWaiting, type Waiting } from "./waiting.ts";

export const AHEAD_DAYS = 90;

export type DeskOverview = {
  /** null: no concept has been read in yet. */
  concept: { progress: RolledUp; fields: { id: string; number: string; title: string; percent: number | null; share: number | null }[] } | null;
  /** Overdue first. */
  waiting: Waiting[];
  /** What ends within `AHEAD_DAYS`, by day. */
  ahead: MeasureDate[];
  goals: number;
  goalsWithout: { id: string; number: string; title: string; recommendations: number }[];
  silent: SilentMeasure[];
  /** Newest first. */
  news: LatestUpdate[];
  /** Recommendations that are done now and were not on the first day of last month. */
  finished: { count: number; since: string };
};

/** The desk of whoever reads it. 15 queries at most, whatever the size. */
export async function deskOverview(ctx: Context, db: Reader): Promise<DeskOverview> {
  const concept = await findConcept(ctx, db);
  const writable = writableOrganisations(ctx.actor);
  const mine = (organisationId: string | null) => writable === null || (organisationId !== null && writable.includes(organisationId));
  const dates = await readMeasureDates(ctx, db, addDays(ctx.today, AHEAD_DAYS));
  const leaderless = dates.leaderless.filter(({ organisationId }) => mine(organisationId));
  const rounds = await readRoundsWaiting(ctx, db);
  const applications = await listUndecided(ctx, db);
  const silent = await silentMeasures(ctx, db);
  const news = await latestUpdates(ctx, db, 5);
  const since = firstOfLastMonth(ctx.today);
  const [then] = concept ? await progressOverTime(ctx, db, concept, [since]) : [];

  const goals = concept?.fields.flatMap((field) => field.goals) ?? [];
  const without = goals.filter(needsMeasure);
  const doneNow = concept?.progress.byState.done ?? 0;
  return {
    concept: concept && {
      progress: concept.progress,
      fields: concept.fields.map(({ id, number, title, progress }) => ({ id, number, title, percent: progress.percent, share: progress.share })),
    },
    waiting: sortWaiting(
      [
        ...rounds.unanswered.filter((request) => mine(request.organisationId)),
        ...(mayRunRounds(ctx.actor) ? rounds.undecided : []),
        ...applications.map(({ since, ...call }) => ({ kind: "applications-undecided" as const, ...call, day: since })),
        ...dates.overdue.filter((date) => mine(date.organisationId)),
        ...dates.ahead.filter((date): date is Extract<MeasureDate, { kind: "money" }> => date.kind === "money" && mine(date.organisationId)),
        ...(leaderless.length > 0 ? [{ kind: "leaderless" as const, measures: leaderless.map(({ id, title }) => ({ id, title })) }] : []),
      ],
      ctx.today,
    ),
    ahead: dates.ahead,
    goals: goals.length,
    goalsWithout: without.map(({ id, number, title, recommendations }) => ({ id, number, title, recommendations: recommendations.length })),
    silent,
    news,
    finished: { count: Math.max(0, doneNow - (then?.byState.done ?? 0)), since },
  };
}

/** A goal of whose recommendations none that is still pursued has a measure. */
function needsMeasure({ recommendations }: GoalOverview): boolean {
  const pursued = recommendations.filter(({ droppedReason }) => droppedReason === null);
  return pursued.length > 0 && pursued.every(({ progress }) => !progress.hasMeasure);
}

/** @param day YYYY-MM-DD */
function firstOfLastMonth(day: string): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 10);
}

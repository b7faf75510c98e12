import fc from "fast-check";
import { expand } from "#domain/offers/times/index.ts";
import { byHand, byIcal, isWrongInIcal, series, WINDOW, type Series } from "#domain/offers/times/test-series.ts";
import { nothingYet, type Fault } from "./fault.ts";

/** Random series of dates against an independent library, and against a count by hand. */
export const randomSeries: Fault = {
  name: "random-series",
  passes: "The dates of every random series are those of ical.js and those counted by hand.",
  rounds: { soak: 10_000, sample: 100 },
  strike: ({ random, rounds }) => {
    const samples = fc.sample(series, { numRuns: rounds, seed: random.whole(1, 2 ** 31 - 1) });
    const others = samples.filter((one) => !agree(one)).map(({ time }) => `${time.startsAt} ${time.rule}`);
    return Promise.resolve({ ...nothingYet(), rounds, acknowledged: rounds, others });
  },
};

function agree(one: Series): boolean {
  const found = String(expand([one.time], { ...WINDOW, holidays: one.holidays, land: one.land }).map(({ startsAt }) => startsAt.toISOString()));
  return found === String(byHand(one)) && (isWrongInIcal(one) || found === String(byIcal(one)));
}

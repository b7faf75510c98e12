import { setTimeout as sleep } from "node:timers/promises";
import { DEMO_PASSWORD } from "#db/seed/load.ts";
import { quantiles } from "../bench/load.ts";
import { signInAt, startProduct, type Product } from "../bench/product.ts";
import { voteInAHall, type Voter } from "../bench/vote.ts";
import { nothingYet, type Fault, type Outcome } from "./fault.ts";

/** A full hall, and for the sample a small one; the budgets are the same. */
const FULL = { voters: 300, seconds: 60 };
const SMALL = { voters: 40, seconds: 10 };
type Hall = typeof FULL;
const MOST_MS = 300;
const PROJECTOR_MS = 3000;
/** As often as public/projector.js asks. */
const POLL_MS = 1500;

/** 300 telephones vote within a minute at two processes; in every second round one of the two is killed in the middle. */
export const voteInterrupted: Fault = {
  name: "vote-interrupted",
  passes: "Every confirmed ballot is there once, whichever process dies; the 95th percentile and the projector keep their budgets where none does.",
  rounds: { soak: 4, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const folder = freshFolder();
    const outcome = nothingYet();
    // The one round of the sample loses a process, too.
    if (rounds === 1) await oneHall(folder, SMALL, true, outcome);
    else for (let round = 0; round < rounds; round++) await oneHall(folder, FULL, round % 2 === 1, outcome);
    outcome.rounds = rounds;
    return outcome;
  },
};

async function oneHall(folder: string, hall: Hall, isKilled: boolean, outcome: Outcome): Promise<void> {
  const [one, two] = [await startProduct(folder), await startProduct(folder)];
  const cookie = await signInAt(one.origin, "albers@ellerland.example", DEMO_PASSWORD);
  const page = (path: string) => fetch(`${one.origin}${path}`, { headers: { cookie } }).then((answer) => answer.text());
  const round = /href="(\/app\/ellerland\/priorisierung\/[0-9a-f-]{36})"/.exec(await page("/app/ellerland/priorisierung"))?.[1] ?? "";
  const digits = /(\d{3})\u00a0(\d{3})/.exec(await page(`${round}/leitung`));
  const found = await fetch(`${one.origin}/j`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: one.origin },
    body: new URLSearchParams({ code: `${digits?.[1]}${digits?.[2]}` }),
  });
  const path = found.headers.get("location") ?? "";
  const ballots = async () => Number(/<b class="num">([\d.]+)<\/b>/.exec(await page(`${round}/leinwand?fest=1`))?.[1]?.replace(".", ""));
  const before = await ballots();

  const seen: { at: number; ballots: number }[] = [];
  const isOver = { yes: false };
  const projector = (async () => {
    while (!isOver.yes) {
      const shown = await ballots();
      seen.push({ at: Date.now(), ballots: shown - before });
      await sleep(POLL_MS);
    }
  })();
  if (isKilled) void sleep((hall.seconds * 1000) / 2).then(() => two.child.kill("SIGKILL"));
  const voters = await voteInAHall({ origins: [one.origin, two.origin], path, items: 7, ...hall });
  isOver.yes = true;
  await projector;
  judge(outcome, hall, voters, (await ballots()) - before, seen, isKilled);
  await stopBoth(one, two);
}

function judge(
  outcome: Outcome,
  hall: Hall,
  voters: readonly Voter[],
  counted: number,
  seen: readonly { at: number; ballots: number }[],
  isKilled: boolean,
): void {
  const confirmed = voters.filter((voter) => voter.confirmed);
  const { p50, p95, p99 } = quantiles(voters.flatMap(({ answers }) => answers));
  // What the projector shows at a moment, against all that was confirmed three seconds before it.
  const behind = seen.filter(({ at, ballots }) => confirmed.filter((voter) => voter.at <= at - PROJECTOR_MS).length > ballots);
  outcome.acknowledged += confirmed.length;
  if (counted !== confirmed.length) outcome.lost.push(`${confirmed.length} were confirmed and ${counted} are there`);
  if (confirmed.length < hall.voters)
    outcome.others.push(
      `${hall.voters - confirmed.length} telephones gave up: ${voters
        .flatMap(({ faults }) => faults)
        .slice(0, 3)
        .join("; ")}`,
    );
  if (!isKilled && p95 > MOST_MS) outcome.others.push(`the 95th percentile is ${Math.round(p95)} ms`);
  if (behind.length > 0) outcome.others.push(`the projector was behind ${behind.length} times`);
  const told = `${hall.voters} telephones in ${hall.seconds} s${isKilled ? ", one process killed" : ""}`;
  outcome.notes.push(
    `${told}: p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, p99 ${Math.round(p99)} ms, ${voters.filter(({ tries }) => tries > 1).length} tried again`,
  );
}

/** The second adopted the first one's database, which goes with the first. */
async function stopBoth(one: Product, two: Product): Promise<void> {
  if (two.child.exitCode === null && two.child.signalCode === null) await two.stop();
  await one.stop();
}

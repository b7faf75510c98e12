import { setTimeout as sleep } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { newId, transact } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { saveCapacity } from "#domain/offers/bookings/index.ts";
import { bookingContacts, bookings } from "#domain/offers/bookings/schema.ts";
import { offers } from "#domain/offers/schema.ts";
import { quantiles } from "../bench/load.ts";
import { startProduct } from "../bench/product.ts";
import { nothingYet, type Fault, type Outcome } from "./fault.ts";
import { openBeside, type Opened } from "./open-database.ts";

const PEOPLE = 200;

/** Two hundred people take the last place of an event at the same moment, at two processes. */
export const lastPlace: Fault = {
  name: "last-place",
  passes: "Exactly one gets the place; the others stand in the queue, each with a number of their own and none left out.",
  rounds: { soak: 5, sample: 1 },
  strike: async ({ rounds, freshFolder }) => {
    const outcome = nothingYet();
    const folder = freshFolder();
    const [one, two] = [await startProduct(folder), await startProduct(folder)];
    const opened = await openBeside(one.environment);
    try {
      for (; outcome.rounds < rounds; outcome.rounds++) await oneRush(opened, [one.origin, two.origin], outcome);
    } finally {
      await opened.close();
      // The second adopted the first one's database, which goes with the first.
      await two.stop();
      await one.stop();
    }
    return outcome;
  },
};

async function oneRush(opened: Opened, origins: readonly [string, string], outcome: Outcome): Promise<void> {
  const { offerId, codes } = await askedBy(opened, PEOPLE);
  const times: number[] = [];
  let again = 0;
  const statuses = await Promise.all(
    codes.map(async (code, nth) => {
      const started = performance.now();
      const origin = origins[nth % 2] ?? origins[0];
      let status = await come(origin, code);
      // A house that is asked too much at once says so; people then press again.
      for (let tries = 1; status === 503 && tries < 10; tries++) {
        again++;
        await sleep(1000);
        status = await come(origin, code);
      }
      times.push(performance.now() - started);
      return status;
    }),
  );
  const { rows } = await opened.superuser.query<{ state: string; arrived: number | null }>(
    "select state, arrived from bookings where offer_id = $1 order by arrived nulls last",
    [offerId],
  );
  const taken = statuses.filter((status) => status === 303).length;
  outcome.acknowledged += taken;
  if (taken < PEOPLE) outcome.others.push(`${PEOPLE - taken} were not answered with a place or a number: ${[...new Set(statuses)].join(", ")}`);
  const queue = rows.filter(({ arrived }) => arrived !== null);
  if (queue.length !== taken) outcome.lost.push(`${taken} were acknowledged and ${queue.length} stand in the queue`);
  if (queue.some(({ arrived }, place) => arrived !== place + 1)) outcome.halfStates.push("the numbers of the queue have gaps or doubles");
  const booked = queue.filter(({ state }) => state === "booked").length;
  if (booked !== 1 || queue[0]?.state !== "booked") outcome.others.push(`${booked} got the last place`);
  const { p50, p95 } = quantiles(times);
  outcome.notes.push(`${PEOPLE} people at two processes: p50 ${Math.round(p50)} ms, p95 ${Math.round(p95)} ms, pressed again ${again} times`);
}

async function come(origin: string, code: string): Promise<number> {
  const answer = await fetch(`${origin}/j/${code}/platz`, {
    method: "POST",
    redirect: "manual",
    headers: { origin },
    body: new URLSearchParams({ intent: "come" }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** A public event with one place, and people who typed their names into its form and got their links. */
async function askedBy({ superuser, ctx }: Opened, people: number): Promise<{ offerId: string; codes: string[] }> {
  const now = ctx();
  const regionId = now.region.id;
  const { rows } = await superuser.query<{ id: string }>(
    `select o.id from offers o where o.state = 'public' and o.is_shown and o.kind = 'event' and o.region_id = $1
       and not exists (select from offer_capacities c where c.region_id = o.region_id and c.offer_id = o.id) limit 1`,
    [regionId],
  );
  const offerId = rows[0]?.id;
  if (offerId === undefined) throw new Error("The demo has no public event without places.");
  const codes = await transact(now, async (tx) => {
    await tx
      .update(offers)
      .set({ registration: "here" })
      .where(and(eq(offers.regionId, regionId), eq(offers.id, offerId)));
    const ids = Array.from({ length: people }, () => newId(now.now));
    await tx.insert(bookings).values(ids.map((id) => ({ regionId, id, offerId, state: "asked" as const, madeAt: now.now })));
    await tx.insert(bookingContacts).values(ids.map((bookingId, nth) => ({ regionId, bookingId, name: `Person ${nth}`, email: `${nth}@example.org` })));
    const expiresAt = new Date(now.now.getTime() + 86_400_000);
    const issued: string[] = [];
    for (const subjectId of ids) issued.push(await issueCode(tx, { regionId, kind: "booking", subjectId, expiresAt }));
    tx.audit("booking.mailed", offerId, { kind: "confirm" });
    return issued;
  });
  const limit = { minimum: null, maximum: 1, takenElsewhere: 0, bookingUntil: null, answerDays: null };
  const saved = await saveCapacity(now, { offerId, version: null, ...limit });
  if (!saved.ok) throw new Error(saved.refusal);
  return { offerId, codes };
}

import { and, eq } from "drizzle-orm";
import pg from "pg";
import { findConcept } from "#domain/concept/index.ts";
import { people } from "#domain/network/schema.ts";
import { createAccount, findAccountByEmail, hashPassword, insertMembership } from "#platform/auth/index.ts";
import { dayIn, makeContext, newId, read, transact } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { findRegion, listRegions } from "#platform/tenancy/index.ts";
import { ellerland } from "./ellerland/index.ts";
import { loadAreas } from "./load-areas.ts";
import { loadBoards } from "./load-boards.ts";
import { loadCourseBook } from "./load-course-book.ts";
import { loadConferences } from "./load-conferences.ts";
import { loadFeeds } from "./load-feeds.ts";
import { loadLending } from "./load-lending.ts";
import { loadMoney } from "./load-money.ts";
import { loadVotes } from "./load-votes.ts";
import { loadEvents } from "./load-events.ts";
import { loadEvaluations } from "./load-evaluations.ts";
import { loadMinutes } from "./load-minutes.ts";
import { loadOffers } from "./load-offers.ts";
import { loadOpenness } from "./load-openness.ts";
import { loadProviders } from "./load-providers.ts";
import { loadVersions } from "./load-versions.ts";
import { moveStory } from "./move-story.ts";
import { nachbarstadt } from "./nachbarstadt/index.ts";
import type { Story } from "./story.ts";
import { storyRows } from "./story-rows.ts";

/** The password of every demo account; a demo region shows a banner that says so. */
export const DEMO_PASSWORD = "ellerland-demo-2026";

export type Loaded = { recommendations: number; measures: number; ms: number };

/**
 * Loads the demo regions into an empty instance. The same story gives the same rows each time, except for their ids; one that
 * was written long ago is told as of these weeks.
 *
 * @throws Error where another region exists already: a demo has no place beside real data
 */
export async function loadStory(house: House, options: { skipIfPresent: boolean }): Promise<Loaded> {
  const started = performance.now();
  const today = dayIn("Europe/Berlin", new Date());
  const stories = [ellerland, nachbarstadt].map((story) => moveStory(story, today));
  const present = await listRegions(house.database);
  const complete = new Set<string>();
  for (const region of present) {
    const ctx = makeContext(house.database, region, { kind: "system", name: "miteinander demo" });
    if (await read(ctx, (db) => findConcept(ctx, db))) complete.add(region.slug);
  }
  const missing = stories.filter((story) => !complete.has(story.region.slug));
  const loaded = { recommendations: 0, measures: 0, ms: 0 };
  if (missing.length === 0 && options.skipIfPresent) return loaded;
  if (missing.length === 0) throw new Error("The demo regions are loaded already.");
  if (present.some(({ slug }) => !stories.some((story) => story.region.slug === slug))) {
    throw new Error("This database holds a region of its own. The demo is only for an empty one.");
  }
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  for (const story of missing) {
    const counts = await loadOne(house, story, passwordHash);
    loaded.recommendations += counts.recommendations;
    loaded.measures += counts.measures;
  }
  loaded.ms = Math.round(performance.now() - started);
  return loaded;
}

/** A start that was killed in between has left at most a region without content and some accounts; the next one goes on there. */
async function loadOne(house: House, story: Story, passwordHash: string) {
  const now = new Date(`${story.referenceDay}T08:00:00Z`);
  await insertRegion(house, story, newId(now));
  const region = await findRegion(house.database, story.region.slug);
  if (!region) throw new Error("The region inserted a moment ago is gone.");
  const regionId = region.id;
  const ctx = makeContext(house.database, region, { kind: "system", name: "miteinander demo" }, now);

  const accounts = new Map<string, string>();
  for (const account of story.accounts) {
    const made = await createAccount(house, {
      email: account.email,
      name: account.name,
      salutation: account.salutation,
      operator: account.role === "operator",
      passwordHash,
    });
    const accountId = made.ok ? made.value.accountId : (await findAccountByEmail(house.database, account.email))?.id;
    if (accountId) accounts.set(account.email, accountId);
  }
  const rows = storyRows(regionId, story, now);
  const counts = await transact(ctx, async (tx) => {
    for (const [table, values] of rows.tables) if (values.length > 0) await tx.insert(table).values(values);
    for (const account of story.accounts) {
      const accountId = accounts.get(account.email);
      if (account.role === "operator" || !accountId) continue;
      await insertMembership(tx, ctx, accountId, {
        role: account.role,
        organisationId: account.organisation === undefined ? null : rows.organisationId(account.organisation),
        language: account.languages?.[0] ?? null,
      });
      if (account.person) {
        await tx
          .update(people)
          .set({ accountId })
          .where(and(eq(people.regionId, regionId), eq(people.id, rows.personId(account.person))));
      }
    }
    if (story.areas) await loadAreas(ctx, tx, story.areas, story.municipalities);
    const topicIds = await loadConferences(ctx, tx, story.conferences ?? [], rows.personId);
    await loadMinutes(ctx, tx, story.minutes ?? [], rows.personId, topicIds);
    if (story.money) await loadMoney(ctx, tx, story.money);
    if (story.offers) await loadOffers(ctx, tx, story.offers, story.municipalities, rows);
    await loadOpenness(ctx, tx);
    await loadFeeds(ctx, tx, story.feeds ?? [], rows.organisationId);
    await loadEvents(ctx, tx);
    await loadLending(ctx, tx);
    tx.audit("demo.loaded", null, { recommendations: rows.counts.recommendations, measures: rows.counts.measures });
    tx.publish();
    return rows.counts;
  });
  await loadVotes(ctx, story.votes ?? []);
  await loadBoards(ctx, story.foundings ?? [], rows.organisationId);
  if (story.versions) await loadVersions(ctx, story.versions);
  await loadEvaluations(ctx, story.evaluations ?? [], rows.organisationId);
  if (story.providers) await loadProviders(ctx, story.providers, rows.organisationId);
  if (story.courseBook) await loadCourseBook(ctx, story.courseBook, rows.organisationId, house.settings.certificateKey);
  return counts;
}

/** Regions stand above all walls; the application's role cannot make one. */
async function insertRegion(house: House, { region }: Story, id: string): Promise<void> {
  if (!house.open.admin) throw new Error("MIGRATION_DATABASE_URL is not set: loading the demo needs a login that may create regions.");
  const client = new pg.Client(house.open.admin);
  await client.connect();
  try {
    await client.query(
      `insert into directory.regions (id, slug, name, kind, languages, contact_name, contact_phone, contact_email, is_demo)
       values ($1, $2, $3, $4, $5, $6, $7, $8, true) on conflict do nothing`,
      [id, region.slug, region.name, region.kind, region.languages, region.officeName, region.phone, region.email],
    );
  } finally {
    await client.end();
  }
}

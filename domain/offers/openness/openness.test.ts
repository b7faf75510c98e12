import { describe, expect, test } from "vitest";
import { newId, read, transact, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import {
  askProviders,
  findRateable,
  mailQuestions,
  opennessFigures,
  pageOfServices,
  pickServices,
  QUESTIONS,
  rateOffer,
  readAsking,
  type Answer,
  type Question,
} from "./index.ts";

const db = await testDatabase();

const byLink = (county: County, subjectId: string): Context =>
  db.ctx(county.region, { kind: "link", opens: "organisation-entry", subjectId, name: "Link zum Eintrag" }, county.ctx.now);
const said = (question: Question, answer: Answer, sentence = "") => ({ question, answer, sentence });
const figures = (county: County) => read(county.ctx, (reader) => opennessFigures(county.ctx, reader));

/** A county with two regular services of one provider, one of another, and one that is none. */
async function services() {
  const county = await aRegion(db, "2026-11-01");
  const { id: own } = await county.anOrganisation({ name: "Haus" });
  const { id: other } = await county.anOrganisation({ name: "Fremd" });
  const of = (organisationId: string, isRegularService = true) => ({ values: { organisationId, isRegularService } });
  const [advice = "", library = "", theirs = "", party = ""] = await someOffers(county, [
    { title: "Beratung", branch: "counselling", ...of(own) },
    { title: "Bücherei", branch: "education", ...of(own) },
    { title: "Sport", branch: "sport", ...of(other) },
    { title: "Fest", ...of(own, false) },
    { title: "Entwurf", state: "draft", ...of(own) },
  ]);
  return { county, own, advice, library, theirs, party };
}

describe("Rating a regular service", () => {
  test("is for its provider by the link, about its own services in public, and for the office", async () => {
    const { county, own, advice, theirs, party } = await services();
    const link = byLink(county, own);
    expect((await read(link, (reader) => findRateable(link, reader))).map(({ title }) => title)).toEqual(["Beratung", "Bücherei"]);
    const answers = [said("cost", "no", "Die Fahrt ist teuer.")];
    expect(await rateOffer(link, { offerId: advice, answers })).toEqual({ ok: true, value: null });
    for (const offerId of [theirs, party]) expect(await rateOffer(link, { offerId, answers })).toEqual({ ok: false, refusal: "not-found" });
    expect(await rateOffer(county.as("analyst"), { offerId: advice, answers })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await rateOffer(county.as("editor"), { offerId: theirs, answers })).toEqual({ ok: true, value: null });
    const [mine] = await read(link, (reader) => findRateable(link, reader));
    expect(mine?.ratings).toEqual({
      cost: { answer: "no", sentence: "Die Fahrt ist teuer.", answeredOn: "2026-11-01", answeredBy: "Link zum Eintrag" },
    });
  });

  test("keeps what was not asked again, and whose answer it was while it stays the same", async () => {
    const { county, own, advice } = await services();
    await rateOffer(byLink(county, own), { offerId: advice, answers: [said("cost", "no"), said("languages", "yes")] });
    await rateOffer(county.as("editor"), { offerId: advice, answers: [said("cost", "no"), said("childcare", "partly")] });
    const office = county.as("editor");
    const [row] = await read(office, (reader) => findRateable(office, reader, advice));
    expect(row?.ratings).toMatchObject({
      languages: { answer: "yes" },
      cost: { answeredBy: "Link zum Eintrag" },
      childcare: { answeredBy: "Test editor" },
    });
  });
});

test("The figures tell how many services are rated and how many say no, by question and branch", async () => {
  const { county, advice, library, theirs } = await services();
  const office = county.as("coordinator");
  const all = (answer: Answer) => (["languages", "barriers", "cost", "childcare", "culture"] as const).map((question) => said(question, answer));
  await rateOffer(office, { offerId: advice, answers: [...all("yes").slice(0, 4), said("culture", "no")] });
  await rateOffer(office, { offerId: library, answers: [said("culture", "no"), said("cost", "partly")] });
  await rateOffer(office, { offerId: theirs, answers: all("no") });
  const found = await figures(county);
  expect(found).toMatchObject({ rated: 2, no: { languages: 1, barriers: 1, cost: 1, childcare: 1, culture: 3 }, partly: { cost: 1, culture: 0 } });
  expect(found.branches.map(({ name, services: count, rated, no }) => [name, count, rated, no.culture])).toEqual([
    ["counselling", 1, 1, 1],
    ["education", 1, 0, 1],
    ["sport", 1, 1, 1],
  ]);
  expect(found.services.map(({ title }) => title)).toEqual(["Beratung", "Bücherei", "Sport"]);
});

test("The list leaves what is searched for, page by page", async () => {
  const { county, advice } = await services();
  await rateOffer(county.as("editor"), { offerId: advice, answers: [said("cost", "no"), said("languages", "yes")] });
  const { services: all, no } = await figures(county);
  const titles = (filter: Partial<Parameters<typeof pickServices>[1]>) =>
    pickServices(all, { search: "", branch: "", pick: null, question: null, ...filter }).map(({ title }) => title);
  expect(titles({})).toEqual(["Beratung", "Bücherei", "Sport"]);
  expect(titles({ search: "FREMD" })).toEqual(["Sport"]);
  expect(titles({ branch: "education" })).toEqual(["Bücherei"]);
  expect(titles({ pick: "no" })).toEqual(["Beratung"]);
  // What a number of the table opens is what it counts.
  for (const question of QUESTIONS) expect(titles({ pick: "no", question })).toHaveLength(no[question]);
  expect(titles({ pick: "open", question: "cost" })).toEqual(["Bücherei", "Sport"]);
  expect(titles({ question: "languages" })).toEqual(["Beratung"]);
  expect(titles({ pick: "open" })).toEqual(["Beratung", "Bücherei", "Sport"]);
  const first = pageOfServices(all, { after: null, limit: 2 });
  expect([first.services.map(({ title }) => title), pageOfServices(all, { after: first.next, limit: 2 })]).toMatchObject([
    ["Beratung", "Bücherei"],
    { services: [{ title: "Sport" }], next: null },
  ]);
});

describe("Sending the questions", () => {
  const all = (answer: Answer) => (["languages", "barriers", "cost", "childcare", "culture"] as const).map((question) => said(question, answer));
  const compose = ({ organisation, services: titles }: { organisation: string; services: string[] }) => ({ subject: organisation, body: titles.join(", ") });
  const run = async (county: County, now = county.ctx.now) =>
    mailQuestions(compose)(db.ctx(county.region, { kind: "system", name: "Test" }, now), {
      id: newId(),
      payload: { regionId: county.region.id },
      attempt: 1,
      isLastAttempt: true,
    });
  const mails = async (county: County) =>
    (
      await db.superuser.query<{ line: string }>("select to_address || ' ' || subject || ': ' || body as line from mails where region_id = $1 order by id", [
        county.region.id,
      ])
    ).rows.map(({ line }) => line);
  async function reachable() {
    const made = await services();
    await transact(made.county.ctx, async (tx) => {
      await tx.execute(`update organisations set email = 'haus@example.org' where id = '${made.own}'`);
      tx.audit("test.prepared", made.own);
    });
    return made;
  }

  test("to all writes each provider one mail about what is open, once, and says who cannot be reached", async () => {
    const { county, advice } = await reachable();
    const office = county.as("editor");
    await rateOffer(office, { offerId: advice, answers: all("yes") });
    expect(await askProviders(office, { offerId: null })).toEqual({ ok: true, value: { providers: 2 } });
    expect(await askProviders(office, { offerId: null }), "the button pressed twice").toEqual({ ok: false, refusal: "nobody-to-ask" });
    await run(county);
    await run(county);
    expect(await mails(county)).toEqual(["haus@example.org Haus: Bücherei"]);
    const asking = await read(office, (reader) => readAsking(office, reader));
    expect(asking.asked.map(({ name, state }) => `${name} ${state}`)).toEqual(["Fremd unreachable", "Haus asked"]);
  });

  test("leaves a provider in peace for two weeks, then asks again only where something is open", async () => {
    const { county, own, advice, library } = await reachable();
    const later = (days: number) => new Date(county.ctx.now.getTime() + days * 86_400_000);
    const on = (days: number) => ({ ...county.as("editor"), ...db.ctx(county.region, county.as("editor").actor, later(days)) });
    expect(await askProviders(on(0), { offerId: advice })).toEqual({ ok: true, value: { providers: 1 } });
    await run(county);
    expect(await askProviders(on(13), { offerId: library })).toEqual({ ok: false, refusal: "nobody-to-ask" });
    expect(await askProviders(on(14), { offerId: library })).toEqual({ ok: true, value: { providers: 1 } });
    const link = byLink(county, own);
    for (const offerId of [advice, library]) await rateOffer(link, { offerId, answers: all("no") });
    await run(county, later(14));
    expect(await mails(county), "answered before the mail left").toHaveLength(1);
    expect(await askProviders(on(40), { offerId: library })).toEqual({ ok: false, refusal: "nobody-to-ask" });
  });

  test("writes to two hundred a day, and goes on the next", async () => {
    const county = await aRegion(db, "2026-11-01");
    const providers = await Promise.all(Array.from({ length: 201 }, (_, n) => county.anOrganisation({ name: `Anbieter ${n}`, email: `a${n}@example.org` })));
    await someOffers(
      county,
      providers.map(({ id }, n) => ({ title: `Angebot ${n}`, values: { organisationId: id, isRegularService: true } })),
    );
    await askProviders(county.as("editor"), { offerId: null });
    await run(county);
    await run(county);
    expect(await mails(county)).toHaveLength(200);
    await run(county, new Date(county.ctx.now.getTime() + 86_400_000));
    expect(await mails(county)).toHaveLength(201);
  });

  test("is the office's", async () => {
    const { county, own, advice } = await reachable();
    for (const ctx of [county.as("analyst"), county.as("organisation-member", own), byLink(county, own)])
      expect(await askProviders(ctx, { offerId: advice })).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

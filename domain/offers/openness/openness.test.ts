import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";
import { findRateable, opennessFigures, rateOffer, type Answer, type Question } from "./index.ts";

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

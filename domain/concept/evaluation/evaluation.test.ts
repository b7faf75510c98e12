import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId, read, transact } from "#platform/db/index.ts";
import { findCode } from "#platform/tenancy/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { addDays } from "#platform/days/index.ts";
import { createIndicator, IndicatorFields, releaseIndicator, saveValue, ValueFields } from "../indicators/index.ts";
import { goals } from "../schema.ts";
import {
  addRaters,
  changeRater,
  closeEvaluation,
  type EditEvaluation,
  editEvaluation,
  evaluationSummary,
  findEvaluation,
  findOwnEvaluation,
  listEvaluations,
  openEvaluation,
  ownTurns,
  prepareEvaluation,
  proposalsForRevision,
  proposeForRevision,
  releaseEvaluation,
  remindRater,
  remindRaters,
  removeRater,
  resendLink,
  revokeLink,
  saveRatings,
  submitRatings,
} from "./index.ts";
import { evaluationContacts } from "./schema.ts";
import { anOpenEvaluation, aPreparedRound, compose, job, linkTo, onDay, rateAll, send, sentMails } from "./test-evaluation.ts";

const db = await testDatabase();

async function jobsOf(regionId: string): Promise<string[]> {
  const found = await db.superuser.query<{ id: string }>(
    "select data ->> 'raterId' as id from pgboss.job where name = 'evaluation.mail' and data ->> 'regionId' = $1 order by 1",
    [regionId],
  );
  return found.rows.map(({ id }) => id);
}

describe("Preparing a round", () => {
  test("asks each rater about every goal of the fields, enters the usual contact, and writes to nobody", async () => {
    const { county, coordinator, roundId } = await aPreparedRound(db);
    const round = await read(coordinator, (reader) => findEvaluation(coordinator, reader, roundId));
    expect(round?.fields.map(({ goals: count }) => count)).toEqual([2, 2]);
    expect(round?.raters.map(({ name, contact, asked, rated }) => ({ name, contact, asked, rated }))).toEqual([
      { name: "Beirat für Teilhabe", contact: "Jens Wessels", asked: 4, rated: 0 },
      { name: "Volkshochschule", contact: "Amira Haddad", asked: 4, rated: 0 },
    ]);
    expect(await jobsOf(county.region.id)).toEqual([]);
  });

  test("sent twice at once makes one round", async () => {
    const { coordinator, input } = await aPreparedRound(db);
    const form = newId();
    const both = await Promise.all([prepareEvaluation(coordinator, input, form), prepareEvaluation(coordinator, input, form)]);
    expect(both.map((made) => made.ok && made.value.roundId)).toEqual([form, form]);
    expect((await read(coordinator, (reader) => findEvaluation(coordinator, reader, form)))?.raters).toHaveLength(2);
  });

  test("is refused without raters, without goals, for a day that is not ahead, for a stranger's field and rater, and to others", async () => {
    const { county, coordinator, input } = await aPreparedRound(db);
    const stranger = await aRegion(db);
    const elsewhere = await stranger.aConcept();
    const { id: strange } = await stranger.anOrganisation();
    expect(await prepareEvaluation(county.as("editor"), input)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await prepareEvaluation(coordinator, { ...input, dueOn: "2026-11-02" })).toEqual({ ok: false, refusal: "due-too-soon" });
    expect(await prepareEvaluation(coordinator, { ...input, gremiumIds: [], organisationIds: [] })).toEqual({ ok: false, refusal: "no-raters" });
    expect(await prepareEvaluation(coordinator, { ...input, organisationIds: [strange] })).toEqual({ ok: false, refusal: "rater-not-found" });
    expect(await prepareEvaluation(coordinator, { ...input, fieldIds: elsewhere.actionFieldIds })).toEqual({ ok: false, refusal: "field-not-found" });
    expect(await read(coordinator, (reader) => listEvaluations(coordinator, reader))).toHaveLength(1);
  });

  test("a rater's fields and contact can be changed; once it has rated, the fields stay", async () => {
    const { coordinator, county, concept, school, amira, roundId, vhs } = await aPreparedRound(db);
    const other = await county.aPerson({ organisationId: vhs.id, firstName: "Nele", lastName: "Brandt", email: "brandt@vhs.example" });
    const [first = "", second = ""] = concept.actionFieldIds;
    expect(await changeRater(coordinator, { raterId: school, personId: other.id, fieldIds: [first] })).toMatchObject({ ok: true });
    expect(await changeRater(coordinator, { raterId: school, personId: other.id, fieldIds: [] })).toEqual({ ok: false, refusal: "no-fields" });
    expect(await changeRater(coordinator, { raterId: school, personId: newId(), fieldIds: [first] })).toEqual({ ok: false, refusal: "person-not-found" });
    const [rater] = (await read(coordinator, (reader) => findEvaluation(coordinator, reader, roundId)))?.raters.filter(({ id }) => id === school) ?? [];
    expect(rater).toMatchObject({ contact: "Nele Brandt", asked: 2, fieldIds: [first] });
    await openEvaluation(coordinator, { roundId });
    await saveRatings(linkTo(db, county, school), [{ goalId: concept.goalIds[0] ?? "", rating: "partly", reason: "" }]);
    expect(await changeRater(coordinator, { raterId: school, personId: amira.id, fieldIds: [first, second] })).toEqual({
      ok: false,
      refusal: "already-rating",
    });
    expect(await removeRater(coordinator, { raterId: school })).toEqual({ ok: false, refusal: "already-rating" });
  });
});

describe("Name and day of a round", () => {
  test("can be changed until it opens; who saved in between is named, and both versions are there", async () => {
    const { county, coordinator, roundId } = await aPreparedRound(db);
    const edit = (values: Partial<EditEvaluation>, ctx = coordinator) =>
      editEvaluation(ctx, { roundId, title: "Bilanz", dueOn: "2026-12-15", version: 1, ...values });
    expect(await edit({}, county.as("editor"))).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await edit({}, (await aPreparedRound(db)).coordinator)).toEqual({ ok: false, refusal: "round-not-found" });
    expect(await edit({ dueOn: "2026-11-02" })).toEqual({ ok: false, refusal: "due-too-soon" });
    expect(await edit({})).toEqual({ ok: true, value: null });
    expect(await edit({ title: "Zweite" })).toMatchObject({ refusal: "version-conflict", stored: { title: "Bilanz", dueOn: "2026-12-15", version: 2 } });
    expect(await edit({ title: "Zweite", version: 2 })).toEqual({ ok: true, value: null });
    expect(await read(coordinator, (reader) => findEvaluation(coordinator, reader, roundId))).toMatchObject({ title: "Zweite", version: 3 });
    await openEvaluation(coordinator, { roundId });
    expect(await edit({ version: 4 })).toEqual({ ok: false, refusal: "already-open" });
  });
});

describe("The evidence beside a goal", () => {
  test("holds its released indicators, rounded, with the newest value of the county; the same by link and by account", async () => {
    const { county, coordinator, link, jensCtx, body, concept } = await anOpenEvaluation(db);
    const [goalId = "", other = ""] = concept.goalIds;
    const place = await county.aMunicipality();
    const indicator = async (name: string, goal: string, released: boolean) => {
      const fields = { goalId: goal, name, unit: "people", unitWord: "", definition: "", source: "", direction: "more" };
      const point = { baseline: 100, baselineOn: "2022-12-31", target: 200, targetOn: "2027-12-31" };
      const made = await createIndicator(coordinator, IndicatorFields.parse({ ...fields, ...point }));
      const id = made.ok ? made.value.id : "";
      for (const [period, value, municipalityId] of [
        ["2024", 121, ""],
        ["2025", 148, ""],
        ["2025", 1, place.id],
      ] as const) {
        const values = ValueFields.parse({ municipalityId, period, value, baseCount: null, note: "", source: "" });
        await saveValue(coordinator, { indicatorId: id, id: newId(), version: null, anyway: true, fields: values });
      }
      await releaseIndicator(coordinator, { id, release: released });
    };
    await indicator("Kursplätze", goalId, true);
    await indicator("Noch intern", goalId, false);
    await indicator("Anderes Ziel", other, true);
    for (const [ctx, raterId] of [
      [link, null],
      [jensCtx, body],
    ] as const) {
      const own = await read(ctx, (reader) => findOwnEvaluation(ctx, reader, raterId));
      expect(own?.ratings.map(({ figures }) => figures.map(({ name }) => name))).toEqual([["Kursplätze"], ["Anderes Ziel"], [], []]);
      expect(own?.ratings[0]?.figures[0]).toMatchObject({
        latest: { shown: { is: "number", value: 150 }, datedOn: "2025-12-31", isYear: true },
        target: { value: 200, on: "2027-12-31" },
        standing: { is: "on-the-way", share: 0.5 },
      });
    }
  });
});

describe("Opening, mails and links", () => {
  test("writes to each contact once, and is refused a second time, without raters, and after the day", async () => {
    const { county, coordinator, roundId, body, school } = await aPreparedRound(db);
    expect(await openEvaluation(county.as("editor"), { roundId })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await openEvaluation(coordinator, { roundId })).toEqual({ ok: true, value: { mails: 2 } });
    expect(await openEvaluation(coordinator, { roundId })).toEqual({ ok: false, refusal: "already-open" });
    expect(await jobsOf(county.region.id)).toEqual([body, school].toSorted());
    for (const _ of [1, 2]) await send(county.ctx, school);
    expect(await sentMails(county.ctx)).toEqual([
      { to: "haddad@vhs.example", kind: "request", code: expect.stringMatching(/^\w{32}$/), rater: "Volkshochschule" },
    ]);

    const empty = await aPreparedRound(db);
    for (const raterId of [empty.body, empty.school]) await removeRater(empty.coordinator, { raterId });
    expect(await openEvaluation(empty.coordinator, { roundId: empty.roundId })).toEqual({ ok: false, refusal: "no-raters" });
    const late = await aPreparedRound(db);
    const later = db.ctx(late.county.region, late.coordinator.actor, new Date("2026-12-01T09:00:00Z"));
    expect(await openEvaluation(later, { roundId: late.roundId })).toEqual({ ok: false, refusal: "due-too-soon" });
  });

  test("a link reads and writes its own rater only, and nothing once revoked; a new one replaces it", async () => {
    const { county, coordinator, link, school, body, concept } = await anOpenEvaluation(db);
    await send(county.ctx, school);
    expect((await read(link, (reader) => findOwnEvaluation(link, reader)))?.rater).toBe("Volkshochschule");
    expect(await saveRatings(link, [], body)).toEqual({ ok: false, refusal: "not-allowed" });
    const stranger = await anOpenEvaluation(db);
    expect(await saveRatings(link, [{ goalId: stranger.concept.goalIds[0] ?? "", rating: "not", reason: "x" }])).toEqual({
      ok: false,
      refusal: "goal-not-asked",
    });
    expect(await revokeLink(coordinator, { raterId: school })).toMatchObject({ ok: true });
    expect(await read(link, (reader) => findOwnEvaluation(link, reader))).toBeNull();
    expect(await saveRatings(link, [{ goalId: concept.goalIds[0] ?? "", rating: "not", reason: "x" }])).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await resendLink(coordinator, { raterId: school })).toMatchObject({ ok: true });
    await send(onDay(db, county, "2026-11-04"), school);
    const states = await Promise.all(
      (await sentMails(county.ctx)).map(async ({ code }) => (await findCode(db.database, code, "evaluation", county.ctx.now))?.state),
    );
    expect(states).toEqual(["revoked", "valid"]);
  });

  test("a rater added later gets its link when the coordinator sends it", async () => {
    const { county, coordinator, roundId, vhs } = await anOpenEvaluation(db);
    const { id } = await county.anOrganisation({ name: "Jobcenter" });
    expect(await addRaters(coordinator, { roundId, gremiumIds: [], organisationIds: [vhs.id] })).toEqual({ ok: false, refusal: "no-raters" });
    expect(await addRaters(coordinator, { roundId, gremiumIds: [], organisationIds: [id] })).toEqual({ ok: true, value: { added: 1 } });
    const added = (await read(coordinator, (reader) => findEvaluation(coordinator, reader, roundId)))?.raters.find(({ name }) => name === "Jobcenter");
    expect(added).toMatchObject({ contact: null, asked: 4 });
    expect(await resendLink(coordinator, { raterId: added?.id ?? "" })).toEqual({ ok: false, refusal: "no-contact" });
  });

  test("reminds a week before and on the day after, and nobody who has handed in", async () => {
    const { county, concept, body, school, jensCtx, coordinator } = await anOpenEvaluation(db);
    for (const raterId of [body, school]) await send(county.ctx, raterId);
    const seen: string[] = [];
    for (let day = "2026-11-03"; day <= "2026-12-10"; day = addDays(day, 1)) {
      const ctx = onDay(db, county, day);
      const before = (await sentMails(ctx)).length;
      for (const _ of [1, 2]) await remindRaters(compose)(ctx, job({ regionId: county.region.id }));
      for (const mail of (await sentMails(ctx)).slice(before)) seen.push(`${day} ${mail.kind} ${mail.rater}`);
      if (day === "2026-11-25") await rateAll(jensCtx, concept.goalIds, "reached", body);
    }
    expect(seen.toSorted()).toEqual(["2026-11-23 reminder Beirat für Teilhabe", "2026-11-23 reminder Volkshochschule", "2026-12-01 reminder Volkshochschule"]);
    expect(await remindRater(coordinator, { raterId: body }, compose)).toEqual({ ok: false, refusal: "rater-not-found" });
    expect(await remindRater(county.as("editor"), { raterId: school }, compose)).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

describe("Rating", () => {
  test("is saved as typed, complete only with a reason, and says who handed in", async () => {
    const { county, link, concept, school } = await anOpenEvaluation(db);
    const [first = "", second = "", third = "", fourth = ""] = concept.goalIds;
    await saveRatings(link, [
      { goalId: first, rating: "not", reason: "" },
      { goalId: second, rating: "unknown", reason: "" },
      { goalId: third, rating: "reached", reason: "Alle Kinder haben einen Platz." },
    ]);
    expect(await submitRatings(link)).toMatchObject({
      refusal: "incomplete",
      missing: expect.arrayContaining([
        { goalId: first, fault: "reason-missing" },
        { goalId: fourth, fault: "rating-missing" },
      ]),
    });
    await saveRatings(
      link,
      [first, fourth].map((goalId) => ({ goalId, rating: "not" as const, reason: "Es fehlen Plätze." })),
    );
    expect(await submitRatings(link)).toEqual({ ok: true, value: { submitted: 4 } });
    const [contact] = await read(county.ctx, (reader) => reader.select().from(evaluationContacts).where(eq(evaluationContacts.raterId, school)));
    expect(contact?.submittedBy).toBe("Amira Haddad");
  });

  test("by account is for members of the body today and of the institution, and for nobody else", async () => {
    const { county, jensCtx, body, school, vhs, concept } = await anOpenEvaluation(db);
    expect(await read(jensCtx, (reader) => ownTurns(jensCtx, reader))).toMatchObject([{ raterId: body, rater: "Beirat für Teilhabe" }]);
    const draft = [{ goalId: concept.goalIds[0] ?? "", rating: "partly" as const, reason: "Halb." }];
    expect(await saveRatings(jensCtx, draft, body)).toMatchObject({ ok: true });
    expect(await saveRatings(jensCtx, draft, school)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await saveRatings(county.as("organisation-member", vhs.id), draft, school)).toMatchObject({ ok: true });
    const coordinator = county.as("coordinator");
    expect(await saveRatings(coordinator, draft, school)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await saveRatings(county.publicCtx, draft, school)).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("shows released measures with their newest released entry beside the goal, and nothing else", async () => {
    const { county, link, concept } = await anOpenEvaluation(db);
    const recommendationIds = concept.recommendationIds.slice(0, 1);
    const shown = await county.aMeasure({ title: "Sprachcafé", state: "running", released: true, recommendationIds });
    await county.aMeasure({ title: "Nur eine Idee", recommendationIds });
    await county.aProgressUpdate({ measureId: shown.id, released: true, dated: "2026-10-01", text: "14 Frauen." });
    await county.aProgressUpdate({ measureId: shown.id, dated: "2026-10-20", text: "Intern." });
    const own = await read(link, (reader) => findOwnEvaluation(link, reader));
    expect(own?.ratings.find(({ goalId }) => goalId === concept.goalIds[0])?.measures).toEqual([
      { measureId: shown.id, title: "Sprachcafé", state: "running", latest: { dated: "2026-10-01", assessment: "on-track", text: "14 Frauen." } },
    ]);
  });

  test("of a goal that left the concept is refused; the rest can be handed in without it", async () => {
    const { county, link, concept } = await anOpenEvaluation(db);
    const [gone = "", ...rest] = concept.goalIds;
    await transact(county.ctx, async (tx) => {
      await tx.delete(goals).where(eq(goals.id, gone));
      tx.audit("test.prepared", gone);
    });
    expect(await saveRatings(link, [{ goalId: gone, rating: "not", reason: "x" }])).toEqual({ ok: false, refusal: "goal-left" });
    expect((await read(link, (reader) => findOwnEvaluation(link, reader)))?.ratings.filter(({ left }) => left).map(({ goalId }) => goalId)).toEqual([gone]);
    await rateAll(link, rest, "partly");
  });

  test("can be changed after handing in until the round closes, and not after", async () => {
    const { coordinator, link, concept, roundId } = await anOpenEvaluation(db);
    await rateAll(link, concept.goalIds, "reached");
    const changed = [{ goalId: concept.goalIds[0] ?? "", rating: "partly" as const, reason: "Doch nicht ganz." }];
    expect(await saveRatings(link, changed)).toMatchObject({ ok: true });
    expect(await closeEvaluation(coordinator, { roundId })).toMatchObject({ ok: true });
    expect(await closeEvaluation(coordinator, { roundId })).toEqual({ ok: false, refusal: "round-closed" });
    expect(await saveRatings(link, changed)).toEqual({ ok: false, refusal: "round-not-open" });
    expect(await submitRatings(link)).toEqual({ ok: false, refusal: "round-not-open" });
  });
});

/** The school says reached, the body says not about the first goal and reached about the others. */
async function aClosedRound() {
  const round = await anOpenEvaluation(db);
  const [first = "", ...others] = round.concept.goalIds;
  await rateAll(round.link, round.concept.goalIds, "reached");
  await saveRatings(round.jensCtx, [{ goalId: first, rating: "not", reason: "Die Busse fahren nicht." }], round.body);
  await rateAll(round.jensCtx, others, "reached", round.body);
  await closeEvaluation(round.coordinator, { roundId: round.roundId });
  const result = (ctx = round.coordinator) => read(ctx, (reader) => evaluationSummary(ctx, reader, round.roundId));
  return { ...round, first, others, result };
}

describe("The result", () => {
  test("shows differing ratings with who said what, differences first, and averages nothing away", async () => {
    const { result, first } = await aClosedRound();
    const summary = await result();
    expect(summary).toMatchObject({ submitted: 2, asked: 2 });
    expect(summary?.goals.map(({ agreement }) => agreement)).toEqual(["difference", "agreed", "agreed", "agreed"]);
    expect(summary?.goals[0]).toMatchObject({
      goalId: first,
      counts: { reached: 1, partly: 0, not: 1, unknown: 0 },
      suggested: "sharpen",
      ratings: [
        { name: "Beirat für Teilhabe", rating: "not", reason: "Die Busse fahren nicht." },
        { name: "Volkshochschule", rating: "reached" },
      ],
    });
    expect(summary?.goals[1]?.suggested).toBe("keep");
  });

  test("counts nobody who did not hand in, and is there for closed rounds only", async () => {
    const { coordinator, link, concept, roundId } = await anOpenEvaluation(db);
    await saveRatings(link, [{ goalId: concept.goalIds[0] ?? "", rating: "not", reason: "Entwurf" }]);
    expect(await read(coordinator, (reader) => evaluationSummary(coordinator, reader, roundId))).toBeNull();
    expect(await releaseEvaluation(coordinator, { roundId, release: true })).toEqual({ ok: false, refusal: "not-closed" });
    await closeEvaluation(coordinator, { roundId });
    const summary = await read(coordinator, (reader) => evaluationSummary(coordinator, reader, roundId));
    expect(summary?.goals.every(({ agreement, ratings }) => agreement === "no-answer" && ratings.length === 0)).toBe(true);
  });

  test("is public once released, without names of who is not public and without proposals; and can be taken back", async () => {
    const { county, coordinator, roundId, result, first } = await aClosedRound();
    await proposeForRevision(coordinator, { roundId, proposals: [{ goalId: first, kind: "drop", sentence: "Geht nicht.", version: 0 }] });
    expect(await result(county.publicCtx)).toBeNull();
    expect(await releaseEvaluation(county.as("editor"), { roundId, release: true })).toEqual({ ok: false, refusal: "not-allowed" });
    await releaseEvaluation(coordinator, { roundId, release: true });
    const shown = await result(county.publicCtx);
    expect(shown?.goals[0]?.ratings.map(({ name }) => name).toSorted()).toEqual(["Volkshochschule", null]);
    expect(shown?.goals[0]?.proposal).toBeNull();
    await releaseEvaluation(coordinator, { roundId, release: false });
    expect(await result(county.publicCtx)).toBeNull();
  });
});

describe("Proposals for the next version", () => {
  test("are stored on the goal's id, and the latest round's are given to the revision", async () => {
    const { county, coordinator, roundId, first, others, result } = await aClosedRound();
    const [second = ""] = others;
    const proposals = [
      { goalId: first, kind: "sharpen" as const, sentence: "Mit einer Buslinie.", version: 0 },
      { goalId: second, kind: "keep" as const, sentence: "", version: 0 },
    ];
    expect(await proposeForRevision(county.as("editor"), { roundId, proposals })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await proposeForRevision(coordinator, { roundId, proposals })).toEqual({ ok: true, value: { changed: 2 } });
    const found = await read(coordinator, (reader) => proposalsForRevision(coordinator, reader));
    expect(found.get(first)).toMatchObject({
      kind: "sharpen",
      sentence: "Mit einer Buslinie.",
      decidedBy: "Test coordinator",
      round: { title: "Zwischenbilanz" },
    });
    expect([...found.keys()].toSorted()).toEqual([first, second].toSorted());
    expect((await result())?.goals.find(({ goalId }) => goalId === second)?.proposal).toMatchObject({ kind: "keep", version: 1 });
  });

  test("are refused without a sentence, over somebody else's newer one, for goals that left, and before closing", async () => {
    const { county, coordinator, roundId, first, others } = await aClosedRound();
    const [second = ""] = others;
    const propose = (kind: "keep" | "drop" | "new", sentence: string, version: number, goalId = first) =>
      proposeForRevision(coordinator, { roundId, proposals: [{ goalId, kind, sentence, version }] });
    expect(await propose("drop", "", 0)).toEqual({ ok: false, refusal: "sentence-missing", goalIds: [first] });
    expect(await propose("keep", "", 0)).toMatchObject({ ok: true });
    expect(await propose("new", "Ein Ziel für Busse.", 0)).toEqual({ ok: false, refusal: "changed-meanwhile", goalIds: [first] });
    expect(await propose("new", "Ein Ziel für Busse.", 1)).toMatchObject({ ok: true });
    expect(await propose("keep", "", 0, newId())).toEqual({ ok: false, refusal: "goal-not-asked" });
    await transact(county.ctx, async (tx) => {
      // As the next version leaves it that does without the goal.
      await tx.update(goals).set({ actionFieldId: null, guidingGoalId: null }).where(eq(goals.id, second));
      tx.audit("test.prepared", second);
    });
    expect((await read(coordinator, (reader) => proposalsForRevision(coordinator, reader))).has(second)).toBe(false);
    expect(await propose("keep", "", 0, second)).toEqual({ ok: false, refusal: "goals-left", goalIds: [second] });
    const open = await anOpenEvaluation(db);
    expect(await proposeForRevision(open.coordinator, { roundId: open.roundId, proposals: [] })).toEqual({ ok: false, refusal: "not-closed" });
  });
});

import { eq, sql } from "drizzle-orm";
import { newId, transact, type Context, type LinkKind } from "#platform/db/index.ts";
import * as access from "#platform/auth/schema.ts";
import { dataRequests, dataRequestSteps, erasures, logViews, retentionRuns } from "#platform/privacy/schema.ts";
import { files } from "#platform/files/index.ts";
import { longJobPieces, longJobs } from "#platform/long-jobs/index.ts";
import { mails } from "#platform/mail/index.ts";
import * as k from "#domain/network/conferences/schema.ts";
import * as p from "#domain/concept/priorities/schema.ts";
import * as c from "#domain/concept/schema.ts";
import * as funding from "#domain/concept/funding/schema.ts";
import * as grants from "#domain/concept/micro-grants/schema.ts";
import * as v from "#domain/concept/versions/schema.ts";
import { hintsSetAside } from "#domain/concept/hints/schema.ts";
import { dismissedNames } from "#domain/concept/naming/schema.ts";
import * as plans from "#domain/concept/plans/schema.ts";
import * as i from "#domain/concept/indicators/schema.ts";
import * as a from "#domain/network/agreements/schema.ts";
import * as n from "#domain/network/schema.ts";
import { mergedOrganisations, organisationDifferences } from "#domain/network/duplicates/schema.ts";
import { organisationImportColumns, organisationImports } from "#domain/network/imports/schema.ts";
import * as founding from "#domain/network/founding/schema.ts";
import * as office from "#domain/network/office/schema.ts";
import * as evaluation from "#domain/concept/evaluation/schema.ts";
import * as upkeep from "#domain/network/upkeep/schema.ts";
import * as g from "#domain/network/gremien/schema.ts";
import * as s from "#domain/network/situations/schema.ts";
import * as m from "#domain/network/meetings/schema.ts";
import * as minutes from "#domain/network/minutes/schema.ts";
import { seedCourseBook } from "./seeded-course-book.ts";
import { seedEvents, seedLending, seedPost } from "./seeded-events.ts";
import { seedOffer } from "./seeded-offers.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import type { TestDatabase } from "#tests/support/database.ts";

export type SeededRegion = {
  county: County;
  /** Two owners' requests, and one whose link was revoked. Each has one answer about one measure of its own. */
  requestIds: { own: string; other: string; revoked: string };
  /** What a link of each kind opens here. */
  subjects: Partial<Record<LinkKind, string>>;
};

/** A region with at least one row in every table, and where rows can be published or not, some of each. */
export async function aSeededRegion(db: TestDatabase): Promise<SeededRegion> {
  const county = await aRegion(db);
  const { ctx } = county;
  await db.superuser.query("insert into audit.seals values ($1, '2020-01-01', 1, sha256(''))", [ctx.region.id]);
  const shared = await seedShared(county);
  const published = await seedConcept(county, shared, true);
  await seedConcept(county, shared, false);
  const roundId = newId();
  await write(ctx, async (tx, row) => {
    await tx.insert(c.statusRounds).values({ ...row(roundId), title: "Frühjahr", openedAt: ctx.now, dueOn: ctx.today });
    await tx.insert(c.statusRounds).values({ ...row(), title: "Herbst", openedAt: ctx.now, dueOn: ctx.today });
    await tx.insert(c.statusRoundFields).values({ regionId: ctx.region.id, statusRoundId: roundId, actionFieldId: published.actionFieldId });
  });
  const request = (revokedAt: Date | null) => seedRequest(county, roundId, revokedAt);
  for (const isPublic of [true, false]) await seedAgreement(county, shared, published.goalId, isPublic);
  await write(ctx, async (tx) => {
    await tx.insert(hintsSetAside).values({ regionId: ctx.region.id, hint: newId(), setAsideAt: ctx.now, setAsideBy: "Frau Albers" });
    const name = newId();
    await tx.insert(dismissedNames).values({ regionId: ctx.region.id, key: name, name, dismissedAt: ctx.now, dismissedBy: "Frau Albers" });
  });
  for (const isPublic of [true, false]) await seedPlan(county, published.goalId, isPublic);
  for (const released of [true, false]) await seedIndicator(county, shared, published.goalId, released);
  for (const isPublic of [true, false]) await seedSituation(county, shared, isPublic);
  const confirmationId = await seedConfirmations(county, shared);
  await seedGremium(county, shared, true);
  const { participantId, feedId, taskId } = await seedGremium(county, shared, false);
  await seedConference(county, shared, "draft");
  await seedConference(county, shared, "open");
  const { registrationId, boardId } = await seedConference(county, shared, "documented");
  await seedGrants(county, shared, false);
  const applicationId = await seedGrants(county, shared, true);
  const { roundId: openRoundId } = await seedPriorities(county, shared, published.goalId, "open");
  const { entitlementId } = await seedPriorities(county, shared, published.goalId, "closed");
  const deadlineFeedId = newId();
  await write(ctx, async (tx, row) => {
    await tx.insert(funding.deadlineFeeds).values({ ...row(deadlineFeedId), madeBy: "Frau Albers", madeAt: ctx.now });
    await tx.insert(funding.deadlineFeeds).values({ ...row(), madeBy: "Frau Albers", madeAt: ctx.now, revokedAt: ctx.now });
  });
  await seedEvaluation(county, shared, published, true);
  const raterId = await seedEvaluation(county, shared, published, false);
  const { id: otherId } = await county.anOrganisation();
  const { offerId: draftId, bookingId: othersId } = await seedOffer(county, { ...shared, organisationId: otherId }, "draft");
  await seedCourseBook(county, { organisationId: otherId, offerId: draftId, bookingId: othersId });
  await seedPost(county, draftId, false);
  await seedLending(county, draftId, false);
  const { offerId, bookingId, interestId, subscriberId } = await seedOffer(county, shared, "public");
  await seedEvents(county, { offerId, bookingId });
  await seedCourseBook(county, { organisationId: shared.organisationId, offerId, bookingId });
  await seedPost(county, offerId, true);
  await seedLending(county, offerId, true);
  const requestIds = { own: await request(null), other: await request(null), revoked: await request(ctx.now) };
  return {
    county,
    requestIds,
    subjects: {
      "status-request": requestIds.own,
      "meeting-answer": participantId,
      "calendar-feed": feedId,
      "deadline-feed": deadlineFeedId,
      task: taskId,
      registration: registrationId,
      booking: bookingId,
      interest: interestId,
      "course-list": subscriberId,
      "idea-board": boardId,
      "grant-application": applicationId,
      "priority-round": openRoundId,
      "priority-member": entitlementId,
      evaluation: raterId,
      "person-release": shared.personId,
      "organisation-entry": shared.organisationId,
      "contact-confirmation": confirmationId,
    },
  };
}

/** A closed round, released or not, in which an institution and a body handed in and another institution did not. @returns the body's rater */
async function seedEvaluation(
  county: County,
  shared: Shared,
  { goalId, actionFieldId }: { goalId: string; actionFieldId: string },
  released: boolean,
): Promise<string> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const [roundId, bodyRater, gremiumId] = [newId(), newId(), newId()];
  const at = ctx.now;
  await write(ctx, async (tx, row) => {
    await tx.insert(g.gremien).values({ ...row(gremiumId), name: `Beirat ${gremiumId}`, kind: "advisory-board" });
    await tx
      .insert(evaluation.evaluationRounds)
      .values({ ...row(roundId), title: "Zwischenbilanz", dueOn: ctx.today, openedAt: at, closedAt: at, releasedAt: released ? at : null });
    const words = { actionFieldId, number: "1.1", field: "Bildung", title: "Ziel", text: "Ziel" };
    for (const [position, id] of [goalId, newId()].entries())
      await tx.insert(evaluation.evaluationGoals).values({ regionId, evaluationRoundId: roundId, goalId: id, position, ...words });
    const raters = [
      { id: bodyRater, gremiumId, submittedAt: at },
      { id: newId(), organisationId: shared.organisationId, submittedAt: at },
      { id: newId(), organisationId: shared.hiddenId, submittedAt: null },
    ];
    for (const { id, ...rater } of raters) {
      await tx.insert(evaluation.evaluationRaters).values({ ...row(id), evaluationRoundId: roundId, ...rater });
      await tx.insert(evaluation.evaluationContacts).values({ regionId, raterId: id, personId: shared.personId, sentAt: at, submittedBy: "Amira Haddad" });
      await tx.insert(evaluation.evaluationRatings).values({ regionId, raterId: id, goalId, rating: "partly", reason: "Es fehlt Platz.", savedAt: at });
    }
    const decided = { decidedBy: "Frau Albers", decidedAt: at };
    await tx.insert(evaluation.evaluationProposals).values({ regionId, evaluationRoundId: roundId, goalId, kind: "keep", ...decided });
  });
  return bodyRater;
}

type Row = (id?: string) => { regionId: string; id: string };

async function write(ctx: Context, act: (tx: Parameters<Parameters<typeof transact>[1]>[0], row: Row) => Promise<void>): Promise<void> {
  await transact(ctx, async (tx) => {
    await act(tx, (id = newId()) => ({ regionId: ctx.region.id, id }));
    tx.audit("test.prepared", null);
  });
}

type Shared = { themeId: string; targetGroupId: string; municipalityId: string; fileId: string; organisationId: string; hiddenId: string; personId: string };

/** What belongs to no concept. */
async function seedShared(county: County): Promise<Shared> {
  const { ctx } = county;
  const { id: municipalityId } = await county.aMunicipality();
  const { id: organisationId } = await county.anOrganisation({ isPublic: true });
  await county.anOrganisation({ isPublic: false });
  const { id: hiddenId } = await county.anOrganisation({ isPublic: true, hiddenAt: ctx.now });
  const { id: personId } = await county.aPerson({ organisationId });
  await county.aPerson({ organisationId });
  const blocked = await county.aPerson({ organisationId, restrictedAt: ctx.now, restrictedFor: "request" });
  for (const person of [{ id: personId, organisationId }, await county.aPerson(), blocked]) await county.aRelease(person);
  const [themeId, targetGroupId, fileId] = [newId(), newId(), newId()];
  await write(ctx, async (tx, row) => {
    await tx.insert(c.themes).values({ ...row(themeId), name: "Mobilität" });
    await tx.insert(c.targetGroups).values({ ...row(targetGroupId), name: "Eltern" });
    for (const of of [organisationId, hiddenId]) {
      await tx.insert(n.organisationInternals).values({ regionId: ctx.region.id, organisationId: of, phone: "1" });
      await tx.insert(n.organisationMunicipalities).values({ regionId: ctx.region.id, organisationId: of, municipalityId });
      await tx.insert(c.organisationTargetGroups).values({ regionId: ctx.region.id, organisationId: of, targetGroupId });
    }
    for (const of of [organisationId, hiddenId]) {
      await tx.insert(upkeep.organisationUpkeep).values({ regionId: ctx.region.id, organisationId: of, askedOn: ctx.today });
      await tx.insert(upkeep.organisationChanges).values({ ...row(), organisationId: of, changedAt: ctx.now, before: "{}", after: "{}" });
      const settled = { settledAt: ctx.now, settledBy: "Frau Albers" };
      await tx.insert(upkeep.organisationChanges).values({ ...row(), organisationId: of, changedAt: ctx.now, before: "{}", after: "{}", ...settled });
    }
    const [oneId = "", otherId = ""] = [organisationId, hiddenId].toSorted();
    await tx.insert(organisationDifferences).values({ regionId: ctx.region.id, oneId, otherId });
    await tx.insert(mergedOrganisations).values({ ...row(), intoId: organisationId, mergedAt: ctx.now });
    const list = { fileName: "liste.csv", rows: "[]", columns: "[]", rowCount: 0, createdBy: "Frau Albers", createdAt: ctx.now };
    await tx.insert(organisationImports).values({ ...row(), ...list });
    await tx.insert(organisationImportColumns).values({ regionId: ctx.region.id, headings: "name", columns: "[]" });
    await tx.insert(founding.foundingSteps).values({ regionId: ctx.region.id, code: "bank", title: "Konto" });
    for (const of of [organisationId, hiddenId]) {
      await tx
        .insert(founding.foundingProjects)
        .values({ regionId: ctx.region.id, organisationId: of, startedOn: ctx.today, finishedOn: of === hiddenId ? ctx.today : null });
      await tx.insert(founding.foundingProgress).values({ regionId: ctx.region.id, organisationId: of, stepCode: "bank", note: "Termin" });
    }
    for (const version of [1, 2]) {
      const saved = { regionId: ctx.region.id, version };
      const until = version === 1 ? ctx.now : null;
      await tx
        .insert(office.integrationOffice)
        .values({ ...saved, unit: "Stelle", warnMonths: 6, savedAt: ctx.now, savedBy: "Frau Albers", replacedAt: until });
      await tx.insert(office.integrationOfficePosts).values({ ...saved, position: 1, title: "Koordination", share: 100 });
    }
    await tx.insert(upkeep.networkSettings).values({ regionId: ctx.region.id, hideAfterMonths: 9 });
    await tx.insert(n.organisationKinds).values({ regionId: ctx.region.id, code: "school", name: "Bildungsort" });
    await tx.insert(c.synonyms).values({ ...row(), word: "Dolmetscher", means: ["Sprachmittler"] });
    await tx
      .insert(files)
      .values({ ...row(fileId), name: "a.pdf", mediaType: "application/pdf", size: 1, sha256: "", storedAs: newId(), uploadedBy: "Frau Albers" });
    await tx.insert(mails).values({ ...row(), toAddress: "a@example.org", subject: "s", body: "b" });
    await tx.insert(access.memberships).values({ ...row(), accountId: newId(), role: "editor", startsOn: ctx.today });
    await tx.insert(access.memberships).values({ ...row(), accountId: newId(), role: "editor", startsOn: ctx.today, endsOn: ctx.today });
    await tx.insert(access.identityProviders).values({
      regionId: ctx.region.id,
      label: "Kreishaus",
      issuer: "https://sso.example.org",
      clientId: "c",
      clientSecret: "s",
      domains: ["example.org"],
      enabled: true,
      passwordFor: "everybody",
      secondFactor: false,
    });
    await tx.insert(access.invitations).values({ ...row(), email: "a@example.org", name: "N.", role: "editor", invitedBy: "Frau Albers" });
    const [longJob, accountId] = [row(), newId()];
    await tx.insert(longJobs).values({ ...longJob, accountId, kind: "concept-export", locale: "de", asked: { file: "konzept.csv" }, createdAt: ctx.now });
    await tx
      .insert(longJobPieces)
      .values({ regionId: ctx.region.id, longJobId: longJob.id, piece: 0, accountId, madeAt: ctx.now, bytes: new TextEncoder().encode("Nr.") });
    await tx.insert(c.conceptImports).values({ ...row(), fileId, createdBy: "Frau Albers" });
  });
  await seedDataProtection(ctx, personId);
  for (const of of [organisationId, hiddenId]) await seedBoard(county, of);
  return { themeId, targetGroupId, municipalityId, fileId, organisationId, hiddenId, personId };
}

/** Nobody but the organisation's own link writes there. */
async function seedBoard(county: County, organisationId: string): Promise<void> {
  const { id: personId } = await county.aPerson({ organisationId });
  const link = { kind: "link", opens: "organisation-entry", subjectId: organisationId, name: "Link zum Eintrag" } as const;
  await write({ ...county.ctx, actor: link }, async (tx) => {
    await tx.insert(founding.boardMembers).values({ regionId: county.region.id, personId, organisationId, office: "chair" });
  });
}

async function seedDataProtection(ctx: Context, subjectId: string): Promise<void> {
  await write(ctx, async (tx, row) => {
    const [request, subjectKind] = [row(), "person" as const];
    await tx.insert(erasures).values({ ...row(), subjectKind, subjectId, cause: "request", rows: {}, erasedAt: ctx.now });
    await tx.insert(retentionRuns).values({ ...row(), ranAt: ctx.now, restricted: 0, erased: 0, rows: {} });
    await tx.insert(dataRequests).values({ ...request, kind: "access", subjectKind, subjectId, receivedOn: ctx.today, dueOn: ctx.today });
    const answered = { answeredAt: ctx.now, answeredBy: "Frau Albers", outcome: "fulfilled" as const };
    await tx.insert(dataRequests).values({ ...row(), kind: "access", subjectKind, subjectId, receivedOn: ctx.today, dueOn: ctx.today, ...answered });
    await tx.insert(dataRequestSteps).values({ ...row(), dataRequestId: request.id, kind: "received", doneAt: ctx.now, doneBy: "Frau Albers" });
    const requestedBy = { requestedBy: newId(), requestedByName: "Frau Albers", requestedRole: "administrator" as const, requestedAt: ctx.now };
    await tx.insert(logViews).values({ ...row(), reason: "Verdacht", fromDay: ctx.today, toDay: ctx.today, ...requestedBy });
  });
}

async function seedConcept(county: County, shared: Shared, released: boolean): Promise<{ actionFieldId: string; goalId: string }> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const made = await county.aConcept({ recommendations: 2, released });
  const [actionFieldId = "", recommendationId = ""] = [made.actionFieldIds[0], made.recommendationIds[0]];
  const ofRecommendation = { regionId, recommendationId };
  await write(ctx, async (tx, row) => {
    const [principle, term] = [row(), row()];
    await tx.insert(c.principles).values({ ...principle, conceptId: made.id, position: 1, text: "Teilhabe" });
    await tx.insert(c.principleFields).values({ regionId, principleId: principle.id, actionFieldId });
    await tx.insert(c.chapters).values({ ...row(), conceptId: made.id, position: 1, title: "Vorwort" });
    for (const organisationId of [shared.organisationId, shared.hiddenId])
      await tx.insert(c.organisationActionFields).values({ regionId, organisationId, actionFieldId });
    await tx.insert(c.guidingGoals).values({ ...row(), actionFieldId, position: 1, text: "Leitziel" });
    await tx.insert(c.recommendationThemes).values({ ...ofRecommendation, themeId: shared.themeId });
    await tx.insert(c.recommendationTargetGroups).values({ ...ofRecommendation, targetGroupId: shared.targetGroupId });
    await tx.insert(c.recommendationMunicipalities).values({ ...ofRecommendation, municipalityId: shared.municipalityId });
    await tx.insert(c.terms).values({ ...term, kind: "app", name: `Integreat ${String(released)}` });
    await tx.insert(c.recommendationTerms).values({ ...ofRecommendation, termId: term.id, occurrences: 1 });
  });
  await seedVersion(county, made.id, shared.fileId);
  const { id: measureId } = await county.aMeasure({ recommendationIds: [recommendationId], released });
  const ofMeasure = { regionId, measureId };
  await write(ctx, async (tx, row) => {
    await tx.insert(c.measurePartners).values({ ...ofMeasure, organisationId: shared.organisationId });
    await tx.insert(c.measureTargetGroups).values({ ...ofMeasure, targetGroupId: shared.targetGroupId });
    await tx.insert(c.measureMunicipalities).values({ ...ofMeasure, municipalityId: shared.municipalityId });
    await tx.insert(c.milestones).values({ ...row(), ...ofMeasure, position: 1, title: "Start", dueOn: ctx.today });
    await tx.insert(c.results).values({ ...row(), ...ofMeasure, position: 1, name: "Plätze", planned: 20 });
    const [line, fund] = [row(), row()];
    await tx.insert(funding.funds).values({ ...fund, name: "Sprache vor Ort", giver: "Land", state: "running", noticeFileId: shared.fileId });
    await tx.insert(funding.fundDeadlines).values({ regionId, fundId: fund.id, position: 0, dueOn: ctx.today, what: "Antrag" });
    await tx.insert(c.budgetLines).values({ ...line, ...ofMeasure, position: 1, source: "Land", state: "approved", amountCents: 100, fundId: fund.id });
    const booking = { kind: "spent" as const, bookedOn: ctx.today, amountCents: 1, enteredAt: ctx.now, enteredBy: "Frau Albers" };
    await tx.insert(funding.fundBookings).values({ ...row(), ...booking, budgetLineId: line.id });
    await tx.insert(funding.fundingSettings).values({ regionId, firstDays: 90, secondDays: 30 }).onConflictDoNothing();
    await tx.insert(funding.fundingWarnings).values({ regionId, subject: fund.id, endsOn: ctx.today, mark: 1 });
    await tx.insert(c.measureInternals).values({ ...ofMeasure, totalCostCents: 100 });
    await tx
      .insert(c.measureChanges)
      .values({ ...row(), ...ofMeasure, kind: "state", dated: ctx.today, changedAt: ctx.now, byName: "Frau Albers", fromState: "planned", toState: "running" });
    await tx.insert(c.measureLinks).values({ ...row(), ...ofMeasure, title: "Bericht", fileId: shared.fileId });
  });
  // Released text about a measure that is not released stays inside, too.
  await county.aProgressUpdate({ measureId, released: true });
  await county.aProgressUpdate({ measureId, released: false });
  return { actionFieldId, goalId: made.goalIds[0] ?? "" };
}

/** A version with one part, the resolution that adopted it and one that nothing came of yet, a part that follows, reasons and a paper. */
async function seedVersion({ ctx }: County, conceptId: string, fileId: string): Promise<void> {
  await write(ctx, async (tx, row) => {
    const [version, chapter, adopting] = [row(), row(), row()];
    const adopted = { adoptedOn: ctx.today, adoptedBy: "Kreistag" };
    const resolved = { conceptId, body: "Kreistag", resolvedOn: ctx.today, enteredBy: "Frau Albers" };
    await tx.insert(c.chapters).values({ ...chapter, conceptId, position: 2, title: "Ausblick" });
    await tx.insert(v.conceptVersions).values({ ...version, conceptId, number: 1, title: "Integrationskonzept", edition: "1.0", ...adopted });
    await tx.insert(v.conceptResolutions).values({ ...adopting, ...resolved, kind: "adopted", versionId: version.id, fileId });
    await tx.insert(v.conceptResolutions).values({ ...row(), ...resolved, kind: "recommended" });
    await tx.insert(v.adoptedParts).values({
      regionId: ctx.region.id,
      versionId: version.id,
      partId: chapter.id,
      resolutionId: adopting.id,
      kind: "chapter",
      position: 2,
      title: "Ausblick",
      adoptedOn: ctx.today,
      content: { kind: "chapter", chapter: { id: chapter.id, title: "Ausblick", paragraphs: [], place: null } },
    });
    await tx.insert(v.followingParts).values({ regionId: ctx.region.id, conceptId, partId: newId() });
    await tx.insert(v.changeReasons).values({ ...row(), conceptId, versionId: version.id, itemId: newId(), reason: "Erreicht", outcome: "done" });
    await tx.insert(v.changeReasons).values({ ...row(), conceptId, itemId: newId(), reason: "Noch nicht öffentlich" });
    const paper = { facts: "Sachverhalt", reasons: "Begründung", money: "Keine", proposal: "Beschluss" };
    await tx.insert(v.councilPapers).values({ ...row(), conceptId, ...paper, writtenBy: "Frau Albers", writtenAt: ctx.now });
  });
}

async function seedRequest(county: County, statusRoundId: string, revokedAt: Date | null): Promise<string> {
  const { ctx } = county;
  const { id: organisationId } = await county.anOrganisation();
  const { id: personId } = await county.aPerson({ organisationId });
  await county.aPerson({ organisationId });
  await county.aPerson({ organisationId, restrictedAt: ctx.now, restrictedFor: "request" });
  const { id: handOnToPersonId } = await county.aPerson();
  const { id: measureId } = await county.aMeasure();
  await county.aProgressUpdate({ measureId });
  const requestId = newId();
  await write(ctx, async (tx, row) => {
    await tx.insert(c.milestones).values({ ...row(), measureId, position: 1, title: "Start", dueOn: ctx.today });
    await tx.insert(c.results).values({ ...row(), measureId, position: 1, name: "Plätze", planned: 20 });
    await tx.insert(c.statusRequests).values({ ...row(requestId), statusRoundId, personId, revokedAt });
    await tx.insert(c.statusAnswers).values({ ...row(), statusRequestId: requestId, measureId, handOnToPersonId });
  });
  const { recommendationIds } = await county.aConcept({ recommendations: 1 });
  await write(ctx, async (tx) => {
    for (const recommendationId of recommendationIds)
      await tx.insert(c.measureRecommendations).values({ regionId: ctx.region.id, measureId, recommendationId });
  });
  return requestId;
}

/** A round of members with everything that belongs to one. @returns what its links open */
async function seedPriorities(
  { ctx }: County,
  { personId }: Shared,
  goalId: string,
  state: "open" | "closed",
): Promise<{ roundId: string; entitlementId: string }> {
  const regionId = ctx.region.id;
  const [roundId, gremiumId] = [newId(), newId()];
  let entitlementId = "";
  await write(ctx, async (tx, row) => {
    const [recommendation] = await tx.select({ id: c.recommendations.id }).from(c.recommendations).where(eq(c.recommendations.goalId, goalId)).limit(1);
    await tx.insert(g.gremien).values({ ...row(gremiumId), name: `Runde ${gremiumId}`, kind: "working-group" });
    await tx.insert(p.priorityRounds).values({ ...row(roundId), question: "Was zuerst?", method: "criteria", strength: "members", gremiumId });
    await tx.insert(p.priorityItems).values({ regionId, roundId, recommendationId: recommendation?.id ?? "", position: 1, label: "Kurse" });
    await tx.insert(p.priorityCriteria).values({ ...row(), roundId, position: 1, name: "Nutzen", weight: 1 });
    await tx.insert(p.priorityRoundLinks).values({ regionId, roundId, code: "a".repeat(32), shortCode: "123456", expiresAt: ctx.now });
    await tx.insert(p.priorityReceipts).values({ regionId, roundId, receipt: "Anker Mond Olive" });
    await tx.execute(sql`select wall.open_urn(${roundId})`);
    await tx.execute(sql`select wall.add_priority_members(${roundId}, array[${personId}]::uuid[])`);
    const [entitled] = await tx.select({ id: p.priorityEntitlements.id }).from(p.priorityEntitlements).where(eq(p.priorityEntitlements.roundId, roundId));
    entitlementId = entitled?.id ?? "";
    const counted = state === "closed" ? { closedAt: ctx.now, ballots: 5, onPaper: 0, isPublic: true } : {};
    await tx
      .update(p.priorityRounds)
      .set({ state, openedAt: ctx.now, ...counted })
      .where(eq(p.priorityRounds.id, roundId));
  });
  return { roundId, entitlementId };
}

/** What two organisations agreed, for a goal that the public sees. */
async function seedAgreement({ ctx }: County, { organisationId, fileId }: Shared, goalId: string, isPublic: boolean): Promise<void> {
  const regionId = ctx.region.id;
  await write(ctx, async (tx, row) => {
    const agreement = row();
    await tx.insert(a.agreements).values({ ...agreement, kind: "cooperation", title: "Zusammen", fromOn: ctx.today, isPublic });
    await tx.insert(a.agreementParties).values({ regionId, agreementId: agreement.id, organisationId });
    await tx.insert(a.agreementPapers).values({ regionId, agreementId: agreement.id, fileId });
    await tx.insert(c.goalAgreements).values({ regionId, goalId, agreementId: agreement.id });
  });
}

/** Another plan with a goal that one of ours serves. */
async function seedPlan({ ctx }: County, goalId: string, isPublic: boolean): Promise<void> {
  const regionId = ctx.region.id;
  await write(ctx, async (tx, row) => {
    const [kind, plan, goal] = [row(), row(), row()];
    await tx.insert(plans.planKinds).values({ ...kind, name: isPublic ? "Bericht" : "Plan" });
    await tx.insert(plans.plans).values({ ...plan, title: "Bildungsbericht", kindId: kind.id, isPublic });
    await tx.insert(plans.planGoals).values({ ...goal, planId: plan.id, position: 1, text: "Alle lernen." });
    await tx.insert(plans.planGoalLinks).values({ regionId, planGoalId: goal.id, goalId });
  });
}

/** By which figure one sees that a goal comes nearer, with a value of the county and one of a place. */
async function seedIndicator({ ctx }: County, { municipalityId }: Shared, goalId: string, released: boolean): Promise<void> {
  await write(ctx, async (tx, row) => {
    const indicator = row();
    await tx
      .insert(i.indicators)
      .values({ ...indicator, goalId, name: "Plätze", unit: "number", direction: "more", releasedAt: released ? ctx.now : null, releasedBy: "Frau Albers" });
    for (const place of [null, municipalityId]) {
      const entered = { enteredAt: ctx.now, enteredBy: "Frau Albers" };
      await tx
        .insert(i.indicatorValues)
        .values({ ...row(), indicatorId: indicator.id, municipalityId: place, datedOn: "2025-12-31", isYear: true, value: 5, ...entered });
    }
  });
}

/** A situation with a number, an organisation, one that no longer does it, and people who did and did not release their names. */
async function seedSituation({ ctx }: County, { organisationId, hiddenId, personId }: Shared, isPublic: boolean): Promise<void> {
  await write(ctx, async (tx, row) => {
    const situation = row();
    await tx.insert(s.situations).values({ ...situation, kind: "violence", name: "Gewalt", position: 1, isPublic });
    const others = await tx.select({ id: n.people.id }).from(n.people).where(eq(n.people.organisationId, organisationId));
    const contact = (values: Partial<typeof s.situationContacts.$inferInsert>) => ({
      ...row(),
      situationId: situation.id,
      position: 1,
      confirmedOn: ctx.today,
      ...values,
    });
    await tx
      .insert(s.situationContacts)
      .values([
        contact({ name: "Polizei", phone: "110" }),
        contact({ organisationId }),
        contact({ organisationId, declinedOn: ctx.today }),
        contact({ organisationId: hiddenId }),
        contact({ organisationId, personId }),
        ...others.map(({ id }) => contact({ organisationId, personId: id })),
      ]);
  });
}

/** @returns id of the one that the link opens */
async function seedConfirmations({ ctx }: County, { organisationId, hiddenId }: Shared): Promise<string> {
  const id = newId();
  await write(ctx, async (tx, row) => {
    await tx.insert(s.situations).values({ ...row(), kind: "addiction", name: "Sucht", position: 2, isPublic: true });
    await tx.insert(s.contactConfirmations).values([
      { ...row(id), organisationId },
      { ...row(), organisationId: hiddenId },
    ]);
  });
  return id;
}

/** A body with two meetings, the second one kept inside, and in the first everything that belongs to one. */
async function seedGremium({ ctx }: County, { personId, organisationId, fileId }: Shared, isPublic: boolean) {
  const regionId = ctx.region.id;
  const [participantId, feedId, taskId] = [newId(), newId(), newId()];
  await write(ctx, async (tx, row) => {
    const [gremium, parent, series, meeting, participant, topic, item] = [row(), row(), row(), row(), row(participantId), row(), row()];
    await tx.insert(g.gremien).values({ ...parent, name: `Dach ${parent.id}`, kind: "steering-group" });
    await tx.insert(g.gremien).values({ ...gremium, name: `Kreis ${gremium.id}`, kind: "working-group", parentId: parent.id, isPublic });
    await tx.insert(g.gremiumMembers).values({ ...row(), gremiumId: gremium.id, personId, organisationId, role: "chair", fromOn: ctx.today });
    await tx.insert(g.gremiumMembers).values({ ...row(), gremiumId: parent.id, personId, role: "member", fromOn: ctx.today });
    const election = row();
    await tx.insert(g.elections).values({ ...election, gremiumId: gremium.id, title: "Wahl" });
    await tx.insert(g.electionDates).values({ ...row(), electionId: election.id, dated: ctx.today, title: "Wahltag" });
    await tx.insert(g.electionCandidates).values({ ...row(), electionId: election.id, personId, agreedOn: ctx.today });
    await tx.insert(g.calendarFeeds).values({ ...row(), gremiumId: gremium.id, madeBy: "Frau Albers", madeAt: ctx.now });
    await tx.insert(g.calendarFeeds).values({ ...row(feedId), gremiumId: gremium.id, madeBy: "Frau Albers", madeAt: ctx.now });
    const times = { startsAt: ctx.now, endsAt: new Date(ctx.now.getTime() + 3_600_000) };
    await tx
      .insert(m.meetingSeries)
      .values({ ...series, gremiumId: gremium.id, rhythm: "weekly", every: 2, firstOn: ctx.today, untilOn: ctx.today, startsAt: "14:00", endsAt: "15:00" });
    await tx.insert(m.meetings).values({ ...meeting, gremiumId: gremium.id, seriesId: series.id, ...times, isPublic: true });
    await tx.insert(m.meetings).values({ ...row(), gremiumId: gremium.id, ...times });
    await tx.insert(m.meetingInternals).values({ regionId, meetingId: meeting.id, onlineUrl: "https://video.example/1" });
    await tx.insert(m.topics).values({ ...topic, gremiumId: gremium.id, title: "Spätbus", raisedOn: ctx.today });
    await tx.insert(m.agendaItems).values({ ...item, meetingId: meeting.id, topicId: topic.id, position: 1, title: "Spätbus", isPublic: true });
    // A guest of that one item, who reads least; see app/mails/meeting-guests.test.ts for who comes to the whole meeting.
    await tx.insert(m.meetingParticipants).values({ ...participant, meetingId: meeting.id, personId, agendaItemId: item.id });
    await tx.insert(m.participantNeeds).values({ regionId, participantId: participant.id, interpreterLanguage: "ar" });
    await tx.insert(m.topicSubjects).values({ regionId, topicId: topic.id, kind: "goal", subjectId: newId(), title: "Mobil sein" });
    await tx.insert(m.topicReferrals).values({ ...row(), topicId: topic.id, fromGremiumId: gremium.id, toGremiumId: parent.id, referredOn: ctx.today });
    const other = row();
    await tx.insert(m.agendaItems).values({ ...other, meetingId: meeting.id, position: 2, title: "Verschiedenes" });
    const paper = { ...row(), name: "c.pdf", mediaType: "application/pdf", size: 1, sha256: "", storedAs: newId(), uploadedBy: "Frau Albers" };
    await tx.insert(files).values({ ...paper, state: "clean" });
    await tx.insert(m.agendaPapers).values({ ...row(), agendaItemId: item.id, fileId: paper.id, title: "Fahrplan" });
    await tx.insert(m.agendaPapers).values({ ...row(), agendaItemId: other.id, fileId, title: "Haushalt" });
    await tx.insert(minutes.agendaNotes).values({ regionId, agendaItemId: item.id, text: "Besprochen." });
    const decision = {
      gremiumId: gremium.id,
      meetingId: meeting.id,
      agendaItemId: item.id,
      year: 2026,
      text: "Der Bus fährt.",
      isPublic: true,
      decidedOn: ctx.today,
    };
    const first = row();
    await tx.insert(minutes.decisions).values({ ...first, ...decision, number: 1, approvedAt: ctx.now });
    const [measure] = await tx.select({ measureId: c.measures.id }).from(c.measures).where(eq(c.measures.regionId, regionId)).limit(1);
    if (measure)
      await tx.insert(c.measureDecisions).values({ regionId, ...measure, decisionId: first.id, kind: "began", linkedAt: ctx.now, linkedBy: "Frau Albers" });
    await tx.insert(minutes.decisions).values({ ...row(), ...decision, number: 2 });
    const ofItem = { gremiumId: gremium.id, meetingId: meeting.id, agendaItemId: item.id };
    await tx.insert(minutes.tasks).values({ ...row(taskId), ...ofItem, title: "Nachfragen", ownerPersonId: personId });
  });
  return { participantId, feedId, taskId };
}

/** A public conference with everything that belongs to one; a second, internal one beside it. */
async function seedConference({ ctx }: County, { personId, fileId }: Shared, state: k.ConferenceState) {
  const regionId = ctx.region.id;
  const [registrationId, boardId] = [newId(), newId()];
  await write(ctx, async (tx, row) => {
    const times = { startsAt: ctx.now, endsAt: new Date(ctx.now.getTime() + 3_600_000) };
    const [conference, workshop, board, group, card] = [row(), row(), row(boardId), row(), row()];
    await tx.insert(k.conferences).values({ ...row(), ...times, title: "Klausur", state });
    await tx.insert(k.conferences).values({ ...conference, ...times, title: "Konferenz", isPublic: true, state });
    await tx.insert(k.conferenceInternals).values({ regionId, conferenceId: conference.id, onlineUrl: "https://video.example/2" });
    await tx.insert(k.conferenceFields).values({ regionId, conferenceId: conference.id, fieldId: newId(), title: "Wohnen" });
    await tx.insert(k.conferenceWorkshops).values({ ...workshop, ...times, conferenceId: conference.id, title: "Wohnen", moderatorPersonId: personId });
    const paper = {
      ...row(),
      name: "b.pdf",
      mediaType: "application/pdf",
      size: 1,
      sha256: "",
      storedAs: newId(),
      uploadedBy: "Frau Albers",
      state: "clean" as const,
    };
    await tx.insert(files).values(paper);
    for (const file of [fileId, paper.id]) await tx.insert(k.conferencePapers).values({ ...row(), conferenceId: conference.id, fileId: file, title: "Folien" });
    for (const id of [registrationId, newId()]) {
      await tx.insert(k.registrations).values({ ...row(id), conferenceId: conference.id, state: "registered", arrived: 1, madeAt: ctx.now });
      await tx.insert(k.registrants).values({ regionId, registrationId: id, name: "Amira Haddad", email: "haddad@example.org" });
      await tx.insert(k.registrationNeeds).values({ regionId, registrationId: id, interpreterLanguage: "ar" });
      await tx.insert(k.workshopPlaces).values({ regionId, registrationId: id, workshopId: workshop.id, state: "place", arrived: 1 });
    }
    await tx.insert(k.ideaBoards).values({ ...board, conferenceId: conference.id, question: "Was fehlt?", openedAt: ctx.now });
    await tx.insert(k.ideaBoardLinks).values({ regionId, boardId, code: boardId, expiresAt: times.endsAt });
    await tx.insert(k.ideaGroups).values({ ...group, boardId, title: "Bus", position: 1 });
    await tx.insert(k.ideaCards).values({ ...card, boardId, text: "Spätbus", groupId: group.id, sentAt: ctx.now });
    await tx.insert(k.ideaCards).values({ ...row(), boardId, text: "Bus am Abend", joinedIntoId: card.id, sentAt: ctx.now });
    await tx.insert(k.ideaCards).values({ ...row(), boardId, text: "Unfug", hiddenReason: "beleidigend", sentAt: ctx.now });
  });
  return { registrationId, boardId };
}

/** A call for micro-grants: one application of a link's own, approved and reported; one approved and public; one nobody confirmed. */
async function seedGrants({ ctx }: County, { fileId }: Shared, isPublic: boolean): Promise<string> {
  const regionId = ctx.region.id;
  const [own, released, asked] = [newId(), newId(), newId()];
  await write(ctx, async (tx, row) => {
    const call = row();
    await tx.insert(grants.grantCalls).values({ ...call, fromOn: ctx.today, untilOn: ctx.today, maxCents: 500, totalCents: 5000, isPublic });
    await tx.insert(grants.grantCallTexts).values({ regionId, callId: call.id, language: "de", title: "Gute Ideen" });
    for (const id of [own, released, asked]) {
      const idea = { title: "Kochen am Sonntag", idea: "Wir kochen.", groupName: "Frauentreff", amountCents: 300, language: "de" as const, madeAt: ctx.now };
      const state = id === asked ? { state: "asked" as const } : { state: "decided" as const, confirmedAt: ctx.now };
      await tx.insert(grants.grantApplications).values({ ...row(id), ...idea, ...state, callId: call.id });
      await tx.insert(grants.grantApplicants).values({ regionId, applicationId: id, name: "Amira Haddad", email: "haddad@example.org" });
    }
    const decision = { approvedCents: 300, decidedAt: ctx.now, decidedBy: "Frau Albers" };
    for (const applicationId of [own, released]) await tx.insert(grants.grantDecisions).values({ regionId, applicationId, ...decision });
    const [first, second] = [newId(), newId()].map((id) => ({ ...pictureRow(ctx), ...row(id) }));
    if (!first || !second) return;
    await tx.insert(files).values([first, second]);
    for (const [applicationId, picture] of [
      [own, first.id],
      [released, second.id],
    ] as const)
      await tx.insert(grants.grantReports).values({ regionId, applicationId, text: "Es war voll.", sentAt: ctx.now, fileId: picture, pictureConsent: true });
    const words = { title: "Kochen", amountCents: 300, releasedAt: ctx.now, releasedBy: "Frau Albers" };
    await tx.insert(grants.grantReleases).values({ regionId, applicationId: own, ...words });
    await tx.insert(grants.grantReleases).values({ regionId, applicationId: released, ...words, fileId: isPublic ? second.id : fileId });
  });
  return own;
}

function pictureRow(ctx: Context) {
  return { name: "bild.png", mediaType: "image/png", size: 1, sha256: "", storedAs: newId(), uploadedBy: ctx.region.name, state: "clean" as const };
}

import { createAgreement, createSituation, SituationFields } from "#domain/network/index.ts";
import { dateOfAddress } from "#app/routes/workspace/offers/events/date-address.ts";
import { findPage } from "#app/pages.ts";
import { register } from "#app/privacy.ts";
import { receiveRequest, requestLogView } from "#platform/privacy/index.ts";
import { addItem } from "#domain/concept/editing/index.ts";
import { recommendations, statusAnswers } from "#domain/concept/schema.ts";
import { enterResolution, saveCouncilPaper } from "#domain/concept/versions/index.ts";
import { createIndicator, IndicatorFields, saveValue, ValueFields } from "#domain/concept/indicators/index.ts";
import { createPlan, PlanFields, readPlanGoal } from "#domain/concept/plans/index.ts";
import { closeEvaluation, findEvaluation, openEvaluation, prepareEvaluation, releaseEvaluation } from "#domain/concept/evaluation/index.ts";
import { startImport } from "#domain/concept/imports/index.ts";
import { startFounding } from "#domain/network/founding/index.ts";
import { saveOffice } from "#domain/network/office/index.ts";
import { addMember, createElection, createGremium } from "#domain/network/index.ts";
import { openStatusRound } from "#domain/concept/rounds/index.ts";
import { addConferencePaper, createConference, openBoard } from "#domain/network/conferences/index.ts";
import { conferences, ideaBoardLinks, registrants, registrations } from "#domain/network/conferences/schema.ts";
import { castBallot, closeRound, createRound, findRound, listEntitled, markPaper, openRound } from "#domain/concept/priorities/index.ts";
import { fieldsOf } from "#domain/concept/priorities/test-round.ts";
import { gremien, gremiumMembers } from "#domain/network/gremien/schema.ts";
import { addAgendaItem, addPaper, addTopic, makeFeed, planMeetings } from "#domain/network/meetings/index.ts";
import { meetingParticipants, meetings } from "#domain/network/meetings/schema.ts";
import { people } from "#domain/network/schema.ts";
import { addDecision, addTask, closeMeeting, saveNote } from "#domain/network/minutes/index.ts";
import { contactConfirmations, situationContacts } from "#domain/network/situations/schema.ts";
import { aGremium } from "#tests/support/gremium.ts";
import { createSetupLink, inviteMember, requestPasswordReset } from "#platform/auth/index.ts";
import { longJobPieces, longJobs } from "#platform/long-jobs/index.ts";
import { interestEntries } from "#domain/offers/courses/interest/schema.ts";
import { newId, read, transact, type Context, type LinkKind } from "#platform/db/index.ts";
import { checkFiles, storeFile } from "#platform/files/index.ts";
import type { House } from "#platform/house.ts";
import { startOrganisationImport } from "#domain/network/imports/index.ts";
import { startOfferImport } from "#domain/offers/list-import/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { aMember } from "#tests/house/running-house.ts";
import { aCourseBookToWalk, anOfferToWalk, aProposalToWalk, aProvidersOffer } from "./offers-to-walk.ts";
import { aDateToWalk, aLendingToWalk, aPostToWalk, aProgrammeToWalk } from "./events-to-walk.ts";
import { aFeedToWalk } from "./feed-to-walk.ts";
import { aFundToWalk, aGrantToWalk } from "./money-to-walk.ts";
import { someOffers } from "#tests/support/offers.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import type { TestDatabase } from "#tests/support/database.ts";

const files: [place: string, file: string][] = [
  ["/programm/", "programm.ics"],
  ["/datenschutz/verzeichnis/", "verzeichnis.pdf"],
  ["/datenschutz/:kind/", "auskunft.json"],
  ["/vorlage/", "vorlage.docx"],
  ["/bewertung/", "bewertung.csv"],
  ["/statusrunden/", "statusrunde.csv"],
  ["/massnahmen/", "massnahmen.csv"],
  ["/aufgaben/", "aufgaben.csv"],
  ["/protokoll/", "protokoll.docx"],
  ["/anmeldungen/", "anmeldungen.csv"],
  ["/konferenzen/datei/", "konferenzen.csv"],
  ["/sitzungen/datei/", "sitzungen.csv"],
  ["/interessierte/datei/", "interessierte.csv"],
  ["/kursliste/datei/", "kursliste.csv"],
  ["/gedruckt/", "katalog.pdf"],
  ["/offenheit/datei/", "offenheit.csv"],
  ["/angebote/datei/", "angebote.csv"],
  ["/angebote/:id/anmeldungen/", "anmeldungen.csv"],
  ["/priorisierung/", "ergebnis.csv"],
  ["/plaene/", "plaene.csv"],
  ["/kennzahlen/", "kennzahlen.csv"],
  ["/vereinbarungen/", "vereinbarungen.csv"],
  ["/gremien/datei/", "gremien.csv"],
  ["/gremien/", "mitglieder.csv"],
  ["/wen-anrufen/", "wen-anrufen.pdf"],
  ["/:lang/angebote/", "angebote.csv"],
  ["/kontakte/", "kontakte.xlsx"],
  ["/telefonliste/", "telefonliste.csv"],
  ["/stelle/", "stelle.csv"],
  ["/netzwerk/bild/", "verbindungen.csv"],
  ["/netzwerk/luecken/", "luecken.csv"],
  ["/einlesen/", "offene-zeilen.xlsx"],
  ["/netzwerk/", "organisationen.csv"],
  ["/foerdermittel/", "foerdermittel.csv"],
  ["/kleinfoerderung/", "antraege.csv"],
];

export type WalkedCounty = {
  county: County;
  /** The organisation that leads the measure. */
  organisationId: string;
  /** A listed path with what exists in this region in place of its parameters. */
  address(path: string, region?: string): string;
  /** Makes the long job somebody's: it is shown to who asked for it only. */
  giveLongJob(accountId: string): Promise<void>;
  /** Makes the learner of the interest list one whom this account entered: other counsellors meet nobody there. */
  giveLearner(accountId: string): Promise<void>;
  /** A link of a status request in this state. */
  link(state: "valid" | "expired" | "revoked"): Promise<string>;
};

/** A region with one of everything that an address can name, so that a 404 in the walk is a wall and not a gap. */
export async function aCountyToWalk(db: TestDatabase, house: House): Promise<WalkedCounty> {
  const { dataFolder } = house.settings;
  const county = await aRegion(db);
  const { ctx, region } = county;
  const coordinator = county.as("coordinator");
  const { actionFieldIds, goalIds, recommendationIds } = await county.aConcept({ released: true });
  const person = await county.aPerson();
  const measure = await county.aMeasure({
    recommendationIds,
    released: true,
    state: "running",
    leadOrganisationId: person.organisationId,
    leadPersonId: person.id,
  });
  const update = await county.aProgressUpdate({ measureId: measure.id });
  const dueOn = new Date(ctx.now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10);
  const round = await openStatusRound(coordinator, { title: "Frühjahr", fieldIds: actionFieldIds, dueOn });
  const bytes = new TextEncoder().encode("Handlungsfeld;Ziel;Empfehlung\nBildung;Alle lernen Deutsch.;Kurse am Abend anbieten.\n");
  const started = await startImport(coordinator, { name: "konzept.csv", bytes, dataFolder });
  const stored = await transact(coordinator, (tx) => storeFile(tx, coordinator, { name: "liste.csv", bytes, dataFolder, allowed: ["csv", "text"] }));
  if (!round.ok || !started.ok || !stored.ok) throw new Error(`The county could not be prepared: ${JSON.stringify([round, started, stored])}`);
  await checkFiles({ dataFolder, clamd: null })(ctx, { id: newId(), payload: { regionId: region.id }, attempt: 1, isLastAttempt: true });
  const requestId = round.value.requests[0]?.id ?? "";

  const [answer] = await transact(coordinator, (tx) => {
    tx.audit("test.prepared", null);
    return tx.update(statusAnswers).set({ fileId: stored.value.id }).returning({ id: statusAnswers.id });
  });

  const link: WalkedCounty["link"] = (state) =>
    transact(coordinator, async (tx) => {
      const subjectId = state === "valid" ? requestId : newId();
      const expiresAt = new Date(ctx.now.getTime() + (state === "expired" ? -1 : 14) * 86_400_000);
      const code = await issueCode(tx, { regionId: region.id, kind: "status-request", subjectId, expiresAt });
      // Another code of the same subject revokes the one before.
      if (state === "revoked") await issueCode(tx, { regionId: region.id, kind: "status-request", subjectId, expiresAt });
      tx.audit("test.prepared", subjectId);
      return code;
    });

  const longJobId = newId();
  await transact(ctx, async (tx) => {
    const of = { regionId: region.id, accountId: newId() };
    const asked = { kind: "concept-export", locale: "de", asked: { file: "konzept.csv" }, rows: 1, fileName: "konzept.csv", mediaType: "text/csv" } as const;
    await tx.insert(longJobs).values({ ...of, ...asked, id: longJobId, createdAt: ctx.now, endedAt: ctx.now, percent: 100 });
    await tx.insert(longJobPieces).values({ ...of, longJobId, piece: 0, madeAt: ctx.now, bytes });
  });

  const stuckJobId = newId();
  await db.superuser.query("insert into pgboss.job (id, name, data, state, policy) values ($1, 'mail.send', $2, 'failed', 'short')", [
    stuckJobId,
    { regionId: region.id },
  ]);

  // Somebody nobody asks in the round: the walk also erases.
  const concerned = await county.aPerson();
  const asked = await receiveRequest(county.as("administrator"), register, {
    kind: "access",
    subjectKind: "person",
    subjectId: concerned.id,
    receivedOn: ctx.today,
    note: "",
  });
  const view = await requestLogView(county.as("administrator"), { reason: "Hinweis auf Missbrauch", fromDay: ctx.today, toDay: ctx.today });
  if (!asked.ok || !view.ok) throw new Error(`The requests could not be prepared: ${JSON.stringify([asked, view])}`);
  const agreement = await createAgreement(coordinator, {
    kind: "self-commitment",
    title: "Zusammen",
    text: "",
    fromOn: ctx.today,
    untilOn: null,
    reviewOn: null,
    isPublic: false,
    partyIds: [person.organisationId],
  });
  if (!agreement.ok) throw new Error(`No agreement: ${agreement.refusal}`);
  const agreementId = agreement.value.id;
  const [offerId = ""] = await someOffers(county, [{ title: "Deutsch am Abend", dates: ["2027-01-11T17:00:00Z"] }]);
  const feedId = await aFeedToWalk(county, person.organisationId);
  const plan = await createPlan(
    coordinator,
    PlanFields.parse({ title: "Bericht", kind: "", publisher: "", year: "", url: "", isPublic: true, goals: [readPlanGoal("1 Alle lernen.")] }),
  );
  if (!plan.ok) throw new Error(`No plan: ${plan.refusal}`);
  const indicatorId = await anIndicatorToWalk(coordinator, goalIds[0] ?? "");
  const situation = await createSituation(
    coordinator,
    SituationFields.parse({ kind: "violence", name: "Gewalt", firstSteps: "", isPublic: true, contacts: [] }),
  );
  if (!situation.ok) throw new Error(`No situation: ${situation.refusal}`);
  const list = await startOrganisationImport(coordinator, {
    fileName: "liste.csv",
    // The last row stays out: its file is walked too.
    rows: ["Name", "Lesekreis", "Lesekreis"].map((cell, at) => ({ row: at + 1, cells: [cell] })),
  });
  if (!list.ok) throw new Error(`No list: ${list.refusal}`);
  const offerList = await startOfferImport(coordinator, {
    fileName: "angebote.csv",
    // A row that stays out, so that there is a file of them.
    rows: ["Titel;Anbieter;Bereich", "Schach;Unbekannt;Spiele"].map((line, at) => ({ row: at + 1, cells: line.split(";") })),
  });
  if (!offerList.ok) throw new Error(`No list of offers: ${offerList.refusal}`);
  const code = await link("valid");
  const meeting = await aMeetingToWalk(coordinator, dataFolder);
  await checkFiles({ dataFolder, clamd: null })(ctx, { id: newId(), payload: { regionId: region.id }, attempt: 1, isLastAttempt: true });
  const minutes = await someMinutes(db, county, person.id);
  const taskCode = await transact(coordinator, async (tx) => {
    tx.audit("test.prepared", minutes.taskId);
    return issueCode(tx, { regionId: region.id, kind: "task", subjectId: minutes.taskId, expiresAt: new Date(ctx.now.getTime() + 86_400_000) });
  });
  const founders = await county.anOrganisation({ kind: "migrant-organisation" });
  const keeper = await county.aPerson({ organisationId: founders.id });
  const confirmationId = await aConfirmation(county, situation.value.id, keeper.organisationId);
  const subjects = { "organisation-entry": keeper.organisationId, "person-release": keeper.id, "contact-confirmation": confirmationId } as const;
  await startFounding(coordinator, { organisationId: founders.id });
  const post = { title: "Koordination", share: 100, endsOn: null, funding: "Land", fundedUntil: ctx.today };
  await saveOffice(coordinator, { version: 0, fields: { unit: "Stelle", answersTo: "", headPersonId: null, note: "", warnMonths: 6, posts: [post] } });
  const codes = new Map<LinkKind, string>([["status-request", code]]);
  for (const kind of ["organisation-entry", "person-release", "contact-confirmation"] as const) {
    await transact(coordinator, async (tx) => {
      const expiresAt = new Date(ctx.now.getTime() + 14 * 86_400_000);
      codes.set(kind, await issueCode(tx, { regionId: region.id, kind, subjectId: subjects[kind], expiresAt }));
      tx.audit("test.prepared", subjects[kind]);
    });
  }
  const tokens = await accountLinks(county, house);
  const tiedId = newId();
  await db.superuser.query(
    `with made as (insert into auth."user" (id, email, name) values ($1, $2, 'Frau Verbunden') returning id)
     insert into auth.account (id, "accountId", "providerId", "userId") select $1, 'x', 'house:' || $3, id from made`,
    [tiedId, `verbunden-${tiedId}@kreis.example`, region.id],
  );
  const evaluations = await someEvaluations(coordinator, actionFieldIds, person.organisationId);
  const body = await aBody(county);
  const versions = await aVersion(coordinator);
  const conference = await aConferenceToWalk(coordinator, dataFolder);
  await checkFiles({ dataFolder, clamd: null })(ctx, { id: newId(), payload: { regionId: region.id }, attempt: 1, isLastAttempt: true });
  const [fund, grant] = [await aFundToWalk(county, coordinator), await aGrantToWalk(county, coordinator, stored.value.id)];
  codes.set("deadline-feed", fund.feedCode).set("grant-application", grant.code);
  codes.set("evaluation", evaluations.code);
  codes.set("registration", conference.registrationCode).set("idea-board", conference.boardCode);
  const offer = await anOfferToWalk(county, coordinator);
  codes.set("booking", offer.bookingCode).set("interest", offer.interestCode).set("course-list", offer.subscriberCode);
  const { at } = await aDateToWalk(county, offer.offerId);
  const { postId } = await aPostToWalk(county, keeper.organisationId);
  const { lendingId, loanCode } = await aLendingToWalk(county, coordinator, keeper.organisationId);
  const { programmeId } = await aProgrammeToWalk(county, offer.offerId);
  const startsAt = dateOfAddress(at);
  if (!startsAt) throw new Error(`${at} is no moment.`);
  const { courseId, certificateId } = await aCourseBookToWalk(county, keeper.organisationId, startsAt, house.settings.certificateKey);
  const proposalId = await aProposalToWalk(county);
  const { ownOfferId, changeId } = await aProvidersOffer(county, keeper.organisationId);
  const vote = await aRoundToWalk(county, recommendationIds);
  codes.set("priority-round", vote.roundCode).set("priority-member", vote.memberCode);
  codes.set("task", taskCode).set("meeting-answer", meeting.answerCode).set("calendar-feed", meeting.feedCode);
  const codeFor = (path: string) => {
    const page = findPage(path);
    // The same kind of link opens a place and a loan.
    if (path === "/j/:code/ausleihe") return loanCode;
    if (page?.audience === "link") return codes.get(page.opens) ?? "";
    return path.includes("/einladung/") ? tokens.invitation : code;
  };
  const ids: [prefix: RegExp, id: string][] = [
    [/\/foerdermittel\//, fund.fundId],
    [/\/kleinfoerderung\/(antraege|bild)\//, grant.applicationId],
    [/\/kleinfoerderung\//, grant.callId],
    [/\/priorisierung\/:id\/datei/, vote.closedId],
    [/\/priorisierung\/:id\/(mitglieder|papier)/, vote.membersId],
    [/\/priorisierung\/:id\/(bearbeiten|loeschen)/, vote.draftId],
    [/\/priorisierung\//, vote.openId],
    [/\/bewertung\/:id\/(ergebnis|vorschlaege|datei)/, evaluations.closedId],
    [/\/bewertung\/:id\/bearbeiten/, evaluations.preparedId],
    [/\/bewertung\//, evaluations.openId],
    [/\/konferenzen\//, conference.conferenceId],
    [/\/gremien\//, body.gremium],
    [/\/zugaenge\//, tiedId],
    [/\/protokoll/, minutes.meetingId],
    [/\/sitzungen\//, meeting.meetingId],
    [/\/themen\//, meeting.topicId],
    [/\/felder\//, actionFieldIds[0] ?? ""],
    [/\/ziele\//, goalIds[0] ?? ""],
    [/\/empfehlungen\//, recommendationIds[0] ?? ""],
    [/\/netzwerk\/einlesen\//, list.value.importId],
    [/\/angebote\/einlesen\//, offerList.value.importId],
    [/\/einlesen\//, started.value.importId],
    [/\/massnahmen\//, measure.id],
    [/\/statusrunden\//, round.value.roundId],
    [/\/gruendungen\//, founders.id],
    [/\/netzwerk\//, person.organisationId],
    [/\/plaene\//, plan.value.id],
    [/\/kennzahlen\//, indicatorId],
    [/\/vereinbarungen\//, agreementId],
    [/\/(ausleihen|leihgabe)$/, lendingId],
    [/\/:lang\/angebote\/:id\/anmelden/, offer.offerId],
    [/\/:lang\/angebote\//, offerId],
    [/\/angebote\/interessierte\/:id/, offer.interestId],
    [/\/angebote\/kursliste\/:id/, offer.subscriberId],
    [/^\/api\/hsds\//, offerId],
    [/\/stelle$/, postId],
    [/\/programme?\//, programmeId],
    [/\/angebote\/kalender\//, feedId],
    [/\/j\/:code\/kursbuch\//, courseId],
    [/\/j\/:code\/angebote\//, ownOfferId],
    [/\/angebote\/pruefen\/vorschlag\//, proposalId],
    [/\/angebote\/pruefen\//, changeId],
    [/\/angebote\//, offer.offerId],
    [/\/wen-anrufen\//, situation.value.id],
    [/\/vorgaenge\//, longJobId],
    [/\/hintergrund\//, stuckJobId],
    [/\/dateien\//, stored.value.id],
    [/\/konzept\/beschluesse\//, versions.resolutionId],
    [/\/frueher\//, versions.formerId],
    [/\/beschluesse\//, minutes.decisionId],
    [/\/aufgaben\//, minutes.taskId],
    [/\/antraege\//, asked.value.requestId],
    [/\/einsicht\//, view.value.viewId],
    [/\/:kind\//, concerned.id],
  ];
  const address: WalkedCounty["address"] = (path, slug = region.slug) => {
    const id = ids.find(([prefix]) => prefix.test(path))?.[1] ?? newId();
    const file = path.includes("/bescheinigung/") ? `${certificateId}.pdf` : (files.find(([place]) => path.includes(place))?.[1] ?? "konzept.csv");
    const values: Record<string, string> = {
      region: slug,
      lang: "de",
      collection: "services",
      at,
      field: "1",
      number: "1.1.1",
      edition: "1.0",
      file,
      kind: "person",
      id,
      certificate: certificateId,
      update: update.id,
      rater: evaluations.raterId,
      member: body.member,
      election: body.election,
      other: keeper.organisationId,
      paper: path.includes("/konferenzen/") ? conference.paperId : meeting.paperId,
      year: ctx.today.slice(0, 4),
      language: "en",
      code: codeFor(path),
      token: path.includes("/einrichten/") ? tokens.setup : tokens.password,
    };
    const named = path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `no-value-for-${name}`);
    return path === "/j/:code/datei" ? `${named}?antwort=${answer?.id ?? ""}` : named;
  };
  const giveLongJob = async (accountId: string) => {
    for (const table of ["long_jobs", "long_job_pieces"])
      await db.superuser.query(`update ${table} set account_id = $1 where region_id = $2`, [accountId, region.id]);
  };
  const giveLearner = async (accountId: string) => {
    await transact(coordinator, async (tx) => {
      await tx.update(interestEntries).set({ enteredByAccount: accountId });
      tx.audit("test.prepared", null);
    });
  };
  return { county, organisationId: person.organisationId, address, giveLongJob, giveLearner, link };
}

/** A version that adopts a chapter, a resolution that is not adopted yet, a paper for it, and a recommendation that no version has any more. */
async function aVersion(ctx: Context): Promise<{ resolutionId: string; formerId: string }> {
  const [resolutionId, formerId] = [newId(), newId()];
  const fields = { gremiumId: null, body: "Kreistag", resolvedOn: ctx.today, wording: "", meetingId: null };
  const chapter = await addItem(ctx, { level: "chapter", parentId: null, text: "Vorwort" });
  const adopted = await enterResolution(ctx, { ...fields, kind: "adopted", partIds: chapter.ok ? [chapter.value.id] : [], edition: "1.0" });
  const open = await enterResolution(ctx, { ...fields, kind: "recommended", partIds: [], edition: "" }, resolutionId);
  const paper = await saveCouncilPaper(ctx, { facts: "Sachverhalt", reasons: "Begründung", money: "Keine", proposal: "Beschluss", version: 0 });
  if (!adopted.ok || !open.ok || !paper.ok) throw new Error(`The version could not be prepared: ${JSON.stringify([adopted, open, paper])}`);
  await transact(ctx, async (tx) => {
    await tx.insert(recommendations).values({ regionId: ctx.region.id, id: formerId, goalId: null, position: 0, text: "Ein Bus am Abend" });
    tx.audit("test.prepared", formerId);
  });
  return { resolutionId, formerId };
}
/** @returns the id of an indicator of this goal, with a value */
async function anIndicatorToWalk(ctx: Context, goalId: string): Promise<string> {
  const made = await createIndicator(ctx, IndicatorFields.parse({ ...someIndicator, goalId }));
  if (!made.ok) throw new Error(`No indicator: ${made.refusal}`);
  const fields = ValueFields.parse({ municipalityId: "", period: "2024", value: 5, baseCount: null, note: "", source: "" });
  await saveValue(ctx, { indicatorId: made.value.id, id: newId(), version: null, anyway: true, fields });
  return made.value.id;
}
const someIndicator = {
  name: "Plätze",
  unit: "number",
  unitWord: "",
  definition: "",
  source: "",
  direction: "more",
  baseline: null,
  baselineOn: "",
  target: null,
  targetOn: "",
};
/** An open evaluation round with one institution's link, and a closed one. */
async function someEvaluations(ctx: Context, fieldIds: string[], organisationId: string) {
  const dueOn = new Date(ctx.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const prepare = async (title: string) => {
    const prepared = await prepareEvaluation(ctx, { title, dueOn, fieldIds, gremiumIds: [], organisationIds: [organisationId] });
    if (!prepared.ok) throw new Error(`No evaluation: ${prepared.refusal}`);
    return prepared.value.roundId;
  };
  const open = async (title: string) => {
    const roundId = await prepare(title);
    await openEvaluation(ctx, { roundId });
    return roundId;
  };
  const [openId, closedId] = [await open("Zwischenbilanz"), await open("Bilanz")];
  await closeEvaluation(ctx, { roundId: closedId });
  await releaseEvaluation(ctx, { roundId: closedId, release: true });
  const round = await read(ctx, (db) => findEvaluation(ctx, db, openId));
  const raterId = round?.raters[0]?.id ?? "";
  const code = await transact(ctx, async (tx) => {
    tx.audit("test.prepared", raterId);
    return issueCode(tx, { regionId: ctx.region.id, kind: "evaluation", subjectId: raterId, expiresAt: new Date(ctx.now.getTime() + 86_400_000) });
  });
  return { preparedId: await prepare("Nächste Bilanz"), openId, closedId, raterId, code };
}

/** A body with a meeting ahead, a paper, somebody invited, a topic that waits and a calendar's address. */
async function aMeetingToWalk(ctx: Context, dataFolder: string) {
  const regionId = ctx.region.id;
  const [gremiumId, participantId, topicId, itemId, paperId] = [newId(), newId(), newId(), newId(), newId()];
  const on = new Date(ctx.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const fields = { title: "", on, from: "14:00", to: "15:00", place: "", onlineUrl: "", note: "", answerBy: null, isPublic: true };
  await transact(ctx, async (tx) => {
    await tx.insert(gremien).values({ regionId, id: gremiumId, name: "Lenkungsgruppe", kind: "steering-group", isPublic: true });
    tx.audit("test.prepared", gremiumId);
  });
  const planned = await planMeetings(ctx, { gremiumId, fields, repeat: null, despiteOverlap: false });
  const meetingId = planned.ok ? (planned.value.meetingIds[0] ?? "") : "";
  const item = { title: "Verschiedenes", durationMinutes: null, ownerPersonId: null, isPublic: true };
  await addAgendaItem(ctx, { meetingId, fields: item }, itemId);
  const bytes = new TextEncoder().encode("Linie;Zeit\n1;22:00\n");
  const added = await addPaper(ctx, { itemId, title: "Fahrplan" }, { dataFolder, name: "fahrplan.csv", bytes }, paperId);
  await addTopic(ctx, { gremiumId, fields: { title: "Spätbus", note: "", raisedBy: "", durationMinutes: null, subjects: [] } }, topicId);
  const feed = await makeFeed(ctx, { of: "gremium", gremiumId });
  const answerCode = await transact(ctx, async (tx) => {
    const [person] = await tx.select({ id: people.id }).from(people).limit(1);
    await tx
      .insert(meetingParticipants)
      .values({ regionId, id: participantId, meetingId, personId: person?.id ?? "", agendaItemId: itemId, mailedSequence: 0 });
    await tx.update(meetings).set({ state: "invited" });
    tx.audit("test.prepared", participantId);
    return issueCode(tx, { regionId, kind: "meeting-answer", subjectId: participantId, expiresAt: new Date(`${on}T12:00:00Z`) });
  });
  if (!planned.ok || !added.ok || !feed.ok) throw new Error(`The meeting could not be prepared: ${JSON.stringify([planned, added, feed])}`);
  return { gremiumId, meetingId, topicId, paperId, feedCode: feed.value.code, answerCode };
}

/** A public conference, open for registration, with a workshop, a registration, an idea board and a paper; documented it could take none. */
async function aConferenceToWalk(ctx: Context, dataFolder: string) {
  const regionId = ctx.region.id;
  const [conferenceId, registrationId, boardId, paperId] = [newId(), newId(), newId(), newId()];
  const on = new Date(ctx.now.getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
  const fields = {
    title: "Konferenz",
    purpose: "",
    on,
    from: "10:00",
    to: "16:00",
    place: "",
    onlineUrl: "",
    gremiumId: null,
    fields: [],
    isPublic: true,
    registrationUntil: null,
    places: null,
    languages: ["de" as const],
  };
  const created = await createConference(ctx, fields, conferenceId);
  const board = await openBoard(ctx, { conferenceId, workshopId: null, question: "Was fehlt?" }, boardId);
  const bytes = new TextEncoder().encode("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");
  const paper = await addConferencePaper(ctx, { conferenceId, title: "Folien" }, { dataFolder, name: "folien.pdf", bytes }, paperId);
  if (!created.ok || !board.ok || !paper.ok) throw new Error(`The conference could not be prepared: ${JSON.stringify([created, board, paper])}`);
  return transact(ctx, async (tx) => {
    // Its papers are public once it is documented; the day is still ahead, so that the forms have something to do.
    await tx.update(conferences).set({ state: "documented" });
    await tx.insert(registrations).values({ regionId, id: registrationId, conferenceId, state: "registered", arrived: 1, madeAt: ctx.now });
    await tx.insert(registrants).values({ regionId, registrationId, name: "Amira Haddad", email: "haddad@example.org" });
    const [link] = await tx.select().from(ideaBoardLinks);
    tx.audit("test.prepared", conferenceId);
    const registrationCode = await issueCode(tx, { regionId, kind: "registration", subjectId: registrationId, expiresAt: new Date(`${on}T12:00:00Z`) });
    return { conferenceId, paperId, registrationCode, boardCode: link?.code ?? "" };
  });
}

/** Rounds in every state: a draft, an open one with a link, one of members with a ballot on paper to type in, and a closed one with its result. */
async function aRoundToWalk(county: County, recommendationIds: string[]) {
  const coordinator = county.as("coordinator");
  const { region, ctx } = county;
  const gremiumId = newId();
  const { id: personId } = await county.aPerson();
  await transact(ctx, async (tx) => {
    await tx.insert(gremien).values({ regionId: region.id, id: gremiumId, name: "Beirat", kind: "advisory-board" });
    await tx.insert(gremiumMembers).values({ regionId: region.id, id: newId(), gremiumId, personId, role: "member", votes: true, fromOn: "2020-01-01" });
    tx.audit("test.prepared", gremiumId);
  });
  const made = async (strength: "device" | "codes" | "members") => {
    const created = await createRound(coordinator, fieldsOf(recommendationIds.slice(0, 3), { strength, gremiumId: strength === "members" ? gremiumId : null }));
    return created.ok ? created.value.id : "";
  };
  const [draftId, openId, membersId, closedId] = [await made("device"), await made("codes"), await made("members"), await made("device")];
  for (const id of [openId, membersId, closedId]) await openRound(coordinator, { id, ends: null });
  for (let ballot = 0; ballot < 5; ballot++) {
    const phone: Context = { ...ctx, actor: { kind: "link", opens: "priority-round", subjectId: closedId, name: "Link" } };
    await castBallot(phone, { roundId: closedId, secret: `device number ${ballot} of the walk`, code: null, marks: [3, 1, 1] });
  }
  await closeRound(coordinator, { id: closedId, withoutResult: false });
  const expiresAt = new Date(ctx.now.getTime() + 14 * 86_400_000);
  const { link, members } = await read(coordinator, async (db) => ({
    link: (await findRound(coordinator, db, openId))?.link,
    members: await listEntitled(coordinator, db, membersId),
  }));
  const [member] = members;
  if (!link || !member) throw new Error("The rounds could not be prepared.");
  await markPaper(coordinator, { id: membersId, entitlementId: member.id, handedIn: true });
  const memberCode = await transact(ctx, async (tx) => {
    tx.audit("test.prepared", member.id);
    return issueCode(tx, { regionId: region.id, kind: "priority-member", subjectId: member.id, expiresAt });
  });
  return { draftId, openId, membersId, closedId, roundCode: link.code, memberCode };
}

/** A meeting of a body that is over, with a note, a decision and a task. */
async function someMinutes(db: TestDatabase, county: County, ownerPersonId: string): Promise<{ meetingId: string; decisionId: string; taskId: string }> {
  const coordinator = county.as("coordinator");
  const { aMeeting } = await aGremium(db, { county });
  const meeting = await aMeeting();
  const [itemId = ""] = meeting.itemIds;
  await saveNote(coordinator, { itemId, version: 0, text: "Besprochen.", outcome: "finished" });
  const decision = await addDecision(coordinator, { itemId, text: "Der Bus fährt abends.", votes: null, isPublic: false });
  const task = await addTask(coordinator, { itemId, title: "Fahrplan prüfen", ownerPersonId, dueOn: county.ctx.today });
  if (!decision.ok || !task.ok) throw new Error("The minutes could not be prepared.");
  await closeMeeting(coordinator, { meetingId: meeting.id });
  return { meetingId: meeting.id, decisionId: decision.value.id, taskId: task.value.id };
}

/** An organisation that is called in a situation, and was asked whether that is still right. @returns what its link opens */
async function aConfirmation({ ctx, region }: County, situationId: string, organisationId: string): Promise<string> {
  const [regionId, id] = [region.id, newId()];
  await transact(ctx, async (tx) => {
    await tx.insert(situationContacts).values({ regionId, id: newId(), situationId, position: 1, organisationId, confirmedOn: ctx.today });
    await tx.insert(contactConfirmations).values({ regionId, id, organisationId });
    tx.audit("test.prepared", id);
  });
  return id;
}

/** What stands in the links of an invitation, of a forgotten password and of setting up the house. */
async function accountLinks(county: County, house: House): Promise<{ invitation: string; password: string; setup: string }> {
  const links = { invitation: "", password: "", setup: "" };
  const invited = { email: "neu@example.org", name: "Rosa Neu", salutation: "", role: "editor" as const, organisationId: null, language: null, endsOn: null };
  await inviteMember(county.as("administrator"), invited, (code) => ({ subject: "", body: (links.invitation = code) }));
  const forgetful = await aMember(house, county.ctx, "editor", "forgetful");
  await requestPasswordReset(house, forgetful.email, (token) => ({ subject: "", body: (links.password = token) }));
  const setup = await createSetupLink(house, { again: true });
  links.setup = setup.ok ? (setup.value.url.split("/").at(-1) ?? "") : "";
  return links;
}

/** A public body with a member and an election. */
async function aBody(county: County): Promise<{ gremium: string; member: string; election: string }> {
  const coordinator = county.as("coordinator");
  const fields = {
    name: "AK Sprache",
    shortName: null,
    kind: "working-group",
    parentId: null,
    purpose: "",
    mandate: "",
    quorum: "half",
    isPublic: true,
  } as const;
  const gremium = await createGremium(coordinator, fields);
  const seat = {
    organisationId: null,
    role: "member",
    votes: true,
    fromOn: county.ctx.today,
    untilOn: null,
    electedUntil: null,
    substituteForId: null,
  } as const;
  const gremiumId = gremium.ok ? gremium.value.id : "";
  const member = await addMember(coordinator, { ...seat, gremiumId, personId: (await county.aPerson()).id });
  const election = await createElection(coordinator, { gremiumId, title: "Wahl", eligibility: "", dates: [], eligible: null, votesCast: null });
  if (!member.ok || !election.ok) throw new Error("The body could not be prepared.");
  return { gremium: gremiumId, member: member.value.id, election: election.value.id };
}

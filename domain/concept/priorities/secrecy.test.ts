import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { read, transact } from "#platform/db/index.ts";
import { aGremium } from "#domain/network/meetings/test-gremium.ts";
import { testDatabase } from "#tests/support/database.ts";
import { castBallot, castPaperBallot, closeRound, listEntitled, mailMembers, makeCodes, makeMemberSheets, markPaper } from "./index.ts";
import { anOpenRound, TODAY } from "./test-round.ts";

const db = await testDatabase();

const all = async (statement: string, id: string) => (await db.superuser.query<Record<string, unknown>>(statement, [id])).rows;

/** A round of the members of a body: six who may vote, and a guest. */
async function aRoundOfMembers() {
  const { county, gremiumId, aMember } = await aGremium(db, TODAY);
  for (let member = 0; member < 5; member++) await aMember({ email: `mitglied-${member}@example.org` });
  await aMember({ email: "" });
  await aMember({ role: "guest", votes: false });
  const round = await anOpenRound(db, { strength: "members", gremiumId }, { county });
  const { office, id } = round;
  const entitled = () => read(office, (reader) => listEntitled(office, reader, id));
  const members = await entitled();
  return {
    ...round,
    entitled,
    members,
    /** @param member by its place in the list */
    voteAs: (member: number, marks: number[], device: string = randomUUID()) =>
      castBallot(round.link("priority-member", members[member]?.id ?? ""), { roundId: id, secret: device, code: null, marks }),
  };
}

describe("A member of a body", () => {
  test("votes once by the own link, from one device, and stands in the list as having voted", async () => {
    const { members, entitled, voteAs, page } = await aRoundOfMembers();
    expect(members).toHaveLength(6);
    const device = randomUUID();
    expect(await voteAs(0, [3, 0, 0], device)).toMatchObject({ ok: true });
    expect(await voteAs(0, [0, 3, 0], device)).toMatchObject({ ok: true });
    expect(await voteAs(0, [0, 3, 0])).toEqual({ ok: false, refusal: "used" });
    expect((await entitled()).map(({ used }) => used)).toEqual([true, false, false, false, false, false]);
    expect(await page()).toMatchObject({ counted: { ballots: 1 }, entitled: 6, used: 1 });
  });

  test("gets the own link by mail, or on paper where there is no address; who voted gets none", async () => {
    const { office, id, members, voteAs } = await aRoundOfMembers();
    await voteAs(
      members.findIndex(({ email }) => email !== ""),
      [3, 0, 0],
    );
    const mailed = await mailMembers(office, { id, entitlementId: null }, ({ code }) => ({ subject: "Abstimmung", body: code }));
    const sheets = await makeMemberSheets(office, { id, entitlementId: null });
    expect(mailed.ok && mailed.value.mails).toBe(4);
    expect(sheets.ok && sheets.value.sheets).toHaveLength(1);
  });

  test("hands in a ballot on paper: ticked off by name, typed in without one, and no second one by phone", async () => {
    const { office, id, members, voteAs, page } = await aRoundOfMembers();
    const entitlementId = members[2]?.id ?? "";
    const paper = { roundId: id, secret: randomUUID(), code: null, marks: [1, 1, 1] };
    expect(await castPaperBallot(office, paper)).toEqual({ ok: false, refusal: "paper-full" });
    expect(await markPaper(office, { id, entitlementId, handedIn: true })).toMatchObject({ ok: true });
    expect(await voteAs(2, [3, 0, 0])).toEqual({ ok: false, refusal: "used" });
    expect(await closeRound(office, { id, withoutResult: true })).toEqual({ ok: false, refusal: "paper-open" });
    expect(await castPaperBallot(office, paper)).toMatchObject({ ok: true });
    expect(await markPaper(office, { id, entitlementId, handedIn: false })).toEqual({ ok: false, refusal: "has-voted" });
    expect((await page()).counted).toEqual({ ballots: 1, onPaper: 1 });
  });

  test("is seen by nobody in figures before the end: who voted is known, and a jump of the sums would tell what", async () => {
    const { voteAs, page, office, id } = await aRoundOfMembers();
    for (let member = 0; member < 6; member++) await voteAs(member, [3, 0, 0]);
    expect((await page()).result).toBeNull();
    await closeRound(office, { id, withoutResult: false });
    expect((await page()).result?.map(({ value }) => value)).toEqual([18, 0, 0]);
  });
});

async function aBallotOfAMember(): Promise<string> {
  const { id, voteAs } = await aRoundOfMembers();
  await voteAs(0, [3, 0, 0]);
  return id;
}

async function aBallotByCode(): Promise<string> {
  const { id, office, vote } = await anOpenRound(db, { strength: "codes" });
  const made = await makeCodes(office, { id, count: 6 }, randomUUID());
  await vote([3, 0, 0], randomUUID(), made.ok ? made.value.codes[0] : null);
  return id;
}

describe("What the database holds of a ballot", () => {
  test("names no person, moment or order, and nothing in the log beside it", async () => {
    const { voteAs, id } = await aRoundOfMembers();
    const before = await all("select count(*) as n from audit.entries where $1::text is not null", id);
    await voteAs(0, [3, 0, 0]);
    await voteAs(1, [0, 3, 0]);
    const columns = await db.superuser.query<{ name: string; type: string }>(
      "select column_name as name, data_type as type from information_schema.columns where table_schema = 'urn' and table_name = 'ballots' order by 1",
    );
    expect(columns.rows.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "id uuid",
      "key bytea",
      "marks ARRAY",
      "on_paper boolean",
      "receipt text",
      "region_id uuid",
      "round_id uuid",
    ]);
    // Version 4: version 7 would be a clock.
    for (const { id: ballotId } of await all("select id from urn.ballots where round_id = $1", id)) expect(ballotId).toMatch(/^.{14}4/);
    expect(await all("select count(*) as n from audit.entries where $1::text is not null", id)).toEqual(before);
  });

  test.each([
    ["a member", aBallotOfAMember],
    ["a code", aBallotByCode],
  ])("does not tell by the versions of its rows which entitlement was used with it: %s", async (_, aBallot) => {
    const id = await aBallot();
    const written = await all("select distinct xmin::text as tx from priority_entitlements where round_id = $1", id);
    // All of them carry the ballot's transaction, so that none stands out.
    expect(written).toEqual(await all("select xmin::text as tx from urn.ballots where round_id = $1", id));
    expect(written).toHaveLength(1);
  });

  test("is cut loose at closing: no key, no receipt, other ids, one transaction for all", async () => {
    const { vote, office, id } = await anOpenRound(db);
    for (let ballot = 0; ballot < 6; ballot++) await vote([1, 0, 0]);
    const before = await all("select id from urn.ballots where round_id = $1", id);
    await closeRound(office, { id, withoutResult: false });
    const after = await all("select id, key, receipt, xmin::text as tx from urn.ballots where round_id = $1", id);
    expect(after).toHaveLength(6);
    expect(new Set(after.map(({ tx }) => tx)).size).toBe(1);
    for (const row of after) expect(row).toMatchObject({ key: null, receipt: null });
    expect(before.filter(({ id: old }) => after.some((row) => row["id"] === old))).toEqual([]);
    expect(await all("select 1 from urn.keys where round_id = $1", id)).toEqual([]);
  });

  test("is forgotten with the codes that were handed out", async () => {
    const { vote, office, id } = await anOpenRound(db, { strength: "codes" });
    const made = await makeCodes(office, { id, count: 6 }, randomUUID());
    for (const code of made.ok ? made.value.codes : []) await vote([1, 0, 0], randomUUID(), code);
    await closeRound(office, { id, withoutResult: false });
    expect(await all("select 1 from priority_entitlements where round_id = $1", id)).toEqual([]);
  });
});

test("That somebody voted is written by casting a ballot, not by whoever may write in the region", async () => {
  const { county, id } = await aRoundOfMembers();
  const write = () => transact(county.ctx, (tx) => tx.execute(`update priority_entitlements set used = true where round_id = '${id}'`));
  await expect(write()).rejects.toMatchObject({ cause: { message: "entitlements are written by casting a ballot" } });
});

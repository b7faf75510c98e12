import { sql, type SQL } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { endMembership, endSession, listMemberships, listSessions, signOut } from "#platform/auth/index.ts";
import { transact } from "#platform/db/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { aMember, aVisitor, runningHouse, type Visitor } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);

type Member = Visitor & { accountId: string };

/** An organisation with a public offer, and somebody who is its member and signed in. */
async function aMemberOf(name = "Silke Petersen") {
  const county = await aRegion(db);
  const { id: organisationId } = await county.anOrganisation({ name: "Volkshochschule" });
  const [offerId = ""] = await someOffers(county, [
    { title: "Deutsch am Abend", branch: "language", values: { organisationId, isRegularService: true, confirmedOn: county.ctx.today } },
  ]);
  const member = await aMember(house, county.ctx, "organisation-member", name, { organisationId });
  return { county, organisationId, offerId, member };
}

const own = (county: County) => `/app/${county.region.slug}/eigenes`;
const send = (path: string, cookie: string, fields: Record<string, string>) =>
  ask(path, { method: "POST", headers: { origin, cookie }, body: new URLSearchParams(fields) });
const open = (county: County, { cookie }: Visitor, organisationId: string, to = "angebote") => send(own(county), cookie, { organisationId, to });

/** The address that opens, and the cookie without which it does not. */
async function opened(county: County, member: Member, organisationId: string) {
  const answer = await open(county, member, organisationId);
  expect(answer.status).toBe(303);
  const address = answer.headers.get("location") ?? "";
  const [line = ""] = answer.headers.getSetCookie();
  const [tie = ""] = line.split(";");
  const code = address.split("/")[2] ?? "";
  return { address, code, line, tie, get: (path = address, cookie = tie) => ask(path, { headers: { cookie } }) };
}

/** The code of a mail. */
const mailed = (county: County, subjectId: string) =>
  transact(county.ctx, async (tx) => {
    tx.audit("test.prepared", subjectId);
    return issueCode(tx, { regionId: county.region.id, kind: "organisation-entry", subjectId, expiresAt: new Date(Date.now() + 86_400_000) });
  });

describe("The own pages of an organisation", () => {
  test("open by account behind the very page of its link, with a way back that mailed links do not show", async () => {
    const { county, organisationId, member } = await aMemberOf();
    const page = await (await ask(own(county), { headers: { cookie: member.cookie } })).text();
    expect(page).toContain("Volkshochschule");
    expect(page).toContain("Im Portal steht ein Angebot von Ihnen.");
    const { address, line, get } = await opened(county, member, organisationId);
    expect(address).toMatch(/^\/j\/[a-z0-9]{32}\/angebote$/);
    expect(line).toMatch(/; Path=\/j; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    const offers = await get();
    expect(offers.headers.get("cache-control")).toContain("no-store");
    const text = await offers.text();
    expect(text).toContain("Deutsch am Abend");
    expect(text).toContain(county.region.name);
    expect(text).toContain(`href="${own(county)}"`);
    const byMail = await (await ask(`/j/${await mailed(county, organisationId)}/angebote`)).text();
    expect(byMail).toContain("Deutsch am Abend");
    expect(byMail).not.toContain("Arbeitsbereich");
  });

  test("open for members of that organisation only, and at its own pages only", async () => {
    const { county, organisationId, member } = await aMemberOf();
    const other = await county.anOrganisation();
    expect((await open(county, member, other.id)).status).toBe(403);
    expect((await open(county, member, organisationId, "../app/konto")).status).toBe(400);
    expect((await open(county, member, organisationId, "gruendung/../..")).status).toBe(400);
    for (const role of ["coordinator", "administrator"] as const) {
      const staff = await aMember(house, county.ctx, role);
      expect((await open(county, staff, organisationId)).status).toBe(403);
    }
    expect((await open(county, await aVisitor(house, "Fremd"), organisationId)).status).toBe(404);
  });

  test("keep what the link's holder may not: another organisation's offer does not exist", async () => {
    const { county, organisationId, member } = await aMemberOf();
    const { code, get } = await opened(county, member, organisationId);
    const other = await county.anOrganisation();
    const [theirs = ""] = await someOffers(county, [{ title: "Chor", branch: "music", values: { organisationId: other.id } }]);
    expect((await get(`/j/${code}/angebote/${theirs}`)).status).toBe(404);
  });
});

describe("An address opened by account is over", () => {
  type Given = Awaited<ReturnType<typeof aMemberOf>> & { code: string };
  const membershipOf = async ({ county, member }: Given) =>
    (await listMemberships(county.as("administrator"))).find(({ accountId }) => accountId === member.accountId)?.id ?? "";
  /** In the region's own table, as a job would write it. */
  const inRegion = (write: (given: Given) => SQL) => (given: Given) =>
    transact(given.county.ctx, async (tx) => {
      await tx.execute(write(given));
      tx.audit("test.prepared", null);
    });
  const ofMember = ({ member }: Given) => sql`account_id = ${member.accountId}`;
  const inSession = (column: string, value: unknown) => async (given: Given) => {
    await db.superuser.query(`update auth.session set "${column}" = $2 where "userId" = $1`, [given.member.accountId, value]);
  };
  test.each<[string, (given: Given) => Promise<unknown>]>([
    ["its person signs out", ({ member }) => signOut(house, new Request(origin, { headers: { cookie: member.cookie } }))],
    [
      "the session is ended in the list",
      async ({ member: { accountId } }) => {
        for (const { id } of await listSessions(db.database, accountId)) await endSession(db.database, accountId, id);
      },
    ],
    ["the session runs out", inSession("expiresAt", new Date(Date.now() - 1000))],
    ["the membership is ended", async (given) => endMembership(given.county.as("administrator"), await membershipOf(given))],
    ["the membership is restricted", inRegion((given) => sql`update memberships set restricted_at = now() where ${ofMember(given)}`)],
    [
      "the membership is one of another organisation",
      async (given) => {
        const { id } = await given.county.anOrganisation();
        await inRegion(() => sql`update memberships set organisation_id = ${id} where ${ofMember(given)}`)(given);
      },
    ],
    ["the membership is another role", inRegion((given) => sql`update memberships set role = 'council-reader' where ${ofMember(given)}`)],
    [
      "the region asks for a second factor",
      ({ county }) => db.superuser.query("update directory.regions set two_factor_roles = '{organisation-member}' where id = $1", [county.region.id]),
    ],
    [
      "the region asks its people to come through its house",
      inRegion(
        ({ county }) => sql`insert into identity_providers
          (region_id, label, issuer, client_id, client_secret, domains, enabled, password_for, second_factor)
          values (${county.region.id}, 'Haus', 'https://haus.example', 'x', 'x', '{example.org}', true, 'administrators', true)`,
      ),
    ],
    ["the session is one of another region's house", async (given) => inSession("regionId", (await aRegion(db)).region.id)(given)],
    [
      "twelve hours have passed",
      ({ code }) => db.superuser.query("update directory.codes set expires_at = now() - interval '1 second' where code_hash = sha256($1)", [Buffer.from(code)]),
    ],
    [
      "the code is revoked",
      ({ code }) => db.superuser.query("update directory.codes set revoked_at = now() where code_hash = sha256($1)", [Buffer.from(code)]),
    ],
  ])("when %s, and says how to sign in", async (_what, end) => {
    const given = await aMemberOf();
    const { address, code, tie, get } = await opened(given.county, given.member, given.organisationId);
    expect((await get()).status).toBe(200);
    await end({ ...given, code });
    const answer = await get();
    expect(answer.status).toBe(410);
    const text = await answer.text();
    expect(text).toContain("Ihre Anmeldung ist zu Ende");
    expect(text).toContain(`/app/anmelden?weiter=${encodeURIComponent(own(given.county))}`);
    expect(text).not.toContain("Volkshochschule");
    expect((await send(`${address}/${given.offerId}`, tie, { act: "pause" })).status).toBe(410);
    const { rows } = await db.superuser.query<{ state: string }>("select state from offers where id = $1", [given.offerId]);
    expect(rows).toEqual([{ state: "public" }]);
  });

  test("for everybody to whom it is passed on: only the browser that asked for it opens it", async () => {
    const given = await aMemberOf();
    const mine = await opened(given.county, given.member, given.organisationId);
    const stranger = await aMember(house, given.county.ctx, "organisation-member", "Fremd", { organisationId: given.organisationId });
    const theirs = await opened(given.county, stranger, given.organisationId);
    for (const cookie of ["", given.member.cookie, "miteinander.own=", theirs.tie]) expect((await mine.get(mine.address, cookie)).status).toBe(410);
    expect((await mine.get()).status).toBe(200);
  });

  test("and signing out takes its cookie from the browser, too", async () => {
    const { member } = await aMemberOf();
    const answer = await send("/app/abmelden", member.cookie, {});
    expect(answer.headers.getSetCookie()).toContain("miteinander.own=; Path=/j; Max-Age=0; HttpOnly; SameSite=Lax");
  });

  test("and lives for twelve hours at most", async () => {
    const { county, organisationId, member } = await aMemberOf();
    const { code } = await opened(county, member, organisationId);
    const { rows } = await db.superuser.query<{ left: number }>(
      "select extract(epoch from expires_at - now())::float8 / 3600 as left from directory.codes where code_hash = sha256($1)",
      [Buffer.from(code)],
    );
    expect(rows[0]?.left).toBeCloseTo(12, 1);
  });
});

describe("Codes of mails and codes of accounts", () => {
  test("leave each other alone", async () => {
    const { county, organisationId, member } = await aMemberOf();
    const code = await mailed(county, organisationId);
    const { get } = await opened(county, member, organisationId);
    expect((await ask(`/j/${code}/angebote`)).status).toBe(200);
    await mailed(county, organisationId);
    expect((await ask(`/j/${code}/angebote`)).status).toBe(404);
    expect((await get()).status).toBe(200);
  });
});

describe("What is written in an address opened by account", () => {
  test("stands under the person's name, in history and audit", async () => {
    const { county, organisationId, offerId, member } = await aMemberOf("Silke Petersen");
    const { address, code, tie } = await opened(county, member, organisationId);
    expect((await send(`${address}/${offerId}`, tie, { act: "pause" })).status).toBe(303);
    await send(`/j/${code}/offenheit?angebot=${offerId}`, tie, { cost: "no", "cost-sentence": "Die Fahrt ist teuer." });
    const ratings = await db.superuser.query("select question, answered_by from offer_openness where offer_id = $1", [offerId]);
    expect(ratings.rows).toEqual([{ question: "cost", answered_by: "Silke Petersen" }]);
    const { rows } = await db.superuser.query(
      "select event, actor, account, details->>'accountId' as by from audit.entries where region_id = $1 and actor = 'Silke Petersen' order by seq",
      [county.region.id],
    );
    const { accountId } = member;
    expect(rows).toEqual([
      { event: "organisation.opened-by-member", actor: "Silke Petersen", account: accountId, by: null },
      { event: "offer.state-changed", actor: "Silke Petersen", account: organisationId, by: accountId },
      { event: "offer.openness-rated", actor: "Silke Petersen", account: organisationId, by: accountId },
    ]);
  });
});

describe("The places of a course", () => {
  test("are changed behind the link, with the office's refusals in words", async () => {
    const { county, organisationId, offerId, member } = await aMemberOf();
    await transact(county.ctx, async (tx) => {
      await tx.execute(sql`update offers set kind = 'course' where id = ${offerId}`);
      tx.audit("test.prepared", offerId);
    });
    const { address, tie, get } = await opened(county, member, organisationId);
    const course = `${address}/${offerId}/kurs`;
    expect(await (await get(course)).text()).toContain("dann steht im Portal, wie viele Plätze frei sind");
    const places = (fields: Record<string, string>) => send(course, tie, { intent: "places", version: "", minimum: "", maximum: "", ...fields });
    const refused = await places({ minimum: "5", maximum: "4" });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain("Höchstens ist weniger als mindestens.");
    expect(page).toMatch(/name="minimum"[^>]* value="5"/);
    expect((await places({ maximum: "viele" })).status).toBe(422);
    expect((await places({ maximum: "12", takenElsewhere: "3" })).headers.get("location")).toBe(`${address}/${offerId}?hinweis=places`);
    expect(await (await get(course)).text()).toMatch(/name="maximum"[^>]* value="12"/);
    expect((await places({ maximum: "13" })).status).toBe(409);
  });
});

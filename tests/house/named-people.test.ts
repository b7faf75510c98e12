import { describe, expect, test } from "vitest";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aMember, runningHouse } from "./running-house.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, address } = await aCountyToWalk(db, house);
const coordinator = await aMember(house, county.ctx, "coordinator");
const { rows: found } = await db.superuser.query<{ kind: string; id: string }>(
  `select 'noted' as kind, agenda_item_id as id from agenda_notes where region_id = $1
    union all select 'planned', agenda_item_id from agenda_papers where region_id = $1`,
  [county.region.id],
);
const one = (kind: string) => found.find((row) => row.kind === kind)?.id ?? "";

/** Twice the same name in two places, among more people than any page may offer. */
const places = [await county.anOrganisation({ name: "Tafel Lindhorst" }), await county.anOrganisation({ name: "Sportverein Osterwehr" })] as const;
const namesakes = [
  await county.aPerson({ firstName: "Silke", lastName: "Quast", organisationId: places[0].id }),
  await county.aPerson({ firstName: "Silke", lastName: "Quast", organisationId: places[1].id }),
] as const;
const clubs = [await county.anOrganisation({ name: "Kegelclub Nord" }), await county.anOrganisation({ name: "Kegelclub Süd" })] as const;
for (let n = 0; n < 60; n++) await county.aPerson({ firstName: "Fremd", lastName: `Niemandsfreund ${n}`, organisationId: places[0].id });

type Form = {
  path: string;
  field: string;
  /** What else is typed, and must be there again. */
  fields: Record<string, string>;
};
const inTwoWeeks = new Date(county.ctx.now.getTime() + 14 * 86_400_000).toISOString().slice(0, 10);
const forms: Record<string, Form> = {
  "an item of the agenda": { path: "/sitzungen/:id/tagesordnung", field: "ownerPersonId", fields: { intent: "add", title: "Fahrplan des Bürgerbusses" } },
  "an item that is changed": {
    path: "/sitzungen/:id/tagesordnung",
    field: "ownerPersonId",
    fields: { intent: "edit", itemId: one("planned"), version: "1", title: "Fahrplan, neu" },
  },
  "a task in the minutes": {
    path: "/sitzungen/:id/protokoll",
    field: "owner",
    fields: { intent: "task", item: one("noted"), title: "Fahrplan besorgen", dueOn: inTwoWeeks },
  },
  "a task": { path: "/aufgaben/:id", field: "owner", fields: { intent: "edit", version: "1", title: "Fahrplan drucken", state: "open", report: "" } },
  "a guest": { path: "/sitzungen/:id/teilnahme", field: "personId", fields: { intent: "guest" } },
  "a member": { path: "/gremien/:id/mitglieder/neu", field: "personId", fields: { role: "member", fromOn: "2031-03-05" } },
  "a candidate": {
    path: "/gremien/:id/wahlen/:election",
    field: "personId",
    fields: { intent: "enter", presentation: "Ich fahre den Bürgerbus.", agreedOn: county.ctx.today },
  },
  "the head of the office": { path: "/stelle/bearbeiten", field: "headPersonId", fields: { unit: "Stabsstelle Bürgerbus", warnMonths: "6", version: "1" } },
  "who leads a workshop": {
    path: "/konferenzen/:id/workshops",
    field: "moderatorPersonId",
    fields: { intent: "save", title: "Bürgerbus fahren", from: "10:00", to: "11:00" },
  },
  "who answers for a recommendation": {
    path: "/konzept/empfehlungen/:id/bearbeiten",
    field: "ownerPersonId",
    fields: { version: "1", text: "Ein Bürgerbus fährt.", ownerOrganisationId: places[0].id },
  },
  "who answers for a measure": { path: "/massnahmen/neu", field: "leadPersonId", fields: { intent: "save", title: "Bürgerbus", state: "idea" } },
  "who answers for a measure that is changed": {
    path: "/massnahmen/:id/bearbeiten",
    field: "leadPersonId",
    fields: { intent: "save", title: "Bürgerbus, zweiter", state: "idea", version: "1" },
  },
};

const open = async (path: string) => (await ask(address(`/app/:region${path}`), { headers: { cookie: coordinator.cookie } })).text();
const send = async ({ path }: Form, fields: Record<string, string>) => {
  const answer = await ask(address(`/app/:region${path}`), {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { origin, cookie: coordinator.cookie },
  });
  return { status: answer.status, page: await answer.text() };
};

describe("A form that names a person", () => {
  test.each(Object.entries(forms))("does not write everybody of the network: %s", async (_, { path, field }) => {
    const page = await open(path);
    expect(page).toContain(`name="${field}"`);
    expect(page).toContain('<datalist id="people"');
    expect(page.match(/<datalist id="people"/g)).toHaveLength(1);
    expect(page).not.toContain("Niemandsfreund");
  });

  test("does not write them into a status round either", async () => {
    expect(await open("/statusrunden/:id")).not.toContain("Niemandsfreund");
  });

  test.each(Object.entries(forms))("asks which namesake is meant, and loses nothing: %s", async (_, form) => {
    const { field, fields } = form;
    const { status, page } = await send(form, { ...fields, [field]: "Silke Quast" });
    expect([status, page.includes("Wen meinen Sie mit")]).toEqual([422, true]);
    for (const { id } of namesakes) expect(page).toContain(`name="${field}.gemeint" value="${id}"`);
    expect(page).toContain('value="Silke Quast"');
    const typed = ["title", "presentation", "unit"].flatMap((name) => fields[name] ?? []);
    expect(typed.filter((text) => !page.includes(text))).toEqual([]);
    expect(await namesakesInUse()).toBe(0);
  });

  test.each(Object.entries(forms))("says the way out where nobody is called so: %s", async (_, form) => {
    const { status, page } = await send(form, { ...form.fields, [form.field]: "Xaver Zzyzx" });
    expect([status, page.includes("Dazu finden wir im Netzwerk niemanden.")]).toEqual([422, true]);
  });

  test("takes the namesake who was chosen, and still means that one when sent again untouched", async () => {
    const form = forms["a task"] ?? { path: "", field: "", fields: {} };
    const chosen = namesakes[1].id;
    const sent = await send(form, { ...form.fields, owner: "Silke Quast", "owner.gezeigt": "Silke Quast", "owner.gemeint": chosen });
    expect(sent.status).toBe(303);
    const page = await open(form.path);
    const label = "Quast, Silke (Sportverein Osterwehr)";
    expect(page).toContain(`value="${label}"`);
    expect(page).toContain(`name="owner.gemeint" value="${chosen}"`);
    // Whoever was chosen before counts only as long as nobody touches the text.
    const other = await send(form, { ...form.fields, version: "2", owner: "Quast Tafel", "owner.gezeigt": label, "owner.gemeint": chosen });
    expect(other.status).toBe(303);
    expect(await open(form.path)).toContain('value="Quast, Silke (Tafel Lindhorst)"');
    expect((await send(form, { ...form.fields, version: "3", owner: "", "owner.gezeigt": label, "owner.gemeint": chosen })).status).toBe(303);
    expect(await namesakesInUse()).toBe(0);
  });
});

describe("A form that names an organisation", () => {
  const organisationForms: Record<string, Form> = {
    "who leads a measure": { path: "/massnahmen/neu", field: "leadOrganisationId", fields: { intent: "save", title: "Bürgerbus", state: "idea" } },
    "a new partner": { path: "/massnahmen/neu", field: "partnerIds.neu.1", fields: { intent: "save", title: "Bürgerbus", state: "idea" } },
    "who answers for a recommendation": {
      path: "/konzept/empfehlungen/:id/bearbeiten",
      field: "ownerOrganisationId",
      fields: { version: "1", text: "Ein Bürgerbus fährt." },
    },
    "a party to an agreement": {
      path: "/vereinbarungen/neu",
      field: "partyIds.neu.0",
      fields: { title: "Zusammen fahren", kind: "cooperation", fromOn: county.ctx.today },
    },
    "another party to an agreement": {
      path: "/vereinbarungen/:id/bearbeiten",
      field: "partyIds.neu.2",
      fields: { title: "Zusammen fahren", kind: "cooperation", fromOn: county.ctx.today, version: "1" },
    },
    "who sends a member": { path: "/gremien/:id/mitglieder/neu", field: "organisationId", fields: { role: "member", fromOn: "2031-03-05" } },
    "who sends a member that is there": {
      path: "/gremien/:id/mitglieder/:member",
      field: "organisationId",
      fields: { role: "member", fromOn: "2031-03-05", version: "1" },
    },
  };
  test.each(Object.entries(organisationForms))("does not write all of them, and asks which is meant: %s", async (_, form) => {
    expect(await open(form.path)).not.toContain("Kegelclub Nord");
    const { status, page } = await send(form, { ...form.fields, [form.field]: "Kegelclub" });
    expect([status, page.includes("Welche Organisation meinen Sie mit")]).toEqual([422, true]);
    for (const { id } of clubs) expect(page).toContain(`name="${form.field}.gemeint" value="${id}"`);
  });

  test("makes a named partner one of those to untick, also where something else is wrong", async () => {
    const fields = { intent: "save", title: "", state: "idea", "partnerIds.neu.0": "kegelclub nord", "partnerIds.neu.2": "Osterwehr" };
    const { status, page } = await send({ path: "/massnahmen/neu", field: "", fields }, fields);
    expect(status).toBe(422);
    for (const id of [clubs[0].id, places[1].id])
      expect(page).toMatch(new RegExp(`name="partnerIds"[^>]*checked=""[^>]*value="${id}"|name="partnerIds"[^>]*value="${id}"[^>]*checked=""`));
  });
});

describe("The names that a field brings while one types", () => {
  const asked = async (query: string, cookie = coordinator.cookie) => ask(address(`/app/:region/${query}`), { headers: { cookie } });
  test("are twelve at most, with organisation, and none for a single letter", async () => {
    expect(await (await asked("personen?suche=quast")).json()).toEqual(["Quast, Silke (Sportverein Osterwehr)", "Quast, Silke (Tafel Lindhorst)"]);
    expect(await (await asked("personen?suche=niemandsfr")).json()).toHaveLength(12);
    expect(await (await asked("personen?suche=n")).json()).toEqual([]);
    expect(await (await asked("organisationen?suche=osterw")).json()).toEqual(["Sportverein Osterwehr"]);
  });
  test("are for those who read the network only", async () => {
    const stranger = await aMember(house, county.ctx, "interpreter");
    expect((await asked("personen?suche=quast", stranger.cookie)).status).toBe(403);
    expect((await asked("personen?suche=quast", "")).status).toBe(302);
  });
});

async function namesakesInUse(): Promise<number> {
  const uses = ["agenda_items.owner_person_id", "tasks.owner_person_id", "meeting_participants.person_id", "gremium_members.person_id"].concat([
    "election_candidates.person_id",
    "integration_office.head_person_id",
    "conference_workshops.moderator_person_id",
    "recommendations.owner_person_id",
    "measures.lead_person_id",
  ]);
  const parts = uses.map((use) => {
    const [table, column] = use.split(".");
    return `select count(*) as n from ${table} where ${column} = any($1)`;
  });
  const { rows } = await db.superuser.query<{ n: number }>(`select sum(n)::int as n from (${parts.join(" union all ")}) one`, [namesakes.map(({ id }) => id)]);
  return rows[0]?.n ?? -1;
}

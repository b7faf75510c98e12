import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { testDatabase } from "#tests/support/database.ts";
import { saveStatusAnswers, submitStatusRequest } from "#domain/concept/rounds/index.ts";
import { anOpenRound, answersOf, draftFor, measureNow } from "#domain/concept/rounds/test-round.ts";
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
await county.anOrganisation({ name: "Taubenzucht Nirgendwo" });
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
    "who gives money": {
      path: "/foerdermittel/neu",
      field: "giverOrganisationId",
      fields: { name: "Bürgerbus-Mittel", state: "watched", "deadlines.0.dueOn": "2031-03-05", "deadlines.0.what": "Antrag" },
    },
    "who gives money already": {
      path: "/foerdermittel/:id/bearbeiten",
      field: "giverOrganisationId",
      fields: { name: "Bürgerbus-Mittel", state: "watched", version: "1" },
    },
    "whom to call": {
      path: "/wen-anrufen/neu",
      field: "contacts.0.organisation",
      fields: { name: "Der Bürgerbus steht", kind: "other" },
    },
    "whom else to call": {
      path: "/wen-anrufen/:id/bearbeiten",
      field: "contacts.1.organisation",
      fields: { name: "Der Bürgerbus steht", kind: "other", version: "1", "contacts.0.name": "Pannendienst", "contacts.0.phone": "110" },
    },
    "an institution that rates": {
      path: "/konzept/bewertung/neu",
      field: "organisationIds.neu.9",
      fields: { title: "Bürgerbus, bewertet", dueOn: "2031-03-05", fieldIds: county.region.id },
    },
    "an institution that rates, too": { path: "/konzept/bewertung/:id/dazu", field: "organisationIds.neu.0", fields: {} },
    "whose calendar is read": {
      path: "/angebote/kalender/neu",
      field: "organisationId",
      fields: { intent: "save", address: "https://bus.example/termine.ics", name: "Fahrten" },
    },
    "whose calendar is read already": {
      path: "/angebote/kalender/:id/bearbeiten",
      field: "organisationId",
      fields: { address: "https://bus.example/termine.ics", name: "Fahrten", version: "1" },
    },
    "who offers something": { path: "/angebote/neu", field: "organisationId", fields: { kind: "offer", title: "Bürgerbus" } },
    "who offers something already": { path: "/angebote/:id/bearbeiten", field: "organisationId", fields: { kind: "offer", title: "Bürgerbus", version: "1" } },
    "whose proposal it is": { path: "/angebote/pruefen/vorschlag/:id", field: "organisationId", fields: { decision: "take", alike: "other" } },
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

  test("does not say that something is missing where it only asks which is meant", async () => {
    for (const name of ["whom to call", "who gives money"]) {
      const form = organisationForms[name] ?? { path: "", field: "", fields: {} };
      const { page } = await send(form, { ...form.fields, [form.field]: "Kegelclub" });
      expect([name, page.match(/kern-form-input--error/g)?.length]).toEqual([name, 1]);
    }
  });

  test("lets the administration say for whom somebody is invited", async () => {
    const administrator = await aMember(house, county.ctx, "administrator");
    const path = address("/app/:region/verwaltung/zugaenge");
    const invited = { intent: "invite", role: "organisation-member", name: "Ada Anders", email: "ada@example.org" };
    const sendInvitation = (fields: Record<string, string>) =>
      ask(path, { method: "POST", body: new URLSearchParams({ ...invited, ...fields }), headers: { origin, cookie: administrator.cookie } });
    expect(await (await ask(path, { headers: { cookie: administrator.cookie } })).text()).not.toContain("Kegelclub Nord");
    const asked = await sendInvitation({ organisationId: "Kegelclub" });
    expect([asked.status, (await asked.text()).includes("Welche Organisation meinen Sie mit")]).toEqual([422, true]);
    expect((await sendInvitation({ organisationId: "" })).status).toBe(422);
    expect((await sendInvitation({ organisationId: "kegelclub süd" })).status).toBe(303);
    const { rows } = await db.superuser.query(`select organisation_id from invitations where email = 'ada@example.org'`);
    expect(rows).toEqual([{ organisation_id: clubs[1].id }]);
  });

  test("lets who belongs to another organisation fall away where a contact moves to one", async () => {
    const contact = { "contacts.0.organisation": "Tafel Lindhorst", "contacts.0.personId": namesakes[0].id };
    const named = { name: "Kein Bus fährt", kind: "other", ...contact };
    const at = { path: "/wen-anrufen/neu", field: "", fields: {} };
    expect((await send(at, named)).status).toBe(303);
    expect((await send(at, { ...named, name: "Kein Bus fährt mehr", "contacts.0.organisation": "Kegelclub Nord" })).status).toBe(303);
    const { rows } = await db.superuser.query(
      `select organisation_id, person_id from situation_contacts where organisation_id = any($1) order by organisation_id = $2`,
      [[places[0].id, clubs[0].id], clubs[0].id],
    );
    expect(rows).toEqual([
      { organisation_id: places[0].id, person_id: namesakes[0].id },
      { organisation_id: clubs[0].id, person_id: null },
    ]);
  });

  test.each(["/angebote", "/angebote/einbetten"])("filters by it, and calls the address by what is meant: %s", async (path) => {
    const look = async (query: string) => {
      const answer = await ask(address(`/app/:region${path}?${query}`), { headers: { cookie: coordinator.cookie } });
      return { status: answer.status, to: answer.headers.get("location") ?? "", page: await answer.text() };
    };
    expect((await look("")).page).not.toContain("Kegelclub Nord");
    const sent = "ort=Lindhorst&anbieter.gezeigt=&anbieter.gemeint=";
    const found = await look(`${sent}&anbieter=kegelclub+n`);
    expect([found.status, new URL(found.to, origin).search]).toEqual([302, `?ort=Lindhorst&anbieter=${clubs[0].id}`]);
    expect((await look(`anbieter=${clubs[0].id}`)).page).toContain('value="Kegelclub Nord"');
    expect(new URL((await look(`${sent}&anbieter=`)).to, origin).search).toBe("?ort=Lindhorst");
    const several = await look(`${sent}&anbieter=Kegelclub`);
    expect([several.status, several.page.includes("Welche Organisation meinen Sie mit")]).toEqual([200, true]);
    expect(several.page).toContain('href="#f-anbieter"');
    const chosen = await look(`anbieter=Kegelclub&anbieter.gezeigt=Kegelclub&anbieter.gemeint=${clubs[1].id}`);
    expect(new URL(chosen.to, origin).search).toBe(`?anbieter=${clubs[1].id}`);
  });

  test("is the only way: no page of the workspace writes all of them but the lists of the network", async () => {
    const [written, withoutScript]: [string[], string[]] = [[], []];
    for (const { path, file } of pages.filter((page) => page.path.startsWith("/app/:region/"))) {
      const page = await open(path.replace("/app/:region", ""));
      if (page.includes("Taubenzucht Nirgendwo")) written.push(file);
      // A page that may run no script never brings a name while one types.
      if (page.includes('src="/names.js"') && !/src="\/names.js" nonce="[^"]/.test(page)) withoutScript.push(file);
    }
    expect(withoutScript).toEqual([]);
    expect(written).toEqual(["list.tsx", "download.ts", "phone-list.tsx", "phone-list-file.ts"].map((name) => `workspace/network/${name}`));
  }, 60_000);

  test("makes a named partner one of those to untick, also where something else is wrong", async () => {
    const fields = { intent: "save", title: "", state: "idea", "partnerIds.neu.0": "kegelclub nord", "partnerIds.neu.2": "Osterwehr" };
    const { status, page } = await send({ path: "/massnahmen/neu", field: "", fields }, fields);
    expect(status).toBe(422);
    for (const id of [clubs[0].id, places[1].id])
      expect(page).toMatch(new RegExp(`name="partnerIds"[^>]*checked=""[^>]*value="${id}"|name="partnerIds"[^>]*value="${id}"[^>]*checked=""`));
  });
});

describe("An owner who hands a measure on in words", () => {
  test("makes the round ask which namesake is meant, decides nothing before, and then gives the measure to that one", async () => {
    const { county: here, roundId, jensRequest, swimming } = await anOpenRound(db);
    const [tafel, club] = [await here.anOrganisation({ name: "Tafel Lindhorst" }), await here.anOrganisation({ name: "Sportverein Osterwehr" })];
    const twins = [
      await here.aPerson({ firstName: "Silke", lastName: "Quast", organisationId: tafel.id }),
      await here.aPerson({ firstName: "Silke", lastName: "Quast", organisationId: club.id }),
    ] as const;
    const own = here.linkCtx(jensRequest);
    await saveStatusAnswers(own, [await draftFor(here.ctx, jensRequest, swimming, { kind: "hand-on", text: "Das macht jetzt Silke Quast." })]);
    await submitStatusRequest(own);
    const [answer] = await answersOf(here.ctx, jensRequest);
    const decides = await aMember(house, here.ctx, "coordinator");
    const path = `/app/${here.region.slug}/statusrunden/${roundId}`;
    const field = `person-${answer?.id}`;
    const decide = async (named: Record<string, string>, intent = "accept") => {
      const body = new URLSearchParams({ answer: `${answer?.id} ${answer?.version}`, intent, ...named });
      const sent = await ask(path, { method: "POST", body, headers: { origin, cookie: decides.cookie } });
      return { status: sent.status, to: sent.headers.get("location") ?? "", page: await sent.text() };
    };
    const led = async () => (await measureNow(here.ctx, swimming.id))?.leadPersonId;
    const before = await led();

    const asked = await decide({ [field]: "Silke Quast" });
    expect([asked.status, asked.page.includes("Wen meinen Sie mit „Silke Quast“?")]).toEqual([422, true]);
    for (const { id } of twins) expect(asked.page).toContain(`name="${field}.gemeint" value="${id}"`);
    for (const place of ["Tafel Lindhorst", "Sportverein Osterwehr", "Das macht jetzt Silke Quast."]) expect(asked.page).toContain(place);
    expect((await decide({ [field]: "Xaver Zzyzx" })).page).toContain("Dazu finden wir im Netzwerk niemanden.");
    expect(await led()).toBe(before);

    const chosen = await decide({ [field]: "Silke Quast", [`${field}.gezeigt`]: "Silke Quast", [`${field}.gemeint`]: twins[1].id });
    expect([chosen.status, new URL(chosen.to, origin).search]).toEqual([303, "?hinweis=entschieden&entschieden=1&offen=0&schon=0"]);
    expect(await led()).toBe(twins[1].id);
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

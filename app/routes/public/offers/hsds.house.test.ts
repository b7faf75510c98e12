import { describe, expect, test } from "vitest";
import { z } from "zod";
import { offerPlaces, offerTimes } from "#domain/offers/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { someOffers } from "#tests/support/offers.ts";

/** The required fields of HSDS 3.0, each with its type; what is there besides has to be one of its names. */
const id = z.uuid();
const text = z.string().min(1);
const phone = z.strictObject({ id, number: text, service_id: id.optional(), organization_id: id.optional() });
const Organization = z.strictObject({
  id,
  name: text,
  description: text,
  alternate_name: text.optional(),
  email: z.email().optional(),
  website: z.url().optional(),
  phones: z.array(phone).optional(),
  services: z.array(z.looseObject({ id, name: text, status: text })).optional(),
});
const Term = z.strictObject({ id, code: text, name: text, description: text, language: text, taxonomy: text, taxonomy_id: id });
const Taxonomy = z.strictObject({ id, name: text, description: text });
const day = z.iso.date();
const Schedule = z.strictObject({
  id,
  service_id: id,
  dtstart: day.optional(),
  valid_from: day.optional(),
  valid_to: day.optional(),
  until: day.optional(),
  count: z.number().optional(),
  freq: z.enum(["WEEKLY", "MONTHLY"]).optional(),
  interval: z.number().optional(),
  byday: text.optional(),
  bymonthday: text.optional(),
  opens_at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  closes_at: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .optional(),
  description: text.optional(),
});
const Address = z.strictObject({
  id,
  location_id: id,
  address_1: z.string(),
  city: z.string(),
  state_province: z.string(),
  postal_code: z.string(),
  country: z.literal("DE"),
  address_type: z.enum(["physical", "postal", "virtual"]),
});
const Location = z.strictObject({
  id,
  location_type: z.enum(["physical", "postal", "virtual"]),
  name: text.optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  addresses: z.array(Address),
});
const ServiceAtLocation = z.strictObject({ id, service_id: id, location_id: id, location: Location });
const ServiceInList = z.strictObject({
  id,
  name: text,
  status: z.enum(["active", "inactive", "defunct", "temporarily closed"]),
  description: text.optional(),
  url: z.url(),
  email: z.email().optional(),
  fees_description: text.optional(),
  assured_date: day,
  organization_id: id.optional(),
  organization: Organization.optional(),
});
const Service = z.strictObject({
  ...ServiceInList.shape,
  phones: z.array(phone).optional(),
  languages: z.array(z.strictObject({ id, service_id: id, code: text, name: text })),
  cost_options: z.array(z.strictObject({ id, service_id: id, currency: z.literal("EUR"), amount: z.number() })).optional(),
  required_documents: z.array(z.strictObject({ id, service_id: id, document: text })),
  schedules: z.array(Schedule),
  service_at_locations: z.array(ServiceAtLocation),
  attributes: z.array(z.strictObject({ id, link_id: id, link_entity: z.literal("service"), taxonomy_term_id: id, taxonomy_term: Term })),
});
const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({
    total_items: z.int(),
    total_pages: z.int(),
    page_number: z.int(),
    size: z.int(),
    first_page: z.boolean(),
    last_page: z.boolean(),
    empty: z.boolean(),
    contents: z.array(item),
  });

const db = await testDatabase();
const { ask } = await runningHouse(db);
const county = await aRegion(db);
const api = `/api/hsds/${county.region.slug}`;
const moor = await county.aMunicipality({ name: "Lünmoor" });
const [club, hidden] = [
  await county.anOrganisation({ name: "Turnverein", isPublic: true, phone: "05555 1" }),
  await county.anOrganisation({ name: "Im Stillen" }),
];
const [gym = "", choir = ""] = await someOffers(county, [
  {
    title: "Turnen",
    summary: "Für Frauen.",
    branch: "sport",
    groups: ["women"],
    place: { name: "Halle", municipalityId: moor.id },
    values: { organisationId: club.id, costCents: 500, languages: ["de", "ar"] },
  },
  { title: "Chor", branch: "music", state: "paused", values: { organisationId: hidden.id, costCents: 0 } },
  { title: "Entwurf", branch: "music", state: "draft", values: { organisationId: club.id } },
]);
await transact(county.ctx, async (tx) => {
  const own = { regionId: county.region.id, offerId: gym, isShown: true };
  const series = { kind: "series" as const, startsAt: "2026-11-23T09:00", durationMinutes: 90 };
  await tx.insert(offerTimes).values([
    { ...own, id: newId(), ...series, rule: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317" },
    { ...own, id: newId(), ...series, rule: "FREQ=YEARLY", position: 1 },
    { ...own, id: newId(), kind: "open", openingHours: "Mo 08:00-12:00", position: 2 },
    { ...own, id: newId(), kind: "once", startsAt: "2026-11-23T00:00", durationMinutes: 1440, isAllDay: true, position: 3 },
  ]);
  await tx.insert(offerPlaces).values({ ...own, id: newId(), name: "Wiese", position: 1 });
  tx.audit("test.prepared", gym);
});
const get = async <T extends z.ZodType>(path: string, shape: T): Promise<z.infer<T>> => {
  const answer = await ask(`${api}${path}`);
  expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, "application/json"]);
  return shape.parse(await answer.json());
};

describe("As the Human Services Data Specification 3.0 wants it", () => {
  test("the county says what it is, and anybody's page may ask", async () => {
    expect(await get("", z.looseObject({ version: z.literal("3.0"), profile: z.url(), openapi_url: z.url() }))).toBeDefined();
    expect((await ask(`${api}/services`)).headers.get("access-control-allow-origin")).toBe("*");
  });

  test("public offers are services, with what belongs to them", async () => {
    const list = await get("/services", pageOf(ServiceInList));
    expect(list).toMatchObject({ total_items: 2, total_pages: 1, first_page: true, last_page: true, empty: false });
    expect(list.contents.map(({ name, status }) => [name, status])).toEqual([
      ["Turnen", "active"],
      ["Chor", "temporarily closed"],
    ]);
    const whole = await get(`/services/${gym}`, Service);
    expect(whole).toMatchObject({
      organization: { name: "Turnverein" },
      languages: [{ code: "de" }, { code: "ar" }],
      cost_options: [{ amount: 5 }],
      service_at_locations: [{ location: { name: "Halle", addresses: [{ city: "Lünmoor" }] } }, { location: { name: "Wiese" } }],
    });
    expect(whole.schedules.map(({ id: _id, service_id: _of, ...schedule }) => schedule)).toEqual([
      { dtstart: "2026-11-23", opens_at: "09:00", closes_at: "10:30", freq: "WEEKLY", interval: 1, byday: "MO,WE", until: "2027-03-17" },
      { dtstart: "2026-11-23", opens_at: "09:00", closes_at: "10:30", description: "FREQ=YEARLY" },
      { description: "Mo 08:00-12:00" },
      { dtstart: "2026-11-23", valid_from: "2026-11-23", valid_to: "2026-11-23" },
    ]);
    expect((await get("/services?full=true", pageOf(Service))).contents).toHaveLength(2);
    expect(await get(`/services/${gym}`, Service)).toEqual(whole);
  });

  test("an organisation that is not public stays unnamed", async () => {
    expect(await get(`/services/${choir}`, Service)).not.toHaveProperty("organization");
    expect((await get("/organizations", pageOf(Organization))).contents.map(({ name }) => name)).toEqual(["Turnverein"]);
    expect(await get(`/organizations/${club.id}`, Organization)).toMatchObject({ services: [{ name: "Turnen" }] });
    expect((await ask(`${api}/organizations/${hidden.id}`)).status).toBe(404);
  });

  test("places, taxonomies and their terms can be asked for one by one", async () => {
    const places = await get("/service_at_locations", pageOf(ServiceAtLocation));
    expect(places.contents).toHaveLength(2);
    expect(await get(`/service_at_locations/${places.contents[0]?.id}`, z.strictObject({ ...ServiceAtLocation.shape, service: Service }))).toBeDefined();
    const { contents } = await get("/taxonomies", pageOf(Taxonomy));
    expect(contents).toHaveLength(3);
    expect(await get(`/taxonomies/${contents[0]?.id}`, Taxonomy)).toEqual(contents[0]);
    const terms = await get(`/taxonomy_terms?taxonomy_id=${contents[0]?.id}`, pageOf(Term));
    expect(terms.contents.map(({ code }) => code).toSorted()).toEqual(["music", "sport"]);
    const sport = terms.contents.find(({ code }) => code === "sport");
    expect(await get(`/taxonomy_terms/${sport?.id}`, Term)).toEqual(sport);
    expect((await get(`/services?taxonomy_term_id=${sport?.id}`, pageOf(ServiceInList))).contents).toMatchObject([{ name: "Turnen" }]);
  });

  test("lists come in pages, by search and by organisation", async () => {
    const second = await get("/services?per_page=1&page=2", pageOf(ServiceInList));
    expect(second).toMatchObject({ total_items: 2, total_pages: 2, page_number: 2, size: 1, first_page: false, last_page: true });
    expect(await get("/services?page=9", pageOf(ServiceInList))).toMatchObject({ empty: true, last_page: true, contents: [] });
    expect((await get("/services?search=turnen", pageOf(ServiceInList))).contents).toHaveLength(1);
    expect((await get(`/services?organization_id=${club.id}`, pageOf(ServiceInList))).contents).toHaveLength(1);
    expect((await get("/services?organization_id=x&page=-1&per_page=abc", pageOf(ServiceInList))).contents).toHaveLength(2);
  });

  test.each(["/unknown", `/services/${newId()}`, `/unknown/${newId()}`, `/taxonomies/${newId()}`, "/services/x"])("there is no %s", async (path) => {
    expect((await ask(`${api}${path}`)).status).toBe(404);
  });

  test("nothing can be written", async () => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      expect((await ask(`${api}/services`, { method })).status).toBeGreaterThanOrEqual(400);
    }
  });
});

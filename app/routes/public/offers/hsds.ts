import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { LabelOut, OrganisationOut, Paged, PageOf, PlaceOut, ServiceOut } from "#domain/offers/out/index.ts";
import { readRule } from "#domain/offers/times/index.ts";

/** What our offers are called in the Human Services Data Specification 3.0 of Open Referral. */

export const HSDS_COLLECTIONS = ["services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"] as const;
export type HsdsCollection = (typeof HSDS_COLLECTIONS)[number];
export const isCollection = (name: string): name is HsdsCollection => HSDS_COLLECTIONS.some((one) => one === name);

/** Where things are: the county's own pages. */
export type Home = {
  regionId: string;
  /** Address of the German offers. */ list: string;
  region: string;
  /** "NI"; empty where it is not set. */ land: string;
};

const TAXONOMIES = [
  { kind: "branch", name: "Bereiche", description: "Wofür ein Angebot da ist." },
  { kind: "topic", name: "Themen", description: "Worum es geht." },
  { kind: "target-group", name: "Zielgruppen", description: "Für wen es gedacht ist." },
] as const;

/** A name for what has none of its own with us: the same for the same thing, whenever it is asked for. */
function derivedId(...parts: string[]): string {
  const hex = createHash("sha256").update(parts.join("\0")).digest("hex");
  // Version 8 of UUIDs is for names made in a way of one's own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function taxonomies({ regionId }: Home) {
  return TAXONOMIES.map(({ kind, name, description }) => ({ kind, id: derivedId(regionId, kind), name, description }));
}

export function taxonomy(home: Home, id: string) {
  const found = taxonomies(home).find((one) => one.id === id);
  if (!found) return null;
  const { kind: _kind, ...rest } = found;
  return rest;
}

export function term(home: Home, { id, kind, key, names }: LabelOut) {
  const of = taxonomies(home).find((one) => one.kind === kind);
  return { id, code: key, name: names.de, description: names.de, language: "de", ...(of ? { taxonomy: of.name, taxonomy_id: of.id } : {}) };
}

export function organization(home: Home, { id, name, shortName, phone, email, website }: OrganisationOut) {
  return said({
    id,
    name,
    alternate_name: shortName,
    description: `${name}, ${home.region}`,
    email,
    website,
    phones: phone ? [{ id: derivedId(id, "phone"), number: phone, organization_id: id }] : undefined,
  });
}

/** The fields of a list: one to one, without what hangs on it. */
export function serviceInList(home: Home, service: ServiceOut) {
  const { id, organisation } = service;
  return said({
    id,
    name: service.title,
    description: [service.summary, service.description].filter(Boolean).join("\n\n"),
    url: `${home.list}/${id}`,
    email: service.email,
    status: service.isPaused ? "temporarily closed" : "active",
    fees_description: service.costCents === 0 ? ["kostenlos", service.costNote].filter(Boolean).join(", ") : service.costNote,
    assured_date: service.confirmedOn,
    organization_id: organisation?.id,
    organization: organisation ? organization(home, organisation) : undefined,
  });
}

/** All of it. */
export function wholeService(home: Home, service: ServiceOut) {
  const { id } = service;
  return said({
    ...serviceInList(home, service),
    phones: service.phone ? [{ id: derivedId(id, "phone"), number: service.phone, service_id: id }] : undefined,
    languages: service.languages.map((code) => ({ id: derivedId(id, "language", code), service_id: id, code, name: code })),
    cost_options: service.costCents === null ? undefined : [{ id: derivedId(id, "cost"), service_id: id, currency: "EUR", amount: service.costCents / 100 }],
    required_documents: service.papers
      .split("\n")
      .filter(Boolean)
      .map((document) => ({ id: derivedId(id, "paper", document), service_id: id, document })),
    schedules: schedules(service),
    service_at_locations: service.places.map((place) => serviceAtLocation(home, service, place)),
    attributes: service.labels.map((label) => ({
      id: derivedId(id, "label", label.id),
      link_id: id,
      link_entity: "service",
      taxonomy_term_id: label.id,
      taxonomy_term: term(home, label),
    })),
  });
}

/** A place of ours belongs to one offer: both have one name. */
export function serviceAtLocation({ land }: Home, service: ServiceOut, place: PlaceOut) {
  const { id, name, street, postalCode, municipality, latitude, longitude } = place;
  return {
    id,
    service_id: service.id,
    location_id: id,
    location: said({
      id,
      location_type: "physical",
      name: name || municipality,
      latitude,
      longitude,
      addresses: [
        {
          id: derivedId(id, "address"),
          location_id: id,
          address_1: street || name,
          city: municipality ?? "",
          state_province: land,
          postal_code: postalCode,
          country: "DE",
          address_type: "physical",
        },
      ],
    }),
  };
}

/** The specification knows weeks and months; other rhythms are said in words of iCalendar. */
function schedules({ id, times, timesNote }: ServiceOut) {
  return times.map((time) => {
    const own = { id: time.id, service_id: id };
    if (time.startsAt === null) return said({ ...own, description: time.openingHours ?? timesNote });
    const start = Temporal.PlainDateTime.from(time.startsAt.replace(" ", "T"));
    const end = start.add({ minutes: time.durationMinutes ?? 0 });
    const clock = (moment: Temporal.PlainDateTime) => moment.toPlainTime().toString({ smallestUnit: "minute" });
    const hours = time.isAllDay ? {} : { opens_at: clock(start), closes_at: clock(end) };
    const dtstart = start.toPlainDate().toString();
    const rule = time.rule === null ? null : readRule(time.rule);
    if (rule === null) return { ...own, ...hours, dtstart, valid_from: dtstart, valid_to: end.subtract({ minutes: 1 }).toPlainDate().toString() };
    const isKnown = rule.frequency === "WEEKLY" || rule.frequency === "MONTHLY";
    const until = rule.until?.slice(0, 8).replace(/(\d{4})(\d\d)(\d\d)/, "$1-$2-$3");
    return said({
      ...own,
      ...hours,
      dtstart,
      ...(isKnown
        ? {
            freq: rule.frequency,
            interval: rule.interval,
            byday: rule.days.map(({ day, nth }) => `${nth ?? ""}${day}`).join(","),
            bymonthday: rule.monthDays.join(","),
          }
        : { description: time.rule }),
      count: rule.count,
      until,
    });
  });
}

/** Without what is not said. */
function said<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== "" && value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], null>;
  };
}

/** A list as the specification pages it. */
export function pageOf<T>({ total, items }: Paged<T>, { page, size }: PageOf) {
  const pages = Math.ceil(total / size);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: items.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: items.length === 0,
    contents: items,
  };
}

const MOST_PER_PAGE = 500;

/** Pages of fifty unless told, and no more than many can be asked for. */
export function askedPage(parameters: URLSearchParams): PageOf {
  const whole = (name: string, otherwise: number) => Math.max(1, Number.parseInt(parameters.get(name) ?? "", 10) || otherwise);
  return { page: Math.min(100_000, whole("page", 1)), size: Math.min(MOST_PER_PAGE, whole("per_page", 50)) };
}

/** Anybody's page may read it: it is public, and nobody is signed in here. */
export function jsonAnswer(body: unknown): Response {
  return Response.json(body, { headers: { "Access-Control-Allow-Origin": "*" } });
}

import { nearPeople, organisationsById, organisationsNamed, peopleById, peopleNamed } from "#domain/network/names/index.ts";
import type { NamedOf, NamedOrganisation, NamedPerson, Near } from "#domain/network/names/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { MEANT, NOBODY, SHOWN, type Named, type NamedKind, type SeveralNamed } from "./components/forms/named-input.tsx";
import { personLabel } from "./person-label.ts";
import { isId } from "./routes/workspace/network/form.ts";

type Offered = Named["found"][number];
/** One kind of what a field may name: how it is found, and how it is written. */
type Kind = {
  word: NamedKind;
  byId: (ctx: Context, db: Reader, ids: readonly string[]) => Promise<Offered[]>;
  named: (ctx: Context, db: Reader, said: string) => Promise<NamedOf<Offered>>;
};

const offeredPerson = (person: NamedPerson): Offered => ({ id: person.id, label: personLabel(person), hint: person.function });
const offeredOrganisation = ({ id, name, municipality }: NamedOrganisation): Offered => ({ id, label: name, hint: municipality ?? "" });

function among<T>(found: NamedOf<T>, offered: (one: T) => Offered): NamedOf<Offered> {
  return { ...found, one: found.one && offered(found.one), found: found.found.map(offered) };
}

const people = (near: Near): Kind => ({
  word: "person",
  byId: async (ctx, db, ids) => (await peopleById(ctx, db, ids)).map(offeredPerson),
  named: async (ctx, db, said) => among(await peopleNamed(ctx, db, said, near), offeredPerson),
});
const organisations: Kind = {
  word: "organisation",
  byId: async (ctx, db, ids) => (await organisationsById(ctx, db, ids)).map(offeredOrganisation),
  named: async (ctx, db, said) => among(await organisationsNamed(ctx, db, said), offeredOrganisation),
};

/** What stands in the field for somebody who is stored; nobody, where that person may no longer be chosen. One query. */
export function shownPerson(ctx: Context, db: Reader, id: string | null | undefined): Promise<Named> {
  return shown(ctx, db, people({}), id);
}

/** The same for several, by id. One query. */
export async function shownPeople(ctx: Context, db: Reader, ids: readonly string[]): Promise<Record<string, Named>> {
  const found = (await peopleById(ctx, db, ids)).map(offeredPerson);
  return Object.fromEntries(found.map((one) => [one.id, meaning(one)]));
}

/** The same for an organisation. */
export function shownOrganisation(ctx: Context, db: Reader, id: string | null | undefined): Promise<Named> {
  return shown(ctx, db, organisations, id);
}

async function shown(ctx: Context, db: Reader, kind: Kind, id: string | null | undefined): Promise<Named> {
  const [one] = id ? await kind.byId(ctx, db, [id]) : [];
  return one ? meaning(one) : NOBODY;
}

/**
 * Reads the fields of a form that name somebody, and puts the id in the place of what was typed: empty for nobody.
 * @param names of the fields; one that the form does not have stays away
 * @param near who comes first among several of a name
 * @returns each as it is to be shown again; where one has a fault nothing may be done yet
 */
export async function readPeople(ctx: Context, form: FormData, names: readonly string[], near: Near = {}): Promise<Record<string, Named>> {
  return readNamed(ctx, form, names, people(near));
}

/** The same for fields that name an organisation. */
export async function readOrganisations(ctx: Context, form: FormData, names: readonly string[]): Promise<Record<string, Named>> {
  return readNamed(ctx, form, names, organisations);
}

/**
 * The same for a filter that is one organisation, in an address.
 * @param query where the field is called `name`; an id stands there once it is clear who is meant
 * @returns `moved`: the query as it should be called, where a form sent the field; null where it is called so already
 */
export async function readOrganisationFilter(ctx: Context, query: URLSearchParams, name: string): Promise<{ named: Named; moved: URLSearchParams | null }> {
  const form = new FormData();
  for (const field of [name, name + SHOWN, name + MEANT]) if (query.has(field)) form.set(field, query.get(field) ?? "");
  const isSent = query.has(name + SHOWN);
  const { [name]: named = NOBODY } = await readOrganisations(ctx, form, [name]);
  if (!isSent || named.fault) return { named, moved: null };
  const moved = new URLSearchParams(query);
  for (const field of [name, name + SHOWN, name + MEANT]) moved.delete(field);
  if (named.id) moved.set(name, named.id);
  return { named, moved };
}

/** Empty lines in which others are typed; who needs more saves and comes back. */
const LINES = 3;
const linesFor = (name: string, count: number) => Array.from({ length: count }, (_, place) => `${name}.neu.${place}`);

/** What stands in a field for several organisations that are stored. One query, none for none. @param count of the empty lines */
export async function shownOrganisations(ctx: Context, db: Reader, name: string, ids: readonly string[], count = LINES): Promise<SeveralNamed> {
  const chosen = await organisationsById(ctx, db, ids.filter(isId));
  return { chosen, added: linesFor(name, count).map((line) => ({ name: line, named: NOBODY })) };
}

/** Reads a field for several: whoever is named clearly in a line becomes one of the chosen; an unclear line is to be shown again. */
export async function readSeveralOrganisations(ctx: Context, form: FormData, name: string, count = LINES): Promise<SeveralNamed> {
  const lines = linesFor(name, count);
  const typed = await readOrganisations(ctx, form, lines);
  const chosen = new Set(form.getAll(name).map(String));
  for (const line of lines) {
    const id = typed[line]?.id;
    if (id && !chosen.has(id)) form.append(name, id);
    if (id) chosen.add(id);
    form.delete(line);
  }
  const shownAgain = await read(ctx, (db) => shownOrganisations(ctx, db, name, [...chosen], count));
  return { ...shownAgain, added: lines.map((line) => ({ name: line, named: typed[line]?.fault ? typed[line] : NOBODY })) };
}

/** Whether it is clear in each of these fields who is meant. */
export function isClear(fields: Record<string, Named>): boolean {
  return Object.values(fields).every(({ fault }) => fault === null);
}

async function readNamed(ctx: Context, form: FormData, names: readonly string[], kind: Kind): Promise<Record<string, Named>> {
  const fields: Record<string, Named> = {};
  for (const name of names.filter((one) => form.has(one))) {
    const text = (suffix = "") => String(form.get(name + suffix) ?? "").trim();
    const field = await read(ctx, (db) => meant(ctx, db, kind, { typed: text(), shown: text(SHOWN), id: text(MEANT) }));
    form.set(name, field.id);
    form.delete(name + SHOWN);
    form.delete(name + MEANT);
    fields[name] = field;
  }
  return fields;
}

/** Chosen once, somebody is meant as long as nobody touches the text; an id in its place is taken as it is. */
async function meant(ctx: Context, db: Reader, kind: Kind, { typed, shown: before, id }: { typed: string; shown: string; id: string }): Promise<Named> {
  if (typed === "") return NOBODY;
  const chosen = isId(typed) ? typed : typed === before && isId(id) ? id : null;
  const [one] = chosen ? await kind.byId(ctx, db, [chosen]) : [];
  if (one) return meaning(one);
  // A form that is older than the blocking of the person, or forged: the act itself says that there is nobody.
  if (chosen) return { ...NOBODY, text: isId(typed) ? "" : typed, id: chosen };
  const named = await kind.named(ctx, db, typed);
  if (named.one) return meaning(named.one);
  const fault = named.found.length === 0 ? "unknown" : named.nearly ? "nearly" : named.more ? "many" : "several";
  return { text: typed, id: "", fault: `${kind.word}-${fault}`, found: named.found };
}

function meaning({ id, label }: Offered): Named {
  return { text: label, id, fault: null, found: [] };
}

/** The names that a page offers before anything is typed, as they are written into the field. One query at most. */
export async function nearNames(ctx: Context, db: Reader, near: Near): Promise<string[]> {
  return [...new Set((await nearPeople(ctx, db, near)).map(personLabel))];
}

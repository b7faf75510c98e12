import { and, eq, getTableColumns } from "drizzle-orm";
import type { Context, Reader, Writer } from "#platform/db/index.ts";
import type { OrganisationFields } from "./input.ts";
import { COLUMNS, INTERNAL_PARTS, type InternalPart } from "./internal-parts.ts";
import { municipalities, organisationInternals, organisationMunicipalities, organisations } from "./schema.ts";

type Row = Omit<typeof organisations.$inferSelect, "plainName">;
/** An organisation as the house knows it: public and internal values side by side, and which are internal. */
export type Organisation = Row & { internal: InternalPart[]; servesMunicipalityIds: string[] };
type Contact = Pick<Row, (typeof COLUMNS)[InternalPart][number]>;

// Only the database needs the name in its other spelling.
const { plainName: _plainName, ...entryColumns } = getTableColumns(organisations);

const NOTHING: Contact = {
  phone: null,
  email: null,
  website: null,
  street: null,
  postalCode: null,
  place: null,
  latitude: null,
  longitude: null,
  openingHours: null,
};

/** Two queries; three where somebody edits and the row is to be locked. */
export async function findEntry(ctx: Context, db: Reader, id: string): Promise<Organisation | null> {
  const regionId = ctx.region.id;
  const [found] = await db
    .select({ row: entryColumns, inside: organisationInternals })
    .from(organisations)
    .leftJoin(
      organisationInternals,
      and(eq(organisationInternals.regionId, organisations.regionId), eq(organisationInternals.organisationId, organisations.id)),
    )
    .where(and(eq(organisations.regionId, regionId), eq(organisations.id, id)));
  if (!found) return null;
  const served = await db
    .select({ id: organisationMunicipalities.municipalityId })
    .from(organisationMunicipalities)
    .innerJoin(
      municipalities,
      and(eq(municipalities.regionId, organisationMunicipalities.regionId), eq(municipalities.id, organisationMunicipalities.municipalityId)),
    )
    .where(and(eq(organisationMunicipalities.regionId, regionId), eq(organisationMunicipalities.organisationId, id)))
    .orderBy(municipalities.position, municipalities.name);
  return { ...joined(found.row, found.inside), servesMunicipalityIds: served.map((row) => row.id) };
}

/** Locks the row until the transaction ends. */
export async function lockEntry(ctx: Context, tx: Writer, id: string): Promise<Organisation | null> {
  await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(eq(organisations.regionId, ctx.region.id), eq(organisations.id, id)))
    .for("update");
  return findEntry(ctx, tx, id);
}

/** The values of a form as the columns of the public row and those of the internal one: each value in exactly one of them. */
export function placed(organisation: OrganisationFields) {
  const { internal, servesMunicipalityIds: _served, ...fields } = organisation;
  const inside = { ...NOTHING };
  const open = { ...fields };
  for (const part of internal) {
    for (const column of COLUMNS[part]) {
      Object.assign(inside, { [column]: fields[column] });
      Object.assign(open, { [column]: null });
    }
  }
  return { open, inside };
}

/** What belongs to an entry beside its own row. */
export async function writeBeside(ctx: Context, tx: Writer, id: string, fields: OrganisationFields): Promise<void> {
  const own = { regionId: ctx.region.id, organisationId: id };
  const { inside } = placed(fields);
  if (Object.values(inside).every((value) => value === null)) {
    await tx.delete(organisationInternals).where(and(eq(organisationInternals.regionId, own.regionId), eq(organisationInternals.organisationId, id)));
  } else {
    const target = [organisationInternals.regionId, organisationInternals.organisationId];
    await tx
      .insert(organisationInternals)
      .values({ ...own, ...inside })
      .onConflictDoUpdate({ target, set: inside });
  }
  await tx
    .delete(organisationMunicipalities)
    .where(and(eq(organisationMunicipalities.regionId, own.regionId), eq(organisationMunicipalities.organisationId, id)));
  const served = [...new Set(fields.servesMunicipalityIds)].map((municipalityId) => ({ ...own, municipalityId }));
  if (served.length > 0) await tx.insert(organisationMunicipalities).values(served);
}

function joined(row: Row, inside: Contact | null): Row & { internal: InternalPart[] } {
  if (!inside) return { ...row, internal: [] };
  const internal = INTERNAL_PARTS.filter((part) => COLUMNS[part].some((column) => inside[column] !== null));
  const columns = internal.flatMap((part): readonly (keyof Contact)[] => COLUMNS[part]);
  return { ...row, ...Object.fromEntries(columns.map((column) => [column, inside[column]])), internal };
}

import { newId, transact } from "#platform/db/index.ts";
import type { TestDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { emptyMeasure, MeasureFields } from "../measures/index.ts";
import { budgetLines } from "../schema.ts";
import { addBooking, createFund, type AddBooking, type FundFields } from "./index.ts";

export const fundFields: FundFields = {
  name: "Sprache vor Ort",
  giverOrganisationId: null,
  giver: "Land",
  rules: "",
  url: null,
  totalCents: 10_000_00,
  ownSharePercent: 10,
  fromOn: "2025-01-01",
  untilOn: "2026-12-31",
  state: "running",
  deadlines: [],
};

/** A county with one fund and one measure that draws on it: 5,000 euros approved. */
export async function aFund(db: TestDatabase, today = "2026-11-12", values: Partial<FundFields> = {}) {
  const county = await aRegion(db, today);
  const office = county.as("coordinator");
  const made = await createFund(office, { ...fundFields, ...values });
  if (!made.ok) throw new Error(made.refusal);
  const fundId = made.value.id;
  const aLine = async (line: Partial<typeof budgetLines.$inferInsert> = {}) => {
    const { id: measureId } = line.measureId === undefined ? await county.aMeasure() : { id: line.measureId };
    const id = newId();
    await transact(county.ctx, async (tx) => {
      const row = { position: 0, source: "Land, Sprache vor Ort", state: "approved" as const, amountCents: 5_000_00, fundId };
      await tx.insert(budgetLines).values({ ...row, ...line, regionId: county.region.id, id, measureId });
      tx.audit("test.prepared", id);
    });
    return { id, measureId };
  };
  const line = await aLine();
  const booking = { fundId, budgetLineId: line.id, bookedOn: "2026-03-10", note: "", receipt: "", reason: "" };
  return {
    county,
    office,
    fundId,
    line,
    aLine,
    book: (kind: AddBooking["kind"], amountCents: number, more: Partial<AddBooking> = {}) => addBooking(office, { ...booking, kind, amountCents, ...more }),
    /** The fields of a measure's form with one line. */
    measureWith: (said: Partial<MeasureFields["budgetLines"][number]>): MeasureFields => ({
      ...emptyMeasure("Sprachcafé"),
      budgetLines: [
        {
          id: null,
          source: "Land",
          state: "approved",
          amountCents: 5_000_00,
          calledUpCents: 0,
          approvedOn: null,
          expiresOn: null,
          fundId,
          appliedCents: null,
          ...said,
        },
      ],
    }),
  };
}

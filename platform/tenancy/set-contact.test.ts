import { describe, expect, test } from "vitest";
import { newId, type Actor } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findRegionById, SetContact, setContact } from "./index.ts";

const db = await testDatabase();
const staff = (role: "administrator" | "coordinator" | "editor"): Actor => ({
  kind: "staff",
  accountId: newId(),
  name: "Frau Albers",
  memberships: [{ role, organisationId: null, language: null }],
});
const contact = { office: "Koordinierungsstelle", phone: "05555 9820-114", email: "stelle@example.org" };

describe("Saying whom people call", () => {
  test.each(["administrator", "coordinator"] as const)("is a right of the %s, and changes this county only", async (role) => {
    const [here, there] = [await db.region(), await db.region()];
    const before = await findRegionById(db.database, there.id);
    expect(await setContact(db.ctx(here, staff(role)), contact)).toEqual({ ok: true, value: null });
    expect(await findRegionById(db.database, here.id)).toMatchObject({
      contactName: contact.office,
      contactPhone: contact.phone,
      contactEmail: contact.email,
    });
    expect(await findRegionById(db.database, there.id)).toEqual(before);
  });

  test("is no right of an editor, and of no visitor even past our code", async () => {
    const region = await db.region();
    const before = await findRegionById(db.database, region.id);
    expect(await setContact(db.ctx(region, staff("editor")), contact)).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await setContact(db.ctx(region, { kind: "public" }), contact)).toEqual({ ok: false, refusal: "not-allowed" });
    await expect(db.database.app.query("select directory.set_contact('a', '110', '')")).rejects.toThrow(/no context/);
    expect(await findRegionById(db.database, region.id)).toEqual(before);
  });

  test("needs an office and a number that can be called", () => {
    for (const wrong of [{ office: " " }, { phone: "" }, { phone: "bitte mailen" }, { phone: "-/-" }, { email: "niemand" }])
      expect(SetContact.safeParse({ ...contact, ...wrong }).success).toBe(false);
    expect(SetContact.safeParse({ ...contact, email: "" }).success).toBe(true);
  });
});

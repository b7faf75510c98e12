import { describe, expect, test } from "vitest";
import { newId, type Actor } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { findRegionById, SetLanguages, setLanguages } from "./index.ts";

const db = await testDatabase();
const staff = (role: "coordinator" | "editor"): Actor => ({
  kind: "staff",
  accountId: newId(),
  name: "Frau Albers",
  memberships: [{ role, organisationId: null, language: null }],
});
const languagesOf = async (id: string) => (await findRegionById(db.database, id))?.languages;

describe("Saying in which languages the portal stands", () => {
  test("changes this county only, always with German, in the order of the house", async () => {
    const [here, there] = [await db.region(), await db.region()];
    const before = await languagesOf(there.id);
    expect(await setLanguages(db.ctx(here, staff("coordinator")), SetLanguages.parse(["tr", "ar", "ar"]))).toEqual({ ok: true, value: null });
    expect(await languagesOf(here.id)).toEqual(["de", "ar", "tr"]);
    expect(await languagesOf(there.id)).toEqual(before);
    expect(SetLanguages.safeParse(["xx"]).success).toBe(false);
  });

  test("is no right of an editor, and of no visitor even past our code", async () => {
    const region = await db.region();
    const before = await languagesOf(region.id);
    expect(await setLanguages(db.ctx(region, staff("editor")), ["de"])).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await setLanguages(db.ctx(region, { kind: "public" }), ["de"])).toEqual({ ok: false, refusal: "not-allowed" });
    await expect(db.database.app.query("select directory.set_languages('{de}')")).rejects.toThrow(/no context/);
    expect(await languagesOf(region.id)).toEqual(before);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { renderPdf, type Document } from "#platform/documents/index.ts";
import { testHouse } from "#platform/auth/test-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { CLAIM_GROUPS, CLAIMS } from "./claims.ts";
import { recordOfProcessing } from "./record-of-processing.ts";
import { columnTexts, tableTexts } from "./register-words.ts";
import { securityMeasures } from "./security-measures.ts";

const db = await testDatabase();
const region = await db.region();
const texts = textsIn("de");
const publisher = { region, today: "2026-11-22", texts, officers: ["Frau Kröger"] };
const project = resolve(import.meta.dirname, "../..");
const wordsOf = (document: Document) => JSON.stringify(document);

describe("Each claim of the measures document", () => {
  test.each(CLAIMS.map(({ claim, file, test: name }) => [claim, file, name]))("%s links to a test that exists", (_, file, name) => {
    expect(existsSync(resolve(project, file))).toBe(true);
    const source = readFileSync(resolve(project, file), "utf8");
    const quoted = name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    // The name of a test or of a group of them, not a comment that happens to say the same; and none that is left out.
    expect(source).toMatch(new RegExp(String.raw`(describe|test)(\.each\([\s\S]*?\))?\(\s*"${quoted}"`));
    expect(source).not.toMatch(new RegExp(String.raw`(describe|test)\.(skip|todo)\(\s*"${quoted}"`));
  });

  test("stands under one of the headings, and every heading has some", () => {
    expect(new Set(CLAIMS.map(({ group }) => group))).toEqual(new Set(CLAIM_GROUPS));
    expect(new Set(CLAIMS.map(({ claim }) => claim)).size).toBe(CLAIMS.length);
  });
});

describe("The record of processing", () => {
  const document = recordOfProcessing(register, publisher);

  test("names every registered table, every purpose and the data protection officer", () => {
    for (const { table } of register.tables) expect(wordsOf(document)).toContain(texts.t(tableTexts[table] ?? "privacy.title"));
    for (const { activity } of register.activities) expect(wordsOf(document)).toContain(texts.t(`register.purpose-${activity}`));
    expect(wordsOf(document)).toContain("Frau Kröger");
  });

  test("can be printed", async () => {
    expect((await renderPdf(document, { at: new Date() })).length).toBeGreaterThan(20_000);
  });
});

describe("The measures", () => {
  const { settings } = testHouse(db);
  test("say how this software is set up", () => {
    const bare = securityMeasures(settings, publisher);
    expect(wordsOf(bare)).toContain("nicht verschlüsselt");
    expect(wordsOf(bare)).toContain(texts.t("security.setting-mail-none"));
    const strict = securityMeasures(
      { ...settings, origin: "https://ellerland.example", smtpUrl: "smtp://mail.example" },
      { ...publisher, region: { ...region, twoFactorRoles: ["administrator"] } },
    );
    expect(wordsOf(strict)).toContain("https://ellerland.example (verschlüsselt)");
    expect(wordsOf(strict)).toContain("Administration");
    expect(wordsOf(strict)).toContain(texts.t("security.setting-mail-server"));
  });

  test("can be printed", async () => {
    expect((await renderPdf(securityMeasures(settings, publisher), { at: new Date() })).length).toBeGreaterThan(20_000);
  });
});

test("Every table and every shown column of the register has a name in words, and no word is left over", () => {
  const columns = new Set(
    register.tables.flatMap(({ columns: all }) => Object.entries(all).flatMap(([column, use]) => (use === "secret" || use === "kept" ? [] : [column]))),
  );
  expect([...columns].filter((column) => !(column in columnTexts))).toEqual([]);
  expect(Object.keys(columnTexts).filter((column) => !columns.has(column))).toEqual([]);
  expect(Object.keys(tableTexts).toSorted()).toEqual(register.tables.map(({ table }) => table).toSorted());
});

import { expect, test } from "vitest";
import { textsIn } from "#app/messages/texts.ts";
import { runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";

const db = await testDatabase();
const { origin, ask } = await runningHouse(db);
const { region } = await aRegion(db);
const LOCALES = LANGUAGES.map(({ code }) => code);
await db.superuser.query("update directory.regions set languages = $2 where id = $1", [region.id, LOCALES]);
const { t } = textsIn("de");
/** Where the page's own words are missing, these stand there. */
const GERMAN = [t("forms.optional"), t("forms.error-word"), t("forms.chosen-count", { count: 0 }), "Angaben fehlen"];

test.each(LOCALES.filter((locale) => locale !== "de"))("A form says in %s what is optional and what is missing", async (locale) => {
  for (const form of ["kurse/interesse", "angebot-melden"]) {
    const page = `/${region.slug}/${locale}/${form}`;
    const refused = await ask(page, { method: "POST", headers: { origin }, body: new URLSearchParams({ name: "" }) });
    expect(refused.status).toBe(422);
    const text = (await (await ask(page)).text()) + (await refused.text());
    expect(text).toContain(textsIn(locale).t("forms.optional").slice(1, -1));
    for (const german of GERMAN) expect(text).not.toContain(german);
  }
});

test.each(["interesse", "liste"])("Who forgets to agree to kurse/%s reads so at the box, and the summary leads there", async (form) => {
  const page = `/${region.slug}/ar/kurse/${form}`;
  const refused = await ask(page, { method: "POST", headers: { origin }, body: new URLSearchParams({ name: "", language: "ar" }) });
  const text = await refused.text();
  expect(text).toContain('href="#f-consent"');
  const [box = ""] = /<input[^>]*name="consent"[^>]*>/.exec(text) ?? [];
  for (const words of ['id="f-consent"', 'aria-invalid="true"', 'aria-describedby="f-consent-error"']) expect(box).toContain(words);
  expect(text).toContain('id="f-consent-error"');
});

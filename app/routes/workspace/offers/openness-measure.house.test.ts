import { expect, test } from "vitest";
import { rateOffer } from "#domain/offers/openness/index.ts";
import { anOffer } from "#domain/offers/test-offer.ts";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);
const county = await aRegion(db);
const { cookie } = await aMember(house, county.ctx, "coordinator");
const { id: offerId } = await anOffer(county, { isRegularService: true });
const answers = [
  { question: "barriers" as const, answer: "no" as const, sentence: "Drei Stufen ohne Rampe." },
  { question: "cost" as const, answer: "partly" as const, sentence: "" },
];
if (!(await rateOffer(county.as("editor"), { offerId, answers })).ok) throw new Error("The offer was not rated.");
const page = async (path: string) => (await ask(`/app/${county.region.slug}${path}`, { headers: { cookie } })).text();

test("Each no of a regular service leads to a measure that says what is missing where", async () => {
  const links = [...(await page("/angebote/offenheit")).matchAll(/href="[^"]*(\/massnahmen\/neu\?[^"]+)"/g)].map(([, path = ""]) => path.replace("&amp;", "&"));
  expect(links).toEqual([`/massnahmen/neu?angebot=${offerId}&frage=barriers`]);
  const form = await page(links[0] ?? "");
  expect(form).toContain('value="Deutsch am Abend: Barrieren"');
  expect(form).toContain("Das Angebot „Deutsch am Abend“ antwortet auf die Frage");
  expect(form).toContain("mit nein. Drei Stufen ohne Rampe.");
});

test("Nothing is filled in for an answer that is no no, and for an offer that is none", async () => {
  for (const query of [`angebot=${offerId}&frage=cost`, `angebot=${offerId}&frage=x`, "angebot=x&frage=barriers"])
    expect([query, await page(`/massnahmen/neu?${query}`)]).toEqual([query, expect.not.stringContaining("Deutsch am Abend")]);
});

import { expect, test } from "vitest";
import { composeFundingDigest } from "#app/mails/funding.ts";
import { saveOffice } from "#domain/network/office/index.ts";
import { makeContext, newId, read } from "#platform/db/index.ts";
import { mails } from "#platform/mail/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { setWarnDays, warnOffice } from "./index.ts";
import { aFund, fundFields } from "./test-fund.ts";

const db = await testDatabase();
type Found = Awaited<ReturnType<typeof aFund>>;

/** Runs the job at five to seven in Berlin on each day from one to another. @returns day → what was mailed */
async function walk({ county }: Found, from: string, to: string): Promise<Record<string, string[]>> {
  const region = { ...county.region, contactEmail: "kostelle@example.org" };
  const seen = new Set<string>();
  const told: Record<string, string[]> = {};
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    const on = new Date(day).toISOString().slice(0, 10);
    // Summer time ends on 25 October 2026: from then on the same hour is another moment.
    const now = new Date(`${on}T06:55:00${on < "2026-10-25" ? "+02:00" : "+01:00"}`);
    const ctx = makeContext(county.ctx.database, region, county.ctx.actor, now);
    for (let time = 0; time < 2; time += 1)
      await warnOffice(composeFundingDigest("https://x.example"))(ctx, { id: newId(), payload: { regionId: region.id }, attempt: 1, isLastAttempt: false });
    const all = await read(ctx, (reader) => reader.select().from(mails));
    const fresh = all.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) told[on] = fresh.map(({ body }) => body);
  }
  return told;
}

const quiet = { state: "watched", fromOn: null, untilOn: null } as const;

test("The office is told 90 and 30 days before money expires, on the very day, also over the end of summer time", async () => {
  const found = await aFund(db, "2026-08-01", quiet);
  await found.aLine({ expiresOn: "2026-11-24", source: "Land, SvO", amountCents: 1_234_50 });
  const told = await walk(found, "2026-08-24", "2026-11-24");
  expect(Object.keys(told)).toEqual(["2026-08-26", "2026-10-25"]);
  expect(told["2026-08-26"]).toEqual([
    expect.stringMatching(/Noch ist Zeit:\n- 24\. November 2026: Sprachcafé\. 1\.234,50\s€ verfallen, wenn sie nicht abgerufen werden \(Land, SvO\)/),
  ]);
  expect(told["2026-10-25"]).toEqual([expect.stringContaining("Jetzt ist es dringend")]);
});

test("A post that ends, a fund and its deadlines are told too, in one mail a week at most", async () => {
  const found = await aFund(db, "2026-08-01", { ...fundFields, untilOn: "2026-12-31", deadlines: [{ dueOn: "2026-12-30", what: "Antrag 2027" }] });
  const post = { title: "Bildungskoordination", share: 100, endsOn: "2027-06-30", funding: "Bund", fundedUntil: "2027-01-05" };
  await saveOffice(found.office, {
    version: 0,
    fields: { unit: "Koordinierungsstelle", answersTo: "", headPersonId: null, note: "", warnMonths: 9, posts: [post] },
  });
  const told = await walk(found, "2026-09-30", "2026-10-20");
  // The fund and the post come near on 2 and 7 October, while the mail about the deadline is younger than a week.
  expect(Object.keys(told)).toEqual(["2026-10-01", "2026-10-08"]);
  expect(told["2026-10-01"]?.join()).toContain("30. Dezember 2026: Sprache vor Ort. Antrag 2027");
  expect(told["2026-10-08"]?.join()).toMatch(/31\. Dezember 2026: Sprache vor Ort\. Die Bewilligung endet\.\n- 5\. Januar 2027: Bildungskoordination/);
});

test("Days are set in one place, by the office, and what was entered late is told at once", async () => {
  const found = await aFund(db, "2026-08-01", quiet);
  expect(await setWarnDays(found.county.as("council-reader"), { version: 0, firstDays: 10, secondDays: 3 })).toEqual({ ok: false, refusal: "not-allowed" });
  await setWarnDays(found.office, { version: 0, firstDays: 10, secondDays: 3 });
  expect(await setWarnDays(found.office, { version: 0, firstDays: 20, secondDays: 3 })).toEqual({ ok: false, refusal: "version-conflict" });
  await found.aLine({ expiresOn: "2026-10-20" });
  expect(Object.keys(await walk(found, "2026-10-09", "2026-10-16"))).toEqual(["2026-10-10"]);
  await found.aLine({ expiresOn: "2026-10-22" });
  expect(Object.keys(await walk(found, "2026-10-17", "2026-10-17"))).toEqual(["2026-10-17"]);
});

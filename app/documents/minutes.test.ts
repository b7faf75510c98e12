import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { addDecision, addTask, closeMeeting, findMinutes, saveNote, sendMinutes } from "#domain/network/minutes/index.ts";
import { readConcept } from "#domain/concept/import/index.ts";
import { composeMinutesLetter } from "#app/mails/minutes.ts";
import { read } from "#platform/db/index.ts";
import { renderPdf, writeDocx } from "#platform/documents/index.ts";
import { mails } from "#platform/mail/index.ts";
import { faultsOfWordFile } from "#tests/support/word-file.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aGremium } from "#tests/support/gremium.ts";
import { minutesDocument } from "./minutes.ts";

const db = await testDatabase();

async function someMinutes() {
  const gremium = await aGremium(db);
  const { county, aMeeting, aSeat } = gremium;
  const coordinator = county.as("coordinator");
  const owner = await aSeat("member", { account: false, email: "haddad@example.org" });
  const { id, itemIds } = await aMeeting({ number: 14, place: "Kreishaus, Raum 101" });
  const [itemId = ""] = itemIds;
  await saveNote(coordinator, { itemId, version: 0, text: "19 Mietverträge & <mehr>.\n\nDie Förderung endet im März.", outcome: "finished" });
  await addDecision(coordinator, { itemId, text: "Die Lotsen bleiben.", votes: { yes: 9, no: 1, abstained: 1 }, isPublic: true });
  await addTask(coordinator, { itemId, title: "Antrag vorbereiten", ownerPersonId: owner.personId, dueOn: "2026-12-11" });
  await closeMeeting(coordinator, { meetingId: id });
  const found = await read(coordinator, (reader) => findMinutes(coordinator, reader, id));
  if (!found) throw new Error("no minutes");
  return { ...gremium, id, coordinator, document: minutesDocument(found, coordinator) };
}

describe("The minutes as a file", () => {
  test("say item by item what was said and decided, and all tasks at the end", async () => {
    const { document } = await someMinutes();
    expect(document.title).toBe("Protokoll der 14. Sitzung");
    expect(document.blocks.slice(1)).toEqual([
      { kind: "heading", level: 1, text: "TOP 1: Wohnraumlotsen" },
      { kind: "paragraph", text: "19 Mietverträge & <mehr>." },
      { kind: "paragraph", text: "Die Förderung endet im März." },
      { kind: "heading", level: 2, text: "Beschluss 2026/1" },
      { kind: "paragraph", text: "Die Lotsen bleiben." },
      { kind: "paragraph", text: "9 ja, 1 nein, eine Enthaltung" },
      {
        kind: "table",
        caption: "Alle Aufgaben",
        columns: ["Aufgabe", "Zuständig", "Frist"],
        widths: [4, 2, 2],
        rows: [["Antrag vorbereiten", "Amira Haddad", "11. Dezember 2026"]],
      },
    ]);
  });

  test("are an accessible PDF", async () => {
    const { document } = await someMinutes();
    const pdf = Buffer.from(await renderPdf(document, { at: new Date("2026-11-12T10:00:00Z") }));
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1")).toContain("pdfuaid:part");
  });

  test("are a Word file that a reader of Word files opens, with its headings and its table", async () => {
    const { document } = await someMinutes();
    const bytes = writeDocx(document, { at: new Date("2026-11-12T10:00:00Z") });
    const parts = unzipSync(bytes);
    const body = new TextDecoder().decode(parts["word/document.xml"]);
    expect(body).toContain("19 Mietverträge &amp; &lt;mehr&gt;.");
    expect(body).toMatch(/<w:pStyle w:val="Heading1"\/><\/w:pPr><w:r><w:t xml:space="preserve">TOP 1: Wohnraumlotsen/);
    expect(body).toContain("<w:tblHeader/>");
    // Our reader of Word files looks for a concept, and names the columns of the table it found instead.
    expect(faultsOfWordFile(bytes)).toEqual([]);
    expect(await readConcept({ name: "protokoll.docx", bytes })).toMatchObject({
      refusal: "unknown-headings",
      details: { found: ["Aufgabe", "Zuständig", "Frist"] },
    });
    expect(Buffer.from(writeDocx(document, { at: new Date("2026-11-12T10:00:00Z") })).equals(Buffer.from(bytes))).toBe(true);
  });

  test("hold no sign that XML cannot carry", () => {
    const document = { title: "a\u0000b\u000bc\ud800", subtitle: "", language: "de" as const, footer: "", blocks: [] };
    const body = new TextDecoder().decode(unzipSync(writeDocx(document, { at: new Date("2026-11-12T10:00:00Z") }))["word/document.xml"]);
    expect(body).toContain(">abc<");
  });
});

describe("Sending the minutes", () => {
  test("encloses them for members without an account, and leads the others to the page; not twice in a row", async () => {
    const { county, coordinator, id, aSeat } = await someMinutes();
    await aSeat("guest", { email: "gast@example.org" });
    await aSeat("member", { email: "frueher@example.org", untilOn: "2026-11-10" });
    await aSeat("member", { email: null });
    const pdf = { name: "protokoll-2026-11-11.pdf", bytes: new Uint8Array([1, 2, 3]) };
    const send = () => sendMinutes(coordinator, { meetingId: id, pdf }, composeMinutesLetter("https://m.example"));
    expect(await send()).toEqual({ ok: true, value: { sent: 2, withoutAddress: 1 } });
    expect(await send()).toEqual({ ok: false, refusal: "sent-a-moment-ago" });
    const sent = await read(county.ctx, (reader) => reader.select().from(mails).orderBy(mails.toAddress));
    expect(sent.map(({ toAddress, fileNames }) => [toAddress, fileNames?.[0] ?? null])).toEqual([
      ["gast@example.org", null],
      ["haddad@example.org", "protokoll-2026-11-11.pdf"],
    ]);
    expect(sent[0]?.body).toContain(`https://m.example/app/${county.region.slug}/sitzungen/${id}/protokoll`);
  });

  test("is for those who keep the minutes", async () => {
    const { county, id, aSeat } = await someMinutes();
    const pdf = { name: "x.pdf", bytes: new Uint8Array() };
    for (const ctx of [county.as("caseworker"), (await aSeat("member")).ctx])
      expect(await sendMinutes(ctx, { meetingId: id, pdf }, composeMinutesLetter(""))).toEqual({ ok: false, refusal: "not-allowed" });
  });
});

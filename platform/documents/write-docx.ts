import { strToU8, zipSync } from "fflate";
import type { Block, Document } from "./document.ts";

/**
 * The document as a Word file that people can go on writing in: real headings, lists and tables with a header row.
 * The least of OOXML that Word and LibreOffice open without a repair.
 *
 * @param at stands in the file's properties; the same document at the same moment gives the same bytes
 */
export function writeDocx(document: Document, { at }: { at: Date }): Uint8Array {
  const part = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  const files = {
    "[Content_Types].xml": part(CONTENT_TYPES),
    "_rels/.rels": part(
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    ),
    "docProps/core.xml": part(
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escape(document.title)}</dc:title><dc:language>${document.language}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at.toISOString()}</dcterms:created></cp:coreProperties>`,
    ),
    "word/_rels/document.xml.rels": part(
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="r3" Type="${OFFICE}/footer" Target="footer1.xml"/></Relationships>`,
    ),
    "word/styles.xml": part(styles(document.language)),
    "word/numbering.xml": part(NUMBERING),
    "word/footer1.xml": part(`<w:ftr ${NAMES}>${paragraph(document.footer, "Footer")}</w:ftr>`),
    "word/document.xml": part(
      `<w:document ${NAMES}><w:body>${paragraph(document.title, "Title")}${document.subtitle ? paragraph(document.subtitle, "Subtitle") : ""}${document.blocks.map(blockXml).join("")}<w:sectPr><w:footerReference w:type="default" r:id="r3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1361" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    ),
  };
  return zipSync(files, { mtime: at, level: 6 });
}

function blockXml(block: Block): string {
  switch (block.kind) {
    case "heading":
      return paragraph(block.text, `Heading${block.level}`);
    case "paragraph":
      return paragraph(block.text);
    case "list":
      return block.items.map((item) => paragraph(item, "ListBullet")).join("");
    case "facts":
      return block.facts
        .map(({ name, value }) => `<w:p><w:pPr><w:ind w:left="2268" w:hanging="2268"/></w:pPr>${run(name, true)}<w:r><w:tab/></w:r>${run(value)}</w:p>`)
        .join("");
    case "table":
      return table(block);
  }
}

/** Width of the text on A4, in twentieths of a point. */
const TEXT_WIDTH = 9638;

function table({ caption, columns, rows, widths }: Extract<Block, { kind: "table" }>): string {
  const shares = widths ?? columns.map(() => 1);
  const sum = shares.reduce((one, other) => one + other, 0);
  const size = (place: number) => Math.round((TEXT_WIDTH * (shares[place] ?? 1)) / sum);
  const cell = (text: string, place: number, head: boolean) =>
    `<w:tc><w:tcPr><w:tcW w:w="${size(place)}" w:type="dxa"/></w:tcPr><w:p>${run(text, head)}</w:p></w:tc>`;
  const line = (cells: string[], head: boolean) =>
    `<w:tr>${head ? "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:trPr><w:cantSplit/></w:trPr>"}${cells.map((text, place) => cell(text, place, head)).join("")}</w:tr>`;
  return `${paragraph(caption, "Caption")}<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr><w:tblGrid>${columns.map((_, place) => `<w:gridCol w:w="${size(place)}"/>`).join("")}</w:tblGrid>${line(columns, true)}${rows
    .map((cells) =>
      line(
        cells.map((cell) => (typeof cell === "string" ? cell : cell.text)),
        false,
      ),
    )
    .join("")}</w:tbl>${paragraph("")}`;
}

function paragraph(text: string, style?: string): string {
  return `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ""}${text === "" ? "" : run(text)}</w:p>`;
}

/** Line breaks of the data stay. */
function run(text: string, bold = false): string {
  const lines = text.split("\n").map((line) => `<w:t xml:space="preserve">${escape(line)}</w:t>`);
  return `<w:r>${bold ? "<w:rPr><w:b/></w:rPr>" : ""}${lines.join("<w:br/>")}</w:r>`;
}

/** Also takes away what XML 1.0 cannot carry at all: Word would refuse the whole file. */
function escape(text: string): string {
  // oxlint-disable no-control-regex -- exactly these
  const allowed = text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "",
  );
  return allowed.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

const NAMES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="${WORD}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
const NUMBERING = `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`;

function styles(language: string): string {
  const style = (id: string, name: string, paragraphs: string, letters: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr>${paragraphs}</w:pPr><w:rPr>${letters}</w:rPr></w:style>`;
  const heading = (level: number, size: number) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:keepNext/><w:spacing w:before="280" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
      `<w:b/><w:sz w:val="${size}"/>`,
    );
  return `<w:styles ${NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="${language === "de" ? "de-DE" : "en-GB"}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${style("Title", "Title", '<w:spacing w:after="60"/>', '<w:b/><w:sz w:val="40"/>')}${style("Subtitle", "Subtitle", '<w:spacing w:after="240"/>', '<w:color w:val="4A5074"/><w:sz w:val="24"/>')}${heading(1, 28)}${heading(2, 23)}${style("Caption", "caption", "<w:keepNext/>", '<w:color w:val="4A5074"/><w:sz w:val="20"/>')}${style("Footer", "footer", "", '<w:color w:val="4A5074"/><w:sz w:val="17"/>')}${style("ListBullet", "List Bullet", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', "")}<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:color="A5AAC3"/><w:insideH w:val="single" w:sz="4" w:color="A5AAC3"/></w:tblBorders></w:tblPr></w:style></w:styles>`;
}

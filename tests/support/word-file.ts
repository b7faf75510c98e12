import { posix } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { SaxesParser } from "saxes";

type Element = { name: string; attributes: Record<string, string>; children: Element[] };

/** In this order, as the schema of WordprocessingML demands; another order makes Word "repair" the file. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  "w:pPr": "pStyle keepNext keepLines numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr".split(" "),
  "w:rPr": "rStyle rFonts b i color sz szCs lang rtl".split(" "),
  "w:tblPr": "tblStyle tblW jc tblBorders tblLook".split(" "),
  "w:tblBorders": "top start left bottom end right insideH insideV".split(" "),
  "w:trPr": "cantSplit tblHeader".split(" "),
  "w:style": "name basedOn next link qFormat pPr rPr tblPr".split(" "),
  "w:sectPr": "headerReference footerReference pgSz pgMar".split(" "),
  "w:lvl": "start numFmt lvlText lvlJc pPr rPr".split(" "),
  "w:tbl": "tblPr tblGrid tr".split(" "),
  "w:styles": "docDefaults style".split(" "),
  "w:numbering": "abstractNum num".split(" "),
};

/**
 * What is wrong with a Word file by the rules of its standard (ECMA-376) that can be checked without Word: its parts, what
 * leads from one to the other, the order of elements, and that whatever is named – styles, lists, columns – is there.
 */
export function faultsOfWordFile(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const parts = new Map(Object.entries(files).map(([name, content]) => [name, parse(strFromU8(content))]));
  const part = (name: string) => parts.get(name) ?? { name: "", attributes: {}, children: [] };
  const all = (name: string, ...kinds: string[]) => within(part(name)).filter((element) => kinds.includes(element.name));
  const values = (name: string, ...kinds: string[]) => all(name, ...kinds).map(({ attributes }) => attributes["w:val"] ?? "");
  const faults: string[] = [];
  const require = (fine: boolean, fault: string) => fine || faults.push(fault);

  require(Object.keys(files)[0] === "[Content_Types].xml", "the content types do not come first");
  const extensions = all("[Content_Types].xml", "Default").map(({ attributes }) => attributes.Extension);
  const overrides = all("[Content_Types].xml", "Override").map(({ attributes }) => attributes.PartName ?? "");
  for (const name of parts.keys()) require(name.startsWith("[") || extensions.includes(name.split(".").at(-1)), `${name} has no content type`);
  for (const name of overrides) require(parts.has(name.slice(1)), `a content type for ${name}, which is not there`);
  require(unique(overrides), "a part with two content types");

  for (const [name] of parts) {
    if (!name.endsWith(".rels")) continue;
    const links = all(name, "Relationship").map(({ attributes }) => attributes);
    require(unique(links.map(({ Id }) => Id ?? "")), `${name}: an id twice`);
    const folder = posix.dirname(posix.dirname(name));
    for (const { Target = "" } of links) require(parts.has(posix.join(folder, Target)), `${name}: leads to ${Target}, which is not there`);
  }
  const known = all("word/_rels/document.xml.rels", "Relationship").map(({ attributes }) => attributes.Id);
  for (const { attributes } of within(part("word/document.xml")))
    if (attributes["r:id"]) require(known.includes(attributes["r:id"]), `no part ${attributes["r:id"]}`);

  const styles = all("word/styles.xml", "w:style").map(({ attributes }) => attributes["w:styleId"] ?? "");
  require(unique(styles), "a style twice");
  const named = [...parts.keys()].flatMap((name) => values(name, "w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"));
  for (const style of new Set(named)) require(styles.includes(style), `no style ${style}`);
  const lists = all("word/numbering.xml", "w:num").map(({ attributes }) => attributes["w:numId"] ?? "");
  for (const list of [...values("word/document.xml", "w:numId"), ...values("word/styles.xml", "w:numId")]) require(lists.includes(list), `no list ${list}`);
  const abstract = all("word/numbering.xml", "w:abstractNum").map(({ attributes }) => attributes["w:abstractNumId"]);
  for (const list of values("word/numbering.xml", "w:abstractNumId")) require(abstract.includes(list), `no definition ${list}`);
  require(/^[a-z]{2}-[A-Z]{2}$/.test(values("word/styles.xml", "w:lang")[0] ?? ""), "no language");

  for (const [name, root] of parts) {
    for (const { name: kind, children } of within(root)) {
      const places = children.map((child) => ORDER[kind]?.indexOf(child.name.slice(2)) ?? 0);
      require(!places.includes(-1) && places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0)), `${name}: the order in ${kind}`);
    }
  }
  for (const { children } of all("word/document.xml", "w:tbl")) {
    const columns = children.find((child) => child.name === "w:tblGrid")?.children.length;
    for (const row of children.filter((child) => child.name === "w:tr"))
      require(row.children.filter((child) => child.name === "w:tc").length === columns, "a row with more or fewer cells than columns");
  }
  for (const { children } of all("word/document.xml", "w:tc")) require(children.at(-1)?.name === "w:p", "a cell that does not end with a paragraph");
  const [body] = part("word/document.xml").children;
  require(body?.children.at(-1)?.name === "w:sectPr", "the text does not end with its page");
  return faults;
}

/** @throws Error where the part is no well-formed XML */
function parse(text: string): Element {
  const top: Element = { name: "", attributes: {}, children: [] };
  const open = [top];
  const parser = new SaxesParser({ xmlns: false });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return top.children[0] ?? top;
}

function within(element: Element): Element[] {
  return [element, ...element.children.flatMap(within)];
}

function unique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

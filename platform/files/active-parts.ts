import { SaxesParser } from "saxes";

/** Parts of an Office document that could reach out of it: all but pictures and fonts, wherever they lie and whatever they are called. */
export function mayBeActive(name: string): boolean {
  return !/\.(png|jpe?g|gif|emf|wmf|tiff?|bmp|svg|odttf|wav|mp[34])$/i.test(name);
}

/** @returns "broken" for a part that is no plain XML: programs that repair it may find in it what we did not */
export function isActivePart(name: string, bytes: Uint8Array): boolean | "broken" {
  const text = decode(bytes);
  if (/\.rels$/i.test(name)) return someElement(text, isActiveRelationship);
  // Reading a workbook's sheets as XML would take seconds, and nearly no part has any of these.
  if (!/ddeLink|oleLink|refreshOnLoad|instrText|delInstrText|fldSimple/.test(text)) return false;
  return startsSomething(text);
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}

type Tag = { /** Without prefix. */ name: string; attributes: Map<string, string> };

const CLICKED = ["hyperlink", "externalLinkPath", "externalLinkLongPath"];
/** A drive, a plain name, or a computer of the own network, whose name has no dot. */
const NEARBY = /^(file:)?[/\\]*([A-Za-z]:[/\\]|[/\\]{2}[A-Za-z0-9_-]+[/\\]|[^/\\:]+$)/i;

/**
 * What a document fetches by itself as it is opened: templates, frames, objects, linked pictures. A link that a person
 * clicks is none of it. Nor is a template on the writer's own disk or in the own network: every office has them.
 */
function isActiveRelationship({ name, attributes }: Tag): boolean {
  if (name !== "Relationship" || attributes.get("TargetMode")?.toLowerCase() !== "external") return false;
  const kind = attributes.get("Type")?.split("/").at(-1) ?? "";
  if (CLICKED.includes(kind)) return false;
  return !(kind === "attachedTemplate" && NEARBY.test(unescaped(attributes.get("Target") ?? "")));
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** Links that start a program or fetch data by themselves. A field's words may be cut into any number of runs, so they are put together first. */
function startsSomething(text: string): boolean | "broken" {
  let instructions = "";
  let inside = false;
  const found = someElement(
    text,
    ({ name, attributes }) => {
      inside = name === "instrText" || name === "delInstrText";
      if (name === "fldChar") instructions += " ";
      if (name === "fldSimple") return isDde(attributes.get("instr") ?? "");
      if (name === "connection") return /^(1|true)$/.test(attributes.get("refreshOnLoad") ?? "");
      return name === "ddeLink" || name === "oleLink";
    },
    (words) => {
      if (inside) instructions += words;
    },
  );
  return found || isDde(instructions);
}

function isDde(instruction: string): boolean {
  return /\bDDE(AUTO)?\b/i.test(instruction);
}

/** Whether some element is so. Document types are refused: they can name files, addresses and exploding entities. */
function someElement(text: string, isSo: (tag: Tag) => boolean, onText: (text: string) => void = () => {}): boolean | "broken" {
  let found = false;
  let broken = false;
  const parser = new SaxesParser();
  parser.on("error", () => (broken = true));
  parser.on("doctype", () => (broken = true));
  parser.on("opentag", (tag) => {
    const attributes = new Map(Object.entries(tag.attributes).map(([name, value]) => [own(name), String(value)]));
    found ||= isSo({ name: own(tag.name), attributes });
  });
  parser.on("text", onText);
  parser.write(text).close();
  return broken ? "broken" : found;
}

function own(name: string): string {
  return name.split(":").at(-1) ?? name;
}

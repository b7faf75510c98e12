/** Reads XML into a small tree. Document types are refused: they can name files, addresses and exploding entities. */
import { SaxesParser } from "saxes";
import { Unreadable } from "./reading.ts";

export type XmlElement = {
  /** Without the prefix of the root's namespace: "w:p" in a `<w:document>` is "p"; foreign prefixes stay. */
  name: string;
  attributes: Record<string, string>;
  children: (XmlElement | string)[];
};

const MAX_DEPTH = 200;
/** Each takes some hundred bytes of memory; a concept of 300 pages has about 150 000. */
const MAX_ELEMENTS = 800_000;

/** @throws Unreadable with `broken` if it is no well-formed XML, "external-entities" if it has a DOCTYPE, "zip-bomb" if it has more elements than any document */
export function parseXml(bytes: Uint8Array, broken: "broken-docx" | "broken-xlsx"): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [] };
  const open = [root];
  let prefix: string | null = null;
  let elements = 0;
  const parser = new SaxesParser();

  parser.on("error", () => {
    throw new Unreadable(broken);
  });
  parser.on("doctype", () => {
    throw new Unreadable("external-entities");
  });
  parser.on("opentag", (tag) => {
    prefix ??= /^([^:]+:)/.exec(tag.name)?.[1] ?? "";
    if (++elements > MAX_ELEMENTS) throw new Unreadable("zip-bomb");
    if (open.length > MAX_DEPTH) throw new Unreadable(broken);
    const element: XmlElement = { name: own(tag.name, prefix), attributes: {}, children: [] };
    for (const [name, value] of Object.entries(tag.attributes)) element.attributes[own(name, prefix)] = value;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (text: string) => {
    open.at(-1)?.children.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);

  parser.write(decode(bytes)).close();
  const document = root.children.find((child) => typeof child !== "string");
  if (!document) throw new Unreadable(broken);
  return document;
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder("utf-8").decode(bytes);
}

function own(name: string, prefix: string): string {
  return prefix !== "" && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The first child element of this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((inner): inner is XmlElement => typeof inner !== "string" && inner.name === name);
}

export function childElements(element: XmlElement | undefined): XmlElement[] {
  return element?.children.filter((inner): inner is XmlElement => typeof inner !== "string") ?? [];
}

/** All text inside, in order. */
export function textOf(element: XmlElement): string {
  return element.children.map((inner) => (typeof inner === "string" ? inner : textOf(inner))).join("");
}

/** An on/off property of Office XML: there and not switched off. */
export function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !["0", "false", "off", "none"].includes(element.attributes.val ?? "true");
}

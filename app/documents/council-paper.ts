import { textsIn } from "#app/messages/texts.ts";
import type { CouncilPaper } from "#domain/concept/versions/index.ts";
import type { Document } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";

const { t } = textsIn("de");
const { day } = createFormats("de");

const SECTIONS = ["facts", "reasons", "money", "proposal"] as const;

/** The paper that asks the council, for its own system and for print. In German, as councils want it. */
export function councilPaperDocument(
  paper: Pick<CouncilPaper, (typeof SECTIONS)[number]>,
  of: { title: string; region: string; office: string; today: string },
): Document {
  return {
    title: t("versions.paper-document-title", { title: of.title }),
    subtitle: of.region,
    language: "de",
    footer: t("versions.paper-document-footer", { office: of.office, day: day(of.today) }),
    blocks: SECTIONS.flatMap((section) => [
      { kind: "heading" as const, level: 1 as const, text: t(`versions.paper-${section}`) },
      ...paper[section].split(/\n{2,}/).flatMap(blocksOf),
    ]),
  };
}

const BULLET = /^[–-] +/;

/** Lines that begin with a dash are a list, also right below a sentence; a hyphen is what most keyboards offer for it. */
function blocksOf(text: string): Document["blocks"] {
  const blocks: Document["blocks"] = [];
  for (const line of text.split("\n")) {
    const last = blocks.at(-1);
    const isItem = BULLET.test(line);
    const said = line.replace(BULLET, "");
    if (isItem && last?.kind === "list") last.items.push(said);
    else if (isItem) blocks.push({ kind: "list", items: [said] });
    else if (last?.kind === "paragraph") last.text += `\n${line}`;
    else blocks.push({ kind: "paragraph", text: line });
  }
  return blocks;
}

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
      ...paper[section]
        .split(/\n{2,}/)
        .map((text) =>
          text.split("\n").every((line) => line.startsWith("– "))
            ? { kind: "list" as const, items: text.split("\n").map((line) => line.slice(2)) }
            : { kind: "paragraph" as const, text },
        ),
    ]),
  };
}

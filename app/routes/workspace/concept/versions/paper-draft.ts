import { textsIn } from "#app/messages/texts.ts";
import { headOf, moneyOfConcept, readAdoption, readRevisionSides, type Change } from "#domain/concept/versions/index.ts";
import { findConcept } from "#domain/concept/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { changeName } from "./change-name.ts";

const { t } = textsIn("de");
const formats = createFormats("de");

export type PaperTexts = { facts: string; reasons: string; money: string; proposal: string };

/** What the data say for a paper that nobody has written yet: what is asked, what changes and why, and the measures' money. In German. */
export async function draftPaper(ctx: Context, db: Reader): Promise<PaperTexts | null> {
  const concept = await findConcept(ctx, db);
  const adoption = await readAdoption(ctx, db);
  if (!concept || !adoption) return null;
  const sides = await readRevisionSides(ctx, db);
  const money = await moneyOfConcept(ctx, db);
  const recommendations = concept.progress.total;
  const path = adoption.resolutions.flatMap(({ versionId, resolvedOn, body, kind }) =>
    versionId === null ? [`– ${formats.day(resolvedOn)}: ${body}, ${t(`versions.resolved-${kind}`)}`] : [],
  );
  const parts = (adoption.revision?.parts ?? adoption.parts).filter(({ adoptedOn }) => adoptedOn === null);
  const name = (part: (typeof parts)[number]) => (part.kind === "principles" ? t("concept.principles") : part.title);
  const now = parts.flatMap((part) => (part.follows ? [] : [`– ${name(part)}`]));
  const later = parts.flatMap((part) => (part.follows ? [`– ${name(part)}`] : []));
  const [newest] = adoption.versions;
  const asked = { title: concept.title, edition: adoption.revision?.edition ?? adoption.edition };
  return {
    facts: [
      newest
        ? t("versions.draft-facts-revision", { edition: newest.edition, body: newest.adoptedBy, day: formats.day(newest.adoptedOn) })
        : t("versions.draft-facts-first", { title: concept.title, fields: concept.fields.length, recommendations }),
      ...(path.length > 0 ? [t("versions.draft-path"), path.join("\n")] : []),
    ].join("\n\n"),
    reasons:
      sides && sides.changes.length > 0
        ? [t("versions.draft-changes"), sides.changes.map(changeLine).join("\n")].join("\n\n")
        : t("versions.draft-reasons-first"),
    money: t("versions.draft-money", { measures: money.measures, approved: formats.money(money.approvedCents), applied: formats.money(money.appliedCents) }),
    proposal: [t("versions.draft-proposal", asked), now.join("\n"), ...(later.length > 0 ? [t("versions.draft-later"), later.join("\n")] : [])].join("\n\n"),
  };
}

function changeLine(change: Change): string {
  const { kind, before, after, reason } = change;
  const stands = after ?? before;
  const said = stands ? headOf(stands.content) : "";
  return `– ${t(`versions.kind-${kind}`)}: ${changeName(t, change)}, „${said.length > 160 ? `${said.slice(0, 157)} …` : said}“${reason === "" ? "" : ` (${reason})`}`;
}

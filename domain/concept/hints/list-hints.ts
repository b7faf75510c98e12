import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { municipalityChoices } from "#domain/network/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";
import { findConcept } from "../concept-overview.ts";
import { readFoundations } from "../foundations.ts";
import { hintsOfIndicator, listIndicators } from "../indicators/index.ts";
import { checkText, isExplanation, type Hint } from "../plausibility/index.ts";
import { hintsSetAside } from "./schema.ts";

/** Where a hint stands: a paragraph of a chapter or of a field's introduction, or an indicator. */
export type HintPlace = { kind: "chapter" | "field" | "indicator"; id: string; title: string; /** From 1; null: no paragraph. */ paragraph: number | null };
export type ConceptHint = Hint & {
  /** Names this very hint; another text or figure makes another. */
  key: string;
  place: HintPlace;
  setAside: { note: string; by: string; at: string } | null;
};
export type ConceptHints = { open: ConceptHint[]; setAside: ConceptHint[]; explanations: ConceptHint[] };

/** What does not fit together in the figures of the concept's texts and indicators, and what somebody found right all the same. */
export async function listHints(ctx: Context, db: Reader): Promise<ConceptHints> {
  const aside = await db.select().from(hintsSetAside).where(eq(hintsSetAside.regionId, ctx.region.id));
  const found = [...(await hintsOfTexts(ctx, db)), ...(await hintsOfIndicators(ctx, db))].map(({ hint, place }): ConceptHint => {
    const key = keyOf(hint, place);
    const put = aside.find((row) => row.hint === key);
    return { ...hint, key, place, setAside: put ? { note: put.note, by: put.setAsideBy, at: put.setAsideAt.toISOString() } : null };
  });
  const faults = found.filter((hint) => !isExplanation(hint));
  return {
    open: faults.filter(({ setAside }) => setAside === null),
    setAside: faults.filter(({ setAside }) => setAside !== null),
    explanations: found.filter(isExplanation),
  };
}

type Placed = { hint: Hint; place: HintPlace };

/** All chapters and introductions are one text: the same figure may be given twice in two of them. */
async function hintsOfTexts(ctx: Context, db: Reader): Promise<Placed[]> {
  const concept = await findConcept(ctx, db);
  if (!concept) return [];
  const { chapters } = await readFoundations(ctx, db, concept.id);
  const texts = [
    ...chapters.map(({ id, title, paragraphs }) => ({ kind: "chapter" as const, id, title, paragraphs })),
    ...concept.fields.map(({ id, number, title, introduction }) => ({ kind: "field" as const, id, title: `${number} ${title}`, paragraphs: introduction })),
  ];
  const blocks = texts.flatMap(({ paragraphs, ...of }) => paragraphs.map((text, place) => ({ text, place: { ...of, paragraph: place + 1 } })));
  return checkText(blocks.map(({ text }) => ({ kind: "paragraph", text }))).flatMap(({ block, ...hint }) => {
    const place = blocks[block]?.place;
    return place ? [{ hint, place }] : [];
  });
}

async function hintsOfIndicators(ctx: Context, db: Reader): Promise<Placed[]> {
  const parts = await municipalityChoices(ctx, db);
  return (await listIndicators(ctx, db)).flatMap((indicator) =>
    hintsOfIndicator(indicator, parts, ctx.today).map(({ code, arithmetic, quote }) => ({
      hint: { code, arithmetic, quote },
      place: { kind: "indicator", id: indicator.id, title: indicator.name, paragraph: null },
    })),
  );
}

function keyOf({ code, arithmetic, quote }: Hint, { kind, id }: HintPlace): string {
  return createHash("sha256")
    .update(JSON.stringify([kind, id, code, arithmetic, quote]))
    .digest("hex");
}

import { STATES } from "#app/components/state.tsx";
import { textsIn } from "#app/messages/texts.ts";
import { allRecommendations, findConcept, latestUpdates, type ConceptOverview, type LatestUpdate, type RolledUp } from "#domain/concept/index.ts";
import type { Context, Reader, Region } from "#platform/db/index.ts";
import { renderPoster, renderSlides, type Drawn, type DrawnItem, type Poster, type Slides } from "#platform/documents/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { drawnBar, drawnBridge, drawnSymbol } from "./drawn.tsx";

type Paper = { concept: ConceptOverview; /** Newest first. */ updates: readonly LatestUpdate[]; region: Region; today: string };
type Language = "de" | "en";

/** The concept on paper and on a screen, by the names of its files. */
export const CONCEPT_PAPERS = ["wandbild.pdf", "folien.pdf"] as const;

/** What a paper is made of, as far as the context may see it; null where no concept is in force. */
export async function readConceptPaper(ctx: Context, db: Reader): Promise<Paper | null> {
  const concept = await findConcept(ctx, db);
  if (!concept) return null;
  const stuck = allRecommendations(concept.fields).flatMap(({ progress, measureIds }) => (isStuck(progress.state) ? measureIds : []));
  // A few years of one measure's entries; of all that is stuck the newest are there.
  const updates = stuck.length === 0 ? [] : await latestUpdates(ctx, db, stuck.length * 40, stuck);
  return { concept, updates, region: ctx.region, today: ctx.today };
}

const STUCK = ["off-track", "at-risk"] as const;
const isStuck = (state: string) => STUCK.some((one) => one === state);

export async function answerConceptPaper(name: (typeof CONCEPT_PAPERS)[number], paper: Paper, language: Language): Promise<Response> {
  const at = new Date(`${paper.today}T00:00:00Z`);
  const pdf = name === "wandbild.pdf" ? await renderPoster(conceptPoster(paper, language), { at }) : await renderSlides(conceptSlides(paper, language), { at });
  return new Response(new Uint8Array(pdf), {
    headers: { "Content-Type": "application/pdf", "Content-Disposition": `attachment; filename="${paper.region.slug}-${name}"` },
  });
}

/** Rows of a slide that can be read from the back of the room; where each says why, fewer have room. */
const ROWS = 5;
const ROWS_WITH_REASON = 4;
/** Letters of a note that take one line at the size of the slides. */
const LINE = 105;

/** The concept on one sheet for the wall, as far as the context that read it may see it. */
export function conceptPoster(paper: Paper, language: Language): Poster {
  const { concept } = paper;
  const words = wordsIn(language);
  return {
    title: concept.title,
    language,
    lede: words.howFar(concept.progress),
    footer: words.footer(paper),
    legend: STATES.filter((state) => concept.progress.byState[state] > 0).map((state) => ({
      ...drawnSymbol(state, language),
      text: words.counted(state, concept.progress.byState[state]),
    })),
    bands: concept.fields.map((field) => ({
      heading: `${field.number} ${field.title}`,
      figure: words.percent(field.progress),
      note: words.coverage(field.progress),
      items: goalsOf(field, language),
    })),
  };
}

/** The same for a committee: how the whole stands, each field, what is stuck, and what is done. */
export function conceptSlides(paper: Paper, language: Language): Slides {
  const { concept } = paper;
  const words = wordsIn(language);
  const { progress } = concept;
  const most = Math.max(1, ...Object.values(progress.byState));
  const recommendations = allRecommendations(concept.fields);
  const rowsOf = (states: readonly (typeof STATES)[number][], noteOf: (measureIds: readonly string[]) => string) =>
    states.flatMap((state) =>
      recommendations
        .filter((recommendation) => recommendation.progress.state === state)
        .map(({ number, text, measureIds }) => ({ ...drawnSymbol(state, language), text: `${number} ${shortened(text)}`, note: noteOf(measureIds) })),
    );
  const measuresOf = (measureIds: readonly string[]) => {
    const titles = concept.measures.flatMap(({ id, title }) => (measureIds.includes(id) ? [title] : []));
    return shortened(titles.join("; "), LINE);
  };
  // What is stuck says why, in the words of who is responsible; without that the list tells a committee nothing it can act on.
  const reasonOf = (measureIds: readonly string[]) => {
    const said = new Map<string, LatestUpdate>();
    for (const update of paper.updates) if (measureIds.includes(update.measureId) && !said.has(update.measureId)) said.set(update.measureId, update);
    const worst = STUCK.flatMap((state) => [...said.values()].find(({ assessment }) => assessment === state) ?? [])[0];
    return worst ? shortened(`${worst.measure}: ${worst.text.replaceAll(/\s+/g, " ")}`, 2 * LINE) : measuresOf(measureIds);
  };
  return {
    title: concept.title,
    language,
    footer: words.footer(paper),
    slides: [
      { heading: concept.title, lede: words.howFar(progress), items: [], rows: [] },
      {
        heading: words.t("concept.slide-whole"),
        lede: words.coverage(progress),
        items: STATES.filter((state) => progress.byState[state] > 0).map((state): DrawnItem => {
          const said = words.counted(state, progress.byState[state]);
          // The signs of the arches on the slides after this one are told here.
          return { ...drawnBar(state, progress.byState[state] / most, said), number: "", title: said, sign: drawnSymbol(state, language) };
        }),
        rows: [],
      },
      ...concept.fields.map((field) => ({
        heading: `${field.number} ${field.title}`,
        lede: words.howFar(field.progress),
        items: goalsOf(field, language),
        rows: [],
      })),
      ...inParts(words.t("concept.slide-stuck"), rowsOf(STUCK, reasonOf), ROWS_WITH_REASON, words),
      ...inParts(words.t("concept.slide-done"), rowsOf(["done"], measuresOf), ROWS, words),
    ],
  };
}

function wordsIn(language: Language) {
  const { t } = textsIn(language);
  const formats = createFormats(language);
  const percent = (progress: RolledUp) => (progress.percent === null ? t("concept.not-begun-yet") : `${progress.percent}\u00a0%`);
  const coverage = (progress: RolledUp) => t("concept.paper-coverage", { covered: String(progress.withMeasure), count: progress.total });
  return {
    t,
    percent,
    coverage,
    howFar: (progress: RolledUp) =>
      progress.percent === null ? `${coverage(progress)}.` : `${percent(progress)} ${t("concept.share-reached")}. ${coverage(progress)}.`,
    counted: (state: (typeof STATES)[number], count: number) => t(`states.count-${state}`, { count }),
    footer: ({ region, today, concept }: Paper) => t("concept.paper-footer", { region: region.name, edition: concept.edition, day: formats.day(today) }),
  };
}

function goalsOf(field: ConceptOverview["fields"][number], language: Language): DrawnItem[] {
  return field.goals.map(({ number, title, recommendations }) => ({
    ...drawnBridge(
      recommendations.map(({ progress }) => ({ state: progress.state, share: progress.share })),
      language,
    ),
    number,
    title: shortened(title),
  }));
}

function inParts(heading: string, rows: (Drawn & { text: string; note: string })[], most: number, { t }: ReturnType<typeof wordsIn>): Slides["slides"] {
  const parts = Math.ceil(rows.length / most);
  return Array.from({ length: parts }, (_, part) => ({
    heading: parts === 1 ? heading : t("concept.slide-part", { heading, part: String(part + 1), parts: String(parts) }),
    lede: "",
    items: [],
    rows: rows.slice(part * most, (part + 1) * most),
  }));
}

/** A whole recommendation is a paragraph; on a wall its beginning tells which one is meant. */
function shortened(text: string, most = 110): string {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(" ", most))} …`;
}

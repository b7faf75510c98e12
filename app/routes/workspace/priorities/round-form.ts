import type { z } from "zod";
import type { MessageKey } from "#app/messages/texts.ts";
import { findConcept } from "#domain/concept/index.ts";
import { MOST_CRITERIA, RoundFields, type RoundPage, type SaveRoundRefusal } from "#domain/concept/priorities/index.ts";
import { listConferences, NO_CONFERENCE_FILTER } from "#domain/network/conferences/index.ts";
import { listGremien } from "#domain/network/index.ts";
import { listMeetings } from "#domain/network/meetings/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";

export type Faults = Record<string, MessageKey>;
export type Choices = Awaited<ReturnType<typeof choicesFor>>;

/** As many occasions as one looks through: what is ahead, and what was lately. */
const OCCASIONS = 40;

/** What the form of a round offers: the concept in force, bodies, conferences and meetings. */
export function choicesFor(ctx: Context) {
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const { current } = await listGremien(ctx, db);
    const conferences = await listConferences(ctx, db, NO_CONFERENCE_FILTER);
    const { meetings } = await listMeetings(ctx, db, { search: "", gremiumIds: [], when: "all", states: [] }, { after: null, limit: OCCASIONS });
    return {
      fields: (concept?.fields ?? []).map(({ id, number, title, goals }) => ({
        id,
        title: `${number} ${title}`,
        recommendations: goals.flatMap((goal) => goal.recommendations.map((each) => ({ id: each.id, number: each.number, text: each.text }))),
      })),
      gremien: current.map(({ id, name }) => ({ id, name })),
      conferences: conferences.slice(0, OCCASIONS).map(({ id, title, startsAt }) => ({ id, title, startsAt })),
      meetings: meetings.map(({ id, gremium, number, title, startsAt }) => ({ id, gremium, number, title, startsAt })),
    };
  });
}

export type TypedRound = { texts: Record<string, string>; items: string[]; languages: string[] };

export const NEW_ROUND: TypedRound = {
  texts: { method: "points", points: "5", pointsPerItem: "3", strength: "device" },
  items: [],
  languages: ["de", "en", "ar"],
};

export function storedTexts({ round, items, criteria }: Pick<RoundPage, "round" | "items" | "criteria">): TypedRound {
  const texts: Record<string, string> = {
    question: round.question,
    "question-en": round.questionIn.en ?? "",
    "question-ar": round.questionIn.ar ?? "",
    method: round.method,
    points: String(round.points),
    pointsPerItem: String(round.pointsPerItem),
    strength: round.strength,
    gremiumId: round.gremiumId ?? "",
    conferenceId: round.conferenceId ?? "",
    meetingId: round.meetingId ?? "",
  };
  for (const { recommendationId, label, labelIn } of items) {
    texts[`label.${recommendationId}`] = label;
    texts[`label-en.${recommendationId}`] = labelIn.en ?? "";
    texts[`label-ar.${recommendationId}`] = labelIn.ar ?? "";
  }
  for (const [place, { name, nameIn, sentence, sentenceIn, weight }] of criteria.entries()) {
    const words = { name, sentence, weight: String(weight) };
    const others = { "name-en": nameIn.en, "name-ar": nameIn.ar, "sentence-en": sentenceIn.en, "sentence-ar": sentenceIn.ar };
    for (const [part, text] of Object.entries({ ...words, ...others })) texts[`criteria.${place}.${part}`] = text ?? "";
  }
  return { texts, items: items.map(({ recommendationId }) => recommendationId), languages: round.languages };
}

export function readRoundForm(form: FormData): { typed: TypedRound; input: RoundFields | null; faults: Faults } {
  const texts = textsOf(form);
  const typed = { texts, items: form.getAll("items").map(String), languages: form.getAll("languages").map(String) };
  const text = (name: string) => texts[name] ?? "";
  const inLanguages = (name: string, id: string) => ({ en: text(`${name}-en${id}`), ar: text(`${name}-ar${id}`) });
  const input = RoundFields.safeParse({
    question: text("question"),
    questionIn: inLanguages("question", ""),
    method: text("method"),
    points: Number(text("points") || 5),
    pointsPerItem: Number(text("pointsPerItem") || 3),
    strength: text("strength"),
    gremiumId: text("gremiumId") || null,
    languages: [...new Set(["de", ...typed.languages])],
    conferenceId: text("conferenceId") || null,
    meetingId: text("meetingId") || null,
    items: typed.items.map((id) => ({ recommendationId: id, label: text(`label.${id}`), labelIn: inLanguages("label", `.${id}`) })),
    criteria: Array.from({ length: MOST_CRITERIA }, (_, place) => ({
      name: text(`criteria.${place}.name`),
      nameIn: inLanguages(`criteria.${place}.name`, ""),
      sentence: text(`criteria.${place}.sentence`),
      sentenceIn: inLanguages(`criteria.${place}.sentence`, ""),
      weight: Number(text(`criteria.${place}.weight`) || 1),
    })).filter(({ name }) => name.trim() !== ""),
  });
  return input.success ? { typed, input: input.data, faults: {} } : { typed, input: null, faults: faultsOf(input.error) };
}

const WORDS = {
  question: "priorities.fault-question",
  points: "priorities.fault-points",
  pointsPerItem: "priorities.fault-pointsPerItem",
  gremiumId: "priorities.fault-gremiumId",
  criteria: "priorities.fault-criteria",
  items: "priorities.fault-items",
} as const satisfies Faults;

function faultsOf(error: z.ZodError): Faults {
  return Object.fromEntries(
    error.issues.map(({ path }) => {
      const name = String(path[0] ?? "");
      if (name === "criteria" && path.at(-1) === "sentence") return [name, "priorities.fault-criteria-sentence" as const];
      return Object.entries(WORDS).find(([known]) => known === name) ?? ["", "priorities.fault-check" as const];
    }),
  );
}

/** At which field a refusal of the domain stands; "" is the form as a whole. */
export function faultAt(refusal: Exclude<SaveRoundRefusal, "not-allowed" | "not-found">): Faults {
  switch (refusal) {
    case "recommendation-not-found":
      return { items: "priorities.fault-items-gone" };
    case "gremium-not-found":
      return { gremiumId: "priorities.fault-gremiumId" };
    case "occasion-not-found":
      return { conferenceId: "priorities.fault-occasion" };
    case "not-draft":
      return { "": "priorities.refused-not-draft" };
  }
}

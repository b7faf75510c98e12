import { and, eq, inArray } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import { proposeOffer, type ProposeOffer } from "#domain/offers/proposals/index.ts";
import { createOwnOffer, editOwnOffer, findOwnOffer, listOwnOffers, setTrust, type OwnFields } from "#domain/offers/providers/index.ts";
import { offers } from "#domain/offers/schema.ts";
import { read, transact, type Context } from "#platform/db/index.ts";

export type StoryProviders = {
  /** Keys of organisations whose changes hold at once. */
  trusted: readonly string[];
  /** What organisations say anew about one of their offers that is public. */
  changes: readonly { organisation: string; values: Partial<OwnFields>; summary?: string }[];
  /** Offers that organisations entered themselves, in the branch of another of theirs. */
  entered: readonly { organisation: string; title: string; summary: string; values: Partial<OwnFields> }[];
  /** Organisations that have not said for so long that some of their offers are still right. */
  unconfirmed: readonly { organisation: string; offers: number; days: number }[];
  /** What strangers told in the portal. */
  proposed: readonly ProposeOffer[];
};

/** Providers write by the link of their organisation, in the demo as everywhere. */
export async function loadProviders(ctx: Context, story: StoryProviders, organisationId: (key: string) => string): Promise<void> {
  for (const key of story.trusted) {
    const set = await setTrust(ctx, { organisationId: organisationId(key), trusted: true });
    if (!set.ok) throw new Error(`${key}: ${set.refusal}`);
  }
  for (const { organisation, values, summary } of story.changes) {
    const { link, id, stamp, fields } = await aPublicOffer(ctx, organisation, organisationId(organisation));
    const words = summary === undefined ? fields.words : { ...fields.words, summary };
    const edited = await editOwnOffer(link, { id, stamp, fields: { ...fields, ...values, words }, language: "de" });
    if (!edited.ok) throw new Error(`${organisation}: ${edited.refusal}`);
  }
  for (const { organisation, title, summary, values } of story.entered) {
    const { link, fields } = await aPublicOffer(ctx, organisation, organisationId(organisation));
    const words = { ...fields.words, title, summary, description: "", papers: "" };
    const places = fields.places.map((place) => ({ ...place, id: null }));
    const created = await createOwnOffer(link, {
      organisationId: organisationId(organisation),
      fields: { ...fields, ...values, words, places },
      language: "de",
    });
    if (!created.ok) throw new Error(`${organisation}: ${created.refusal}`);
  }
  for (const { organisation, offers: count, days } of story.unconfirmed) {
    const link = linkOf(ctx, organisationId(organisation));
    const kept = (await read(link, (db) => listOwnOffers(link, db))).filter(({ state }) => state === "public").slice(0, count);
    const ids = kept.map(({ id }) => id);
    await transact(ctx, async (tx) => {
      await tx
        .update(offers)
        .set({ confirmedOn: addDays(ctx.today, -days) })
        .where(and(eq(offers.regionId, ctx.region.id), inArray(offers.id, ids)));
      for (const id of ids) tx.audit("demo.loaded", id);
    });
  }
  for (const told of story.proposed) {
    const proposed = await proposeOffer({ ...ctx, actor: { kind: "public" } }, told);
    if (!proposed.ok) throw new Error(`${told.title}: ${proposed.refusal}`);
  }
}

const linkOf = (ctx: Context, subjectId: string): Context => ({
  ...ctx,
  actor: { kind: "link", opens: "organisation-entry", subjectId, name: "Link zum Eintrag" },
});

async function aPublicOffer(ctx: Context, key: string, subjectId: string) {
  const link = linkOf(ctx, subjectId);
  const own = await read(link, async (db) => {
    const shown = (await listOwnOffers(link, db)).find(({ state }) => state === "public");
    return shown ? findOwnOffer(link, db, shown.id) : null;
  });
  const german = own?.content.texts.find(({ language }) => language === "de");
  if (!own || !german) throw new Error(`${key} has no public offer.`);
  const { organisationId: _organisation, note: _note, texts: _texts, times: _times, places, ...rest } = own.content;
  const fields: OwnFields = {
    ...rest,
    places: places.map(({ latitude: _latitude, longitude: _longitude, ...place }) => place),
    words: {
      title: german.title,
      summary: german.summary,
      description: german.description,
      papers: german.papers,
      requirements: german.requirements,
      costNote: german.costNote,
      childcareNote: german.childcareNote,
      timesNote: german.timesNote,
    },
  };
  return { link, id: own.row.id, stamp: own.stamp, fields };
}

import * as o from "#domain/offers/schema.ts";
import { newId, transact } from "#platform/db/index.ts";
import type { Locale } from "#platform/i18n/index.ts";
import type { County } from "./factories.ts";

export type AnOffer = {
  title: string;
  summary?: string;
  description?: string;
  /** In other languages. */
  texts?: Partial<Record<Locale, [title: string, summary: string]>>;
  /** Keys of labels; those that are missing are made. */
  branch?: string;
  topics?: string[];
  groups?: string[];
  place?: { municipalityId?: string; name?: string; latitude?: number; longitude?: number };
  /** Moments at which it begins; each lasts 90 minutes unless told. */
  dates?: string[];
  minutes?: number;
  state?: o.OfferState;
  values?: Partial<Omit<typeof o.offers.$inferInsert, "regionId" | "id" | "state">>;
};

/** Offers of one organisation unless told. @returns ids in order */
export async function someOffers(county: County, wanted: readonly AnOffer[]): Promise<string[]> {
  const { ctx } = county;
  const regionId = ctx.region.id;
  const organisationId = wanted.every(({ values }) => values?.organisationId) ? "" : (await county.anOrganisation()).id;
  return transact(ctx, async (tx) => {
    const known = await tx.select().from(o.offerLabels);
    const labels = new Map(known.filter((label) => label.regionId === regionId).map(({ kind, key, id }) => [`${kind} ${key}`, id]));
    const labelId = async (kind: o.LabelKind, key: string) => {
      const there = labels.get(`${kind} ${key}`);
      if (there) return there;
      const id = newId();
      labels.set(`${kind} ${key}`, id);
      await tx.insert(o.offerLabels).values({ regionId, id, kind, key, names: { de: key } });
      return id;
    };
    const ids: string[] = [];
    for (const {
      title,
      summary = "",
      description = "",
      texts = {},
      branch = "leisure",
      topics = [],
      groups = [],
      place,
      dates = [],
      minutes = 90,
      state = "public",
      values,
    } of wanted) {
      const [id, timesId] = [newId(), newId()];
      const ofOffer = { regionId, offerId: id, isShown: state === "public" || state === "paused" };
      const branchId = await labelId("branch", branch);
      await tx.insert(o.offers).values({ regionId, id, kind: "offer", organisationId, branchId, createdAt: ctx.now, confirmedOn: ctx.today, ...values, state });
      await tx.insert(o.offerTexts).values([
        { ...ofOffer, language: "de" as const, title, summary, description, state: "source" as const },
        ...Object.entries(texts).map(([language, [theirs, short]]) => ({
          ...ofOffer,
          language: language as Locale,
          title: theirs,
          summary: short,
          state: "reviewed" as const,
        })),
      ]);
      const kinds = [...topics.map((key) => ["topic", key] as const), ...groups.map((key) => ["target-group", key] as const)];
      for (const [kind, key] of kinds) await tx.insert(o.offerTopics).values({ ...ofOffer, labelId: await labelId(kind, key) });
      if (place) await tx.insert(o.offerPlaces).values({ ...ofOffer, id: newId(), ...place });
      if (dates.length > 0) {
        await tx.insert(o.offerTimes).values({ ...ofOffer, id: timesId, kind: "once", startsAt: dates[0]?.slice(0, 16), durationMinutes: minutes });
        const inZone = (date: Date) => date.toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
        await tx.insert(o.offerDates).values(
          dates.map((date) => {
            const startsAt = new Date(date);
            return { ...ofOffer, timesId, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), startsOn: inZone(startsAt) };
          }),
        );
      }
      ids.push(id);
    }
    tx.audit("test.prepared", null);
    return ids;
  });
}

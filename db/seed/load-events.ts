import { and, asc, between, eq, inArray } from "drizzle-orm";
import { measureEvents, measures } from "#domain/concept/schema.ts";
import { addDays } from "#platform/days/index.ts";
import { momentOf } from "#domain/network/meetings/local-time.ts";
import { offerCapacities } from "#domain/offers/bookings/schema.ts";
import { insertResults } from "#domain/offers/events/index.ts";
import { eventCounts, eventSettings, type Group } from "#domain/offers/events/schema.ts";
import { offerPosts, POST_KINDS } from "#domain/offers/posts/schema.ts";
import { programmeOffers, programmes, programmeTexts } from "#domain/offers/programmes/schema.ts";
import { offerDates, offers, offerTexts, offerTimes } from "#domain/offers/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";

const COUNTED: Group[] = ["women", "men", "children"];

/** Evenings that took place: days before the story's day, the measure they belong to, and what came of them. */
const HELD = [
  {
    title: "Wir kochen zusammen",
    measure: "Offene Küchen",
    daysAgo: 12,
    walkIns: 34,
    groups: { women: 17, men: 11, children: 6 },
    results: [
      { label: "Besuche", number: 34, sentence: "Ein Drittel war zum ersten Mal dabei." },
      { label: "Frauen", number: 17, sentence: "" },
      { label: "Männer", number: 11, sentence: "" },
      { label: "Kinder", number: 6, sentence: "" },
      { label: "gefundene Freiwillige", number: 4, sentence: "Sie kochen beim nächsten Mal mit." },
    ],
  },
  {
    title: "Filmabend mit Gespräch",
    measure: "Interkulturelle Tage",
    daysAgo: 19,
    walkIns: 41,
    groups: { women: 23, men: 18 },
    results: [{ label: "Besuche", number: 41, sentence: "Das Gespräch dauerte länger als der Film." }],
  },
];

const LANGUAGES = ["de", "en", "ar", "uk"] as const;
const WEEKS = {
  titles: ["Interkulturelle Wochen 2026", "Intercultural weeks 2026", "أسابيع التنوع الثقافي 2026", "Міжкультурні тижні 2026"],
  texts: [
    "Vier Wochen, ein Landkreis, viele Tische: kochen, lesen, reden, feiern. Alle sind eingeladen, fast alles ist kostenlos.",
    "Four weeks, one county, many tables: cooking, reading, talking, celebrating. Everybody is invited, almost everything is free.",
    "أربعة أسابيع، منطقة واحدة، موائد كثيرة: نطبخ ونقرأ ونتحدث ونحتفل. الجميع مدعوون، وكل شيء تقريبًا مجاني.",
    "Чотири тижні, один район, багато столів: готуємо, читаємо, розмовляємо, святкуємо. Запрошені всі, майже все безкоштовно.",
  ],
  days: 28,
};

/** The events of the coming four weeks that are for everybody, under one title. */
async function loadProgramme(ctx: Context, tx: Writer): Promise<void> {
  const regionId = ctx.region.id;
  const [firstDay, lastDay] = [ctx.today, addDays(ctx.today, WEEKS.days)];
  const within = and(eq(offerDates.regionId, offers.regionId), eq(offerDates.offerId, offers.id), between(offerDates.startsOn, firstDay, lastDay));
  const rows = await tx
    .selectDistinct({ offerId: offers.id })
    .from(offers)
    .innerJoin(offerDates, within)
    .where(and(eq(offers.regionId, regionId), eq(offers.kind, "event"), eq(offers.isShown, true)))
    .orderBy(asc(offers.id))
    .limit(18);
  if (rows.length === 0) return;
  const programmeId = newId(ctx.now);
  const own = { regionId, programmeId, isPublic: true };
  await tx.insert(programmes).values({ regionId, id: programmeId, isPublic: true, firstDay, lastDay, createdAt: ctx.now });
  await tx
    .insert(programmeTexts)
    .values(LANGUAGES.map((language, place) => ({ ...own, language, title: WEEKS.titles[place] ?? "", description: WEEKS.texts[place] ?? "" })));
  await tx.insert(programmeOffers).values(rows.map(({ offerId }) => ({ ...own, offerId })));
}

const PAY = [null, 1390, 1520, 1610] as const;

/** What the story's posts say besides, in turn; of volunteer posts never a wage. */
async function loadPosts(ctx: Context, tx: Writer): Promise<void> {
  const regionId = ctx.region.id;
  const posts = await tx
    .select({ offerId: offers.id, kind: offers.kind, isShown: offers.isShown })
    .from(offers)
    .where(and(eq(offers.regionId, regionId), inArray(offers.kind, [...POST_KINDS])))
    .orderBy(asc(offers.id));
  if (posts.length === 0) return;
  await tx.insert(offerPosts).values(
    posts.map(({ offerId, kind, isShown }, nth) => {
      const payCents = kind === "volunteer-post" || kind === "practice-place" ? 0 : (PAY[nth % PAY.length] ?? null);
      return {
        regionId,
        offerId,
        isShown,
        hoursPerWeek: kind === "volunteer-post" ? 3 : kind === "job" ? 25 : 38.5,
        // Jobs begin at once, as their words say.
        startsOn: kind === "job" ? null : addDays(ctx.today, 30 + (nth % 5) * 14),
        duration: kind === "apprenticeship" ? 3 : kind === "practice-place" ? 4 : null,
        durationUnit: kind === "apprenticeship" ? ("years" as const) : kind === "practice-place" ? ("weeks" as const) : null,
        payCents,
        payPer: payCents ? ("hour" as const) : null,
        germanLevel: (["A2", "B1", "B2"] as const)[nth % 3],
        needsDrivingLicence: kind === "job" && nth % 4 === 0,
        howToApply: "Ein Anruf oder eine kurze Mail genügt. Beim Lebenslauf hilft das Jobcenter.",
        places: 1 + (nth % 3),
        applyUntil: kind === "volunteer-post" ? null : addDays(ctx.today, 21 + (nth % 3) * 7),
      };
    }),
  );
}

/** What an office says about its events: a mail the day before, three groups to count, and what came of two evenings. */
export async function loadEvents(ctx: Context, tx: Writer): Promise<void> {
  await loadProgramme(ctx, tx);
  await loadPosts(ctx, tx);
  const regionId = ctx.region.id;
  const booked = await tx
    .select({ offerId: offers.id })
    .from(offers)
    .innerJoin(offerCapacities, and(eq(offerCapacities.regionId, offers.regionId), eq(offerCapacities.offerId, offers.id)))
    .where(and(eq(offers.regionId, regionId), eq(offers.kind, "event")));
  if (booked.length > 0) await tx.insert(eventSettings).values(booked.map(({ offerId }) => ({ regionId, offerId, remindDays: 1, groups: COUNTED })));
  const named = await tx
    .select({ id: offers.id, title: offerTexts.title })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(
      and(
        eq(offers.regionId, regionId),
        eq(offers.kind, "event"),
        inArray(
          offerTexts.title,
          HELD.map(({ title }) => title),
        ),
      ),
    )
    .orderBy(asc(offers.id));
  const known = await tx
    .select({ id: measures.id, title: measures.title })
    .from(measures)
    .where(
      and(
        eq(measures.regionId, regionId),
        inArray(
          measures.title,
          HELD.map(({ measure }) => measure),
        ),
      ),
    );
  for (const { title, measure, daysAgo, walkIns, groups, results } of HELD) {
    const offerId = named.find((offer) => offer.title === title)?.id;
    const measureId = known.find((other) => other.title === measure)?.id;
    const startsOn = addDays(ctx.today, -daysAgo);
    const startsAt = momentOf(ctx.region.timeZone, { on: startsOn, at: "18:00" });
    if (offerId === undefined || measureId === undefined || startsAt === null) continue;
    const own = { regionId, offerId };
    const timesId = newId(ctx.now);
    const endsAt = new Date(startsAt.getTime() + 3 * 3_600_000);
    await tx
      .insert(offerTimes)
      .values({ ...own, isShown: true, id: timesId, position: 1, kind: "once", startsAt: `${startsOn} 18:00:00`, durationMinutes: 180 });
    await tx.insert(offerDates).values({ ...own, isShown: true, timesId, startsAt, endsAt, startsOn });
    await tx.insert(eventCounts).values({ ...own, startsAt, walkIns, groups });
    const released = { ...own, countsPeople: true, isReleased: true };
    await insertResults(
      tx,
      results.map((result, place) => ({ ...released, ...result, id: newId(ctx.now), enteredAt: new Date(ctx.now.getTime() + place) })),
    );
    await tx.insert(measureEvents).values({ regionId, offerId, measureId });
  }
}

import { and, asc, eq } from "drizzle-orm";
import { addDays } from "#platform/days/index.ts";
import { bookingContacts, bookings, bookingSteps } from "#domain/offers/bookings/schema.ts";
import type { LendingFields } from "#domain/offers/lending/index.ts";
import { loans, offerLendings } from "#domain/offers/lending/schema.ts";
import { offers, offerTexts } from "#domain/offers/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";

/** What is lent, by the German title of the offer. */
const LENT: Record<string, LendingFields> = {
  "Sprachkoffer zum Ausleihen": {
    item: "Sprachkoffer",
    pieces: 4,
    fetchPlace: "an der Ausleihe im Erdgeschoss",
    fetchTimes: "montags bis freitags von 10 bis 18 Uhr",
    depositCents: 0,
    longestDays: 28,
    leadDays: 1,
  },
  "Raum für Vereine und Gruppen": {
    item: "Raum mit Küche",
    pieces: 1,
    fetchPlace: "Schlüssel im Büro",
    fetchTimes: "werktags von 9 bis 12 Uhr",
    depositCents: 5000,
    longestDays: 2,
    leadDays: 3,
  },
  "Fahrrad zum Ausleihen": {
    item: "Fahrrad mit Schloss und Helm",
    pieces: 6,
    fetchPlace: "Werkstatt im Hof",
    fetchTimes: "mittwochs von 16 bis 18 Uhr",
    depositCents: 2000,
    longestDays: 90,
    leadDays: 2,
  },
};

/** Who has what, in days from the story's day; `of` is the offer's place in the list of all, `out` and `back` when it was fetched and returned. */
const LOANS: {
  of: number;
  name: string;
  piece: number | null;
  days: [first: number, last: number];
  out?: number;
  back?: number;
  language: "de" | "ar" | "uk" | "en";
}[] = [
  { of: 0, name: "Rania Alsaadani", piece: 1, days: [-30, -5], out: -30, back: -6, language: "ar" },
  { of: 0, name: "Petra Gashkova", piece: 1, days: [-4, 12], out: -4, language: "de" },
  { of: 0, name: "Oksana Chernovyk", piece: 2, days: [3, 24], language: "uk" },
  { of: 0, name: "Dilan Demirsoylu", piece: null, days: [8, 20], language: "de" },
  { of: 1, name: "Amal Feyissaw", piece: 1, days: [-20, -2], out: -20, language: "en" },
  { of: 1, name: "Bogdan Berisan", piece: 2, days: [1, 10], language: "de" },
  { of: 2, name: "Jalila Esfahanpur", piece: 1, days: [5, 6], language: "de" },
  { of: 2, name: "Emre Demirsoylu", piece: 1, days: [12, 12], language: "de" },
  { of: 2, name: "Hanna Gashkova", piece: 1, days: [19, 20], language: "de" },
  { of: 3, name: "Idris Alsaadani", piece: 1, days: [-40, 30], out: -40, language: "ar" },
  { of: 3, name: "Kateryna Chernovyk", piece: 2, days: [-12, 40], out: -11, language: "uk" },
  { of: 3, name: "Mahdi Esfahanpur", piece: 3, days: [2, 60], language: "en" },
  { of: 4, name: "Nilufar Esfahanpur", piece: 1, days: [-8, -1], out: -8, back: -1, language: "en" },
  { of: 4, name: "Goran Berisan", piece: 2, days: [0, 14], out: 0, language: "de" },
];

/** What the story's lendings say besides, and five of them with loans: coming, out, overdue, back, and one that nobody confirmed. */
export async function loadLending(ctx: Context, tx: Writer): Promise<void> {
  const regionId = ctx.region.id;
  const found = await tx
    .select({ offerId: offers.id, isShown: offers.isShown, title: offerTexts.title })
    .from(offers)
    .innerJoin(offerTexts, and(eq(offerTexts.regionId, offers.regionId), eq(offerTexts.offerId, offers.id), eq(offerTexts.language, "de")))
    .where(and(eq(offers.regionId, regionId), eq(offers.kind, "lending")))
    .orderBy(asc(offers.id));
  const lent = found.flatMap(({ title, ...offer }) => {
    const said = LENT[title];
    return said ? [{ regionId, ...offer, ...said }] : [];
  });
  if (lent.length === 0) return;
  await tx.insert(offerLendings).values(lent);
  // Two offers of kits, one room, two of bicycles: those that people see.
  const shown = lent.filter(({ isShown }) => isShown);
  const of = (item: string, nth: number) => shown.filter((one) => one.item.startsWith(item))[nth];
  const chosen = [of("Sprachkoffer", 0), of("Sprachkoffer", 1), of("Raum", 0), of("Fahrrad", 0), of("Fahrrad", 1)];
  for (const [nth, { of: place, name, piece, days, out, back, language }] of LOANS.entries()) {
    const offerId = chosen[place]?.offerId;
    if (offerId === undefined) continue;
    const at = new Date(ctx.now.getTime() + Math.min(days[0] - 2, -1) * 24 * 3_600_000);
    const bookingId = newId(at);
    const state = piece === null ? ("asked" as const) : ("booked" as const);
    await tx.insert(bookings).values({ regionId, id: bookingId, offerId, state, arrived: piece === null ? null : nth + 1, madeAt: at });
    await tx.insert(bookingContacts).values({ regionId, bookingId, name, email: `${name.toLowerCase().replace(" ", ".")}@post.example`, language });
    await tx.insert(bookingSteps).values({ regionId, id: newId(at), bookingId, state, at });
    const day = (of: number | undefined) => (of === undefined ? null : addDays(ctx.today, of));
    await tx.insert(loans).values({
      regionId,
      bookingId,
      offerId,
      piece,
      firstDay: addDays(ctx.today, days[0]),
      lastDay: addDays(ctx.today, days[1]),
      handedOutOn: day(out),
      returnedOn: day(back),
    });
  }
}

import { addDays } from "#platform/days/index.ts";
import { municipalities } from "#domain/network/schema.ts";
import { COURSE_TYPES, LEVELS } from "#domain/offers/courses/schema.ts";
import { interestContacts, interestEntries } from "#domain/offers/courses/interest/schema.ts";
import { and, eq } from "drizzle-orm";
import { memberships } from "#platform/auth/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";

const FIRST = [
  "Adisa",
  "Bahar",
  "Cemile",
  "Daryna",
  "Elham",
  "Fatos",
  "Gulnara",
  "Halina",
  "Ivo",
  "Jamila",
  "Kofi",
  "Lejla",
  "Mirza",
  "Nadiya",
  "Omid",
  "Petro",
  "Rojda",
];
const LAST = ["Amiranov", "Barzanijan", "Ceribasi", "Danylchenka", "Ekremov", "Farhadipur", "Gebreyesa", "Hadzimur", "Ilunganda", "Jashariva", "Kovalenska"];
const SPOKEN = ["ar", "uk", "en", "fa", "tr", "de"] as const;
const PARTS = [[], ["morning"], ["evening"], ["morning", "afternoon"], []] as const;

/** Made-up learners who wait for a course, the same ones each time. @param count how many */
export async function loadInterest(ctx: Context, tx: Writer, count: number): Promise<void> {
  const regionId = ctx.region.id;
  const places = await tx.select({ id: municipalities.id }).from(municipalities).where(eq(municipalities.regionId, regionId)).orderBy(municipalities.position);
  const learners = Array.from({ length: count }, (_, nth) => ({ nth, id: newId(ctx.now), since: addDays(ctx.today, -3 - ((nth * 37) % 290)) }));
  const [counsellor] = await tx
    .select({ accountId: memberships.accountId })
    .from(memberships)
    .where(and(eq(memberships.regionId, regionId), eq(memberships.role, "caseworker")))
    .limit(1);
  await tx.insert(interestEntries).values(
    learners.map(({ nth, id, since }) => ({
      regionId,
      id,
      state: "listed" as const,
      level: nth % 11 === 0 ? null : LEVELS[(nth * 5) % 5],
      types: nth % 3 === 0 ? [COURSE_TYPES[(nth * 7) % 10] ?? "integration"] : [],
      municipalityId: places[(nth * 13) % Math.max(1, places.length)]?.id ?? null,
      weekdays: nth % 4 === 1 ? [1, 2, 3, 4] : [],
      dayParts: [...(PARTS[nth % PARTS.length] ?? [])],
      needsChildcare: nth % 5 === 2,
      since,
      lastSignOn: since,
      enteredBy: nth % 2 === 0 ? ("office" as const) : ("self" as const),
      // Some by who accompanies them.
      enteredByAccount: nth % 34 === 0 ? (counsellor?.accountId ?? null) : null,
    })),
  );
  await tx.insert(interestContacts).values(
    learners
      // Every ninth did not agree to be written to.
      .filter(({ nth }) => nth % 9 !== 8)
      .map(({ nth, id, since }) => {
        const [first = "", last = ""] = [FIRST[(nth * 4) % FIRST.length], LAST[(nth * 3) % LAST.length]];
        return {
          regionId,
          interestId: id,
          name: `${first} ${last}`,
          // One came by without a mailbox.
          ...(nth === 20 ? { email: null, phone: "+49 5555 771-045" } : { email: `${first}.${last}.${nth}@post.example`.toLowerCase() }),
          language: SPOKEN[nth % SPOKEN.length],
          consentedOn: since,
        };
      }),
  );
}

import { newId, transact, type Context } from "#platform/db/index.ts";
import { aRegion, type County } from "./factories.ts";
import type { TestDatabase } from "./database.ts";
import { gremien, gremiumMembers, type GremiumKind, type MemberRole } from "#domain/network/gremien/schema.ts";
import { agendaItems, meetings, topics } from "#domain/network/meetings/schema.ts";
import { people } from "#domain/network/schema.ts";
import { eq } from "drizzle-orm";

export type TestGremium = {
  county: County;
  gremiumId: string;
  /** Somebody with a seat and an account that has no other role than "gremium-member". */
  aSeat(role: MemberRole, time?: { fromOn?: string; untilOn?: string; email?: string | null; account?: boolean }): Promise<{ ctx: Context; personId: string }>;
  /** A meeting of the body with these items; begun two hours ago unless told. */
  aMeeting(
    values?: Partial<typeof meetings.$inferInsert> & { items?: { title: string; topic?: boolean }[] },
  ): Promise<{ id: string; itemIds: string[]; topicIds: (string | null)[] }>;
  /** The same region at noon (UTC) of another day, for the same actor. */
  on(ctx: Context, day: string): Context;
};

export async function aGremium(
  db: TestDatabase,
  { today = "2026-11-11", kind = "steering-group", isPublic = false, county }: { today?: string; kind?: GremiumKind; isPublic?: boolean; county?: County } = {},
): Promise<TestGremium> {
  const here = county ?? (await aRegion(db, today));
  const { ctx } = here;
  const regionId = ctx.region.id;
  const gremiumId = newId();
  await transact(ctx, async (tx) => {
    await tx.insert(gremien).values({ regionId, id: gremiumId, name: `Lenkungsgruppe ${gremiumId.slice(-6)}`, kind, isPublic });
    tx.audit("test.prepared", gremiumId);
  });
  return {
    county: here,
    gremiumId,
    aSeat: async (role, { fromOn = "2020-01-01", untilOn, email, account = true } = {}) => {
      const member = here.as("gremium-member");
      const accountId = member.actor.kind === "staff" ? member.actor.accountId : "";
      const { id: personId } = await here.aPerson(email === undefined ? {} : { email });
      await transact(ctx, async (tx) => {
        if (account) await tx.update(people).set({ accountId }).where(eq(people.id, personId));
        await tx.insert(gremiumMembers).values({ regionId, id: newId(), gremiumId, personId, role, fromOn, untilOn, votes: role !== "guest" });
        tx.audit("test.prepared", personId);
      });
      return { ctx: member, personId };
    },
    aMeeting: async ({ items = [{ title: "Wohnraumlotsen" }], ...values } = {}) => {
      const id = newId();
      const startsAt = new Date(ctx.now.getTime() - 2 * 3_600_000);
      const rows = items.map(({ title, topic }, place) => ({
        regionId,
        id: newId(),
        meetingId: id,
        position: place + 1,
        title,
        topicId: topic ? newId() : null,
      }));
      await transact(ctx, async (tx) => {
        await tx
          .insert(meetings)
          .values({ regionId, id, gremiumId, startsAt, endsAt: new Date((values.startsAt ?? startsAt).getTime() + 3_600_000), ...values });
        for (const { topicId, title } of rows) {
          if (topicId) await tx.insert(topics).values({ regionId, id: topicId, gremiumId, title, raisedOn: ctx.today, state: "scheduled" });
        }
        if (rows.length > 0) await tx.insert(agendaItems).values(rows);
        tx.audit("test.prepared", id);
      });
      return { id, itemIds: rows.map((row) => row.id), topicIds: rows.map(({ topicId }) => topicId) };
    },
    on: (other, day) => db.ctx(here.region, other.actor, new Date(`${day}T12:00:00Z`)),
  };
}

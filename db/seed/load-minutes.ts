import { and, eq, gte, lt } from "drizzle-orm";
import { gremien } from "#domain/network/gremien/schema.ts";
import { agendaItems, meetings } from "#domain/network/meetings/schema.ts";
import { agendaNotes, decisions, tasks } from "#domain/network/minutes/schema.ts";
import { newId, type Context, type Writer } from "#platform/db/index.ts";
import type { StoryMinutes } from "./story.ts";

/** The bodies' names by key; a body that the region does not have is passed over. */
const NAMES: Record<string, string> = {
  lenkungsgruppe: "Lenkungsgruppe Integration",
  operativ: "Operative Gruppe Teilhabe",
  "ak-sprache": "Arbeitskreis Sprache und Bildung",
  "ak-arbeit": "Arbeitskreis Ausbildung und Arbeit",
  "ak-wohnen": "Arbeitskreis Wohnen und Ankommen",
  "ak-gesundheit": "Arbeitskreis Gesundheit und Familie",
  "ak-zusammenleben": "Arbeitskreis Zusammenleben und Teilhabe",
  beirat: "Integrationsbeirat",
  "netzwerk-kommunen": "Netzwerk der Integrationsbeauftragten",
};

/**
 * Writes the minutes of a story to its meetings: a meeting that is there by its day gets them, every other is made.
 * All but a body's last minutes are approved in its next meeting.
 */
export async function loadMinutes(ctx: Context, tx: Writer, story: readonly StoryMinutes[], personId: (key: string) => string): Promise<void> {
  const ids = new Map(
    (await tx.select({ id: gremien.id, name: gremien.name }).from(gremien).where(eq(gremien.regionId, ctx.region.id))).map(({ id, name }) => [name, id]),
  );
  const bodies = Map.groupBy(
    story.toSorted((a, b) => a.on.localeCompare(b.on)),
    ({ gremium }) => ids.get(NAMES[gremium] ?? gremium),
  );
  for (const [gremiumId, ofBody] of bodies) {
    if (gremiumId === undefined) continue;
    const numbers = new Map<string, number>();
    const written: { id: string; startsAt: Date }[] = [];
    for (const each of ofBody) written.push(await writeOne(ctx, tx, gremiumId, each, personId, numbers));
    for (const [place, { id }] of written.entries()) {
      const next = written[place + 1];
      const state = next
        ? ({ minutesState: "approved", minutesApprovedAt: next.startsAt, minutesApprovedInId: next.id } as const)
        : ({ minutesState: "draft" } as const);
      if (next)
        await tx
          .update(decisions)
          .set({ approvedAt: next.startsAt })
          .where(and(eq(decisions.regionId, ctx.region.id), eq(decisions.meetingId, id)));
      await tx
        .update(meetings)
        .set(state)
        .where(and(eq(meetings.regionId, ctx.region.id), eq(meetings.id, id)));
    }
  }
}

async function writeOne(
  ctx: Context,
  tx: Writer,
  gremiumId: string,
  { on, number, items }: StoryMinutes,
  personId: (key: string) => string,
  numbers: Map<string, number>,
): Promise<{ id: string; startsAt: Date }> {
  const regionId = ctx.region.id;
  const meeting = await meetingOn(ctx, tx, gremiumId, on, number);
  const there = await tx
    .select({ id: agendaItems.id, title: agendaItems.title, position: agendaItems.position })
    .from(agendaItems)
    .where(and(eq(agendaItems.regionId, regionId), eq(agendaItems.meetingId, meeting.id)));
  let last = Math.max(0, ...there.map(({ position }) => position));
  for (const { title, note, outcome, ...noted } of items) {
    const agendaItemId = there.find((known) => known.title === title)?.id ?? newId(ctx.now);
    await tx
      .insert(agendaItems)
      .values({ regionId, id: agendaItemId, meetingId: meeting.id, position: (last += 1), title, outcome, isPublic: true })
      .onConflictDoUpdate({ target: [agendaItems.regionId, agendaItems.id], set: { outcome } });
    await tx.insert(agendaNotes).values({ regionId, agendaItemId, text: note });
    const place = { regionId, gremiumId, meetingId: meeting.id, agendaItemId };
    const year = on.slice(0, 4);
    for (const { votes, ...decision } of noted.decisions) {
      const next = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, next);
      const [votesYes, votesNo, votesAbstained] = votes ?? [null, null, null];
      await tx
        .insert(decisions)
        .values({ ...place, id: newId(ctx.now), ...decision, votesYes, votesNo, votesAbstained, year: Number(year), number: next, decidedOn: on });
    }
    for (const { owner, doneOn, ...task } of noted.tasks) {
      await tx
        .insert(tasks)
        .values({ ...place, id: newId(ctx.now), ...task, ownerPersonId: personId(owner), doneOn, state: doneOn ? "done" : "open", mailedAt: meeting.startsAt });
    }
  }
  return meeting;
}

async function meetingOn(ctx: Context, tx: Writer, gremiumId: string, on: string, number: number): Promise<{ id: string; startsAt: Date }> {
  const regionId = ctx.region.id;
  const day = new Date(`${on}T00:00:00Z`);
  const [found] = await tx
    .select({ id: meetings.id, startsAt: meetings.startsAt })
    .from(meetings)
    .where(
      and(
        eq(meetings.regionId, regionId),
        eq(meetings.gremiumId, gremiumId),
        gte(meetings.startsAt, day),
        lt(meetings.startsAt, new Date(day.getTime() + 86_400_000)),
      ),
    );
  if (found) return found;
  // Two in the afternoon, or one in winter: nobody meets at night.
  const made = { id: newId(ctx.now), startsAt: new Date(`${on}T13:00:00Z`) };
  const endsAt = new Date(`${on}T14:50:00Z`);
  await tx.insert(meetings).values({ regionId, gremiumId, ...made, endsAt, number, place: "Kreishaus, Raum 101", state: "held", isPublic: true });
  return made;
}

import { and, between, eq, notExists, sql } from "drizzle-orm";
import { gremien } from "#domain/network/gremien/schema.ts";
import { agendaItems, meetings } from "#domain/network/meetings/schema.ts";
import { agendaNotes, decisions, tasks } from "#domain/network/minutes/schema.ts";
import { dayIn, newId, type Context, type Writer } from "#platform/db/index.ts";
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
 * Writes the minutes of a story: the body's held meeting that is closest to their day gets them, with their agenda; where
 * none is near, one is made. `topicIds`: of items that came from elsewhere, by body and title. All but a body's last minutes are approved in its next meeting.
 */
export async function loadMinutes(
  ctx: Context,
  tx: Writer,
  story: readonly StoryMinutes[],
  personId: (key: string) => string,
  topicIds: ReadonlyMap<string, string>,
): Promise<void> {
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
    for (const each of ofBody) written.push(await writeOne(ctx, tx, gremiumId, each, personId, numbers, topicIds));
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
  topicIds: ReadonlyMap<string, string>,
): Promise<{ id: string; startsAt: Date }> {
  const regionId = ctx.region.id;
  const meeting = await meetingNear(ctx, tx, gremiumId, on, number);
  await tx.delete(agendaItems).where(and(eq(agendaItems.regionId, regionId), eq(agendaItems.meetingId, meeting.id)));
  const day = dayIn(ctx.region.timeZone, meeting.startsAt);
  for (const [place, { title, note, outcome, ...noted }] of items.entries()) {
    const agendaItemId = newId(ctx.now);
    const topicId = topicIds.get(`${gremiumId} ${title}`);
    await tx.insert(agendaItems).values({ regionId, id: agendaItemId, meetingId: meeting.id, topicId, position: place + 1, title, outcome, isPublic: true });
    await tx.insert(agendaNotes).values({ regionId, agendaItemId, text: note });
    const here = { regionId, gremiumId, meetingId: meeting.id, agendaItemId };
    const year = day.slice(0, 4);
    for (const { votes, ...decision } of noted.decisions) {
      const next = (numbers.get(year) ?? 0) + 1;
      numbers.set(year, next);
      const [votesYes, votesNo, votesAbstained] = votes ?? [null, null, null];
      await tx
        .insert(decisions)
        .values({ ...here, id: newId(ctx.now), ...decision, votesYes, votesNo, votesAbstained, year: Number(year), number: next, decidedOn: day });
    }
    for (const { owner, doneOn, ...task } of noted.tasks) {
      await tx
        .insert(tasks)
        .values({ ...here, id: newId(ctx.now), ...task, ownerPersonId: personId(owner), doneOn, state: doneOn ? "done" : "open", mailedAt: meeting.startsAt });
    }
  }
  return meeting;
}

const SIXTY_DAYS = 60 * 86_400_000;

async function meetingNear(ctx: Context, tx: Writer, gremiumId: string, on: string, number: number): Promise<{ id: string; startsAt: Date }> {
  const regionId = ctx.region.id;
  const noon = new Date(`${on}T12:00:00Z`);
  const [found] = await tx
    .select({ id: meetings.id, startsAt: meetings.startsAt })
    .from(meetings)
    .where(
      and(
        eq(meetings.regionId, regionId),
        eq(meetings.gremiumId, gremiumId),
        eq(meetings.state, "held"),
        between(meetings.startsAt, new Date(noon.getTime() - SIXTY_DAYS), new Date(noon.getTime() + SIXTY_DAYS)),
        notExists(
          tx
            .select({ id: agendaItems.id })
            .from(agendaItems)
            .innerJoin(agendaNotes, and(eq(agendaNotes.regionId, agendaItems.regionId), eq(agendaNotes.agendaItemId, agendaItems.id)))
            .where(and(eq(agendaItems.regionId, meetings.regionId), eq(agendaItems.meetingId, meetings.id))),
        ),
      ),
    )
    .orderBy(sql`abs(extract(epoch from ${meetings.startsAt} - ${noon.toISOString()}::timestamptz))`)
    .limit(1);
  if (found) return found;
  const made = { id: newId(ctx.now), startsAt: new Date(`${on}T13:00:00Z`) };
  const endsAt = new Date(`${on}T14:50:00Z`);
  await tx.insert(meetings).values({ regionId, gremiumId, ...made, endsAt, number, place: "Kreishaus, Raum 101", state: "held", isPublic: true });
  return made;
}

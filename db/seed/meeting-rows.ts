import type { PgTable } from "drizzle-orm/pg-core";
import { momentOf } from "#domain/network/meetings/index.ts";
import { agendaItems, meetingInternals, meetingParticipants, meetings, topicReferrals, topics } from "#domain/network/meetings/schema.ts";
import type { Story, StoryMeeting } from "./story.ts";

type Ids = Record<"gremiumId" | "memberId" | "personId" | "meetingId" | "itemId", (key: string) => string>;

/** The meetings of a story and what waits to be spoken about, in the order in which they can be inserted. */
export function meetingRows(
  regionId: string,
  story: Story,
  now: Date,
  ids: Ids,
  fresh: () => { regionId: string; id: string },
): [PgTable, Record<string, unknown>[]][] {
  const moment = (on: string, at: string) => {
    const found = momentOf("Europe/Berlin", { on, at });
    if (!found) throw new Error(`No clock shows ${on} ${at}.`);
    return found;
  };
  const referrals: Record<string, unknown>[] = [];
  const topicRows = story.topics.map(({ gremium, minutes, referredTo, ...topic }) => {
    const row = { ...fresh(), gremiumId: ids.gremiumId(gremium), durationMinutes: minutes ?? null, note: "", ...topic };
    if (referredTo)
      referrals.push({
        ...fresh(),
        topicId: row.id,
        fromGremiumId: row.gremiumId,
        toGremiumId: ids.gremiumId(referredTo),
        note: "Das betrifft auch die Kurse.",
        referredOn: story.referenceDay,
      });
    return row;
  });
  return [
    [
      meetings,
      story.meetings.map(({ key, gremium, number, on, from, to, place, state, isPublic }) => ({
        regionId,
        id: ids.meetingId(key),
        gremiumId: ids.gremiumId(gremium),
        number,
        startsAt: moment(on, from),
        endsAt: moment(on, to),
        place,
        state,
        isPublic,
        sequence: state === "cancelled" ? 1 : 0,
      })),
    ],
    [
      meetingInternals,
      story.meetings.map(({ key, state }) => ({
        regionId,
        meetingId: ids.meetingId(key),
        cancelledReason: state === "cancelled" ? "Zu viele Absagen." : null,
      })),
    ],
    [meetingParticipants, story.meetings.flatMap((meeting) => participantsOf(meeting, story, now, ids, fresh))],
    [
      agendaItems,
      story.meetings.flatMap(({ key, state, items }) =>
        items.map(({ title, minutes, owner, isPublic }, index) => ({
          regionId,
          id: ids.itemId(`${key}/${index + 1}`),
          meetingId: ids.meetingId(key),
          position: index + 1,
          title,
          durationMinutes: minutes ?? null,
          ownerPersonId: owner ? ids.personId(owner) : null,
          isPublic: isPublic ?? false,
          outcome: state === "held" ? "finished" : "open",
        })),
      ),
    ],
    [topics, topicRows],
    [topicReferrals, referrals],
  ];
}

/** Nobody is asked for what is only planned. */
function participantsOf(
  { key, gremium, number, on, state, misses }: StoryMeeting,
  story: Story,
  now: Date,
  ids: Ids,
  fresh: () => { regionId: string; id: string },
) {
  if (state === "planned") return [];
  const members = story.gremien.find((each) => each.key === gremium)?.members ?? [];
  return members
    .filter(({ fromOn, untilOn, substituteFor }) => !substituteFor && fromOn <= on && (untilOn === undefined || on <= untilOn))
    .map(({ person, votes }, index) => {
      const isMissing = (index + number) % misses === 1;
      return {
        ...fresh(),
        meetingId: ids.meetingId(key),
        personId: ids.personId(person),
        memberId: ids.memberId(`${gremium}/${person}`),
        votes: votes ?? true,
        mailedSequence: state === "cancelled" ? 1 : 0,
        mailedAt: now,
        answer: state === "invited" && index % 3 === 2 ? null : isMissing ? "no" : "yes",
        answeredAt: state === "invited" && index % 3 === 2 ? null : now,
        attended: state === "held" ? (isMissing ? "excused" : "present") : null,
      };
    });
}

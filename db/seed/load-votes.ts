import { allRecommendations, findConcept } from "#domain/concept/index.ts";
import { castBallot, castPaperBallot, closeRound, createRound, expectPaper, makeCodes, openRound, showPublicly } from "#domain/concept/priorities/index.ts";
import { conferences } from "#domain/network/conferences/schema.ts";
import { momentOf } from "#domain/network/meetings/index.ts";
import { newId, read, type Context } from "#platform/db/index.ts";
import type { StoryVote } from "./story.ts";

/** Ballots are cast one by one by links, in the demo as everywhere: nobody could write them otherwise. */
export async function loadVotes(ctx: Context, votes: readonly StoryVote[]): Promise<void> {
  const { recommendations, occasions } = await read(ctx, async (db) => ({
    recommendations: allRecommendations((await findConcept(ctx, db))?.fields ?? []),
    occasions: await db.select({ id: conferences.id, title: conferences.title }).from(conferences),
  }));
  for (const told of votes) {
    const at = ({ on, at: time }: { on: string; at: string }): Context => ({ ...ctx, now: momentOf(ctx.region.timeZone, { on, at: time }) ?? ctx.now });
    const opening = at(told.openedOn);
    const idOf = (number: string) => expected(recommendations.find((each) => each.number === number)?.id, number);
    // In the order of the concept, as the round keeps them.
    const items = told.items.toSorted(
      (a, b) => recommendations.findIndex(({ number }) => number === a.number) - recommendations.findIndex(({ number }) => number === b.number),
    );
    const { id } = done(
      await createRound(opening, {
        question: told.question,
        questionIn: told.questionIn,
        method: "points",
        points: 5,
        pointsPerItem: 3,
        strength: told.strength,
        gremiumId: null,
        languages: ["de", "en", "ar"],
        conferenceId: occasions.find(({ title }) => title === told.conference)?.id ?? null,
        meetingId: null,
        items: items.map(({ number, label, labelIn = {} }) => ({ recommendationId: idOf(number), label, labelIn })),
        criteria: [],
      }),
    );
    done(await openRound(opening, { id, ends: null }));
    const codes = told.strength === "codes" ? done(await makeCodes(opening, { id, count: told.ballots + 4 }, newId(opening.now))).codes : [];
    done(await expectPaper(opening, { id, count: told.paper }));
    const phone: Context = { ...opening, actor: { kind: "link", opens: "priority-round", subjectId: id, name: "Link zur Abstimmung" } };
    for (let ballot = 0; ballot < told.ballots; ballot++) {
      const cast = { roundId: id, secret: `${id} ${ballot}`, code: codes[ballot] ?? null, marks: marksOf(items, ballot) };
      done(ballot < told.paper ? await castPaperBallot(opening, cast) : await castBallot(phone, cast));
    }
    if (!told.closedOn) continue;
    const closing = at(told.closedOn);
    done(await closeRound(closing, { id, withoutResult: false }));
    done(await showPublicly(closing, { id, isPublic: true }));
  }
}

/** Five points, at most three on one item, drawn by weight; the same for the same ballot. */
function marksOf(items: readonly { weight: number }[], ballot: number): number[] {
  const marks = items.map(() => 0);
  const all = items.reduce((sum, { weight }) => sum + weight, 0);
  for (let point = 0, turn = 0; point < 5; turn++) {
    let drawn = ((ballot + 1) * 7919 + turn * 104_729 + ((ballot * turn * 31) % 97)) % all;
    const place = items.findIndex(({ weight }) => (drawn -= weight) < 0);
    if ((marks[place] ?? 3) >= 3) continue;
    marks[place] = (marks[place] ?? 0) + 1;
    point++;
  }
  return marks;
}

function expected<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The demo's vote names ${what}, which is not there.`);
  return found;
}

function done<T>(result: { ok: true; value: T } | { ok: false; refusal: string }): T {
  if (!result.ok) throw new Error(`The demo's vote: ${result.refusal}`);
  return result.value;
}

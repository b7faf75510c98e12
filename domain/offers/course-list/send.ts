import { and, eq, isNull, lt, or } from "drizzle-orm";
import { z } from "zod";
import { read, transact, type Context, type Writer } from "#platform/db/index.ts";
import type { JobHandler } from "#platform/jobs/index.ts";
import { queueMail, type MailFile } from "#platform/mail/index.ts";
import { issueCode } from "#platform/tenancy/index.ts";
import { beginOf, isDue, isWorkingDayHere, letterFor } from "./due.ts";
import type { CourseListWords } from "./letters.ts";
import { readCourseList } from "./read-courses.ts";
import { courseListSubscribers } from "./schema.ts";
import { ownSubscriber, wholeQuery } from "./subscribe.ts";

const Payload = z.object({ subscriberId: z.uuid() });
/** The way out stands in every mail, and people open old ones. */
const LINK_DAYS = 400;
/** Mail servers take more at once for a flood; who is left comes on the next working day. */
const MOST_A_DAY = 500;

/** The job "course-list.confirm": asks the owner of an address whether the wish was meant. Done twice, it asks once. */
export function askToConfirm(words: CourseListWords): JobHandler {
  return async (ctx, { payload }) => {
    const { subscriberId } = Payload.parse(payload);
    await transact(ctx, async (tx) => {
      const [found] = await tx.select().from(courseListSubscribers).where(ownSubscriber(ctx, subscriberId)).for("update");
      if (!found || found.state !== "asked" || found.mailedOn !== null) return;
      const code = await aCode(ctx, tx, subscriberId);
      const { language, pace } = found;
      await queueMail(tx, ctx, {
        to: found.email,
        addressee: { name: found.name },
        unasked: true,
        matterId: subscriberId,
        handOver: true,
        ...words.compose({ kind: "confirm", region: ctx.region, language, pace, code }),
      });
      await tx.update(courseListSubscribers).set({ mailedOn: ctx.today }).where(ownSubscriber(ctx, subscriberId));
      tx.audit("course-list.mailed", subscriberId, { kind: "confirm" });
    });
  };
}

/**
 * The job "course-lists.send", every morning: on working days each subscriber whose week or month began gets the list, if it
 * is another one than before. A list is made once for all who get the same one; each subscriber is a transaction, so that a
 * morning that was cut off goes on where it was, and nobody gets a list twice.
 */
export function sendCourseLists(words: CourseListWords): JobHandler {
  return async (ctx) => {
    const s = courseListSubscribers;
    const waiting = await read(ctx, async (db) => {
      if (!(await isWorkingDayHere(ctx, db))) return [];
      const before = (pace: "weekly" | "monthly") => and(eq(s.pace, pace), lt(s.lookedOn, beginOf(pace, ctx.today)));
      const isWaiting = or(isNull(s.lookedOn), before("weekly"), before("monthly"));
      return db
        .select()
        .from(s)
        .where(and(eq(s.regionId, ctx.region.id), eq(s.state, "listed"), isWaiting))
        .orderBy(s.id)
        .limit(MOST_A_DAY);
    });
    const lists = new Map<string, Awaited<ReturnType<typeof readCourseList>> & { files: () => Promise<MailFile[]> }>();
    for (const { id, language, query: stored, seenHash } of waiting) {
      const query = wholeQuery(stored);
      const key = JSON.stringify([language, query]);
      let list = lists.get(key);
      if (!list) {
        const read = await readCourseList(ctx, query, language);
        let files: Promise<MailFile[]> | undefined;
        list = { ...read, files: () => (files ??= words.write({ region: ctx.region, today: ctx.today, language, query, ...read })) };
        lists.set(key, list);
      }
      // Before the transaction: setting a document takes longer than one should.
      const files = list.hash === seenHash ? [] : await list.files();
      await sendOne(ctx, words, id, { hash: list.hash, count: list.courses.length + list.more, files });
    }
  };
}

async function sendOne(
  ctx: Context,
  words: CourseListWords,
  id: string,
  { hash, count, files }: { hash: string; count: number; files: readonly MailFile[] },
): Promise<void> {
  await transact(ctx, async (tx) => {
    const [found] = await tx.select().from(courseListSubscribers).where(ownSubscriber(ctx, id)).for("update");
    if (!found || found.state !== "listed" || !isDue(found.pace, found.lookedOn, ctx.today)) return;
    const kind = letterFor(found.seenHash, hash, found.mailedOn, ctx.today);
    if (kind !== null) {
      const code = await aCode(ctx, tx, id);
      const { language, pace } = found;
      const letter = { region: ctx.region, language, pace, code };
      const said =
        kind === "list"
          ? words.compose({ ...letter, kind, count, query: wholeQuery(found.query) })
          : words.compose({ ...letter, kind, since: found.listOn ?? found.since });
      await queueMail(tx, ctx, {
        to: found.email,
        addressee: { name: found.name },
        matterId: id,
        handOver: true,
        ...said,
        leaveAddress: words.leaveAddress(code),
        ...(kind === "list" ? { files } : {}),
      });
    }
    const sent = { ...(kind === null ? {} : { mailedOn: ctx.today }), ...(kind === "list" ? { listOn: ctx.today, seenHash: hash } : {}) };
    await tx
      .update(courseListSubscribers)
      .set({ lookedOn: ctx.today, ...sent })
      .where(ownSubscriber(ctx, id));
    tx.audit(kind === null ? "course-list.looked" : "course-list.mailed", id, kind === null ? undefined : { kind });
  });
}

function aCode(ctx: Context, tx: Writer, subjectId: string): Promise<string> {
  const expiresAt = new Date(ctx.now.getTime() + LINK_DAYS * 86_400_000);
  return issueCode(tx, { regionId: ctx.region.id, kind: "course-list", subjectId, expiresAt, keepsEarlier: true });
}

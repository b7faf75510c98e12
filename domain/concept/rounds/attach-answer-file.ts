import { and, eq } from "drizzle-orm";
import { transact, type Context } from "#platform/db/index.ts";
import { removeFile, storeFile, type FileRefusal } from "#platform/files/index.ts";
import { done, refused, type Result } from "#platform/result.ts";
import { ALLOWED_FILES, type Upload } from "../measures/attach-file.ts";
import { statusAnswers } from "../schema.ts";
import { lockOwnAnswers } from "./save-status-answers.ts";

export type AttachAnswerFileResult =
  | Result<{ fileId: string }, "not-allowed" | "round-closed" | "answer-not-found" | "already-decided">
  | { ok: false; refusal: "file-refused"; reason: FileRefusal };

/** Puts a file beside an answer; a later one takes its place. It stays inside. */
export async function attachAnswerFile(ctx: Context, input: { answerId: string }, upload: Upload): Promise<AttachAnswerFileResult> {
  return transact(ctx, async (tx): Promise<AttachAnswerFileResult> => {
    const found = await lockOwnAnswers(ctx, tx);
    if (!found.ok) return found;
    const answer = found.value.find(({ id }) => id === input.answerId);
    if (!answer) return refused("answer-not-found");
    if (answer.decidedAt) return refused("already-decided");
    const stored = await storeFile(tx, ctx, { ...upload, allowed: ALLOWED_FILES });
    if (!stored.ok) return { ok: false, refusal: "file-refused", reason: stored.refusal };
    await tx
      .update(statusAnswers)
      .set({ fileId: stored.value.id, savedAt: ctx.now, version: answer.version + 1 })
      .where(and(eq(statusAnswers.regionId, ctx.region.id), eq(statusAnswers.id, answer.id)));
    if (answer.fileId !== null) await removeFile(tx, ctx, { id: answer.fileId });
    tx.audit("status-answer.file-attached", answer.id, { fileId: stored.value.id });
    return done({ fileId: stored.value.id });
  });
}

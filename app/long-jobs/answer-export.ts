import { data, href, redirect } from "react-router";
import type { Context } from "#platform/db/index.ts";
import { attachment } from "#platform/files/index.ts";
import { LONG_FROM, startLongJob } from "#platform/long-jobs/index.ts";
import { exporters, type ExportKind } from "./exports.ts";
import { mayDo } from "./works.ts";

/** A short export as a file at once; of a long one, the page of the job that writes it. @throws 403 as data */
export async function answerExport(ctx: Context, kind: ExportKind, asked: Record<string, unknown>, locale: string): Promise<Response> {
  if (!mayDo(ctx.actor, kind)) throw data({ code: "not-allowed" }, { status: 403 });
  const { count, write } = exporters[kind];
  if ((await count(ctx, asked)) > LONG_FROM) {
    const started = await startLongJob(ctx, { kind, asked, locale }, mayDo);
    if (!started.ok) throw data({ code: started.refusal }, { status: 403 });
    return redirect(href("/app/:region/vorgaenge/:id", { region: ctx.region.slug, id: started.value.longJobId }), 303);
  }
  return downloadOf(await write(ctx, asked, locale, () => Promise.resolve()));
}

/** An export as a download, never as a page of ours. */
export function downloadOf(file: { name: string; mediaType: string; pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }): Response {
  return new Response(streamOf(file.pieces), {
    headers: {
      "content-type": file.mediaType,
      "content-disposition": attachment(file.name),
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    },
  });
}

/** Piece by piece, as fast as the reader takes them. */
function streamOf(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

import { data } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { exportAudit } from "#platform/audit/index.ts";
import { attachment } from "#platform/files/index.ts";
import type { Route } from "./+types/audit-download.ts";
import { readAuditQuery } from "./audit-query.ts";

/** The same choice as on the page, all of it, as CSV. */
export function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const { filters } = readAuditQuery(new URL(request.url).searchParams);
  const result = exportAudit(ctx, filters, [
    t("administration.number"),
    t("administration.at"),
    t("administration.actor"),
    t("administration.event"),
    t("administration.subject"),
    t("administration.details"),
  ]);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  return new Response(streamOf(result.value), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${t("administration.audit-file")}-${ctx.region.slug}-${ctx.today}.csv`),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

function streamOf(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

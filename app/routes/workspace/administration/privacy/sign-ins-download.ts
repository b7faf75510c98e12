import { data, redirect } from "react-router";
import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { deviceWords, signInEventWords } from "#app/routes/account/sign-in-event-words.ts";
import { BYTE_ORDER_MARK, encodeRows } from "#platform/audit/index.ts";
import { attachment } from "#platform/files/index.ts";
import { exportSignIns } from "#platform/auth/index.ts";
import type { Route } from "./+types/sign-ins-download.ts";
import { privacyAddress } from "./addresses.ts";
import { readSignInQuery } from "./sign-in-query.ts";

/** The same choice as on the page, all of it, as CSV. */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const { filters } = readSignInQuery(new URL(request.url).searchParams);
  const found = await exportSignIns(ctx, params.id, filters);
  if (!found.ok && found.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  // The page says in words why there is nothing to take along.
  if (!found.ok) return redirect(privacyAddress(params.region, `/einsicht/${params.id}/anmeldungen`));
  const rows = found.value.map((entry) => [String(entry.seq), entry.at.toISOString(), entry.name, signInEventWords(t, entry), deviceWords(t, entry.userAgent)]);
  const headings = [t("administration.number"), t("administration.at"), t("administration.actor"), t("administration.event"), t("privacy.sign-ins-device")];
  return new Response(new Blob([BYTE_ORDER_MARK, encodeRows([headings, ...rows])]), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(`${t("privacy.sign-ins-file")}-${ctx.region.slug}-${ctx.today}.csv`),
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}

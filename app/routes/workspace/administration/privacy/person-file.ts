import { data } from "react-router";
import { accessReportDocument, accessReportJson } from "#app/documents/access-report.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { requestContext } from "#app/request.ts";
import { renderPdf } from "#platform/documents/index.ts";
import { downloadResponse } from "#platform/files/index.ts";
import { makeAccessReport } from "#platform/privacy/index.ts";
import type { Route } from "./+types/person-file.ts";
import { readSubject } from "./addresses.ts";

/** The access report to hand over, always in German: it is the administration's letter to the person. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const wanted = readSubject(params.kind, params.id);
  const isJson = params.file === "auskunft.json";
  const report = wanted && (isJson || params.file === "auskunft.pdf") ? await makeAccessReport(ctx, register, wanted) : null;
  if (!report?.ok) throw data({ code: "not-found" }, { status: 404 });
  const setting = { register, region: ctx.region, today: ctx.today, locale: "de", texts: textsIn("de") } as const;
  const bytes = isJson
    ? Buffer.from(JSON.stringify(accessReportJson(report.value, setting), null, 2))
    : Buffer.from(await renderPdf(accessReportDocument(report.value, setting), { at: ctx.now }));
  // No name: file names end in logs and download lists.
  return downloadResponse({
    name: `${setting.texts.t("privacy.report-file")}-${ctx.today}.${isJson ? "json" : "pdf"}`,
    mediaType: isJson ? "application/json" : "application/pdf",
    bytes,
  });
}

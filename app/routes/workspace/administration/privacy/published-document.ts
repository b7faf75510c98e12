import type { RouterContextProvider } from "react-router";
import { recordOfProcessing } from "#app/documents/record-of-processing.ts";
import { securityMeasures } from "#app/documents/security-measures.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listOfficers } from "#platform/auth/index.ts";
import type { Settings } from "#platform/config/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Document } from "#platform/documents/index.ts";
import { PRIVACY } from "./addresses.ts";

/** The two documents a data protection officer asks for; they are letters of the house and therefore in German. */
export async function publishedDocument(ctx: Context, settings: Settings, which: "record" | "measures"): Promise<Document> {
  const publisher = { region: ctx.region, today: ctx.today, texts: textsIn("de") };
  return which === "record" ? recordOfProcessing(register, { ...publisher, officers: await listOfficers(ctx) }) : securityMeasures(settings, publisher);
}

/** What a page about one of the generated documents of data protection needs. */
export async function loadDocument(context: Readonly<RouterContextProvider>, name: Parameters<typeof publishedDocument>[2]) {
  const ctx = context.get(requestContext);
  const { title, subtitle, blocks } = await publishedDocument(ctx, context.get(houseContext).settings, name);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY);
  return { frame, region: ctx.region.slug, title, subtitle, blocks };
}

export type DocumentData = Awaited<ReturnType<typeof loadDocument>>;

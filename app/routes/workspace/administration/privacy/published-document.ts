import { recordOfProcessing } from "#app/documents/record-of-processing.ts";
import { securityMeasures } from "#app/documents/security-measures.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { listOfficers } from "#platform/auth/index.ts";
import type { Settings } from "#platform/config/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { Document } from "#platform/documents/index.ts";

/** The two documents a data protection officer asks for; they are letters of the house and therefore in German. */
export async function publishedDocument(ctx: Context, settings: Settings, which: "record" | "measures"): Promise<Document> {
  const publisher = { region: ctx.region, today: ctx.today, texts: textsIn("de") };
  return which === "record" ? recordOfProcessing(register, { ...publisher, officers: await listOfficers(ctx) }) : securityMeasures(settings, publisher);
}

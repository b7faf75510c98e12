import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recordOfProcessing } from "#app/documents/record-of-processing.ts";
import { securityMeasures } from "#app/documents/security-measures.ts";
import { textsIn } from "#app/messages/texts.ts";
import { register } from "#app/privacy.ts";
import { listOfficers } from "#platform/auth/index.ts";
import { makeContext } from "#platform/db/index.ts";
import { renderPdf, type Document } from "#platform/documents/index.ts";
import { openHouse } from "#platform/house.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/** Writes one of the two data protection documents of a region as PDF/UA. */
export async function writeDocument(which: "record" | "measures", options: { region?: string; out: string }): Promise<void> {
  if (options.region === undefined) throw new Error("Name the region: --region ellerland.");
  const house = await openHouse();
  try {
    const region = await findRegion(house.database, options.region);
    if (!region) throw new Error(`There is no region ${options.region}.`);
    const ctx = makeContext(house.database, region, { kind: "system", name: "privacy" });
    const texts = textsIn("de");
    const publisher = { region, today: ctx.today, texts };
    const document: Document =
      which === "record" ? recordOfProcessing(register, { ...publisher, officers: await listOfficers(ctx) }) : securityMeasures(house.settings, publisher);
    const name = `${texts.t(which === "record" ? "security.record-file" : "security.file")}-${region.slug}-${ctx.today}.pdf`;
    await mkdir(options.out, { recursive: true });
    await writeFile(join(options.out, name), await renderPdf(document, { at: ctx.now }));
    process.stdout.write(`${join(options.out, name)}\n`);
  } finally {
    await house.open.close();
  }
}

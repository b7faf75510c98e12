import { writeProof } from "#app/documents/proof-of-use.ts";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { Route } from "./+types/proof-file.ts";
import { shownProof } from "./shown-proof.ts";

/** The proof of use as a spreadsheet: the same rows and sums as the page. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const proof = await shownProof(ctx, params);
  const locale = context.get(localeContext);
  return downloadOf({
    // Whoever settles several funds keeps their files in one folder.
    name: `verwendungsnachweis-${ctx.region.slug}-${proof.fund.name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${proof.year}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    pieces: [await writeProof(proof, { region: ctx.region.name, today: ctx.today }, locale)],
  });
}

import { RouterContextProvider } from "react-router";
import { expect, test } from "vitest";
import { localeContext, requestContext } from "#app/request.ts";
import { saveStatusAnswers, submitStatusRequest } from "#domain/concept/rounds/index.ts";
import { anOpenRound, draftFor } from "#domain/concept/rounds/test-round.ts";
import type { Context } from "#platform/db/index.ts";
import { testDatabase } from "#tests/support/database.ts";
import { loader } from "./file.ts";

const db = await testDatabase();

async function download(ctx: Context, id: string, file: string): Promise<Response> {
  const context = new RouterContextProvider();
  context.set(requestContext, ctx);
  context.set(localeContext, "de");
  const params = { region: ctx.region.slug, id, file };
  return (await loader({ params, context } as unknown as Parameters<typeof loader>[0])) as Response;
}

test("A status round is taken along as a table: a row for each measure asked about, also where nobody has answered", async () => {
  const { county, jensRequest, swimming, roundId, coordinator } = await anOpenRound(db);
  const link = county.linkCtx(jensRequest);
  await saveStatusAnswers(link, [await draftFor(county.ctx, jensRequest, swimming, { assessment: "at-risk", text: "=Es fehlen Zeiten; bis Mai." })]);
  await submitStatusRequest(link);
  const answer = await download(coordinator, roundId, "statusrunde.csv");
  expect(answer.headers.get("content-disposition")).toContain("statusrunde-");
  const [heading, ...rows] = (await answer.text()).replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(heading).toBe("Maßnahme;Organisation;Zuständig;Einschätzung;Antwort;Stand");
  expect(rows.toSorted().map((row) => row.split(";").slice(0, 2).join(";"))).toEqual([
    "Mama lernt Deutsch;Volkshochschule",
    expect.stringMatching(/^Schwimmen für alle;/),
    "Sprachcafé;Volkshochschule",
  ]);
  const swum = rows.find((row) => row.startsWith("Schwimmen"));
  expect(swum).toContain(";Gefährdet;");
  // A cell that would be a formula is text.
  expect(swum).toContain(`"'=Es fehlen Zeiten; bis Mai."`);
});

test("Another region's round and another file's name are not there", async () => {
  const [here, there] = [await anOpenRound(db), await anOpenRound(db)];
  for (const [ctx, file] of [
    [there.coordinator, "statusrunde.csv"],
    [here.coordinator, "anderes.csv"],
  ] as const)
    await expect(download(ctx, here.roundId, file)).rejects.toMatchObject({ init: { status: 404 } });
});

import { textsIn } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { opennessFigures, pickServices, QUESTIONS, type OpennessRow } from "#domain/offers/openness/index.ts";
import { read } from "#platform/db/index.ts";
import { tableDownload } from "../network/table-download.ts";
import { readOpennessQuery } from "./openness-query.ts";
import type { Route } from "./+types/openness-file.ts";

/** The regular services that the list shows with its filters, with their answers, as a table. */
export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const { services } = await read(ctx, (db) => opennessFigures(ctx, db));
  return tableDownload<OpennessRow>(ctx, params.file, {
    name: "offenheit",
    title: t("openness.title"),
    rows: pickServices(services, readOpennessQuery(url.searchParams).filter),
    columns: [
      { heading: t("catalogue.words-title"), width: 40, cell: ({ title }) => title },
      { heading: t("catalogue.field-organisationId"), width: 36, cell: ({ organisation }) => organisation },
      { heading: t("catalogue.field-branchId"), width: 24, cell: ({ branch }) => branch },
      ...QUESTIONS.flatMap((question) => [
        {
          heading: t(`openness.short-${question}`),
          width: 14,
          cell: ({ answers }: OpennessRow) => {
            const given = answers[question];
            return given ? t(`openness.answer-${given.answer}`) : null;
          },
        },
        { heading: t(`openness.sentence-${question}`), width: 40, cell: ({ answers }: OpennessRow) => answers[question]?.sentence ?? null },
      ]),
    ],
  });
}

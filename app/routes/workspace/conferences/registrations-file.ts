import { data } from "react-router";
import { attendanceDocument, badgesDocument } from "#app/documents/conferences.ts";
import { downloadOf } from "#app/long-jobs/answer-export.ts";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { tableCsv, tableXlsx, type TableColumn } from "#app/table-file.ts";
import { listRegistrations, type Registered } from "#domain/network/conferences/index.ts";
import { read } from "#platform/db/index.ts";
import { renderBadges, renderPdf } from "#platform/documents/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import type { Route } from "./+types/registrations-file.ts";
import { MEDIA_TYPES } from "./download.ts";

/** What is printed for the day, and the list as a table. */
export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const ctx = context.get(requestContext);
  const list = await read(ctx, (db) => listRegistrations(ctx, db, params.id));
  if (!list.ok) {
    throwIfClosed(list.refusal);
    throw data({ code: "not-found" }, { status: 404 });
  }
  const { t } = textsIn(context.get(localeContext));
  const { conference, registrations } = list.value;
  const columns = columnsOf(t);
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const [name, kind] = params.file.split(".");
  const bytes =
    params.file === "anmeldungen.csv"
      ? utf8(await tableCsv(columns, registrations))
      : params.file === "anmeldungen.xlsx"
        ? await tableXlsx(t("conferences.registrations"), columns, registrations)
        : params.file === "anwesenheitsliste.pdf"
          ? await renderPdf(attendanceDocument(conference, registrations), { at: ctx.now })
          : params.file === "namensschilder.pdf"
            ? await renderBadges(badgesDocument(conference, registrations), { at: ctx.now })
            : null;
  if (!bytes || (kind !== "csv" && kind !== "xlsx" && kind !== "pdf")) throw data({ code: "not-found" }, { status: 404 });
  return downloadOf({ name: `${name}-${ctx.today}.${kind}`, mediaType: MEDIA_TYPES[kind], pieces: [new Uint8Array(bytes)] });
}

function columnsOf(t: AppTexts["t"]): TableColumn<Registered>[] {
  return [
    { heading: t("conferences.add-name"), width: 30, cell: ({ name }) => name ?? t("conferences.forgotten") },
    { heading: t("conferences.column-organisation"), width: 34, cell: ({ organisation }) => organisation },
    { heading: t("conferences.column-email"), width: 30, cell: ({ email }) => email },
    { heading: t("conferences.registration-state"), width: 18, cell: ({ state }) => t(`conferences.registration-${state}`) },
    {
      heading: t("conferences.workshops"),
      width: 50,
      cell: ({ workshops }) => workshops.map(({ title, state }) => (state === "waiting" ? t("conferences.place-waiting", { title }) : title)).join("; "),
    },
    {
      heading: t("conferences.needs"),
      width: 40,
      cell: ({ needs }) =>
        [
          needs?.interpreterLanguage ? t("conferences.needs-interpreter", { language: needs.interpreterLanguage }) : "",
          needs?.childcare ? t("conferences.needs-childcare", { text: needs.childcare }) : "",
          needs?.access ? t("conferences.needs-access", { text: needs.access }) : "",
        ]
          .filter(Boolean)
          .join("; "),
    },
    { heading: t("conferences.column-attended"), width: 8, cell: ({ attendedAt }) => t(attendedAt ? "common.yes" : "common.no") },
  ];
}

/** Takes no form; who may not read the page learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}

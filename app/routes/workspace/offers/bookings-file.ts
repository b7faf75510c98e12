import { data } from "react-router";
import { textsIn, type AppTexts } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import type { TableColumn } from "#app/table-file.ts";
import { listBookings, type ListedBooking } from "#domain/offers/bookings/index.ts";
import { read } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { isId } from "../network/form.ts";
import { tableDownload } from "../network/table-download.ts";
import type { Route } from "./+types/bookings-file.ts";
import { unnamed } from "./unnamed.ts";

/** Who has a place, who waits and who left, as the page lists them: for the door, and for whoever calls around. */
export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id) ? await read(ctx, (db) => listBookings(ctx, db, params.id)) : null;
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const locale = context.get(localeContext);
  const { t } = textsIn(locale);
  return tableDownload(ctx, params.file, {
    name: "anmeldungen",
    title: t("bookings.list-title"),
    columns: columnsOf(t, createFormats(locale).moment),
    rows: found.bookings,
  });
}

function columnsOf(t: AppTexts["t"], moment: (at: Date) => string): TableColumn<ListedBooking>[] {
  return [
    { heading: t("bookings.column-place"), width: 8, cell: ({ arrived }) => arrived },
    { heading: t("bookings.column-name"), width: 30, cell: (booking) => booking.name ?? t(unnamed(booking)) },
    { heading: t("bookings.column-guardian"), width: 30, cell: ({ guardian }) => guardian },
    {
      heading: t("bookings.column-state"),
      width: 24,
      cell: ({ state, offeredUntil }) =>
        state === "offered" ? t("bookings.state-offered", { until: offeredUntil ? moment(offeredUntil) : "" }) : t(`bookings.state-${state}`),
    },
    { heading: t("bookings.column-email"), width: 30, cell: ({ email }) => email },
    { heading: t("bookings.column-phone"), width: 18, cell: ({ phone }) => phone },
    { heading: t("bookings.column-since"), width: 24, cell: ({ steps }) => (steps[0] ? moment(steps[0].at) : null) },
  ];
}

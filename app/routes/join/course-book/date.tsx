import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Dock } from "#app/components/dock.tsx";
import { Segmented } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useFormats, useLocale, useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { dateOfAddress } from "#app/routes/workspace/offers/events/date-address.ts";
import { textsOf } from "#app/routes/workspace/network/form.ts";
import { findSheet, isBegun, MARKS, NoteAttendance, noteAttendance, type Mark } from "#domain/offers/course-book/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { otherLanguages } from "../languages.ts";
import { frameOf } from "../offers/own.ts";
import type { Route } from "./+types/date.ts";
import { bookHref } from "./own.ts";

/** @throws 404 as data: no date of a course of the link's organisation */
async function ownSheet(ctx: Context, id: string, at: string) {
  const startsAt = dateOfAddress(at);
  const sheet = startsAt && (await read(ctx, (db) => findSheet(ctx, db, id, startsAt)));
  if (!sheet) throw data({ code: "not-found" }, { status: 404 });
  return sheet;
}

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const sheet = await ownSheet(ctx, params.id, params.at);
  return { code: params.code, id: params.id, sheet, isOpen: isBegun(ctx, sheet.startsAt), region: frameOf(ctx) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { startsAt } = await ownSheet(ctx, params.id, params.at);
  const typed = textsOf(await request.formData());
  const again = (fault: MessageKey, status: number) => data({ typed, fault }, { status });
  const marks = Object.fromEntries(Object.entries(typed).flatMap(([name, mark]) => (name.startsWith("mark-") ? [[name.slice("mark-".length), mark]] : [])));
  const input = NoteAttendance.safeParse({ offerId: params.id, startsAt, version: typed["version"] ? Number(typed["version"]) : null, marks });
  if (!input.success) return again("course-book.fault-check", 422);
  const noted = await noteAttendance(ctx, input.data);
  if (noted.ok) return redirect(bookHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: "saved" }), 303);
  if (noted.refusal === "not-allowed") throw data({ code: "not-found" }, { status: 404 });
  return again(`course-book.refused-${noted.refusal}`, 409);
}

/** One date, everybody on one sheet, saved as a whole. */
export default function SheetPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const formats = useFormats();
  const { code, id, sheet, isOpen, region } = loaderData;
  const { learners, version } = sheet;
  const when = `${formats.weekday(sheet.startsOn)}, ${sheet.isAllDay ? t("course-book.whole-day") : formats.time(sheet.startsAt)}`;
  const isNew = version === null;
  const chosen = (bookingId: string, mark: Mark | null) => actionData?.typed[`mark-${bookingId}`] ?? mark ?? (isNew ? "present" : undefined);
  const isConflict = actionData?.fault === "course-book.refused-version-conflict";
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={t("course-book.sheet-title")} lede={when}>
      <title>{`${t("course-book.sheet-title")} – ${when} – ${region.name}`}</title>
      <div className="stack-l flow">
        <p>
          <a href={bookHref(code, `/${id}`, locale)}>
            <German>{sheet.title}</German>
          </a>
        </p>
        {learners.length === 0 ? <p>{t("course-book.book-lede", { count: 0 })}</p> : null}
        {isOpen || learners.length === 0 ? null : <p>{t("course-book.sheet-early")}</p>}
        {isOpen && learners.length > 0 ? (
          <form method="post" className="stack-l" noValidate>
            <FormErrors errors={actionData ? { "": t(actionData.fault) } : undefined} />
            <p className="muted">{t(isNew ? "course-book.sheet-new" : "course-book.sheet-noted")}</p>
            <input type="hidden" name="version" value={version ?? ""} autoComplete="off" />
            <div className="stack marks">
              {learners.map(({ bookingId, name, mark, hasPlace }) => {
                const typed = actionData?.typed[`mark-${bookingId}`];
                const stands =
                  isConflict && typed !== (mark ?? undefined)
                    ? t("course-book.now-stands", { mark: t(mark ? `course-book.mark-${mark}` : "course-book.no-mark") })
                    : "";
                return (
                  <Segmented
                    key={bookingId}
                    name={`mark-${bookingId}`}
                    label={<bdi>{name}</bdi>}
                    hint={stands || (hasPlace ? undefined : t("course-book.gave-back"))}
                    chosen={chosen(bookingId, mark)}
                    choices={MARKS.map((value) => ({ value, label: t(`course-book.mark-${value}`) }))}
                  />
                );
              })}
            </div>
            <Dock>
              <Button kind="primary">{t("course-book.save")}</Button>
            </Dock>
          </form>
        ) : null}
      </div>
    </JoinPage>
  );
}

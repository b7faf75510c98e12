import type { ReactNode } from "react";
import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { composeBookingLetter } from "#app/mails/bookings.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { participantFrom } from "#app/offers/booking-form.ts";
import { capacityFields, capacityTexts, shownCapacity, wholeOf } from "#app/offers/capacity-form.ts";
import { CapacityInputs } from "#app/offers/capacity-inputs.tsx";
import { titleFor } from "#app/offers/title-for.ts";
import { ParticipantFields } from "#app/offers/participant-fields.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { bookFor, findOfferName, listBookings, SaveCapacity, saveCapacity, WithdrawFor, withdrawFor } from "#domain/offers/bookings/index.ts";
import { listHeadcounts, type Headcount } from "#domain/offers/course-book/index.ts";
import type { LastChange } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { FEW } from "#platform/small-numbers/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { isId, textsOf } from "../network/form.ts";
import type { Route } from "./+types/bookings.ts";
import { Bookings } from "./bookings-table.tsx";
import { offerCrumbs } from "./crumbs.ts";

const NOTICES = ["capacity-saved", "entered-booked", "entered-waiting", "withdrawn", "withdrawn-told"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => {
    const titles = isId(params.id) ? await findOfferName(ctx, db, params.id) : [];
    return titles.length === 0 ? null : { titles, list: await listBookings(ctx, db, params.id), headcounts: await listHeadcounts(ctx, db, params.id) };
  });
  if (!found) throw data({ code: "not-found" }, { status: 404 });
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: titleFor(found.titles, "de").title,
    capacity: found.list?.capacity ?? null,
    bookings: found.list?.bookings ?? [],
    headcounts: found.headcounts,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const { intent = "" } = typed;
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ intent, typed, faults, conflict: NO_CONFLICT }, { status });
  const back = (hinweis: (typeof NOTICES)[number]) => redirect(`${href("/app/:region/angebote/:id/anmeldungen", params)}?hinweis=${hinweis}`, 303);
  if (intent === "enter") {
    const who = participantFrom(typed, "de");
    if (!who.ok) return again(who.faults);
    const booked = await bookFor(ctx, { offerId: params.id, participant: who.participant }, await idOfForm(form));
    if (booked.ok) return back(booked.value.state === "waiting" ? "entered-waiting" : "entered-booked");
    if (booked.refusal === "not-open") return again({ "": "bookings.fault-not-open" }, 409);
    throw data({ code: booked.refusal }, { status: booked.refusal === "not-found" ? 404 : 403 });
  }
  if (intent === "withdraw") {
    const who = WithdrawFor.safeParse({ offerId: params.id, bookingId: typed["bookingId"], reason: (typed["reason"] ?? "").slice(0, 500) });
    if (!who.success) throw data({ code: "not-found" }, { status: 404 });
    const given = await withdrawFor(ctx, who.data, composeBookingLetter(context.get(houseContext).settings.origin));
    if (given.ok) return back(given.value.told ? "withdrawn-told" : "withdrawn");
    // It was offered to somebody else meanwhile: the list says so.
    if (given.refusal === "place-offered") return redirect(href("/app/:region/angebote/:id/anmeldungen", params), 303);
    throw data({ code: given.refusal }, { status: given.refusal === "not-found" ? 404 : 403 });
  }
  const input = SaveCapacity.safeParse({
    offerId: params.id,
    ...capacityFields(typed),
    answerDays: wholeOf(typed["answerDays"]),
  });
  if (!input.success) return again(Object.fromEntries(input.error.issues.map(({ path }) => [String(path[0] ?? ""), "bookings.fault-number" as const])));
  const saved = await saveCapacity(ctx, input.data);
  if (saved.ok) return back("capacity-saved");
  if (saved.refusal === "not-allowed" || saved.refusal === "not-found")
    throw data({ code: saved.refusal }, { status: saved.refusal === "not-found" ? 404 : 403 });
  if (saved.refusal === "version-conflict") {
    const theirs = capacityTexts(saved.stored);
    const none: Record<string, MessageKey> = {};
    const conflict: Overtaken = { theirs, changed: saved.changed };
    return data({ intent, typed: { ...typed, version: theirs["version"] ?? "" }, faults: none, conflict }, { status: 409 });
  }
  return again({ maximum: `bookings.refused-${saved.refusal}` });
}

type Overtaken = { theirs: Record<string, string>; changed: LastChange | null };
const NO_CONFLICT: Overtaken | null = null;

export default function BookingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, capacity, bookings, headcounts, notice } = loaderData;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const entering = actionData?.intent === "enter";
  const conflict = actionData?.conflict ?? null;
  const file = (kind: string) => href("/app/:region/angebote/:id/anmeldungen/datei/:file", { region, id, file: `anmeldungen.${kind}` });
  const places = <CapacityForm capacity={capacity} again={actionData && !entering ? { typed: actionData.typed, errors } : null} />;
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("bookings.list-title")}
      lede={capacity ? t("bookings.list-lede", { booked: capacity.booked, waiting: capacity.waiting, maximum: capacity.maximum }) : t("bookings.list-none")}
      notice={notice && !actionData ? <Notice kind="success">{t(`bookings.${notice}`)}</Notice> : undefined}
      aside={
        <>
          {capacity ? (
            <Side title={t("bookings.enter-title")}>
              <form method="post" className="stack-s" noValidate>
                <FormId />
                <p className="s">{t("bookings.enter-lede")}</p>
                {entering ? <FormErrors errors={errors} /> : null}
                <ParticipantFields typed={entering ? actionData.typed : {}} errors={entering ? errors : {}} needsEmail={false} />
                <Button name="intent" value="enter">
                  {t("bookings.enter-act")}
                </Button>
              </form>
            </Side>
          ) : null}
          {conflict ? null : <Side title={t("bookings.capacity-title")}>{places}</Side>}
        </>
      }
    >
      <title>{`${t("bookings.list-title")} – ${title} – ${frame.region.name}`}</title>
      {conflict && actionData ? (
        <TwoVersions {...conflict} yours={actionData.typed} theirsHref={href("/app/:region/angebote/:id/anmeldungen", { region, id })}>
          {places}
        </TwoVersions>
      ) : null}
      {bookings.length === 0 ? <p className="muted">{t("bookings.list-empty")}</p> : <Bookings bookings={bookings} />}
      {bookings.length > 0 ? (
        <p className="row s noprint">
          <a href={file("xlsx")}>{t("network.download-xlsx")}</a>
          <a href={file("csv")}>{t("network.download-csv")}</a>
        </p>
      ) : null}
      {headcounts.length > 0 ? <Headcounts headcounts={headcounts} /> : null}
    </WorkspacePage>
  );
}

/** Both versions beside each other, and below them the form with the reader's own: not in the margin, which a phone shows last. */
function TwoVersions({ yours, theirs, changed, theirsHref, children }: Overtaken & { yours: Record<string, string>; theirsHref: string; children: ReactNode }) {
  const { t } = useTexts();
  const formats = useFormats();
  const shown = (typed: Record<string, string>) => ({ ...shownCapacity(t, formats, typed), [t("bookings.answer-days")]: (typed["answerDays"] ?? "").trim() });
  return (
    <section className="stack" aria-labelledby="h-places">
      <h2 id="h-places">{t("bookings.capacity-title")}</h2>
      <Conflict changed={changed} yours={shown(yours)} theirs={shown(theirs)} theirsHref={theirsHref} />
      {children}
    </section>
  );
}

type Capacity = Route.ComponentProps["loaderData"]["capacity"];

function CapacityForm({ capacity, again }: { capacity: Capacity; again: { typed: Record<string, string>; errors: Record<string, string> } | null }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack-s" noValidate>
      {again ? <FormErrors errors={again.errors} /> : null}
      <CapacityInputs capacity={capacity} typed={again?.typed} errors={again?.errors ?? {}} />
      <TextInput
        name="answerDays"
        label={t("bookings.answer-days")}
        hint={t("bookings.answer-days-hint")}
        inputMode="numeric"
        dir="ltr"
        maxLength={5}
        defaultValue={again?.typed["answerDays"] ?? capacity?.answerDays ?? ""}
        error={again?.errors["answerDays"]}
        optional
      />
      <Button name="intent" value="capacity">
        {t("bookings.capacity-save")}
      </Button>
    </form>
  );
}

/** What the provider of a course noted, as far as the office may know it: a rounded number for each date. */
function Headcounts({ headcounts }: { headcounts: readonly Headcount[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-labelledby="h-headcounts">
      <h2 id="h-headcounts">{t("course-book.headcounts")}</h2>
      <p className="muted">{t("course-book.headcounts-lede", { count: headcounts.length })}</p>
      <Table
        caption={t("course-book.headcounts")}
        columns={[{ label: t("course-book.column-date") }, { label: t("course-book.column-headcount"), numeric: true }]}
        rows={headcounts.map(({ startsAt, headcount }) => ({ key: startsAt.toISOString(), cells: [formats.moment(startsAt), headcount ?? FEW] }))}
      />
    </section>
  );
}

import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { CheckList, RadioList } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findEventSettings, GROUPS, listKeptDates, REMIND_DAYS, SaveEventSettings, saveEventSettings, type KeptDate } from "#domain/offers/events/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import type { Route } from "./+types/dates.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { addressOfDate } from "./date-address.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  const found = await read(ctx, async (db) => ({
    dates: await listKeptDates(ctx, db, params.id),
    settings: await findEventSettings(ctx, db, params.id),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    today: ctx.today,
    ...found,
    isSaved: url.searchParams.get("hinweis") === "saved",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const form = await request.formData();
  const version = form.get("version");
  const remind = form.get("remindDays");
  const input = SaveEventSettings.safeParse({
    offerId: params.id,
    version: version ? Number(version) : null,
    remindDays: remind ? Number(remind) : null,
    groups: form.getAll("groups"),
  });
  if (!input.success) return data({ fault: "events.fault-check" as const }, { status: 422 });
  const saved = await saveEventSettings(ctx, input.data);
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id/termine", params)}?hinweis=saved`, 303);
  if (saved.refusal === "version-conflict") return data({ fault: "events.settings-conflict" as const }, { status: 409 });
  return throwIfClosed(saved.refusal);
}

/** The dates of an offer with their check-in lists; at the side, when a mail reminds and what is counted. */
export default function EventDatesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, title, today, dates, settings, isSaved } = loaderData;
  const past = dates.filter(({ startsOn }) => startsOn < today);
  const coming = dates.filter(({ startsOn }) => startsOn >= today).toReversed();
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("events.dates-title")}
      lede={dates.length === 0 ? t("events.dates-empty") : t("events.dates-lede")}
      actions={
        <>
          {dates.length === 0 ? (
            <ButtonLink small kind="primary" icon="clock" href={href("/app/:region/angebote/:id/zeiten", { region, id })}>
              {t("catalogue.part-when")}
            </ButtonLink>
          ) : null}
          <ButtonLink small href={href("/app/:region/angebote/:id/ergebnisse", { region, id })}>
            {t("events.results-title")}
          </ButtonLink>
        </>
      }
      notice={isSaved && !actionData ? <Notice kind="success">{t("events.settings-saved")}</Notice> : undefined}
      aside={
        <Side title={t("events.settings-title")}>
          <form method="post" className="stack-s">
            {actionData ? <FormErrors errors={{ "": t(actionData.fault) }} /> : null}
            <input type="hidden" name="version" value={settings?.version ?? ""} />
            <RadioList
              name="remindDays"
              label={t("events.remind-days")}
              hint={t("events.remind-hint")}
              chosen={String(settings?.remindDays ?? "")}
              choices={[
                { value: "", label: t("events.remind-none") },
                ...REMIND_DAYS.map((days) => ({ value: String(days), label: t(`events.remind-${days}`) })),
              ]}
            />
            <CheckList
              name="groups"
              label={t("events.groups")}
              hint={t("events.groups-hint")}
              chosen={settings?.groups ?? []}
              choices={GROUPS.map((group) => ({ value: group, label: t(`events.group-${group}`) }))}
            />
            <Button>{t("events.settings-save")}</Button>
          </form>
        </Side>
      }
    >
      <title>{`${t("events.dates-title")} – ${title} – ${frame.region.name}`}</title>
      {coming.length > 0 ? <DateRows heading={t("events.dates-coming")} region={region} id={id} dates={coming} isPast={false} /> : null}
      {past.length > 0 ? <DateRows heading={t("events.dates-past")} region={region} id={id} dates={past} isPast /> : null}
    </WorkspacePage>
  );
}

function DateRows({ heading, region, id, dates, isPast }: { heading: string; region: string; id: string; dates: readonly KeptDate[]; isPast: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section aria-label={heading}>
      <h2>{heading}</h2>
      <Rows
        rows={dates.map(({ startsAt, startsOn, isAllDay, isCancelled, came, walkIns }) => ({
          key: startsAt.toISOString(),
          symbol: <Icon name="calendar-event" />,
          title: `${formats.weekday(startsOn)}, ${isAllDay ? t("events.whole-day") : formats.time(startsAt)}`,
          href: href("/app/:region/angebote/:id/termine/:at", { region, id, at: addressOfDate(startsAt) }),
          tag: isCancelled ? <Tag>{t("events.date-cancelled")}</Tag> : undefined,
          second: isPast || came + walkIns > 0 ? t("events.date-came", { came, walkIns }) : undefined,
        }))}
      />
    </section>
  );
}

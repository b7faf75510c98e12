import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findDateAtDoor, findEventSettings, GROUPS, NoteVisit, noteVisit, SaveCount, saveCount, type Group } from "#domain/offers/events/index.ts";
import { read } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/door.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { dateOfAddress } from "./date-address.ts";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  const startsAt = orNotFound(dateOfAddress(params.at));
  const found = await read(ctx, async (db) => ({
    date: await findDateAtDoor(ctx, db, params.id, startsAt),
    settings: await findEventSettings(ctx, db, params.id),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    at: params.at,
    title: germanTitle(offer),
    date: orNotFound(found.date),
    groups: found.settings?.groups ?? [],
    isSaved: url.searchParams.get("hinweis") === "counted",
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const startsAt = orNotFound(dateOfAddress(params.at));
  const typed = textsOf(await request.formData());
  const again = (faults: Record<string, MessageKey>, status = 422) => data({ typed, faults, isOvertaken: false }, { status });
  const path = href("/app/:region/angebote/:id/termine/:at", params);
  if (typed["intent"] === "count") {
    const groups = GROUPS.filter((group) => (typed[group] ?? "") !== "").map((group) => [group, Number(typed[group])] as const);
    const input = SaveCount.safeParse({
      offerId: params.id,
      startsAt,
      version: typed["version"] ? Number(typed["version"]) : null,
      walkIns: Number(typed["walkIns"] || 0),
      groups: Object.fromEntries(groups),
    });
    if (!input.success) return again(Object.fromEntries(input.error.issues.map(({ path: way }) => [String(way.at(-1) ?? ""), "events.fault-number" as const])));
    const saved = await saveCount(ctx, input.data);
    if (saved.ok) return redirect(`${path}?hinweis=counted`, 303);
    throwIfClosed(saved.refusal);
    if (saved.refusal === "not-begun") return again({ "": "events.refused-not-begun" }, 409);
    const none: Record<string, MessageKey> = {};
    return data({ typed, faults: none, isOvertaken: true }, { status: 409 });
  }
  const [intent, bookingId] = (typed["act"] ?? "").split(":");
  const input = NoteVisit.safeParse({ offerId: params.id, startsAt, bookingId, isThere: intent === "in" });
  if (!input.success) return again({ "": "events.fault-check" });
  const noted = await noteVisit(ctx, input.data);
  // Back to the same name: at the door every tap counts.
  if (noted.ok) return redirect(`${path}#p-${input.data.bookingId}`, 303);
  throwIfClosed(noted.refusal);
  return again({ "": "events.refused-not-begun" }, 409);
}

/** One tap a person, on a phone at the door; printed, a list with boxes to tick. */
export default function DoorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, id, at, title, date, groups, isSaved } = loaderData;
  const there = date.people.filter(({ cameAt }) => cameAt !== null).length;
  const when = `${formats.weekday(date.startsOn)}, ${date.isAllDay ? t("events.whole-day") : formats.time(date.startsAt)}`;
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const crumbs = [...offerCrumbs(t, region, id, title), { label: t("events.dates-title"), href: href("/app/:region/angebote/:id/termine", { region, id }) }];
  const shownGroups = GROUPS.filter((group) => groups.includes(group) || date.groups[group] !== undefined);
  const counted = (of: (name: string) => string | number | undefined) =>
    Object.fromEntries([
      [t("events.walk-ins"), String(of("walkIns") || 0)],
      ...shownGroups.map((group): [string, string] => [t(`events.group-${group}`), String(of(group) ?? "")]),
    ]);
  const field = (name: string, stored: number | undefined) => ({
    name,
    defaultValue: actionData?.typed[name] ?? stored ?? "",
    error: errors[name],
    inputMode: "numeric" as const,
    dir: "ltr" as const,
    maxLength: 6,
    optional: true,
  });
  return (
    <WorkspacePage
      {...frame}
      crumbs={crumbs}
      kicker={when}
      title={t("events.door-title")}
      lede={date.people.length === 0 ? t("events.door-empty") : t("events.door-lede", { there, expected: date.people.length })}
      notice={isSaved && !actionData ? <Notice kind="success">{t("events.count-saved")}</Notice> : undefined}
    >
      <title>{`${t("events.door-title")} – ${when} – ${title} – ${frame.region.name}`}</title>
      <FormErrors errors={errors} />
      {date.isCancelled ? <Notice kind="warn">{t("events.door-cancelled")}</Notice> : null}
      {date.people.length > 0 ? <p className="muted s noprint">{t("events.door-print")}</p> : null}
      <form method="post">
        <ul className="rows">
          {date.people.map(({ bookingId, name, guardian, arrived, cameAt }) => (
            <li key={bookingId} id={`p-${bookingId}`}>
              <span aria-hidden="true">{cameAt ? "☑" : "☐"}</span>
              <div>
                <span className="t" dir="auto">
                  {name ?? t("bookings.gone")}
                </span>
                <p className="m">
                  {[
                    arrived === null ? "" : t("events.number", { arrived }),
                    guardian ? t("bookings.by-guardian", { guardian }) : "",
                    cameAt ? t("events.there-since", { time: formats.time(cameAt) }) : "",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <div className="act noprint">
                {cameAt ? (
                  <Button small kind="tertiary" name="act" value={`out:${bookingId}`} aria-label={t("events.check-out-of", { name: name ?? "" })}>
                    {t("events.check-out")}
                  </Button>
                ) : (
                  <Button name="act" value={`in:${bookingId}`} icon="check" aria-label={t("events.check-in-of", { name: name ?? "" })}>
                    {t("events.check-in")}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      </form>
      <section aria-labelledby="h-count" className="noprint">
        <h2 id="h-count">{t("events.count-title")}</h2>
        {actionData?.isOvertaken ? (
          <Conflict
            changed={null}
            yours={counted((name) => actionData.typed[name])}
            theirs={counted((name) => (name === "walkIns" ? date.walkIns : date.groups[name as Group]))}
            theirsHref={href("/app/:region/angebote/:id/termine/:at", { region, id, at })}
          />
        ) : null}
        <form method="post" className="stack-s narrow flow-s" noValidate>
          <p className="s">
            {t("events.count-lede", { there })} {date.version === null ? null : t("events.count-total", { total: there + date.walkIns })}
          </p>
          <input type="hidden" name="version" value={date.version ?? ""} />
          <TextInput {...field("walkIns", date.walkIns || undefined)} label={t("events.walk-ins")} />
          {shownGroups.map((group) => (
            <TextInput key={group} {...field(group, date.groups[group])} label={t(`events.group-${group}`)} />
          ))}
          <div className="row">
            <Button name="intent" value="count">
              {t("events.count-save")}
            </Button>
          </div>
        </form>
      </section>
    </WorkspacePage>
  );
}

import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findBookable } from "#domain/offers/bookings/index.ts";
import { listAsked, listFitting, offerPlace, type AskedForCourse } from "#domain/offers/courses/interest/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { throwIfClosed } from "../../meetings/refusals.ts";
import type { Route } from "./+types/offer-places.ts";
import { offerCrumbs } from "../crumbs.ts";
import { germanTitle, keptOffer } from "../kept-offer.ts";
import { useNeedWords } from "./need-words.ts";

/** Who comes after so many is not asked soon. */
const MOST_SHOWN = 20;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptCourse(ctx, params.id);
  const found = await read(ctx, async (db) => ({
    places: await findBookable(ctx, db, params.id),
    fitting: await listFitting(ctx, db, params.id, MOST_SHOWN),
    asked: await listAsked(ctx, db, params.id),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    title: germanTitle(offer),
    free: found.places?.free ?? null,
    fitting: found.fitting,
    asked: found.asked,
    isOffered: url.searchParams.get("hinweis") === "offered",
  };
}

/** @throws 403, 404 as data: no such offer, or no course */
async function keptCourse(ctx: Context, id: string) {
  const offer = await keptOffer(ctx, id);
  if (offer.content.kind !== "course") throwIfClosed("not-found");
  return offer;
}

export async function action({ params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptCourse(ctx, params.id);
  const offered = await offerPlace(ctx, params.id);
  if (offered.ok) return redirect(`${href("/app/:region/angebote/:id/interessierte", params)}?hinweis=offered`, 303);
  if (offered.refusal === "not-allowed" || offered.refusal === "not-found") {
    throwIfClosed(offered.refusal);
    return data({ fault: "interest.places-none" as const }, { status: 409 });
  }
  return data({ fault: `interest.refused-${offered.refusal}` as const }, { status: 409 });
}

export default function OfferPlacesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const need = useNeedWords();
  const formats = useFormats();
  const { frame, region, id, title, free, fitting, asked, isOffered } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("interest.places-title")}
      lede={free === null ? t("interest.places-none") : t("interest.places-lede", { free, fitting: fitting.length })}
      notice={
        actionData ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : isOffered ? (
          <Notice kind="success">{t("interest.places-offered")}</Notice>
        ) : undefined
      }
    >
      <title>{`${t("interest.places-title")} – ${title} – ${frame.region.name}`}</title>
      {free ? (
        <form method="post" className="stack-s narrow">
          <p className="muted s">{t("interest.places-hint")}</p>
          <p>
            <Button kind="primary">{t("interest.places-act")}</Button>
          </p>
        </form>
      ) : null}
      <section className="stack-s" aria-labelledby="h-asked">
        <h2 id="h-asked">{t("interest.places-asked")}</h2>
        {asked.length === 0 ? <EmptyState>{t("interest.places-nobody")}</EmptyState> : <Asked asked={asked} />}
      </section>
      {fitting.length > 0 ? (
        <section className="stack-s" aria-labelledby="h-fitting">
          <h2 id="h-fitting">{t("interest.places-fitting")}</h2>
          <Table
            caption={t("interest.places-fitting")}
            columns={[
              { label: t("interest.column-name") },
              { label: t("interest.column-need") },
              { label: t("interest.column-since") },
              { label: t("interest.column-reach") },
            ]}
            rows={fitting.map((entry) => ({
              key: entry.id,
              cells: [
                <span key="name" dir="auto">
                  {entry.contact?.name}
                </span>,
                need(entry),
                formats.day(entry.since),
                <bdi key="reach">{entry.contact?.email ?? entry.contact?.phone}</bdi>,
              ],
            }))}
          />
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Asked({ asked }: { asked: readonly AskedForCourse[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={t("interest.places-asked")}
      columns={[{ label: t("interest.column-name") }, { label: t("interest.places-column-offered") }, { label: t("interest.places-column-answer") }]}
      rows={asked.map(({ name, offeredAt, state, until, answeredAt }) => ({
        key: `${offeredAt.toISOString()} ${name}`,
        cells: [
          <span key="name" dir="auto">
            {name ?? t("interest.gone")}
          </span>,
          formats.moment(offeredAt),
          [
            state === "offered" ? t("interest.answer-offered", { until: until ? formats.moment(until) : "" }) : t(`interest.answer-${state}`),
            answeredAt ? formats.moment(answeredAt) : "",
          ]
            .filter(Boolean)
            .join(", "),
        ],
      }))}
    />
  );
}

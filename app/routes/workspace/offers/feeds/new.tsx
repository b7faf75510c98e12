import { data, href, redirect } from "react-router";
import { useTexts } from "#app/components/locale.tsx";
import { NOBODY, type Named } from "#app/components/forms/named-input.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { textsIn } from "#app/messages/texts.ts";
import { timeOnOneLine } from "#app/offers/times-text.ts";
import { isClear, readOrganisations } from "#app/named-fields.ts";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { hasOrganisations } from "#domain/network/names/index.ts";
import { addFeed, branchChoices, FeedFields, fetchCalendar, type NotRead, type RunOutcome } from "#domain/offers/feeds/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { read } from "#platform/db/index.ts";
import { createFormats } from "#platform/i18n/index.ts";
import { OrganisationList } from "../../network/name-inputs.tsx";
import type { Route } from "./+types/new.ts";
import { WhatOffersNeed } from "../what-offers-need.tsx";
import { FeedForm } from "./feed-form.tsx";
import { feedErrors, feedInput, NEW_FEED, readFeed, refusedField, type FeedDraft, type FeedErrors } from "./feed-input.ts";
import { NotReadList } from "./not-read.tsx";

/** Enough to see whether it is the right calendar. */
const SHOWN = 10;

type Preview = { count: number; events: { title: string; when: string }[]; notRead: NotRead[]; notReadCount: number };
type Again = { draft: FeedDraft; organisation: Named; errors: FeedErrors; preview: Preview | null; outcome: RunOutcome | null };

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const choices = await read(ctx, async (db) => ({
    branches: await branchChoices(ctx, db),
    municipalities: await municipalityChoices(ctx, db),
    hasProviders: await hasOrganisations(ctx, db),
  }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    nonce: context.get(scriptNonceContext),
    choices,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const named = await readOrganisations(ctx, form, ["organisationId"]);
  const organisation = named.organisationId ?? NOBODY;
  const draft = readFeed(form);
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ draft, organisation, errors: {}, preview: null, outcome: null, ...rest }, { status });
  if (form.get("intent") === "preview") {
    const address = FeedFields.shape.address.safeParse(draft.address);
    if (!address.success) return again({ errors: { address: "address" } });
    const fetched = await fetchCalendar(context.get(houseContext).settings, address.data, ctx.region.timeZone);
    if (!fetched.ok) return again({ outcome: fetched.refusal });
    const { events, notRead, notReadCount } = fetched.value.read;
    const locale = context.get(localeContext);
    const when = (time: (typeof events)[number]["time"]) => timeOnOneLine(textsIn(locale), createFormats(locale), time, ctx.today);
    const shown = events.slice(0, SHOWN).map(({ title, time }) => ({ title, when: when(time) }));
    return again({ preview: { count: events.length, events: shown, notRead, notReadCount } }, 200);
  }
  const input = FeedFields.safeParse(feedInput(draft));
  if (!input.success) return again({ errors: feedErrors(input.error, organisation) });
  if (!isClear(named)) return again({});
  const result = await addFeed(ctx, input.data, await idOfForm(form));
  if (result.ok) return redirect(`${href("/app/:region/angebote/kalender/:id", { region: params.region, id: result.value.id })}?hinweis=added`, 303);
  const errors = refusedField(result.refusal);
  if (errors) return again({ errors });
  throw data({ code: "not-allowed" }, { status: 403 });
}

export default function NewFeedPage({ loaderData, actionData: again }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, nonce, choices } = loaderData;
  const list = href("/app/:region/angebote/kalender", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("feeds.title"), href: list },
      ]}
      title={t("feeds.new")}
    >
      <title>{`${t("feeds.new")} – ${frame.region.name}`}</title>
      {choices.hasProviders && choices.branches.length > 0 ? (
        <>
          <OrganisationList region={region} near={[]} nonce={nonce} />
          <FeedForm
            draft={again?.draft ?? NEW_FEED}
            errors={again?.errors ?? {}}
            organisation={again?.organisation ?? NOBODY}
            choices={choices}
            cancelHref={list}
          >
            {again?.outcome ? <Notice kind="warn">{t(`feeds.outcome-${again.outcome}`)}</Notice> : null}
            {again?.preview ? <PreviewPart preview={again.preview} /> : null}
          </FeedForm>
        </>
      ) : (
        <WhatOffersNeed region={region} hasProviders={choices.hasProviders} hasBranches={choices.branches.length > 0} />
      )}
    </WorkspacePage>
  );
}

function PreviewPart({ preview: { count, events, notRead, notReadCount } }: { preview: Preview }) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="h-preview">
      <h2 id="h-preview">{t("feeds.preview-title")}</h2>
      <p>{t("feeds.preview-count", { count })}</p>
      <Rows rows={events.map(({ title, when }, place) => ({ key: String(place), title, second: when }))} />
      <NotReadList notRead={notRead} count={notReadCount} />
    </section>
  );
}

import { data, href, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { rearrangedTimes, TimesFields, useTimesSentence } from "#app/offers/times-fields.tsx";
import { draftOfTime, readTimes, timesFrom, type TimesErrors } from "#app/offers/times-form.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { setOfferTimes } from "#domain/offers/catalogue/index.ts";
import { Conflict } from "../gremien/conflict.tsx";
import { throwIfClosed } from "../meetings/refusals.ts";
import type { Route } from "./+types/times.ts";
import { offerCrumbs } from "./crumbs.ts";
import { germanTitle, keptOffer } from "./kept-offer.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    id: params.id,
    today: ctx.today,
    title: germanTitle(offer),
    version: offer.version,
    drafts: offer.content.times.map(draftOfTime),
    places: offer.content.places.map(({ id, name, street }) => ({ id, name: name || street })),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const form = await request.formData();
  const drafts = timesFrom(form);
  const version = Number(form.get("version"));
  const again = (more: { drafts?: typeof drafts; errors?: TimesErrors }, status: number) =>
    data({ drafts, errors: {} as TimesErrors, conflict: null, version, ...more }, { status });
  const rearranged = rearrangedTimes(drafts, String(form.get("intent") ?? ""));
  if (rearranged) return again({ drafts: rearranged }, 200);
  const read = readTimes(drafts);
  if (!read.ok) return again({ errors: read.errors }, 422);
  if (!Number.isInteger(version)) throw data({ code: "not-found" }, { status: 404 });
  const saved = await setOfferTimes(ctx, { id: params.id, version, times: read.times });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=times`, 303);
  if (saved.refusal === "version-conflict") {
    const conflict = { yours: read.times, theirs: saved.stored.times, changed: saved.changed };
    return data({ drafts, errors: {} as TimesErrors, conflict, version: saved.version }, { status: 409 });
  }
  return throwIfClosed(saved.refusal);
}

export default function OfferTimesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const sentence = useTimesSentence();
  const { frame, region, id, title, places, today } = loaderData;
  const words = useTimesWords(today);
  const errors = actionData?.errors ?? {};
  const label = t("catalogue.part-when");
  return (
    <WorkspacePage {...frame} crumbs={offerCrumbs(t, region, id, title)} title={label} lede={t("catalogue.times-lede")}>
      <title>{`${label} – ${title} – ${frame.region.name}`}</title>
      {actionData?.conflict ? (
        <Conflict
          changed={actionData.conflict.changed}
          yours={{ [label]: words(actionData.conflict.yours) }}
          theirs={{ [label]: words(actionData.conflict.theirs) }}
          theirsHref={href("/app/:region/angebote/:id/zeiten", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version || loaderData.version} />
        <FormErrors errors={Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, sentence(error)]))} />
        <TimesFields drafts={actionData?.drafts ?? loaderData.drafts} errors={errors} places={places.length > 1 ? places : []} />
        <SubmitBar label={t("catalogue.save")} cancel={{ href: href("/app/:region/angebote/:id", { region, id }), label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}

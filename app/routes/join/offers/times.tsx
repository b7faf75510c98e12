import { data, redirect } from "react-router";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { rearrangedTimes, TimesFields, useTimesSentence } from "#app/offers/times-fields.tsx";
import { draftOfTime, readTimes, timesFrom, type TimesErrors } from "#app/offers/times-form.ts";
import { useTimesWords } from "#app/offers/use-times-words.ts";
import { localeContext, requestContext } from "#app/request.ts";
import { setOwnTimes } from "#domain/offers/providers/index.ts";
import { otherLanguages } from "../languages.ts";
import type { Route } from "./+types/times.ts";
import { frameOf, ownHref, ownOffer } from "./own.ts";
import { titleOf } from "./title-of.ts";

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const own = await ownOffer(ctx, params.id);
  return {
    code: params.code,
    id: params.id,
    title: titleOf(own),
    stamp: own.stamp,
    today: ctx.today,
    drafts: own.content.times.map(draftOfTime),
    places: own.content.places.map(({ id, name, street }) => ({ id, name: name || street })),
    region: frameOf(ctx),
    isNew: url.searchParams.has("hinweis"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownOffer(ctx, params.id);
  const form = await request.formData();
  const drafts = timesFrom(form);
  const stamp = String(form.get("stamp") ?? "");
  const again = (more: { drafts?: typeof drafts; errors?: TimesErrors; over?: true }, status: number) =>
    data({ drafts, errors: {} as TimesErrors, conflict: null, stamp, over: false, ...more }, { status });
  const rearranged = rearrangedTimes(drafts, String(form.get("intent") ?? ""));
  if (rearranged) return again({ drafts: rearranged }, 200);
  const times = readTimes(drafts);
  if (!times.ok) return again({ errors: times.errors }, 422);
  const saved = await setOwnTimes(ctx, { id: params.id, stamp, times: times.times });
  if (saved.ok) return redirect(ownHref(params.code, `/${params.id}`, context.get(localeContext), { hinweis: saved.value.fate }), 303);
  if (saved.refusal === "changed-meanwhile") {
    const conflict = { yours: times.times, theirs: saved.standing.times };
    return data({ drafts, errors: {} as TimesErrors, conflict, stamp: saved.stamp, over: false }, { status: 409 });
  }
  if (saved.refusal === "not-found") throw data({ code: "not-found" }, { status: 404 });
  return again({ over: true }, 409);
}

export default function OwnTimesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const sentence = useTimesSentence();
  const { code, id, title, region, places, today, isNew } = loaderData;
  const words = useTimesWords(today);
  const errors = actionData?.errors ?? {};
  const label = t("providers.times-title");
  return (
    <JoinPage region={region.name} demo={region.isDemo} languages={otherLanguages(locale)} title={label} lede={<German>{title}</German>}>
      <title>{`${label} – ${region.name}`}</title>
      {isNew && !actionData ? <Notice kind="success">{t("providers.entered-now-times")}</Notice> : null}
      {actionData?.conflict ? (
        <CompareVersions
          name={t("providers.somebody")}
          fields={[{ label, yours: words(actionData.conflict.yours), theirs: words(actionData.conflict.theirs) }]}
          theirsHref={ownHref(code, `/${id}/zeiten`, locale)}
        />
      ) : null}
      <form method="post" className="stack flow" noValidate>
        <input type="hidden" name="stamp" value={actionData?.stamp || loaderData.stamp} />
        <FormErrors
          errors={{
            ...(actionData?.over ? { "": t("providers.fault-over") } : {}),
            ...Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, sentence(error)])),
          }}
        />
        <TimesFields drafts={actionData?.drafts ?? loaderData.drafts} errors={errors} places={places.length > 1 ? places : []} />
        <SubmitBar
          label={t("providers.save")}
          cancel={{ href: ownHref(code, `/${id}`, locale), label: t(isNew ? "providers.times-later" : "common.cancel") }}
        />
      </form>
    </JoinPage>
  );
}

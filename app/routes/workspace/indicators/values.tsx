import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { HintList } from "#app/indicators/hint-list.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { useFigureTexts } from "#app/indicators/figure-texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept } from "#domain/concept/index.ts";
import { findIndicator, removeValue, saveValue, showIndicator, ValueFields, type ValueConflict } from "#domain/concept/indicators/index.ts";
import type { SeriesHint } from "#domain/concept/plausibility/index.ts";
import { municipalityChoices } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/values.ts";
import { ValueForm } from "./value-form.tsx";
import { draftOfValue, EMPTY_VALUE, readValue, valueErrors, valueInput, type ValueDraft, type ValueErrors } from "./value-input.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({ indicator: await findIndicator(ctx, db, params.id), places: await municipalityChoices(ctx, db) }))
    : null;
  if (!found?.indicator) throw data({ code: "not-found" }, { status: 404 });
  const { searchParams } = new URL(request.url);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    // Who enters values sees them as they were entered.
    indicator: showIndicator(found.indicator, "exact"),
    places: found.places.map(({ id, name }) => ({ id, name })),
    edited: found.indicator.values.find(({ id }) => id === searchParams.get("wert")) ?? null,
    notice: searchParams.get("hinweis"),
  };
}

type Again = {
  draft: ValueDraft;
  id: string;
  version: number | null;
  errors: ValueErrors;
  hints: SeriesHint[];
  conflict: ValueConflict | null;
  changed: boolean;
};

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditConcept(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const form = await request.formData();
  const here = href("/app/:region/kennzahlen/:id/werte", params);
  const valueId = String(form.get("valueId") ?? "");
  const version = isId(valueId) ? Number(form.get("version")) : null;
  const draft = readValue(form);
  const shown = { draft, id: valueId, version, errors: {}, hints: [], conflict: null, changed: false };
  const again = (rest: Partial<Again>, status = 422) => data<Again>({ ...shown, ...rest }, { status });
  if (form.get("intent") === "remove") {
    if (version === null) throw data({ code: "not-found" }, { status: 404 });
    const removed = await removeValue(ctx, { indicatorId: params.id, id: valueId, version });
    if (removed.ok) return redirect(`${here}?hinweis=removed`, 303);
    if (removed.refusal === "version-conflict") return again({ changed: true }, 409);
    throw data({ code: "not-found" }, { status: 404 });
  }
  const fields = ValueFields.safeParse(valueInput(draft));
  if (!fields.success) return again({ errors: valueErrors(fields.error, draft) });
  const id = version === null ? await idOfForm(form) : valueId;
  const result = await saveValue(ctx, { indicatorId: params.id, id, version, anyway: form.has("anyway"), fields: fields.data });
  if (result.ok) return redirect(`${here}?hinweis=saved`, 303);
  switch (result.refusal) {
    case "hints":
      return again({ hints: result.hints });
    case "version-conflict":
      return again({ conflict: result, version: result.stored.version }, 409);
    case "period-taken":
      return again({ errors: { period: "period-taken" } });
    case "municipality-unknown":
      return again({ errors: { municipalityId: "municipality-unknown" } });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    default:
      throw data({ code: "not-found" }, { status: 404 });
  }
}

/** Entering values one by one; those that are there stand beside. */
export default function IndicatorValuesPage({ loaderData, actionData: again, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, indicator, places, edited, notice } = loaderData;
  const own = href("/app/:region/kennzahlen/:id", params);
  const here = `${own}/werte`;
  const title = t(edited ? "indicators.edit-value" : "indicators.enter-values");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("indicators.title"), href: href("/app/:region/kennzahlen", { region }) },
        { label: indicator.name, href: own },
      ]}
      title={title}
      notice={
        again?.changed ? (
          <Notice kind="warn">{t("indicators.value-changed-meanwhile")}</Notice>
        ) : notice === "saved" || notice === "removed" ? (
          <Notice kind="success">{t(`indicators.notice-value-${notice}`)}</Notice>
        ) : undefined
      }
      aside={<Entered {...loaderData} here={here} />}
      asideLabel={t("indicators.entered-values")}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {edited ? null : (
        <p>
          <a href={`${own}/einlesen`}>{t("indicators.file-link")}</a>
        </p>
      )}
      {again?.conflict ? <Conflict conflict={again.conflict} draft={again.draft} places={places} here={here} /> : null}
      {again && again.hints.length > 0 ? (
        <Notice kind="warn" title={t("indicators.hints-title")}>
          <HintList hints={again.hints} />
          <p>{t("indicators.hints-do")}</p>
        </Notice>
      ) : null}
      <ValueForm
        draft={again?.draft ?? (edited ? draftOfValue(edited) : EMPTY_VALUE)}
        errors={again?.errors ?? {}}
        kept={edited ? { id: edited.id, version: again?.version ?? edited.version } : null}
        hasHints={again !== undefined && again.hints.length > 0}
        isShare={indicator.unit === "percent"}
        places={places}
        cancelHref={edited ? here : own}
      />
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

function Entered({ indicator, here }: Pick<Loaded, "indicator"> & { here: string }) {
  const { t } = useTexts();
  const texts = useFigureTexts();
  return (
    <Side title={t("indicators.entered-values")}>
      {indicator.values.length === 0 ? <p className="muted s">{t("indicators.no-values")}</p> : null}
      <ul className="stack-s s">
        {indicator.values.toReversed().map((value) => (
          <li key={value.id}>
            <a href={`${here}?wert=${value.id}`}>
              {texts.period(value)}
              {value.place === "" ? "" : `, ${value.place}`}
            </a>
            : <span className="num">{texts.figure(value.shown, indicator)}</span>
          </li>
        ))}
      </ul>
    </Side>
  );
}

function Conflict({
  conflict: { stored, changed },
  draft,
  places,
  here,
}: { conflict: ValueConflict; draft: ValueDraft; here: string } & Pick<Loaded, "places">) {
  const { t } = useTexts();
  const formats = useFormats();
  const theirs = draftOfValue(stored);
  const place = (id: string) => places.find((known) => known.id === id)?.name ?? t("concept.whole-county");
  const names = ["period", "value", "baseCount", "note", "source"] as const;
  return (
    <CompareVersions
      name={changed?.by || t("measures.somebody")}
      time={changed ? formats.time(changed.at) : ""}
      moment={changed ? formats.moment(changed.at) : ""}
      fields={[
        { label: t("indicators.field-municipalityId"), yours: place(draft.municipalityId), theirs: place(theirs.municipalityId) },
        ...names.map((name) => ({ label: t(`indicators.field-${name}`), yours: draft[name], theirs: theirs[name] })),
      ]}
      theirsHref={`${here}?wert=${stored.id}`}
    />
  );
}

import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { groundOf, MapGround } from "#app/offers/map-ground.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listAreas, MOST_BYTES, previewOutlines, SaveArea, saveArea, seenAs, takeOutlines } from "#domain/offers/areas/index.ts";
import { listMap, type MapArea } from "#domain/offers/finding/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../../network/form.ts";
import type { Route } from "./+types/areas.ts";
import { AreaForm, degreesText, REFUSED, type Fault } from "./area-form.tsx";
import { OutlinesForm, OutlinesPreviewed, OutlinesReport } from "./outlines-form.tsx";

const PATH = "/app/:region/angebote/lage";

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { places, map } = await read(ctx, async (db) => ({ places: await listAreas(ctx, db), map: await listMap(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    // The outlines stand on the map; in the list it is enough that there is one.
    places: places.map(({ area, ...place }) => ({
      ...place,
      area: area && { latitude: area.latitude, longitude: area.longitude, postalCodes: area.postalCodes, hasOutline: area.outline !== null },
      seen: seenAs(area),
    })),
    map,
    limit: MOST_BYTES,
    saved: new URL(request.url).searchParams.get("hinweis") === "gespeichert",
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const form = await request.formData();
  const typed = textsOf(form);
  if (typed.intent === "outlines") return showOutlines(ctx, form.get("file"));
  if (typed.intent === "take") return writeOutlines(ctx, typed.found ?? "");
  const { id = "", latitude = "", longitude = "", postalCodes = "", seen = "" } = typed;
  const fault = (at: Omit<Fault, "id" | "typed">, status = 422) => data({ fault: { ...at, id, typed } satisfies Fault }, { status });
  const input = SaveArea.safeParse({ municipalityId: id, latitude, longitude, postalCodes, keepsOutline: "keepsOutline" in typed, seen });
  if (!input.success) {
    const fields = new Set(input.error.issues.map(({ path }) => path[0]));
    if (fields.has("latitude")) return fault({ field: "latitude", text: "areas.fault-latitude" });
    if (fields.has("longitude")) return fault({ field: "longitude", text: "areas.fault-longitude" });
    if (fields.has("postalCodes")) return fault({ field: "postalCodes", text: "areas.fault-postal-codes" });
    throw data({ code: "not-found" }, { status: 400 });
  }
  const saved = await saveArea(ctx, input.data);
  if (saved.ok) return redirect(`${href(PATH, { region: params.region })}?hinweis=gespeichert`, 303);
  if (saved.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (saved.refusal === "municipality-not-found") throw data({ code: "not-found" }, { status: 404 });
  return fault(REFUSED[saved.refusal], saved.refusal === "changed-meanwhile" ? 409 : 422);
}

/** What the file would write stands on the page and nowhere else; the same file again says the same. */
async function showOutlines(ctx: Context, file: FormDataEntryValue | null) {
  if (!(file instanceof File) || file.size === 0) return data({ refused: "no-file" as const }, { status: 422 });
  const preview = await previewOutlines(ctx, await file.bytes());
  if (preview.ok) return data({ preview: preview.value });
  if (preview.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data({ refused: preview.refusal }, { status: 422 });
}

/** @param found as the preview sent it; read as any other file, since it comes from a form */
async function writeOutlines(ctx: Context, found: string) {
  const taken = await takeOutlines(ctx, new TextEncoder().encode(found));
  if (taken.ok) return data({ report: taken.value });
  if (taken.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data({ refused: taken.refusal }, { status: 422 });
}

/** Where the municipalities lie: what the map, distances and postal codes rest on. */
export default function AreasPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { frame, region, places, map, limit, saved } = loaderData;
  const fault = actionData && "fault" in actionData ? actionData.fault : undefined;
  const report = actionData && "report" in actionData ? actionData.report : undefined;
  const preview = actionData && "preview" in actionData ? actionData.preview : undefined;
  const refused = actionData && "refused" in actionData ? actionData.refused : undefined;
  const second = (area: (typeof places)[number]["area"]) =>
    area
      ? [
          t("areas.middle-is", { latitude: degreesText(area.latitude, locale), longitude: degreesText(area.longitude, locale) }),
          area.postalCodes.join(", "),
          t(area.hasOutline ? "areas.with-outline" : "areas.without-outline"),
        ]
          .filter(Boolean)
          .join(" · ")
      : t("areas.unknown");
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("areas.title")}
      lede={places.length === 0 ? undefined : t("areas.lede", { known: places.filter(({ area }) => area).length, count: places.length })}
      notice={report || (saved && !actionData) ? <Notice kind="success">{t("areas.notice-saved")}</Notice> : undefined}
      asideLabel={t("areas.file-title")}
      aside={
        places.length === 0 ? undefined : (
          <Side title={t("areas.file-title")}>
            <OutlinesForm limit={limit} error={refused ? t(`areas.refused-${refused}`) : undefined} />
          </Side>
        )
      }
    >
      <title>{`${t("areas.title")} – ${frame.region.name}`}</title>
      {fault ? <FormErrors errors={{ [inputOf(fault)]: t(fault.text) }} labels={{ [inputOf(fault)]: places.find(({ id }) => id === fault.id)?.name }} /> : null}
      {places.length === 0 ? (
        <EmptyState action={<ButtonLink href={href("/app/:region/netzwerk/orte", { region })}>{t("places.title")}</ButtonLink>}>
          {t("areas.no-places")}
        </EmptyState>
      ) : (
        <>
          {report ? <OutlinesReport report={report} /> : null}
          {preview ? (
            <OutlinesPreviewed preview={preview} back={href(PATH, { region })}>
              <Drawing areas={preview.map} label={t("areas.preview-map")} />
            </OutlinesPreviewed>
          ) : (
            <Drawing areas={map} label={t("areas.map")} />
          )}
          <Rows
            rows={places.map((place) => ({
              key: place.id,
              depth: place.depth,
              title: <German>{place.name}</German>,
              second: second(place.area),
              act: <AreaForm place={place} fault={fault?.id === place.id ? fault : undefined} />,
            }))}
          />
        </>
      )}
    </WorkspacePage>
  );
}

/** The name of the input that a fault is at, in a list of forms of which each has one; "": none. */
function inputOf({ id, field }: Fault): string {
  return field === null ? "" : `${{ latitude: "latitude", longitude: "longitude", postalCodes: "postal-codes" }[field]}-${id}`;
}

/** As the public sees it, with the middles from which distances count. */
function Drawing({ areas, label }: { areas: readonly MapArea[]; label: string }) {
  const { t } = useTexts();
  const ground = groundOf(areas);
  if (!ground) return <Notice>{t("areas.no-outlines")}</Notice>;
  return (
    <figure className="mapbox narrow">
      <svg className="map" viewBox={`0 0 ${ground.width} ${ground.height}`} role="img" aria-label={label}>
        <MapGround ground={ground} />
        {areas.map(({ name, latitude, longitude }) => {
          const [x, y] = ground.on([longitude, latitude]);
          return <circle key={name} cx={x} cy={y} r={3} fill="var(--heide)" />;
        })}
      </svg>
    </figure>
  );
}

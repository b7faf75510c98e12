import { data, href, redirect, useParams } from "react-router";
import { usesOfMunicipality } from "#domain/concept/measures/index.ts";
import { Button } from "#app/components/button.tsx";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Select, TextArea, TextInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  AddMunicipalities,
  addMunicipalities,
  deleteMunicipality,
  EditMunicipality,
  editMunicipality,
  listMunicipalities,
  MUNICIPALITY_KINDS,
  type Municipality,
} from "#domain/network/municipalities/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/places.ts";
import { textsOf } from "./form.ts";

const PATH = "/app/:region/netzwerk/orte";
const DONE = { neu: "places.notice-added", geaendert: "places.notice-edited", entfernt: "places.notice-deleted" } as const;

/** A fault at an input of one form: of the place with `id`, or of the one for new places, "". */
type Fault = { id: string; field: "names" | "name" | "parentId" | "officialKey" | "delete"; text: MessageKey; typed: Record<string, string> };
/** Somebody else changed the place meanwhile; how it stands now is in the list. */
type Conflict = { by: string; at: string | null };
type Overtaken = { id: string; field: "conflict"; typed: Record<string, string>; conflict: Conflict };

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const hint = new URL(request.url).searchParams.get("hinweis");
  const told = Object.entries(DONE).find(([name]) => name === hint);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    places: await read(ctx, (db) => listMunicipalities(ctx, db)),
    notice: told?.[1] ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const typed = textsOf(await request.formData());
  const { id = "", intent, names = "", name = "", kind, parentId = "", officialKey = "" } = typed;
  const back = (notice: keyof typeof DONE) => redirect(`${href(PATH, { region: params.region })}?hinweis=${notice}`, 303);
  const fault = (field: Fault["field"], text: MessageKey, status = 422) => data({ id, field, text, typed } satisfies Fault, { status });
  const parent = parentId === "" ? null : parentId;

  if (intent === "delete") {
    const deleted = await deleteMunicipality(ctx, { id }, [usesOfMunicipality]);
    if (deleted.ok) return back("entfernt");
    if (deleted.refusal === "still-in-use") return fault("delete", "places.fault-in-use", 409);
    throw data({ code: deleted.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: deleted.refusal === "not-allowed" ? 403 : 404 });
  }
  if (id === "") {
    const input = AddMunicipalities.safeParse({ names, kind, parentId: parent });
    if (!input.success) return fault("names", names.trim() === "" ? "places.fault-names-missing" : "places.fault-names-long");
    const added = await addMunicipalities(ctx, input.data);
    if (added.ok) return back("neu");
    if (added.refusal === "parent-unknown") return fault("parentId", "places.fault-parent-unknown");
    throw data({ code: "not-allowed" }, { status: 403 });
  }
  const input = EditMunicipality.safeParse({ id, version: Number(typed.version), name, kind, parentId: parent, officialKey });
  if (!input.success) {
    const atKey = input.error.issues.some(({ path }) => path[0] === "officialKey");
    return atKey ? fault("officialKey", "places.fault-key") : fault("name", "places.fault-name");
  }
  const edited = await editMunicipality(ctx, input.data);
  if (edited.ok) return back("geaendert");
  if (edited.refusal === "name-taken") return fault("name", "places.fault-name-taken");
  if (edited.refusal === "parent-unknown" || edited.refusal === "parent-below") return fault("parentId", `places.fault-${edited.refusal}`);
  if (edited.refusal === "version-conflict") {
    const { changed } = edited;
    const conflict: Conflict = { by: changed?.by ?? "", at: changed?.at.toISOString() ?? null };
    return data({ id, field: "conflict", typed, conflict } satisfies Overtaken, { status: 409 });
  }
  throw data({ code: edited.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: edited.refusal === "not-allowed" ? 403 : 404 });
}

export default function PlacesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, places, notice } = loaderData;
  const nameOf = new Map(places.map(({ id, name }) => [id, name]));
  const faultOf = (id: string) => (actionData?.id === id ? actionData : undefined);
  const fault = actionData && actionData.field !== "conflict" ? actionData : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("places.title")}
      lede={t("places.lede", { count: places.length })}
      notice={notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : undefined}
      asideLabel={t("places.add-title")}
      aside={
        <Side title={t("places.add-title")}>
          <AddForm places={places} fault={fault?.id === "" ? fault : undefined} />
          {places.length > 0 ? (
            <p className="flow">
              <a href={href("/app/:region/angebote/lage", { region })}>{t("areas.title")}</a>
            </p>
          ) : null}
        </Side>
      }
    >
      <title>{`${t("places.title")} – ${frame.region.name}`}</title>
      {fault ? <FormErrors errors={{ [inputOf(fault)]: t(fault.text) }} labels={{ [inputOf(fault)]: nameOf.get(fault.id) }} /> : null}
      {places.length === 0 ? (
        <EmptyState>{t("places.empty")}</EmptyState>
      ) : (
        <Rows
          rows={places.map((place) => ({
            key: place.id,
            depth: place.depth,
            title: <German>{place.name}</German>,
            tag: <Tag>{t(`places.kind-${place.kind}`)}</Tag>,
            second: [
              place.parentId && t("places.part-of", { name: nameOf.get(place.parentId) ?? "" }),
              place.officialKey && t("places.key-is", { key: place.officialKey }),
            ]
              .filter(Boolean)
              .join(" · "),
            below: <EditForm place={place} places={places} fault={faultOf(place.id)} />,
          }))}
        />
      )}
    </WorkspacePage>
  );
}

/** The name of the input that a fault is at, in a list of forms of which each has one; "": none, it is about the whole place. */
function inputOf({ id, field }: Fault): string {
  if (field === "delete") return "";
  if (id === "") return field === "parentId" ? "parent-new" : field;
  return `${{ names: "name", name: "name", parentId: "parent", officialKey: "key" }[field]}-${id}`;
}

function AddForm({ places, fault }: { places: readonly Municipality[]; fault: Fault | undefined }) {
  const { t } = useTexts();
  const typed = fault?.typed ?? {};
  return (
    <form method="post" className="stack flow-s" noValidate>
      <TextArea
        name="names"
        label={t("places.names")}
        hint={t("places.names-hint")}
        rows={6}
        required
        defaultValue={typed.names}
        error={fault?.field === "names" ? t(fault.text) : undefined}
      />
      <KindSelect id="f-kind-new" value={typed.kind} />
      <ParentSelect id="f-parent-new" places={places} value={typed.parentId} error={fault?.field === "parentId" ? t(fault.text) : undefined} />
      <div>
        <Button kind="primary">{t("places.add")}</Button>
      </div>
    </form>
  );
}

function EditForm({ place, places, fault }: { place: Municipality; places: readonly Municipality[]; fault: Fault | Overtaken | undefined }) {
  const { t } = useTexts();
  const typed = fault?.typed ?? {};
  const error = (field: Fault["field"]) => (fault && fault.field !== "conflict" && fault.field === field ? t(fault.text) : undefined);
  return (
    <details className="more" open={fault !== undefined}>
      <summary aria-label={`${t("places.edit")}: ${place.name}`}>{t("places.edit")}</summary>
      <form method="post" className="stack flow-s" noValidate>
        <input type="hidden" name="id" value={place.id} />
        {/* What was typed stays of its version, until its writer has seen the other one. */}
        <input type="hidden" name="version" value={fault && fault.field !== "conflict" ? typed.version : place.version} />
        {fault?.field === "conflict" ? <BothVersions place={place} places={places} overtaken={fault} /> : null}
        {error("delete") ? <Notice kind="error">{error("delete")}</Notice> : null}
        <TextInput
          name="name"
          id={`f-name-${place.id}`}
          label={t("places.name")}
          required
          maxLength={80}
          defaultValue={typed.name ?? place.name}
          error={error("name")}
        />
        <KindSelect id={`f-kind-${place.id}`} value={typed.kind ?? place.kind} />
        <ParentSelect
          id={`f-parent-${place.id}`}
          places={places.filter(({ id }) => id !== place.id)}
          value={typed.parentId ?? place.parentId ?? ""}
          error={error("parentId")}
        />
        <TextInput
          name="officialKey"
          id={`f-key-${place.id}`}
          label={t("places.key")}
          hint={t("places.key-hint")}
          optional
          inputMode="numeric"
          defaultValue={typed.officialKey ?? place.officialKey ?? ""}
          error={error("officialKey")}
        />
        <p className="row">
          <Button small name="intent" value="save">
            {t("places.save")}
          </Button>
          <Button small kind="tertiary" name="intent" value="delete" aria-label={`${t("places.delete")}: ${place.name}`}>
            {t("places.delete")}
          </Button>
        </p>
      </form>
    </details>
  );
}

/** The list was read after the refusal, so that it is how the place stands now; saving once more means this version. */
function BothVersions({ place, places, overtaken: { typed, conflict } }: { place: Municipality; places: readonly Municipality[]; overtaken: Overtaken }) {
  const { t } = useTexts();
  const formats = useFormats();
  const region = useParams().region ?? "";
  const at = conflict.at === null ? null : new Date(conflict.at);
  const parentName = (id: string | null | undefined) => places.find((other) => other.id === id)?.name ?? t("places.parent-none");
  const kindName = (kind: string | undefined) => {
    const known = MUNICIPALITY_KINDS.find((one) => one === kind);
    return known ? t(`places.kind-${known}`) : "";
  };
  return (
    <CompareVersions
      name={conflict.by || t("measures.somebody")}
      time={at ? formats.time(at) : ""}
      moment={at ? formats.moment(at) : ""}
      fields={[
        { label: t("places.name"), yours: typed.name ?? "", theirs: place.name },
        { label: t("places.kind"), yours: kindName(typed.kind), theirs: kindName(place.kind) },
        { label: t("places.parent"), yours: parentName(typed.parentId), theirs: parentName(place.parentId) },
        { label: t("places.key"), yours: typed.officialKey ?? "", theirs: place.officialKey ?? "" },
      ]}
      theirsHref={href(PATH, { region })}
    />
  );
}

function KindSelect({ id, value }: { id: string; value: string | undefined }) {
  const { t } = useTexts();
  return (
    <Select
      name="kind"
      id={id}
      label={t("places.kind")}
      defaultValue={value ?? "gemeinde"}
      choices={MUNICIPALITY_KINDS.map((kind) => ({ value: kind, label: t(`places.kind-${kind}`) }))}
    />
  );
}

function ParentSelect({ id, places, value, error }: { id: string; places: readonly Municipality[]; value: string | undefined; error: string | undefined }) {
  const { t } = useTexts();
  return (
    <Select
      name="parentId"
      id={id}
      label={t("places.parent")}
      optional
      empty={t("places.parent-none")}
      defaultValue={value ?? ""}
      error={error}
      choices={places.map((place) => ({ value: place.id, label: place.name }))}
    />
  );
}

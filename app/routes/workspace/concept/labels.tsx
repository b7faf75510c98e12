import { data, href, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Button } from "#app/components/button.tsx";
import { Select, TextArea } from "#app/components/forms/controls.tsx";
import { German, german } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { allRecommendations, findConcept } from "#domain/concept/index.ts";
import {
  AddLabels,
  addLabels,
  DeleteLabel,
  deleteLabel,
  LABEL_KINDS,
  listLabels,
  RenameLabel,
  renameLabel,
  suggestedLabels,
  type LabelKind,
} from "#domain/concept/labels/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/labels.ts";
import { EditLabel, LabelUses, type LabelFault } from "./label-parts.tsx";

const PATH = "/app/:region/konzept/begriffe";
const DONE = { neu: "labels.notice-added", geaendert: "labels.notice-edited", entfernt: "labels.notice-deleted" } as const;

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const hint = url.searchParams.get("hinweis");
  const told = Object.entries(DONE).find(([name]) => name === hint);
  const { labels, concept } = await read(ctx, async (db) => ({ labels: await listLabels(ctx, db), concept: await findConcept(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    labels,
    /** Of the recommendations as they are counted today; those of other editions have none. */
    numbers: Object.fromEntries(allRecommendations(concept?.fields ?? []).map(({ id, number }) => [id, number])),
    suggested: suggestedLabels,
    notice: told?.[1] ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? "");
  const [id, intent, kind] = [text("id"), text("intent"), text("kind")];
  const typed = { kind, name: text("name"), names: text("names") };
  const back = (notice: keyof typeof DONE) => redirect(`${href(PATH, { region: params.region })}?hinweis=${notice}`, 303);
  const fault = (what: LabelFault["what"], status = 422) => data({ id, what, typed } satisfies LabelFault, { status });
  const gone = (refusal: string) => data({ code: refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: refusal === "not-allowed" ? 403 : 404 });

  if (intent === "delete") {
    const input = DeleteLabel.safeParse({ kind, id });
    if (!input.success) throw gone("label-not-found");
    const deleted = await deleteLabel(ctx, input.data);
    if (deleted.ok) return back("entfernt");
    if (deleted.refusal === "still-in-use") return fault("in-use", 409);
    throw gone(deleted.refusal);
  }
  if (id === "") {
    const input = AddLabels.safeParse({ kind, names: typed.names });
    if (!input.success) return fault(typed.names.trim() === "" ? "names-missing" : "names-long");
    const added = await addLabels(ctx, input.data);
    if (added.ok) return back("neu");
    throw gone(added.refusal);
  }
  const input = RenameLabel.safeParse({ kind, id, name: typed.name });
  if (!input.success) return fault("name");
  const renamed = await renameLabel(ctx, input.data);
  if (renamed.ok) return back("geaendert");
  if (renamed.refusal === "name-taken") return fault("name-taken");
  throw gone(renamed.refusal);
}

/** The region's own themes and target groups: what stands there, where it is used, and a beginning where there is none. */
export default function LabelsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, notice } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }]}
      title={t("labels.title")}
      lede={t("labels.lede")}
      notice={notice && !actionData ? <Notice kind="success">{t(notice)}</Notice> : undefined}
      asideLabel={t("labels.add-title")}
      aside={
        <Side title={t("labels.add-title")}>
          <AddForm fault={actionData?.id === "" ? actionData : undefined} />
        </Side>
      }
    >
      <title>{`${t("labels.title")} – ${frame.region.name}`}</title>
      {LABEL_KINDS.map((kind) => (
        <LabelSection key={kind} kind={kind} shown={loaderData} fault={actionData} />
      ))}
    </WorkspacePage>
  );
}

type Shown = Route.ComponentProps["loaderData"];

function LabelSection({ kind, shown, fault }: { kind: LabelKind; shown: Shown; fault: LabelFault | undefined }) {
  const { t, rich } = useTexts();
  const { labels, suggested, numbers, region } = shown;
  return (
    <section className="stack" aria-labelledby={`h-${kind}`}>
      <h2 id={`h-${kind}`}>
        {t(`labels.${kind}s`)} {labels[kind].length > 0 ? <span className="muted">{labels[kind].length}</span> : null}
      </h2>
      {labels[kind].length === 0 ? (
        <EmptyState
          action={
            <form method="post">
              <input type="hidden" name="kind" value={kind} />
              <input type="hidden" name="names" value={suggested[kind].join("\n")} />
              <Button>{t(`labels.take-${kind}`)}</Button>
            </form>
          }
        >
          {rich(`labels.empty-${kind}`, { names: suggested[kind].join(", "), german })}
        </EmptyState>
      ) : (
        <Rows
          rows={labels[kind].map((label) => ({
            key: label.id,
            title: <German>{label.name}</German>,
            second: label.uses.length === 0 ? t("labels.unused") : undefined,
            below: (
              <>
                {label.uses.length > 0 ? <LabelUses label={label} numbers={numbers} region={region} /> : null}
                <EditLabel kind={kind} label={label} fault={fault?.id === label.id ? fault : undefined} />
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}

function AddForm({ fault }: { fault: LabelFault | undefined }) {
  const { t } = useTexts();
  return (
    <form method="post" className="stack flow-s" noValidate>
      <Select
        name="kind"
        id="f-kind-new"
        label={t("labels.kind")}
        defaultValue={fault?.typed.kind ?? "theme"}
        choices={LABEL_KINDS.map((kind) => ({ value: kind, label: t(`labels.${kind}s`) }))}
      />
      <TextArea
        name="names"
        label={t("labels.names")}
        hint={t("labels.names-hint")}
        rows={6}
        required
        defaultValue={fault?.typed.names}
        error={fault?.what === "names-missing" || fault?.what === "names-long" ? t(`labels.fault-${fault.what}`) : undefined}
      />
      <div>
        <Button kind="primary">{t("labels.add")}</Button>
      </div>
    </form>
  );
}

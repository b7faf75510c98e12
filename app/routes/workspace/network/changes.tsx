import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { municipalityChoices, type EntryFields } from "#domain/network/index.ts";
import { listOpenChanges, settleChange, type EntryChange } from "#domain/network/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/changes.ts";
import { isId, textsOf } from "./form.ts";

const PATH = "/app/:region/netzwerk/aenderungen";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = await read(ctx, async (db) => ({ changes: await listOpenChanges(ctx, db), municipalities: await municipalityChoices(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    ...found,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { id = "", intent } = textsOf(await request.formData());
  if (!isId(id)) throw data(null, { status: 400 });
  const result = await settleChange(context.get(requestContext), { id, takeBack: intent === "take-back" });
  if (!result.ok && result.refusal === "changed-since") return data({ id }, { status: 409 });
  if (!result.ok && result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  // Somebody else was quicker: the list shows it.
  return redirect(href(PATH, { region: params.region }), 303);
}

export default function ChangesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, changes, municipalities } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("network.changes")}
      lede={changes.length > 0 ? t("network.changes-lede") : undefined}
    >
      <title>{`${t("network.changes")} – ${frame.region.name}`}</title>
      {changes.length === 0 ? <EmptyState>{t("network.changes-empty")}</EmptyState> : null}
      {changes.map((change) => (
        <Change key={change.id} change={change} region={region} municipalities={municipalities} refused={actionData?.id === change.id} />
      ))}
    </WorkspacePage>
  );
}

type Places = readonly { id: string; name: string }[];

function Change({ change, region, municipalities, refused }: { change: EntryChange; region: string; municipalities: Places; refused: boolean }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const inWords = useWords(municipalities);
  const fields = Object.keys(change.after) as (keyof EntryFields)[];
  return (
    <section className="stack" aria-labelledby={`h-${change.id}`}>
      <h2 id={`h-${change.id}`}>
        <a className="plain" href={href("/app/:region/netzwerk/:id", { region, id: change.organisationId })}>
          {change.organisation}
        </a>
      </h2>
      <p className="muted s">{[moment(change.changedAt), change.changedBy].filter(Boolean).join(" · ")}</p>
      {refused ? <Notice kind="warn">{t("network.change-since")}</Notice> : null}
      <dl className="facts">
        {fields.map((field) => (
          <div key={field}>
            <dt>{t(`entry.field-${field}`)}</dt>
            <dd>
              {inWords(field, change.after)}
              <br />
              <span className="muted s">{t("network.change-before", { text: inWords(field, change.before) })}</span>
            </dd>
          </div>
        ))}
        {change.note ? (
          <div>
            <dt>{t("network.change-note")}</dt>
            <dd>{change.note}</dd>
          </div>
        ) : null}
      </dl>
      <form method="post" className="row">
        <input type="hidden" name="id" value={change.id} />
        <Button small name="intent" value="seen">
          {t("network.change-seen")}
        </Button>
        {fields.length > 0 ? (
          <Button small kind="danger" name="intent" value="take-back">
            {t("network.change-take-back")}
          </Button>
        ) : null}
      </form>
    </section>
  );
}

/** A field's value as people read it. */
function useWords(municipalities: Places): (field: keyof EntryFields, values: Partial<EntryFields>) => string {
  const { t } = useTexts();
  const { language } = useFormats();
  return (field, values) => {
    const lists = {
      languages: () => values.languages?.map(language),
      accessibility: () => values.accessibility?.map((word) => t(`entry.accessibility-${word}`)),
      internal: () => values.internal?.map((part) => t(`entry.internal-${part}`)),
      servesMunicipalityIds: () => values.servesMunicipalityIds?.map((id) => municipalities.find((place) => place.id === id)?.name ?? ""),
    };
    const words = field in lists ? (lists[field as keyof typeof lists]()?.join(", ") ?? "") : String(values[field] ?? "");
    return words || t("network.change-nothing");
  };
}

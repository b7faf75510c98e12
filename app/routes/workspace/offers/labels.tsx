import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Select, TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { German } from "#app/components/german.tsx";
import { Icon, storedIcon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import {
  AddLabel,
  addLabel,
  BRANCH_ICONS,
  completeNames,
  DEFAULT_LABELS,
  deleteLabel,
  EditLabel,
  editLabel,
  enterDefaultLabels,
  listKeptLabels,
  missingNames,
  moveLabelUp,
  type KeptLabel,
} from "#domain/offers/labels/index.ts";
import { read } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/labels.ts";

const PATH = "/app/:region/angebote/begriffe";
const KINDS = ["branch", "topic", "target-group"] as const;
const DONE = ["added", "edited", "moved", "deleted", "defaults", "completed"] as const;
const FAULTS = ["name-taken", "version-conflict", "still-in-use", "name"] as const;
/** `id`: of the label whose form it is; "": of the one for new ones. */
type Fault = { id: string; fault: (typeof FAULTS)[number]; typed: Record<string, string> };

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const labels = await read(ctx, (db) => listKeptLabels(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    languages: LANGUAGES.filter(({ code }) => code !== "de" && ctx.region.languages.includes(code)).map(({ code, name, direction }) => ({
      code,
      name,
      direction,
    })),
    labels,
    completable: labels.filter((label) => Object.keys(missingNames(label)).some((code) => ctx.region.languages.includes(code))).length,
    told: DONE.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const { id = "", intent, kind } = typed;
  const names = Object.fromEntries(Object.entries(typed).flatMap(([name, value]) => (name.startsWith("names.") ? [[name.slice(6), value]] : [])));
  const icon = typed.icon || null;
  const again = (fault: Fault["fault"], status = 422) => data({ id, fault, typed } satisfies Fault, { status });
  const done = (told: (typeof DONE)[number]) => redirect(`${href(PATH, params)}?hinweis=${told}`, 303);
  const act = async () => {
    switch (intent) {
      case "defaults":
        return { told: "defaults", result: await enterDefaultLabels(ctx) } as const;
      case "complete":
        return { told: "completed", result: await completeNames(ctx) } as const;
      case "up":
        return { told: "moved", result: await moveLabelUp(ctx, { id }) } as const;
      case "delete":
        return { told: "deleted", result: await deleteLabel(ctx, { id }) } as const;
      case "add": {
        const input = AddLabel.safeParse({ kind, names, icon });
        return input.success ? ({ told: "added", result: await addLabel(ctx, input.data, await idOfForm(form)) } as const) : null;
      }
      default: {
        const input = EditLabel.safeParse({ id, version: Number(typed.version), names, icon });
        return input.success ? ({ told: "edited", result: await editLabel(ctx, input.data) } as const) : null;
      }
    }
  };
  const acted = await act();
  if (acted === null) return again("name");
  const { told, result } = acted;
  // Entered by somebody else in the meantime: they stand there now.
  if (result.ok || result.refusal === "labels-there") return done(told);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (result.refusal === "label-not-found") throw data({ code: "not-found" }, { status: 404 });
  return again(result.refusal, result.refusal === "name-taken" ? 422 : 409);
}

/** By which words the county sorts its offers. */
export default function LabelsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, languages, labels, completable, told } = loaderData;
  const faultOf = (id: string) => (actionData?.id === id ? actionData : undefined);
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("offer-labels.title")}
      lede={t("offer-labels.lede")}
      notice={told && !actionData ? <Notice kind="success">{t(`offer-labels.notice-${told}`)}</Notice> : undefined}
      asideLabel={t("offer-labels.add-title")}
      aside={
        <Side title={t("offer-labels.add-title")}>
          <LabelForm label={null} languages={languages} fault={faultOf("")} />
        </Side>
      }
    >
      <title>{`${t("offer-labels.title")} – ${frame.region.name}`}</title>
      {labels.length === 0 ? (
        <EmptyState
          action={
            <form method="post">
              <Button kind="primary" name="intent" value="defaults">
                {t("offer-labels.defaults", { count: DEFAULT_LABELS.length })}
              </Button>
            </form>
          }
        >
          {`${t("offer-labels.empty")} ${t("offer-labels.unreviewed")}`}
        </EmptyState>
      ) : null}
      {completable > 0 ? (
        <form method="post" className="stack-s">
          <p>{`${t("offer-labels.completable", { count: completable })} ${t("offer-labels.unreviewed")}`}</p>
          <div>
            <Button name="intent" value="complete">
              {t("offer-labels.complete")}
            </Button>
          </div>
        </form>
      ) : null}
      {labels.length === 0
        ? null
        : KINDS.map((kind) => (
            <section key={kind} aria-labelledby={`h-${kind}`}>
              <h2 id={`h-${kind}`}>{t(`offer-labels.kind-${kind}`)}</h2>
              <Rows
                rows={labels
                  .filter((label) => label.kind === kind)
                  .map((label, at) => ({
                    key: label.id,
                    symbol: kind === "branch" ? <Icon name={storedIcon(label.icon)} /> : undefined,
                    title: <German>{label.names.de}</German>,
                    second: [
                      t("offer-labels.uses", { count: label.uses }),
                      ...missing(label, languages).map((name) => t("offer-labels.missing", { languages: name })),
                    ].join(" · "),
                    below: <Change label={label} isFirst={at === 0} languages={languages} fault={faultOf(label.id)} />,
                  }))}
              />
            </section>
          ))}
    </WorkspacePage>
  );
}

type Languages = readonly { code: string; name: string; direction: "ltr" | "rtl" }[];

/** @returns one text at most: readers of these languages meet the German word. Their names are written in both directions. */
function missing({ names }: KeptLabel, languages: Languages): string[] {
  const without = languages.filter(({ code }) => !names[code]).map(({ name }) => `\u2068${name}\u2069`);
  return without.length === 0 ? [] : [without.length > 3 ? `${without.slice(0, 3).join(", ")} +${without.length - 3}` : without.join(", ")];
}

function Change({ label, isFirst, languages, fault }: { label: KeptLabel; isFirst: boolean; languages: Languages; fault: Fault | undefined }) {
  const { t } = useTexts();
  return (
    <details className="more" open={fault !== undefined}>
      <summary aria-label={`${t("offer-labels.edit")}: ${label.names.de}`}>{t("offer-labels.edit")}</summary>
      <LabelForm label={label} languages={languages} fault={fault} />
      <form method="post" className="row flow-s">
        <input type="hidden" name="id" value={label.id} />
        {isFirst ? null : (
          <Button small kind="tertiary" name="intent" value="up" aria-label={`${t("offer-labels.up")}: ${label.names.de}`}>
            {t("offer-labels.up")}
          </Button>
        )}
        {label.uses > 0 ? (
          <span className="s muted">{t("offer-labels.kept")}</span>
        ) : (
          <Button small kind="tertiary" name="intent" value="delete" aria-label={`${t("offer-labels.delete")}: ${label.names.de}`}>
            {t("offer-labels.delete")}
          </Button>
        )}
      </form>
    </details>
  );
}

function LabelForm({ label, languages, fault }: { label: KeptLabel | null; languages: Languages; fault: Fault | undefined }) {
  const { t } = useTexts();
  const typed = fault?.typed ?? {};
  const id = (name: string) => `f-${label?.id ?? "new"}-${name}`;
  const name = (code: string) => typed[`names.${code}`] ?? label?.names[code] ?? "";
  const atName = fault?.fault === "name" || fault?.fault === "name-taken";
  return (
    <form method="post" className="stack flow-s" noValidate>
      {fault && !atName ? <Notice kind="error">{t(`offer-labels.fault-${fault.fault}`)}</Notice> : null}
      {label ? (
        <>
          <input type="hidden" name="id" value={label.id} />
          {/* Of a form shown again, as it was opened: only who saw what the other one wrote may write over it. */}
          <input type="hidden" name="version" value={fault && fault.fault !== "version-conflict" ? typed.version : label.version} />
        </>
      ) : (
        <>
          <FormId />
          <Select
            name="kind"
            id={id("kind")}
            label={t("offer-labels.kind")}
            defaultValue={typed.kind ?? "branch"}
            choices={KINDS.map((kind) => ({ value: kind, label: t(`offer-labels.one-${kind}`) }))}
          />
        </>
      )}
      <TextInput
        name="names.de"
        id={id("de")}
        label={t("offer-labels.name")}
        required
        maxLength={60}
        defaultValue={name("de")}
        error={atName ? t(`offer-labels.fault-${fault.fault}`) : undefined}
      />
      {label === null || label.kind === "branch" ? (
        <Select
          name="icon"
          id={id("icon")}
          label={t("offer-labels.icon")}
          optional
          empty={t("offer-labels.icon-none")}
          defaultValue={typed.icon ?? label?.icon ?? ""}
          choices={BRANCH_ICONS.map(({ icon, like }) => ({ value: icon, label: t("offer-labels.icon-like", { name: like.de }) }))}
        />
      ) : null}
      {languages.length > 0 ? (
        <details className="more">
          <summary>{t("offer-labels.languages")}</summary>
          <div className="stack flow-s">
            {languages.map((language) => (
              <TextInput
                key={language.code}
                name={`names.${language.code}`}
                id={id(language.code)}
                label={language.name}
                lang={language.code}
                dir={language.direction}
                optional
                maxLength={60}
                defaultValue={name(language.code)}
              />
            ))}
          </div>
        </details>
      ) : null}
      <div>
        <Button kind={label ? "secondary" : "primary"} name="intent" value={label ? "edit" : "add"}>
          {label ? t("offer-labels.save") : t("offer-labels.add")}
        </Button>
      </div>
    </form>
  );
}

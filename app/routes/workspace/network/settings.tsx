import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { NameKind, nameKind, ORGANISATION_KINDS, regionKinds, type RegionKind } from "#domain/network/index.ts";
import { readHideAfter, setHideAfter, SetHideAfter } from "#domain/network/upkeep/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/settings.ts";
import { textsOf } from "./form.ts";
import { kindText, knownKindText } from "./kind-text.ts";

const SAVED = ["kind", "months"] as const;
const PATH = "/app/:region/netzwerk/einstellungen";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    ...(await read(ctx, async (db) => ({ kinds: await regionKinds(ctx, db), months: await readHideAfter(ctx, db) }))),
    saved: SAVED.find((word) => word === new URL(request.url).searchParams.get("gespeichert")) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const typed = textsOf(form);
  const back = (saved: (typeof SAVED)[number]) => redirect(`${href(PATH, { region: params.region })}?gespeichert=${saved}`, 303);
  if (typed.intent === "months") {
    const asked = SetHideAfter.safeParse({ months: typed.months });
    if (!asked.success) return data({ code: null, name: typed.months ?? "", fault: "months" as const }, { status: 422 });
    if ((await setHideAfter(ctx, asked.data)).ok) return back("months");
    throw data({ code: "not-allowed" }, { status: 403 });
  }
  const { code = "", name = "" } = typed;
  const again = (fault: "required" | "too-long" | "kind-taken") => data({ code, name, fault }, { status: 422 });
  const input = NameKind.safeParse({ code: code === "" ? null : code, name });
  if (!input.success) return again("too-long");
  const result = await nameKind(ctx, input.data, await idOfForm(form));
  if (result.ok) return back("kind");
  if (result.refusal === "name-taken") return again("kind-taken");
  if (result.refusal === "name-missing") return again("required");
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function NetworkSettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, kinds, months, saved } = loaderData;
  const errorOf = (code: string) =>
    actionData?.code === code
      ? actionData.fault === "kind-taken"
        ? t("network.error-kind-taken")
        : actionData.fault === "too-long"
          ? t("forms.too-long", { max: 60 })
          : t("forms.required")
      : undefined;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("network.settings")}
      notice={saved && !actionData ? <Notice kind="success" title={t(`network.notice-${saved}-saved`)} /> : undefined}
    >
      <title>{`${t("network.settings")} – ${frame.region.name}`}</title>
      <section className="stack narrow" aria-labelledby="h-upkeep">
        <h2 id="h-upkeep">{t("network.settings-upkeep")}</h2>
        <form method="post" className="stack" noValidate>
          <TextInput
            name="months"
            label={t("network.settings-months")}
            hint={t("network.settings-months-hint")}
            inputMode="numeric"
            required
            defaultValue={actionData?.fault === "months" ? actionData.name : String(months)}
            error={actionData?.fault === "months" ? t("network.error-months") : undefined}
          />
          <div>
            <Button small name="intent" value="months">
              {t("network.settings-save")}
            </Button>
          </div>
        </form>
      </section>
      <section className="stack narrow" aria-labelledby="h-kinds">
        <h2 id="h-kinds">{t("network.kinds-title")}</h2>
        <p>{t("network.kinds-lede")}</p>
        <KindForm kind={null} typed={actionData?.code === "" ? actionData.name : ""} error={errorOf("")} />
        {kinds.map((kind) => (
          <details key={kind.code} open={errorOf(kind.code) !== undefined}>
            <summary>{kindText(t, kinds, kind.code)}</summary>
            <KindForm kind={kind} typed={actionData?.code === kind.code ? actionData.name : (kind.name ?? "")} error={errorOf(kind.code)} />
          </details>
        ))}
      </section>
    </WorkspacePage>
  );
}

/** @param kind null adds one */
function KindForm({ kind, typed, error }: { kind: RegionKind | null; typed: string; error: string | undefined }) {
  const { t } = useTexts();
  const isOurs = kind !== null && ORGANISATION_KINDS.some((known) => known === kind.code);
  return (
    <form method="post" className="stack" noValidate>
      {kind ? <input type="hidden" name="code" value={kind.code} /> : <FormId />}
      <TextInput
        name="name"
        id={`f-kind-${kind?.code ?? "new"}`}
        label={t(kind ? "network.kind-name" : "network.kind-new")}
        hint={isOurs ? `${t("network.kind-default", { name: knownKindText(t, kind.code) })}. ${t("network.kind-own-hint")}` : undefined}
        defaultValue={typed}
        error={error}
        maxLength={60}
      />
      <div>
        <Button small>{t("network.kind-save")}</Button>
      </div>
    </form>
  );
}

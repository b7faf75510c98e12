import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Stages } from "#app/components/import-parts.tsx";
import { EarlierImports } from "#app/components/list-import.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { textsIn } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { readTableFile } from "#domain/concept/import/index.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { listOrganisationImports, startOrganisationImport } from "#domain/network/imports/index.ts";
import { read } from "#platform/db/index.ts";
import { withoutReasons } from "./open-rows.ts";
import type { Route } from "./+types/import.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    imports: await read(ctx, (db) => listOrganisationImports(ctx, db)),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditNetwork(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { t } = textsIn(context.get(localeContext));
  const form = await request.formData();
  const file = form.get("file");
  const table = await readTableFile(file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!table.ok) return data({ error: t(`network-import.refused-${table.refusal}`) }, { status: 422 });
  const rows = withoutReasons(table.value);
  const started = await startOrganisationImport(ctx, { fileName: file instanceof File ? file.name : "", rows }, await idOfForm(form));
  if (started.ok) return redirect(href("/app/:region/netzwerk/einlesen/:id", { region: params.region, id: started.value.importId }), 303);
  if (started.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data({ error: t("network-import.refused-nothing-below") }, { status: 422 });
}

export default function ImportOrganisationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { bytes } = useFormats();
  const { frame, region, imports } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("network-import.title")}
      lede={t("network-import.lede")}
      asideLabel={t("network-import.what-we-read")}
      aside={
        <Side title={t("network-import.what-we-read")}>
          <ul className="stack-s s flow-s">
            <li>{t("network-import.what-rows")}</li>
            <li>{t("network-import.what-columns")}</li>
            <li>{t("network-import.what-people")}</li>
            <li>{t("network-import.what-migrant")}</li>
          </ul>
        </Side>
      }
    >
      <title>{`${t("network-import.title")} – ${frame.region.name}`}</title>
      <form method="post" encType="multipart/form-data" className="entry">
        <FormId />
        <Stages stages={[t("network-import.stage-file"), t("network-import.stage-check"), t("network-import.stage-take")]} current={0} />
        {actionData?.error ? <FormErrors errors={{ file: actionData.error }} /> : null}
        <FileInput
          name="file"
          label={t("network-import.file")}
          hint={t("network-import.file-hint")}
          kinds="XLSX, CSV"
          size={bytes(20_000_000)}
          accept=".xlsx,.csv,.txt"
          required
          error={actionData?.error}
        />
        <div>
          <Button kind="primary" icon="upload">
            {t("network-import.read")}
          </Button>
        </div>
      </form>
      <EarlierImports
        imports={imports}
        hrefOf={(id) => href("/app/:region/netzwerk/einlesen/:id", { region, id })}
        became={({ added, filled, bad }) => t("network-import.became", { added: added ?? 0, filled: filled ?? 0, bad: bad ?? 0 })}
        isUndone={({ undoneAt }) => undoneAt !== null}
        note={t("network-import.earlier-month")}
      />
    </WorkspacePage>
  );
}

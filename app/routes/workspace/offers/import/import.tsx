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
import { hasOrganisations } from "#domain/network/names/index.ts";
import { branchChoices } from "#domain/offers/feeds/index.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { listOfferImports, MOST_ROWS, startOfferImport } from "#domain/offers/list-import/index.ts";
import { read } from "#platform/db/index.ts";
import { withoutReasons } from "../../network/open-rows.ts";
import { WhatOffersNeed } from "../what-offers-need.tsx";
import type { Route } from "./+types/import.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    most: MOST_ROWS,
    ...(await read(ctx, async (db) => ({
      imports: await listOfferImports(ctx, db),
      hasProviders: await hasOrganisations(ctx, db),
      hasBranches: (await branchChoices(ctx, db)).length > 0,
    }))),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throw data({ code: "not-allowed" }, { status: 403 });
  const { t } = textsIn(context.get(localeContext));
  const form = await request.formData();
  const file = form.get("file");
  const table = await readTableFile(file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
  if (!table.ok) return data({ error: t(`network-import.refused-${table.refusal}`) }, { status: 422 });
  const started = await startOfferImport(ctx, { fileName: file instanceof File ? file.name : "", rows: withoutReasons(table.value) }, await idOfForm(form));
  if (started.ok) return redirect(href("/app/:region/angebote/einlesen/:id", { region: params.region, id: started.value.importId }), 303);
  if (started.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data(
    { error: started.refusal === "too-many" ? t("offer-import.too-many", { most: MOST_ROWS }) : t("network-import.refused-nothing-below") },
    { status: 422 },
  );
}

export default function ImportOffersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, most, imports, hasProviders, hasBranches } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) }]}
      title={t("offer-import.title")}
      lede={t("offer-import.lede")}
      asideLabel={t("network-import.what-we-read")}
      aside={
        <Side title={t("network-import.what-we-read")}>
          <ul className="stack-s s flow-s">
            <li>{t("offer-import.what-columns")}</li>
            <li>{t("offer-import.what-more")}</li>
            <li>{t("offer-import.what-rows", { most })}</li>
          </ul>
        </Side>
      }
    >
      <title>{`${t("offer-import.title")} – ${frame.region.name}`}</title>
      {hasProviders && hasBranches ? (
        <form method="post" encType="multipart/form-data" className="entry">
          <FormId />
          <Stages stages={[t("network-import.stage-file"), t("network-import.stage-check"), t("network-import.stage-take")]} current={0} />
          {actionData?.error ? <FormErrors errors={{ file: actionData.error }} /> : null}
          <FileInput
            name="file"
            label={t("network-import.file")}
            hint={t("network-import.file-hint")}
            kinds="XLSX, CSV"
            size={formats.bytes(20_000_000)}
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
      ) : (
        <WhatOffersNeed region={region} hasProviders={hasProviders} hasBranches={hasBranches} />
      )}
      <EarlierImports
        imports={imports}
        hrefOf={(id) => href("/app/:region/angebote/einlesen/:id", { region, id })}
        became={({ made }) => t("offer-import.made", { count: made })}
        isUndone={({ undoneAt }) => undoneAt !== null}
      />
    </WorkspacePage>
  );
}

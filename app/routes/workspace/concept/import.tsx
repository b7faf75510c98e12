import { data, redirect } from "react-router";
import { listOpenImports, startImport } from "#domain/concept/imports/index.ts";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { Stages } from "#app/components/import-parts.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { idOfForm } from "#app/form-id.ts";
import { textsIn } from "#app/messages/texts.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/import";

const CONCEPT = "/app/:region/konzept";

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), CONCEPT),
    imports: await listOpenImports(ctx),
    discarded: url.searchParams.has("verworfen"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const { t } = textsIn(context.get(localeContext));
  const form = await request.formData();
  const file = form.get("file");
  const upload = file instanceof File ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : { name: "", bytes: new Uint8Array() };
  const started = await startImport(ctx, { ...upload, dataFolder: context.get(houseContext).settings.dataFolder }, await idOfForm(form));
  if (started.ok) return redirect(`/app/${params.region}/konzept/einlesen/${started.value.importId}`, 303);
  if (started.refusal === "file-refused") return data({ error: `${t(`files.refused-${started.reason}`)} ${t("files.nothing-changed")}` }, { status: 422 });
  const headings = started.details
    ? ` ${t("import.headings", { found: started.details.found.join(", ") || "–", expected: started.details.expected.join(", ") })}`
    : "";
  return data({ error: t(`import.refused-${started.refusal}`) + headings }, { status: 422 });
}

export default function ImportDocument({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t } = useTexts();
  const { moment, bytes } = useFormats();
  const { frame, imports } = loaderData;
  const concept = `/app/${params.region}/konzept`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("layout.concept"), href: concept }, { label: t("import.title") }]}
      title={t("import.title")}
      lede={t("import.lede")}
      notice={loaderData.discarded && !actionData ? <Notice kind="success">{t("import.discarded")}</Notice> : undefined}
      asideLabel={t("import.what-we-read")}
      aside={
        <Side title={t("import.what-we-read")}>
          <ul className="stack-s s flow-s">
            <li>{t("import.what-word")}</li>
            <li>{t("import.what-table")}</li>
            <li>{t("import.what-pdf")}</li>
            <li>{t("import.what-else")}</li>
            <li>{t("import.what-words")}</li>
          </ul>
        </Side>
      }
    >
      <title>{t("import.title")}</title>
      <form method="post" encType="multipart/form-data" className="entry">
        <FormId />
        <Stages stages={[t("import.stage-file"), t("import.stage-check"), t("import.stage-take")]} current={0} />
        {actionData?.error ? <FormErrors errors={{ file: actionData.error }} /> : null}
        <FileInput
          name="file"
          label={t("import.file")}
          hint={t("import.file-hint")}
          kinds="DOCX, XLSX, CSV, PDF"
          size={bytes(20_000_000)}
          accept=".docx,.xlsx,.csv,.txt,.pdf"
          required
          error={actionData?.error}
        />
        <div>
          <Button kind="primary" icon="upload">
            {t("import.read")}
          </Button>
        </div>
      </form>
      <section aria-labelledby="h-open">
        <h2 id="h-open">{t("import.open-previews")}</h2>
        {imports.length === 0 ? (
          <EmptyState>{t("import.open-preview-none")}</EmptyState>
        ) : (
          <Rows
            rows={imports.map((item) => ({
              key: item.id,
              href: `${concept}/einlesen/${item.id}`,
              title: <German>{item.fileName}</German>,
              second: t("import.open-preview", { day: moment(item.createdAt), name: item.createdBy }),
            }))}
          />
        )}
      </section>
    </WorkspacePage>
  );
}

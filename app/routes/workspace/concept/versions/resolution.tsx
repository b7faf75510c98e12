import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { FileInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { attachResolutionPaper, EditResolution, editResolution, findResolution, readResolutionPapers } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { readUpload } from "../../measures/upload.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/resolution.ts";
import { ResolutionForm } from "./resolution-form.tsx";
import { draftFrom, faultsOf, fieldOf, inputOf, readChoices, type ResolutionErrors } from "./resolution-input.ts";

/** As the platform has it for every file. */
const FILE_LIMIT = 20_000_000;

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => ({
        resolution: await findResolution(ctx, db, params.id),
        paper: (await readResolutionPapers(ctx, db)).get(params.id) ?? null,
        choices: await readChoices(ctx, db),
      }))
    : null;
  if (!found?.resolution) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    ...found,
    resolution: found.resolution,
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  if (!isId(params.id)) throw data({ code: "not-found" }, { status: 404 });
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const back = (notice: string) => redirect(`${href("/app/:region/konzept/beschluesse", params)}?hinweis=${notice}`, 303);
  if (form.get("intent") === "paper") {
    const upload = await readUpload(form, "paper", context.get(houseContext).settings.dataFolder);
    if (!upload) return data({ draft: null, errors: {}, paper: "no-file" as const, changed: false }, { status: 422 });
    const attached = await attachResolutionPaper(ctx, { id: params.id }, upload);
    if (attached.ok) return back("paper");
    if (attached.refusal === "file-refused") return data({ draft: null, errors: {}, paper: attached.reason, changed: false }, { status: 422 });
    throw data({ code: attached.refusal }, { status: attached.refusal === "not-allowed" ? 403 : 404 });
  }
  const draft = draftFrom(form);
  const again = (errors: ResolutionErrors, changed = false) => data({ draft, errors, paper: null, changed }, { status: changed ? 409 : 422 });
  const input = EditResolution.safeParse({ ...inputOf(draft), id: params.id, version: Number(form.get("version")) });
  if (!input.success) return again(faultsOf(input.error));
  const result = await editResolution(ctx, input.data);
  if (result.ok) return back("saved");
  if (result.refusal === "changed-meanwhile") return again({}, true);
  if (result.refusal === "adopts") return again({ kind: "versions.refused-adopts" });
  if (result.refusal === "not-allowed" || result.refusal === "not-found")
    throw data({ code: result.refusal }, { status: result.refusal === "not-allowed" ? 403 : 404 });
  return again({ [fieldOf[result.refusal]]: `versions.refused-${result.refusal}` });
}

/** Corrects a resolution, and keeps its document. */
export default function ResolutionPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, resolution, choices } = loaderData;
  const list = href("/app/:region/konzept/beschluesse", { region });
  const title = t("versions.resolution-of", { body: resolution.body, day: day(resolution.resolvedOn) });
  const stored = { ...resolution, gremiumId: resolution.gremiumId ?? "", meetingId: resolution.meetingId ?? "" };
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.resolutions-title"), href: list },
      ]}
      title={title}
      lede={resolution.kind === "adopted" ? t("versions.adopts") : undefined}
      notice={actionData?.changed ? <Notice kind="warn">{t("versions.changed-meanwhile")}</Notice> : null}
      actions={
        resolution.kind === "adopted" ? null : (
          <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/konzept/beschluesse/:id/loeschen", { region, id: resolution.id })}>
            {t("common.delete")}
          </ButtonLink>
        )
      }
      aside={<Paper {...loaderData} fault={actionData?.paper ?? null} />}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <ResolutionForm
        draft={actionData?.draft ?? stored}
        errors={actionData?.errors ?? {}}
        choices={choices}
        fixed={resolution.kind === "adopted"}
        hidden={<input type="hidden" name="version" value={resolution.version} />}
        submit={t("common.save")}
        cancelHref={list}
      />
    </WorkspacePage>
  );
}

type Fault = NonNullable<Route.ComponentProps["actionData"]>["paper"];

function Paper({ paper, region, fault }: Route.ComponentProps["loaderData"] & { fault: Fault }) {
  const { t } = useTexts();
  const { bytes } = useFormats();
  return (
    <Side title={t("versions.document")}>
      {paper ? (
        <p>
          <StoredFile file={paper} href={href("/app/:region/dateien/:id", { region, id: paper.id })} />
        </p>
      ) : (
        <p className="muted s">{t("versions.document-none")}</p>
      )}
      <form id="dokument" method="post" encType="multipart/form-data" className="stack-s flow-s">
        <FileInput
          name="paper"
          label={t("versions.document-file")}
          kinds="PDF, DOCX"
          size={bytes(FILE_LIMIT)}
          error={fault === null ? undefined : t(fault === "no-file" ? "measures.error-no-file" : `files.refused-${fault}`)}
          required
        />
        <Button small name="intent" value="paper">
          {t("versions.document-attach")}
        </Button>
      </form>
    </Side>
  );
}

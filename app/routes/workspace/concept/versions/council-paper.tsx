import { data, href, redirect } from "react-router";
import { CompareVersions } from "#app/components/compare-versions.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findCouncilPaper, SaveCouncilPaper, saveCouncilPaper } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/council-paper.ts";
import { draftPaper, type PaperTexts } from "./paper-draft.ts";

const SECTIONS = ["facts", "reasons", "money", "proposal"] as const;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const anew = url.searchParams.has("neu");
  const { stored, draft } = await read(ctx, async (db) => ({ stored: await findCouncilPaper(ctx, db), draft: await draftPaper(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    // What was kept does not follow the data by itself: whoever asks reads what they say today, and keeps it or not.
    paper: anew ? (draft ?? stored) : (stored ?? draft),
    anew: anew && stored !== null && draft !== null,
    written: stored ? { by: stored.writtenBy, at: stored.writtenAt } : null,
    version: stored?.version ?? 0,
    saved: url.searchParams.has("gespeichert"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const given = (name: string) => String(form.get(name) ?? "");
  const draft: PaperTexts = { facts: given("facts"), reasons: given("reasons"), money: given("money"), proposal: given("proposal") };
  const input = SaveCouncilPaper.safeParse({ ...draft, version: Number(given("version")) });
  if (!input.success) return data({ draft, wrong: input.error.issues.map(({ path }) => String(path[0])), stored: null }, { status: 422 });
  const result = await saveCouncilPaper(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/konzept/vorlage", params)}?gespeichert`, 303);
  if (result.refusal === "version-conflict") return data({ draft, wrong: [] as string[], stored: result.stored }, { status: 409 });
  throw data({ code: result.refusal === "no-concept" ? "not-found" : "not-allowed" }, { status: result.refusal === "no-concept" ? 404 : 403 });
}

/** The paper that asks the council: written by the data first, then by a person. */
export default function CouncilPaperPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { moment, time } = useFormats();
  const { frame, region, paper, anew, written, version, saved } = loaderData;
  const here = href("/app/:region/konzept/vorlage", { region });
  const title = t("versions.paper-title");
  const stored = actionData?.stored;
  const shown = actionData?.draft ?? paper;
  const errors: Record<string, string> = Object.fromEntries((actionData?.wrong ?? []).map((section) => [section, t("versions.paper-section-wrong")]));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.resolutions-title"), href: href("/app/:region/konzept/beschluesse", { region }) },
      ]}
      title={title}
      lede={written ? t("versions.paper-written", { by: written.by, at: moment(written.at) }) : t("versions.paper-prefilled")}
      notice={
        saved ? (
          <Notice kind="success">{t("forms.saved")}</Notice>
        ) : anew && !actionData ? (
          <Notice title={t("versions.paper-anew")}>
            <a href={here}>{t("versions.paper-as-kept")}</a>
          </Notice>
        ) : null
      }
      aside={
        written ? (
          <Side title={t("versions.paper-take")}>
            <ul className="dl">
              {(["vorlage.docx", "vorlage.pdf"] as const).map((file) => (
                <li key={file}>
                  <Icon name="download" />
                  <a href={href("/app/:region/konzept/vorlage/:file", { region, file })}>{file.endsWith("pdf") ? "PDF" : "Word (DOCX)"}</a>
                </li>
              ))}
            </ul>
            <p className="s">
              <a href={`${here}?neu`}>{t("versions.paper-write-anew")}</a>
            </p>
          </Side>
        ) : undefined
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {shown ? (
        <>
          {stored ? (
            <CompareVersions
              name={stored.writtenBy}
              time={time(stored.writtenAt)}
              moment={moment(stored.writtenAt)}
              fields={SECTIONS.map((section) => ({
                label: t(`versions.paper-${section}`),
                yours: shown[section].replaceAll("\r\n", "\n").trim(),
                theirs: stored[section],
              }))}
              theirsHref={here}
            />
          ) : null}
          <form method="post" className="stack prose" noValidate>
            <input type="hidden" name="version" value={stored?.version ?? version} />
            <FormErrors errors={errors} />
            {SECTIONS.map((section) => (
              <TextArea
                key={section}
                name={section}
                label={t(`versions.paper-${section}`)}
                hint={section === "reasons" ? t("versions.paper-lists") : undefined}
                rows={section === "money" ? 5 : 10}
                required
                defaultValue={shown[section]}
                error={errors[section]}
              />
            ))}
            <SubmitBar label={t("versions.paper-keep")} cancel={{ href: href("/app/:region/konzept/beschluesse", { region }), label: t("common.cancel") }} />
          </form>
        </>
      ) : (
        <EmptyState>{t("conceptwork.none")}</EmptyState>
      )}
    </WorkspacePage>
  );
}

import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { SubmitBar } from "#app/components/dock.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditOffers } from "#domain/offers/index.ts";
import { editProgramme, listCandidates, readProgramme } from "#domain/offers/programmes/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { Conflict } from "../../gremien/conflict.tsx";
import { orNotFound, throwIfClosed } from "../../meetings/refusals.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/edit.ts";
import { ProgrammeFieldset } from "./programme-fields.tsx";
import { draftFrom, draftOf, readDraft, type ProgrammeDraft } from "./programme-form.ts";

const NOTICES = ["created", "saved"] as const;

/** @throws 404 as data */
async function keptProgramme(ctx: Context, id: string) {
  return read(ctx, async (db) => {
    const programme = orNotFound(isId(id) ? await readProgramme(ctx, db, id) : null);
    return { programme, candidates: await listCandidates(ctx, db, programme) };
  });
}

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    languages: ctx.region.languages,
    ...(await keptProgramme(ctx, params.id)),
    notice: NOTICES.find((known) => known === url.searchParams.get("hinweis")) ?? null,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  if (!mayEditOffers(ctx.actor)) throwIfClosed("not-allowed");
  await keptProgramme(ctx, params.id);
  const form = await request.formData();
  const draft = draftFrom(form, ctx.region.languages);
  const version = Number(form.get("version"));
  const again = (faults: Record<string, MessageKey>, status = 422, now = version, stored: ProgrammeDraft | null = null) =>
    data({ draft, faults, version: now, stored }, { status });
  const input = readDraft(draft);
  if (!input.ok) return again(input.faults);
  if (!Number.isInteger(version)) return again({ "": "programmes.fault-check" });
  const saved = await editProgramme(ctx, { id: params.id, version, fields: input.fields });
  if (saved.ok) return redirect(`${href("/app/:region/angebote/programme/:id", params)}?hinweis=saved`, 303);
  if (saved.refusal === "version-conflict") return again({}, 409, saved.stored.version, draftOf(saved.stored));
  if (saved.refusal === "offer-not-found") return again({ offerIds: "programmes.fault-check" });
  return throwIfClosed(saved.refusal);
}

export default function ProgrammePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, languages, programme, candidates, notice } = loaderData;
  const { id } = programme;
  const title = programme.texts.find(({ language }) => language === "de")?.title ?? "";
  const errors = Object.fromEntries(Object.entries(actionData?.faults ?? {}).map(([name, key]) => [name, t(key)]));
  const list = href("/app/:region/angebote/programme", { region });
  const said = ({ texts, firstDay, lastDay, isPublic, offerIds }: ProgrammeDraft) => ({
    ...Object.fromEntries(
      languages.flatMap((language) => [
        [t("programmes.title-in", { language: formats.language(language) }), texts[language]?.title ?? ""],
        [t("programmes.description-in", { language: formats.language(language) }), texts[language]?.description ?? ""],
      ]),
    ),
    [t("programmes.first-day")]: firstDay && formats.day(firstDay),
    [t("programmes.last-day")]: lastDay && formats.day(lastDay),
    [t("programmes.is-public")]: t(isPublic ? "programmes.public" : "programmes.inside"),
    [t("programmes.events")]: candidates
      .filter((candidate) => offerIds.includes(candidate.id))
      .map((candidate) => candidate.title)
      .join("\n"),
  });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("catalogue.title"), href: href("/app/:region/angebote", { region }) },
        { label: t("programmes.list-title"), href: list },
      ]}
      title={title}
      lede={t("programmes.edit-lede", { count: programme.offerIds.length })}
      notice={notice && !actionData ? <Notice kind="success">{t(`programmes.notice-${notice}`)}</Notice> : undefined}
      actions={
        <>
          {programme.isPublic ? (
            <ButtonLink small kind="tertiary" href={href("/:region/:lang/programm/:id", { region, lang: "de", id })}>
              {t("programmes.to-public")}
            </ButtonLink>
          ) : null}
          <ButtonLink small kind="tertiary" icon="trash" href={href("/app/:region/angebote/programme/:id/loeschen", { region, id })}>
            {t("programmes.delete")}
          </ButtonLink>
        </>
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {actionData?.stored ? (
        <Conflict
          changed={null}
          yours={said(actionData.draft)}
          theirs={said(actionData.stored)}
          theirsHref={href("/app/:region/angebote/programme/:id", { region, id })}
        />
      ) : null}
      <form method="post" className="stack narrow" noValidate>
        <input type="hidden" name="version" value={actionData?.version || programme.version} />
        <FormErrors errors={errors} />
        <ProgrammeFieldset draft={actionData?.draft ?? draftOf(programme)} errors={errors} languages={languages} candidates={candidates} />
        <SubmitBar label={t("programmes.save")} cancel={{ href: list, label: t("common.cancel") }} />
      </form>
    </WorkspacePage>
  );
}

import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { StoredFile } from "#app/components/stored-file.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditConcept, mayLeadConcept } from "#domain/concept/index.ts";
import { readAdoption, readResolutionPapers, type AdoptionPage, type PartState } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/adoption.ts";
import { usePartName } from "./part-name.ts";
import { ResolutionPath } from "./resolution-path.tsx";

const NOTICES = ["entered", "saved", "deleted", "paper"] as const;

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const word = new URL(request.url).searchParams.get("hinweis");
  const shown = await read(ctx, async (db) => ({ adoption: await readAdoption(ctx, db), papers: await readResolutionPapers(ctx, db) }));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    ...shown,
    may: { lead: mayLeadConcept(ctx.actor), edit: mayEditConcept(ctx.actor) },
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

/** The way of the concept through the bodies, and which of its parts are adopted, follow or are open. */
export default function Adoption({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, adoption, papers, may, notice } = loaderData;
  const open = adoption?.resolutions.filter(({ versionId }) => versionId === null) ?? [];
  const entry = ({ id, body, resolvedOn, meetingId }: AdoptionPage["resolutions"][number]) => {
    const paper = papers.get(id);
    const own = href("/app/:region/konzept/beschluesse/:id", { region, id });
    const of = `${body}, ${day(resolvedOn)}`;
    return (
      <p className="row">
        {paper ? (
          <StoredFile file={paper} href={href("/app/:region/dateien/:id", { region, id: paper.id })} />
        ) : may.lead ? (
          <a href={`${own}#dokument`} aria-label={`${t("versions.document-attach")}: ${of}`}>
            {t("versions.document-attach")}
          </a>
        ) : null}
        {meetingId && may.edit ? (
          <a href={href("/app/:region/sitzungen/:id", { region, id: meetingId })} aria-label={`${t("versions.field-meeting")}: ${of}`}>
            {t("versions.field-meeting")}
          </a>
        ) : null}
        {may.lead ? (
          <a href={own} aria-label={`${t("common.edit")}: ${of}`}>
            {t("common.edit")}
          </a>
        ) : null}
      </p>
    );
  };
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }, { label: t("versions.resolutions-title") }]}
      title={t("versions.resolutions-title")}
      lede={adoption ? <Standing adoption={adoption} /> : t("conceptwork.none")}
      notice={notice ? <Notice kind="success">{t(`versions.notice-${notice}`)}</Notice> : null}
      actions={
        adoption && may.lead ? (
          <>
            <ButtonLink small icon="file-text" href={href("/app/:region/konzept/vorlage", { region })}>
              {t("versions.paper-title")}
            </ButtonLink>
            <ButtonLink kind="primary" small icon="plus" href={href("/app/:region/konzept/beschluesse/neu", { region })}>
              {t("versions.enter-resolution")}
            </ButtonLink>
          </>
        ) : null
      }
    >
      <title>{`${t("versions.resolutions-title")} – ${frame.region.name}`}</title>
      {adoption ? (
        <>
          {open.length > 0 || adoption.versions.length === 0 ? (
            <section className="stack" aria-labelledby="h-open">
              <h2 id="h-open">{t("versions.path-open")}</h2>
              {open.length > 0 ? <ResolutionPath resolutions={open} below={entry} /> : <EmptyState>{t("versions.no-resolutions")}</EmptyState>}
            </section>
          ) : null}
          {adoption.versions.map((version) => (
            <section key={version.id} className="stack" aria-labelledby={`h-${version.id}`}>
              <h2 id={`h-${version.id}`}>
                <a className="plain" href={href("/app/:region/konzept/fassungen/:edition", { region, edition: version.edition })}>
                  {t("versions.path-of", { edition: version.edition })}
                </a>
              </h2>
              <ResolutionPath resolutions={adoption.resolutions.filter(({ versionId }) => versionId === version.id)} below={entry} />
            </section>
          ))}
          <Parts title={t("versions.parts-title")} parts={adoption.parts} />
          {adoption.revision ? <Parts title={t("versions.parts-of-revision")} parts={adoption.revision.parts} /> : null}
          <p className="row">
            {may.lead ? <a href={href("/app/:region/konzept/beschluesse/teile", { region })}>{t("versions.mark-parts")}</a> : null}
            <a href={href("/app/:region/konzept/fassungen", { region })}>{t("versions.versions-title")}</a>
            {may.edit ? <a href={href("/app/:region/konzept/fortschreibung", { region })}>{t("versions.revision-title")}</a> : null}
          </p>
        </>
      ) : null}
    </WorkspacePage>
  );
}

function Standing({ adoption }: { adoption: AdoptionPage }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const [newest] = adoption.versions;
  const follows = adoption.parts.filter((part) => part.follows).length;
  if (!newest) return t("versions.standing-none");
  return t("versions.standing", { edition: newest.edition, body: newest.adoptedBy, day: day(newest.adoptedOn), follows });
}

function Parts({ title, parts }: { title: string; parts: readonly PartState[] }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const name = usePartName();
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <Rows
        rows={parts.map((part) => ({
          key: part.id,
          symbol: <Icon name={part.adoptedOn ? "gavel" : part.follows ? "hourglass" : "circle"} />,
          title: name(part),
          tag: (
            <Tag>
              {part.adoptedOn ? t("versions.state-adopted", { day: day(part.adoptedOn) }) : t(part.follows ? "versions.state-follows" : "versions.state-open")}
            </Tag>
          ),
        }))}
      />
    </section>
  );
}

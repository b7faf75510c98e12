import { data, href, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/foundations.ts";
import { AddItemForm } from "./add-item-form.tsx";
import { AdoptedNotice } from "./adopted-notice.tsx";
import { ChapterSection } from "./chapter-section.tsx";
import { readFoundationsPage } from "./foundations-data.ts";
import { actOnItem } from "./item-acts.ts";
import { PrincipleSection } from "./principle-section.tsx";
import { RemoveItem } from "./remove-item.tsx";
import { WhichConcept } from "./which-concept.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  return { frame, ...(await readFoundationsPage(ctx, new URL(request.url).searchParams)) };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const result = await actOnItem(ctx, form);
  if (!result.ok) return data({ ...result, passage: String(form.get("passage") ?? ""), goalId: String(form.get("goalId") ?? "") }, { status: result.status });
  // A marked passage is a recommendation now: it gets its owner and labels there.
  if (result.did === "marked")
    return redirect(`${href("/app/:region/konzept/empfehlungen/:id", { region: params.region, id: result.id })}?gespeichert`, { status: 303 });
  const here = href("/app/:region/konzept/grundlagen", params);
  return redirect(result.did === "removed" ? `${here}?entfernt` : `${here}?fertig#i-${result.id}`, { status: 303 });
}

/** What stands above and around the fields: principles with their focus points and fields, and the concept's own chapters. */
export default function FoundationsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, hasConcept, isRevision, principles, chapters, removal, adding, done, gone } = loaderData;
  const here = href("/app/:region/konzept/grundlagen", { region });
  const failed = actionData ?? null;
  const error = failed ? t(failed.error) : undefined;
  const title = removal ? t(`conceptwork.remove-${removal.level}`) : t("conceptwork.foundations-title");
  const notice = failed?.adopted ? (
    <AdoptedNotice region={region} {...failed.adopted} />
  ) : failed && !removal ? (
    <Notice kind="error">{error}</Notice>
  ) : done ? (
    <Notice kind="success">{t("forms.saved")}</Notice>
  ) : gone ? (
    <Notice kind="success">{t("conceptwork.item-removed")}</Notice>
  ) : null;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("conceptwork.foundations-title"), href: removal ? here : undefined },
      ]}
      title={title}
      lede={removal ? undefined : t("concept.foundations-lede")}
      notice={notice}
      actions={removal ? undefined : <a href={href("/app/:region/konzept/begriffe", { region })}>{t("labels.title")}</a>}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {removal ? (
        <RemoveItem removal={removal} region={region} error={error} measures={[]} cancelHref={`${here}#i-${removal.id}`} />
      ) : hasConcept ? (
        <>
          <WhichConcept region={region} isRevision={isRevision} />
          <form method="post" id="move" />
          <section className="stack" aria-labelledby="h-principles">
            <h2 id="h-principles">{t("concept.principles")}</h2>
            {principles.length === 0 ? <EmptyState>{t("conceptwork.no-principles")}</EmptyState> : null}
            {principles.map((principle) => (
              <PrincipleSection key={principle.id} principle={principle} shown={loaderData} failed={failed} />
            ))}
            {adding === "principle" ? (
              <AddItemForm level="principle" parentId="" given={failed?.draft.text} error={error} cancelHref={here} />
            ) : (
              <p>
                <a href={`${here}?neu=principle#neu`}>{t("conceptwork.add-principle")}</a>
              </p>
            )}
          </section>
          <section className="stack-l" aria-labelledby="h-chapters">
            <h2 id="h-chapters">{t("concept.chapters")}</h2>
            {chapters.length === 0 ? <EmptyState>{t("conceptwork.no-chapters")}</EmptyState> : null}
            {chapters.map((chapter) => (
              <ChapterSection key={chapter.id} chapter={chapter} shown={loaderData} failed={failed} />
            ))}
            {adding === "chapter" ? (
              <AddItemForm level="chapter" parentId="" given={failed?.draft.text} error={error} cancelHref={here} />
            ) : (
              <p>
                <a href={`${here}?neu=chapter#neu`}>{t("conceptwork.add-chapter")}</a>
              </p>
            )}
          </section>
        </>
      ) : (
        <EmptyState action={<a href={href("/app/:region/konzept/einlesen", { region })}>{t("conceptwork.read-document")}</a>}>
          {t("conceptwork.none")}
        </EmptyState>
      )}
    </WorkspacePage>
  );
}

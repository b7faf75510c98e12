import { data, href, redirect } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { idToEdit, LEVELS, readWording } from "#domain/concept/editing/index.ts";
import { findConceptToEdit } from "#domain/concept/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/structure.ts";
import { AdoptedNotice } from "./adopted-notice.tsx";
import { actOnItem } from "./item-acts.ts";
import { Outline } from "./outline.tsx";
import { findItem, outlineItems } from "./outline-items.ts";
import { RemoveItem } from "./remove-item.tsx";
import { WhichConcept } from "./which-concept.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept");
  const asked = new URL(request.url).searchParams;
  const { items, conceptId, isRevision, wording } = await read(ctx, async (db) => {
    const concept = await findConceptToEdit(ctx, db);
    const items = concept ? outlineItems(concept) : [];
    const edited = findItem(items, await idToEdit(ctx, db, asked.get("bearbeiten") ?? ""));
    const wording = edited && edited.level !== "recommendation" ? await readWording(ctx, db, edited.level, edited.id) : null;
    return {
      items,
      conceptId: concept?.id ?? null,
      isRevision: concept?.revisesId != null,
      wording: wording && { id: wording.id, level: wording.level, draft: { ...wording, lines: wording.lines.join("\n\n"), version: String(wording.version) } },
    };
  });
  const removed = findItem(items, asked.get("entfernen") ?? "");
  const done = findItem(items, asked.get("fertig") ?? "");
  const [level = "", parentId = ""] = (asked.get("neu") ?? "").split(":");
  return {
    frame,
    region: ctx.region.slug,
    items,
    conceptId,
    isRevision,
    wording,
    adding: { level: LEVELS.find((own) => own === level) ?? null, parentId },
    removal: removed ? { level: removed.level, id: removed.id, name: `${removed.number} ${removed.text}`.trim() } : null,
    done: done ? { number: done.number, text: done.text } : null,
    gone: asked.has("entfernt"),
    started: asked.has("angelegt"),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  const form = await request.formData();
  const result = await actOnItem(ctx, form);
  if (!result.ok) return data(result, { status: result.status });
  // With script the page stays; what it said is read out.
  if (form.has("quietly")) return data(result);
  const here = href("/app/:region/konzept/gliederung", params);
  return redirect(result.did === "removed" ? `${here}?entfernt` : `${here}?fertig=${result.id}#i-${result.id}`, { status: 303 });
}

/** The whole outline: order, add, edit and remove. Works by keyboard and without script; script adds dragging. */
export default function StructurePage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, conceptId, removal, done, gone, started } = loaderData;
  const here = href("/app/:region/konzept/gliederung", { region });
  const failed = actionData && !actionData.ok ? actionData : null;
  const title = removal ? t(`conceptwork.remove-${removal.level}`) : t("conceptwork.structure-title");
  const notice = failed?.adopted ? (
    <AdoptedNotice region={region} {...failed.adopted} />
  ) : failed && !removal ? (
    <Notice kind="error">{t(failed.error)}</Notice>
  ) : done ? (
    <Notice kind="success">{t("conceptwork.item-done", { item: `${done.number} ${done.text}`.trim() })}</Notice>
  ) : started ? (
    <Notice kind="success">{t("conceptwork.started")}</Notice>
  ) : gone ? (
    <Notice kind="success">{t("conceptwork.item-removed")}</Notice>
  ) : null;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("conceptwork.structure-title"), href: removal ? here : undefined },
      ]}
      title={title}
      lede={removal ? undefined : t("conceptwork.structure-lede")}
      notice={notice}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {removal ? (
        <RemoveItem
          removal={removal}
          region={region}
          error={failed ? t(failed.error) : undefined}
          measures={failed?.measures ?? []}
          cancelHref={`${here}#i-${removal.id}`}
        />
      ) : conceptId ? (
        <>
          <WhichConcept region={region} isRevision={loaderData.isRevision} />
          <Outline shown={loaderData} failed={failed} />
        </>
      ) : (
        <EmptyState action={<a href={href("/app/:region/konzept/einlesen", { region })}>{t("conceptwork.read-document")}</a>}>
          {t("conceptwork.none")}
        </EmptyState>
      )}
    </WorkspacePage>
  );
}

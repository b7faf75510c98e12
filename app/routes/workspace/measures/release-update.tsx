import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StatePill } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findMeasure, ReleaseUpdate, releaseUpdate } from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/release-update.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const asked = ReleaseUpdate.safeParse({ measureId: params.id, updateId: params.update });
  const measure = asked.success ? await read(ctx, (db) => findMeasure(ctx, db, params.id)) : null;
  const entry = measure?.history.find(({ id }) => id === params.update);
  if (!measure || !entry) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    entry,
    measure: { id: measure.id, title: measure.fields.title, isPublic: measure.releasedAt !== null },
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const asked = ReleaseUpdate.safeParse({ measureId: params.id, updateId: params.update });
  if (!asked.success) throw data({ code: "not-found" }, { status: 404 });
  const result = await releaseUpdate(context.get(requestContext), asked.data);
  // Somebody else released it a moment ago: what was wanted is there.
  if (result.ok || result.refusal === "already-released") {
    return redirect(`${href("/app/:region/massnahmen/:id", { region: params.region, id: params.id })}?hinweis=released#h-history`, 303);
  }
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function ReleaseUpdatePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, entry, measure } = loaderData;
  const back = href("/app/:region/massnahmen/:id", { region, id: measure.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("measures.title"), href: href("/app/:region/massnahmen", { region }) },
        { label: measure.title, href: back },
      ]}
      title={t("measures.release-title")}
      lede={t("measures.release-lede")}
    >
      <title>{`${t("measures.release-title")} – ${frame.region.name}`}</title>
      {entry.assessment === "off-track" ? <Notice kind="warn" title={t("measures.release-off-track")} /> : null}
      {measure.isPublic ? null : <Notice>{t("measures.release-hidden")}</Notice>}
      <section aria-labelledby="h-text" className="stack prose">
        <h2 id="h-text">{t("measures.release-text")}</h2>
        <p>
          <StatePill state={entry.assessment} />
        </p>
        <p className="muted">{formats.day(entry.dated)}</p>
        <p>{entry.text}</p>
      </section>
      {entry.releasedAt ? (
        <p>{t("measures.release-done")}</p>
      ) : (
        <form method="post" className="row">
          <Button kind={entry.assessment === "off-track" ? "danger" : "primary"}>{t("measures.release-act")}</Button>
          <ButtonLink kind="tertiary" href={back}>
            {t("common.cancel")}
          </ButtonLink>
        </form>
      )}
    </WorkspacePage>
  );
}

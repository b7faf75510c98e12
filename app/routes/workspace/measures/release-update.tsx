import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StatePill } from "#app/components/state.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findMeasure, ReleaseUpdate, releaseUpdate, withdrawUpdate } from "#domain/concept/measures/index.ts";
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
    // What the public page goes by when this entry is not there.
    remaining: measure.history.find(({ id, releasedAt }) => id !== entry.id && releasedAt !== null) ?? null,
    measure: { id: measure.id, title: measure.fields.title, isPublic: measure.releasedAt !== null },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const asked = ReleaseUpdate.safeParse({ measureId: params.id, updateId: params.update });
  if (!asked.success) throw data({ code: "not-found" }, { status: 404 });
  const own = href("/app/:region/massnahmen/:id", { region: params.region, id: params.id });
  if ((await request.formData()).get("intent") === "withdraw") {
    const taken = await withdrawUpdate(context.get(requestContext), asked.data);
    if (taken.ok || taken.refusal === "not-released") return redirect(`${own}?hinweis=withdrawn-entry#h-history`, 303);
    throw data({ code: taken.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: taken.refusal === "not-allowed" ? 403 : 404 });
  }
  const result = await releaseUpdate(context.get(requestContext), asked.data);
  // Somebody else released it a moment ago: what was wanted is there.
  if (result.ok || result.refusal === "already-released") {
    return redirect(`${own}?hinweis=released#h-history`, 303);
  }
  throw data({ code: result.refusal === "not-allowed" ? "not-allowed" : "not-found" }, { status: result.refusal === "not-allowed" ? 403 : 404 });
}

export default function ReleaseUpdatePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, entry, remaining, measure } = loaderData;
  const isOut = entry.releasedAt !== null;
  const title = t(isOut ? "measures.withdraw-entry-title" : "measures.release-title");
  const back = href("/app/:region/massnahmen/:id", { region, id: measure.id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("measures.title"), href: href("/app/:region/massnahmen", { region }) },
        { label: measure.title, href: back },
      ]}
      title={title}
      lede={t(isOut ? "measures.withdraw-entry-lede" : "measures.release-lede")}
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      {entry.assessment === "off-track" && !isOut ? <Notice kind="warn" title={t("measures.release-off-track")} /> : null}
      {measure.isPublic ? null : <Notice>{t("measures.release-hidden")}</Notice>}
      <section aria-labelledby="h-text" className="stack prose">
        <h2 id="h-text">{t(isOut ? "measures.withdraw-entry-text" : "measures.release-text")}</h2>
        <p>
          <StatePill state={entry.assessment} />
        </p>
        <p className="muted">{formats.day(entry.dated)}</p>
        <p>{entry.text}</p>
      </section>
      {isOut && measure.isPublic ? (
        <p className="prose">
          {remaining
            ? t("measures.withdraw-entry-then", { day: formats.day(remaining.dated), assessment: t(`states.${remaining.assessment}`) })
            : t("measures.withdraw-entry-then-none")}
        </p>
      ) : null}
      <form method="post" className="row">
        {isOut ? (
          <Button kind="danger" name="intent" value="withdraw">
            {t("measures.withdraw-entry-act")}
          </Button>
        ) : (
          <Button kind={entry.assessment === "off-track" ? "danger" : "primary"}>{t("measures.release-act")}</Button>
        )}
        <ButtonLink kind="tertiary" href={back}>
          {t("common.cancel")}
        </ButtonLink>
      </form>
    </WorkspacePage>
  );
}

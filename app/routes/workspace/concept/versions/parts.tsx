import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { MarkFollowing, markFollowing, readAdoption } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/parts.ts";
import { usePartName } from "./part-name.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const adoption = await read(ctx, (db) => readAdoption(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    groups: [
      { of: "in-force" as const, parts: adoption?.parts ?? [] },
      { of: "revision" as const, parts: adoption?.revision?.parts ?? [] },
    ].filter(({ parts }) => parts.length > 0),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const form = await request.formData();
  const [follows, partId] = String(form.get("part") ?? "").split(":");
  const input = MarkFollowing.safeParse({ partId, follows: follows === "follows" });
  if (!input.success) return data({ error: "versions.refused-part-unknown" as const }, { status: 422 });
  const result = await markFollowing(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/konzept/beschluesse/teile", params)}#t-${input.data.partId}`, 303);
  if (result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  return data({ error: `versions.refused-${result.refusal}` as const }, { status: 422 });
}

/** Which parts will be adopted later than the others. */
export default function PartsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const name = usePartName();
  const { frame, region, groups } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.resolutions-title"), href: href("/app/:region/konzept/beschluesse", { region }) },
      ]}
      title={t("versions.mark-parts")}
      lede={t("versions.mark-parts-lede")}
      notice={actionData ? <Notice kind="error">{t(actionData.error)}</Notice> : null}
    >
      <title>{`${t("versions.mark-parts")} – ${frame.region.name}`}</title>
      <form method="post" className="stack-l">
        {groups.map(({ of, parts }) => (
          <section key={of} aria-labelledby={`h-${of}`}>
            <h2 id={`h-${of}`}>{t(of === "in-force" ? "versions.parts-title" : "versions.parts-of-revision")}</h2>
            <Rows
              rows={parts.map((part) => ({
                key: part.id,
                symbol: <Icon name={part.adoptedOn ? "gavel" : part.follows ? "hourglass" : "circle"} />,
                title: <span id={`t-${part.id}`}>{name(part)}</span>,
                second: part.adoptedOn
                  ? t("versions.state-adopted", { day: day(part.adoptedOn) })
                  : t(part.follows ? "versions.state-follows" : "versions.state-open"),
                act: part.adoptedOn ? undefined : (
                  <Button small kind="tertiary" name="part" value={`${part.follows ? "open" : "follows"}:${part.id}`}>
                    {t(part.follows ? "versions.take-along" : "versions.let-follow")}
                    <span className="vh">: {name(part)}</span>
                  </Button>
                ),
              }))}
            />
          </section>
        ))}
      </form>
    </WorkspacePage>
  );
}

import { data, href, redirect } from "react-router";
import { Confirmation } from "#app/components/confirmation.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { giveUpRevision, readRevisionSides } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/give-up.ts";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const sides = await read(ctx, (db) => readRevisionSides(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    changes: sides ? sides.changes.length : null,
  };
}

export async function action({ context, params }: Route.ActionArgs) {
  const result = await giveUpRevision(context.get(requestContext));
  if (!result.ok && result.refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  // A second click finds none, and that is what was wanted.
  return redirect(`${href("/app/:region/konzept/fortschreibung", params)}?hinweis=given-up`, 303);
}

export default function GiveUp({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, changes } = loaderData;
  const back = href("/app/:region/konzept/fortschreibung", { region });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.revision-title"), href: back },
      ]}
      title={t("versions.give-up")}
    >
      <title>{`${t("versions.give-up")} – ${frame.region.name}`}</title>
      {changes === null ? (
        <EmptyState>{t("versions.revision-none")}</EmptyState>
      ) : (
        <Confirmation
          goes={[t("versions.give-up-goes", { count: changes })]}
          stays={[t("versions.give-up-stays")]}
          act={t("versions.give-up")}
          cancelHref={back}
        />
      )}
    </WorkspacePage>
  );
}

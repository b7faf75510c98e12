import { href } from "react-router";
import { EmptyState } from "#app/components/empty-state.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { pairsOf, readRevisionSides } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/side-by-side.ts";
import { SideBySide } from "./changes.tsx";

export async function loader({ context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const sides = await read(ctx, (db) => readRevisionSides(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    pairs: sides ? pairsOf(sides.before, sides.after) : null,
  };
}

/** The whole concept read twice: in force on the left, the revision on the right. */
export default function SideBySidePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, pairs } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.revision-title"), href: href("/app/:region/konzept/fortschreibung", { region }) },
      ]}
      title={t("versions.side-by-side")}
      lede={t("versions.side-by-side-lede")}
    >
      <title>{`${t("versions.side-by-side")} – ${frame.region.name}`}</title>
      {pairs ? (
        <div className="stack">
          {pairs.map(({ id, level, number, before, after }) => (
            <div key={id}>
              {level === "recommendation" ? (
                <p className="muted xs">{number}</p>
              ) : (
                <p className="muted s">
                  {t(`versions.level-${level}`)} {number}
                </p>
              )}
              <SideBySide before={before} after={after} />
            </div>
          ))}
        </div>
      ) : (
        <EmptyState>{t("versions.revision-none")}</EmptyState>
      )}
    </WorkspacePage>
  );
}

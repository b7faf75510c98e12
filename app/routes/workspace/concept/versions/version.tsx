import { data, href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listVersions, readVersion } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/version.ts";
import { FollowedParts, followedParts } from "./followed-parts.tsx";
import { VersionBody } from "./version-body.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const version = await read(ctx, async (db) => {
    const found = (await listVersions(ctx, db)).find(({ edition }) => edition === params.edition);
    return found ? readVersion(ctx, db, found) : null;
  });
  if (!version) throw data({ code: "not-found" }, { status: 404 });
  const { edition, title, adoptedOn, adoptedBy, parts } = version;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    edition,
    title,
    adoptedOn,
    adoptedBy,
    followed: followedParts(version),
    parts: parts.map(({ id, content }) => ({ id, content })),
  };
}

/** One version as it was adopted. */
export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, edition, title, adoptedOn, adoptedBy, followed, parts } = loaderData;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.versions-title"), href: href("/app/:region/konzept/fassungen", { region }) },
      ]}
      kicker={t("versions.edition", { edition })}
      title={title}
      lede={t("versions.adopted", { body: adoptedBy, day: day(adoptedOn) })}
    >
      <title>{`${t("versions.edition", { edition })} – ${frame.region.name}`}</title>
      <FollowedParts parts={followed} />
      <VersionBody parts={parts} />
    </WorkspacePage>
  );
}

import { data } from "react-router";
import { findConcept } from "#domain/concept/index.ts";
import { changesBetween, listResolutions, listVersions, readVersion } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { german } from "#app/components/german.tsx";
import { Crumbs } from "#app/components/crumbs.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { requestContext } from "#app/request.ts";
import { ChangeCounts, Changes } from "../workspace/concept/versions/changes.tsx";
import { FollowedParts, followedParts } from "../workspace/concept/versions/followed-parts.tsx";
import { ResolutionPath } from "../workspace/concept/versions/resolution-path.tsx";
import { VersionBody } from "../workspace/concept/versions/version-body.tsx";
import type { Route } from "./+types/version";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return read(ctx, async (db) => {
    const concept = await findConcept(ctx, db);
    const versions = concept?.releasedAt ? await listVersions(ctx, db) : [];
    const version = versions.find(({ edition }) => edition === params.edition);
    if (!concept || !version) throw data({ code: "not-found" }, { status: 404 });
    const older = versions.find(({ number }) => number === version.number - 1);
    const own = await readVersion(ctx, db, version);
    const before = older ? await readVersion(ctx, db, older) : null;
    return {
      region: publicRegion(ctx.region),
      today: ctx.today,
      version,
      isNewest: versions[0]?.id === version.id,
      followed: followedParts(own),
      parts: own.parts.map(({ id, content }) => ({ id, content })),
      // Who entered it, its document and its meeting stay inside.
      resolutions: (await listResolutions(ctx, db, concept.id))
        .filter(({ versionId }) => versionId === version.id)
        .map(({ id, body, resolvedOn, kind, wording }) => ({ id, body, resolvedOn, kind, wording })),
      since: before && older ? { edition: older.edition, changes: changesBetween(before.tree, own.tree, own.reasons) } : null,
    };
  });
}

/** One adopted version: who resolved what, what changed since the one before and why, and every word as it was adopted. */
export default function PublicVersion({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const { day } = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, version, isNewest, followed, parts, resolutions, since } = loaderData;
  const base = `/${region.slug}/konzept`;
  const title = t("concept.version", { edition: version.edition });
  return (
    <ConceptFrame region={region} today={today}>
      <title>{`${title} – ${region.name}`}</title>
      <header className="page-head hero">
        <Crumbs
          crumbs={[
            { label: t("concept.concept"), href: `${base}${inLanguage}` },
            { label: t("concept.versions-title"), href: `${base}/fassungen${inLanguage}` },
          ]}
        />
        <h1>{title}</h1>
        <p className="lede">
          {rich("concept.version-adopted", { german, body: version.adoptedBy, day: day(version.adoptedOn) })}{" "}
          {isNewest ? t("concept.version-newest") : t("concept.version-older")}
        </p>
        <FollowedParts parts={followed} />
      </header>
      <section className="flow-l" aria-labelledby="h-path">
        <h2 id="h-path">{t("concept.version-path")}</h2>
        <div className="flow">
          <ResolutionPath resolutions={resolutions} />
        </div>
      </section>
      {since ? (
        <section className="flow-l stack" aria-labelledby="h-since">
          <h2 id="h-since">{t("concept.version-since", { edition: since.edition })}</h2>
          <ChangeCounts changes={since.changes} />
          <Changes changes={since.changes} />
        </section>
      ) : null}
      <VersionBody parts={parts} />
    </ConceptFrame>
  );
}

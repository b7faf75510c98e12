import { isDeepStrictEqual } from "node:util";
import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { broughtBack, listVersions, offerChoices, restoreVersion, type OfferContent } from "#domain/offers/catalogue/index.ts";
import { listTeachers } from "#domain/offers/courses/index.ts";
import { read } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/versions.ts";
import { offerCrumbs } from "./crumbs.ts";
import { germanTitle, keptOffer } from "./kept-offer.ts";
import { OfferDifferences } from "./offer-differences.tsx";

/** How an address names the version that is compared with what stands now. */
const PARAMETER = "fassung";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const offer = await keptOffer(ctx, params.id);
  const found = await read(ctx, async (db) => {
    const versions = await listVersions(ctx, db, params.id);
    const organisationIds = [...new Set([offer.content, ...versions.map(({ content }) => content)].map(({ organisationId }) => organisationId))];
    return {
      versions,
      choices: await offerChoices(ctx, db, { organisationIds }),
      teachers: await listTeachers(ctx, db, offer.content.organisationId),
    };
  });
  const asked = Number(url.searchParams.get(PARAMETER));
  const said = ({ note: _note, ...content }: OfferContent) => content;
  const chosen = found.versions
    .filter(({ version }) => version === asked)
    .map((one) => ({ ...one, before: broughtBack(one.content, offer.content) }))
    .find(({ before }) => !isDeepStrictEqual(said(before), said(offer.content)));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/angebote"),
    region: params.region,
    today: ctx.today,
    id: params.id,
    title: germanTitle(offer),
    version: offer.version,
    versions: found.versions.map(({ version, savedAt, savedBy, state }) => ({ version, savedAt, savedBy, state })),
    compared: chosen ? { version: chosen.version, savedAt: chosen.savedAt, before: chosen.before, after: offer.content } : null,
    same: asked > 0 && !chosen,
    choices: found.choices,
    teachers: found.teachers,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await keptOffer(ctx, params.id);
  const { version, restore } = textsOf(await request.formData());
  const [standing, wanted] = [Number(version), Number(restore)];
  if (!Number.isInteger(standing) || !Number.isInteger(wanted)) return data({ fault: "catalogue.refused-changed-meanwhile" as const }, { status: 422 });
  const restored = await restoreVersion(ctx, { id: params.id, version: standing, restore: wanted });
  if (restored.ok) return redirect(`${href("/app/:region/angebote/:id", params)}?hinweis=restored`, 303);
  throwIfClosed(restored.refusal);
  if (restored.refusal === "pieces-lent") return data({ fault: "lending-form.fault-pieces-lent" as const }, { status: 409 });
  if (restored.refusal === "places-given") return data({ fault: "catalogue.fault-kind-places" as const }, { status: 409 });
  if (restored.refusal === "course-book-begun") return data({ fault: "catalogue.fault-kind-book" as const }, { status: 409 });
  return data(
    { fault: restored.refusal === "changed-meanwhile" ? ("catalogue.refused-changed-meanwhile" as const) : ("catalogue.fault-gone" as const) },
    { status: 409 },
  );
}

export default function OfferVersionsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, id, title, version, versions, compared, same, choices } = loaderData;
  const path = href("/app/:region/angebote/:id/fassungen", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={offerCrumbs(t, region, id, title)}
      title={t("catalogue.versions")}
      lede={t("catalogue.versions-lede")}
      notice={actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : same ? <Notice kind="info">{t("catalogue.versions-same")}</Notice> : undefined}
    >
      <title>{`${t("catalogue.versions")} – ${frame.region.name}`}</title>
      {compared ? (
        <section className="stack" aria-labelledby="h-compared">
          <h2 id="h-compared">{t("catalogue.versions-compared", { moment: formats.moment(compared.savedAt) })}</h2>
          <OfferDifferences
            today={loaderData.today}
            earlier={compared.before}
            standing={compared.after}
            choices={choices}
            teachers={loaderData.teachers}
            titles={{ earlier: t("catalogue.versions-then"), standing: t("catalogue.versions-now") }}
          />
          <form method="post" className="stack-s">
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="restore" value={compared.version} />
            <p className="s">{t("catalogue.restore-hint")}</p>
            <p>
              <Button>{t("catalogue.restore")}</Button>
            </p>
          </form>
        </section>
      ) : null}
      {versions.length > 0 ? (
        <Rows
          rows={versions.map((one) => ({
            key: String(one.version),
            symbol: <Icon name="history" />,
            title: formats.moment(one.savedAt),
            href: one.version === version ? undefined : `${path}?${PARAMETER}=${one.version}`,
            tag: one.version === version ? <Tag>{t("catalogue.versions-now")}</Tag> : undefined,
            second: [
              one.state ? t("catalogue.versions-state", { state: t(`catalogue.state-${one.state}`) }) : "",
              one.savedBy || (one.state ? "" : t("catalogue.versions-before")),
            ]
              .filter(Boolean)
              .join(" · "),
          }))}
        />
      ) : (
        <EmptyState>{t("catalogue.versions-none")}</EmptyState>
      )}
    </WorkspacePage>
  );
}

import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FilterBar } from "#app/components/filters.tsx";
import { Select } from "#app/components/forms/controls.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { changesBetween, listVersions, readVersion } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/versions.ts";
import { ChangeCounts, Changes } from "./changes.tsx";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const asked = new URL(request.url).searchParams;
  const { versions, compared } = await read(ctx, async (db) => {
    const all = await listVersions(ctx, db);
    const named = (name: string) => all.find(({ edition }) => edition === asked.get(name));
    const [one, other] = [named("von"), named("bis")];
    if (!one || !other || one.number === other.number) return { versions: all, compared: null };
    const [older, newer] = one.number < other.number ? [one, other] : [other, one];
    const [before, after] = [await readVersion(ctx, db, older), await readVersion(ctx, db, newer)];
    return { versions: all, compared: { older: older.edition, newer: newer.edition, changes: changesBetween(before.tree, after.tree, after.reasons) } };
  });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: ctx.region.slug,
    versions,
    compared,
  };
}

/** All adopted versions, and any two beside each other. */
export default function Versions({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, versions, compared } = loaderData;
  const choices = versions.map(({ edition, adoptedOn }) => ({ value: edition, label: t("versions.edition-of", { edition, day: day(adoptedOn) }) }));
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("concept.concept"), href: href("/app/:region/konzept", { region }) }, { label: t("versions.versions-title") }]}
      title={t("versions.versions-title")}
      lede={t("versions.versions-lede", { count: versions.length })}
    >
      <title>{`${t("versions.versions-title")} – ${frame.region.name}`}</title>
      {versions.length === 0 ? (
        <EmptyState action={<ButtonLink href={href("/app/:region/konzept/beschluesse", { region })}>{t("versions.resolutions-title")}</ButtonLink>}>
          {t("versions.versions-none")}
        </EmptyState>
      ) : (
        <Rows
          rows={versions.map(({ id, edition, adoptedOn, adoptedBy }) => ({
            key: id,
            symbol: <Icon name="books" />,
            title: t("versions.edition", { edition }),
            href: href("/app/:region/konzept/fassungen/:edition", { region, edition }),
            second: t("versions.adopted", { body: adoptedBy, day: day(adoptedOn) }),
          }))}
        />
      )}
      {versions.length > 1 ? (
        <section className="stack" aria-labelledby="h-compare">
          <h2 id="h-compare">{t("versions.compare")}</h2>
          <FilterBar action={href("/app/:region/konzept/fassungen", { region })} submit={t("versions.compare-submit")}>
            <Select name="von" label={t("versions.compare-from")} choices={choices} defaultValue={compared?.older ?? versions[1]?.edition} />
            <Select name="bis" label={t("versions.compare-to")} choices={choices} defaultValue={compared?.newer ?? versions[0]?.edition} />
          </FilterBar>
          {compared ? (
            <>
              <ChangeCounts changes={compared.changes} />
              <Changes changes={compared.changes} />
            </>
          ) : null}
        </section>
      ) : null}
    </WorkspacePage>
  );
}

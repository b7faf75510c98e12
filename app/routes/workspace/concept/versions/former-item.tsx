import { data, href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findFormerItem } from "#domain/concept/versions/index.ts";
import { read } from "#platform/db/index.ts";
import { isId } from "../../network/form.ts";
import type { Route } from "./+types/former-item.ts";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const item = isId(params.id) ? await read(ctx, (db) => findFormerItem(ctx, db, params.id)) : null;
  if (!item) throw data({ code: "not-found" }, { status: 404 });
  return { frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"), region: ctx.region.slug, item };
}

/** A goal or recommendation that the concept in force does without: where it stood, what became of it and why. */
export default function FormerItemPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { day } = useFormats();
  const { frame, region, item } = loaderData;
  const outcome = item.gone?.outcome ?? "gone";
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("concept.concept"), href: href("/app/:region/konzept", { region }) },
        { label: t("versions.versions-title"), href: href("/app/:region/konzept/fassungen", { region }) },
      ]}
      kicker={t(`versions.former-${item.level}`)}
      title={item.text}
      sentence
    >
      <title>{`${item.text.slice(0, 80)} – ${frame.region.name}`}</title>
      <p className="lede">
        {t(`versions.former-${outcome}`)} {item.gone?.reason}
      </p>
      <section aria-labelledby="h-stood">
        <h2 id="h-stood">{t("versions.stood-in")}</h2>
        <Rows
          rows={item.versions.map(({ id, edition, adoptedOn, adoptedBy }) => ({
            key: id,
            symbol: <Icon name="books" />,
            title: t("versions.edition", { edition }),
            href: href("/app/:region/konzept/fassungen/:edition", { region, edition }),
            second: t("versions.adopted", { body: adoptedBy, day: day(adoptedOn) }),
          }))}
        />
      </section>
      {item.measures.length > 0 ? (
        <section aria-labelledby="h-measures">
          <h2 id="h-measures">{t("versions.former-measures")}</h2>
          <Rows
            rows={item.measures.map(({ id, title }) => ({
              key: id,
              symbol: <Icon name="clipboard-list" />,
              title,
              href: href("/app/:region/massnahmen/:id", { region, id }),
            }))}
          />
        </section>
      ) : null}
    </WorkspacePage>
  );
}

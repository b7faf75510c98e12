import { data, href, redirect } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Confirmation } from "#app/components/confirmation.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { DeleteMeasure, deleteMeasure, findDeletion, type Deletion } from "#domain/concept/measures/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/delete.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const deletion = DeleteMeasure.safeParse({ id: params.id }).success ? await read(ctx, (db) => findDeletion(ctx, db, params.id)) : null;
  if (!deletion) throw data({ code: "not-found" }, { status: 404 });
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/massnahmen"),
    region: params.region,
    id: params.id,
    deletion,
  };
}

export async function action({ params, context }: Route.ActionArgs) {
  const input = DeleteMeasure.safeParse({ id: params.id });
  if (!input.success) throw data({ code: "not-found" }, { status: 404 });
  const result = await deleteMeasure(context.get(requestContext), input.data);
  if (result.ok) return redirect(`${href("/app/:region/massnahmen", { region: params.region })}?hinweis=deleted`, 303);
  switch (result.refusal) {
    case "is-public":
    case "carries-money":
    case "in-running-round":
      // The page below reads anew what stands against it, and says so.
      return data(null, { status: 409 });
    case "not-allowed":
      throw data({ code: "not-allowed" }, { status: 403 });
    case "measure-not-found":
      throw data({ code: "not-found" }, { status: 404 });
  }
}

export default function DeleteMeasurePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, id, deletion } = loaderData;
  const own = href("/app/:region/massnahmen/:id", { region, id });
  const { title, goes } = deletion;
  const counts = [
    goes.updates > 0 ? t("measures.delete-goes-updates", { count: goes.updates }) : "",
    goes.files > 0 ? t("measures.delete-goes-files", { count: goes.files }) : "",
    goes.links > 0 ? t("measures.delete-goes-links", { count: goes.links }) : "",
    goes.answers > 0 ? t("measures.delete-goes-answers", { count: goes.answers }) : "",
  ];
  return (
    <WorkspacePage
      {...frame}
      crumbs={[
        { label: t("measures.title"), href: href("/app/:region/massnahmen", { region }) },
        { label: title, href: own },
      ]}
      title={t("measures.delete")}
    >
      <title>{`${t("measures.delete")} – ${frame.region.name}`}</title>
      {deletion.isPublic || deletion.moneyCents > 0 || deletion.rounds.length > 0 ? (
        <Kept deletion={deletion} region={region} id={id} />
      ) : (
        <Confirmation
          goes={[t("measures.delete-goes-measure", { title }), ...counts.filter(Boolean)]}
          stays={[t("measures.delete-stays-concept"), t("measures.delete-stays-audit")]}
          act={t("measures.delete")}
          cancelHref={own}
        >
          <p>{t("measures.delete-forever")}</p>
        </Confirmation>
      )}
    </WorkspacePage>
  );
}

/** Why it is not deleted now, and the way on. */
function Kept({ deletion, region, id }: { deletion: Deletion; region: string; id: string }) {
  const { t } = useTexts();
  const formats = useFormats();
  const own = href("/app/:region/massnahmen/:id", { region, id });
  return (
    <div className="stack prose">
      {deletion.isPublic ? (
        <Notice kind="warn" title={t("measures.delete-is-public")}>
          {t("measures.delete-is-public-text")}
        </Notice>
      ) : null}
      {deletion.moneyCents > 0 ? (
        <Notice kind="warn" title={t("measures.delete-money", { amount: formats.money(deletion.moneyCents) })}>
          {t("measures.delete-money-way")}
        </Notice>
      ) : null}
      {deletion.rounds.length > 0 ? (
        <Notice kind="warn" title={t("measures.delete-in-round")}>
          <p>{t("measures.delete-in-round-text")}</p>
          <ul>
            {deletion.rounds.map((round) => (
              <li key={round.id}>
                <a href={href("/app/:region/statusrunden/:id", { region, id: round.id })}>{round.title}</a>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className="row">
        <ButtonLink href={href("/app/:region/massnahmen/:id/bearbeiten", { region, id })}>{t("measures.delete-to-edit")}</ButtonLink>
        <ButtonLink kind="tertiary" href={own}>
          {t("common.back")}
        </ButtonLink>
      </p>
    </div>
  );
}

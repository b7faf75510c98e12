import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { German } from "#app/components/german.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { StateLabel } from "#app/components/state.tsx";
import { Table } from "#app/components/table.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { mayEditNetwork } from "#domain/network/index.ts";
import { endOf, listOfficeVersions, type Office } from "#domain/network/office/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/office.ts";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const [current = null, ...earlier] = await read(ctx, (db) => listOfficeVersions(ctx, db));
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/netzwerk"),
    region: params.region,
    current,
    earlier,
    today: ctx.today,
    mayEdit: mayEditNetwork(ctx.actor),
    saved: new URL(request.url).searchParams.has("gespeichert"),
  };
}

export default function OfficePage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, current, earlier, today, mayEdit, saved } = loaderData;
  const edit = href("/app/:region/stelle/bearbeiten", { region });
  const download = (file: string) => href("/app/:region/stelle/datei/:file", { region, file });
  const shares = current?.posts.reduce((sum, { share }) => sum + share, 0) ?? 0;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("network.title"), href: href("/app/:region/netzwerk", { region }) }]}
      title={t("office.title")}
      lede={current ? t("office.lede", { posts: current.posts.length, full: shares / 100 }) : undefined}
      notice={saved ? <Notice kind="success" title={t("office.saved")} /> : undefined}
      actions={
        mayEdit ? (
          <ButtonLink small icon="pencil" href={edit}>
            {t(current ? "common.edit" : "office.begin")}
          </ButtonLink>
        ) : undefined
      }
    >
      <title>{`${t("office.title")} – ${frame.region.name}`}</title>
      {current ? (
        <>
          <Warnings office={current} today={today} />
          <Told office={current} />
          <p className="row tight s noprint">
            <a href={download("stelle.xlsx")}>{t("office.download-xlsx")}</a>
            <a href={download("stelle.csv")}>{t("office.download-csv")}</a>
          </p>
        </>
      ) : (
        <EmptyState>{t("office.empty")}</EmptyState>
      )}
      {current && earlier.length > 0 ? (
        <section className="stack flow-l noprint" aria-labelledby="h-history">
          <h2 id="h-history">{t("office.history")}</h2>
          <p className="muted s">{t("office.history-last", { moment: formats.moment(current.savedAt), name: current.savedBy })}</p>
          {earlier.map((office) => (
            <details key={office.version}>
              <summary>{t("office.history-one", { moment: formats.moment(office.savedAt), name: office.savedBy })}</summary>
              <Told office={office} />
            </details>
          ))}
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Warnings({ office: { posts, warnMonths }, today }: { office: Office; today: string }) {
  const { t } = useTexts();
  const { day } = useFormats();
  const ends = posts.flatMap((post, index) => {
    const end = endOf(post, today, warnMonths);
    return end ? [{ ...end, title: post.title, key: index }] : [];
  });
  if (ends.length === 0) return <p className="muted">{t("office.nothing-ends", { months: warnMonths })}</p>;
  return (
    <ul className="stack-s">
      {ends.map(({ key, why, on, isOver, title }) => (
        <li key={key}>
          <StateLabel state={isOver ? "off-track" : "at-risk"}>{t(isOver ? "office.over" : "office.ends")}</StateLabel>{" "}
          {t(`office.${why}-${isOver ? "over" : "ends"}`, { title, day: day(on) })}
        </li>
      ))}
    </ul>
  );
}

/** One version in words. */
function Told({ office: { unit, answersTo, head, note, posts } }: { office: Office }) {
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <div className="stack flow">
      <Facts
        facts={[
          { name: t("office.field-unit"), value: <German>{unit}</German> },
          { name: t("office.field-answersTo"), value: answersTo ? <German>{answersTo}</German> : null },
          { name: t("office.field-headPersonId"), value: head ? <German>{head}</German> : t("office.nobody") },
        ]}
      />
      {note ? <p className="lines">{note}</p> : null}
      {posts.length === 0 ? <p className="muted">{t("office.no-posts")}</p> : null}
      {posts.length > 0 ? (
        <Table
          caption={t("office.posts")}
          columns={[
            { label: t("office.column-title") },
            { label: t("office.column-share") },
            { label: t("office.column-term") },
            { label: t("office.column-funding") },
            { label: t("office.column-fundedUntil") },
          ]}
          rows={posts.map(({ title, share, endsOn, funding, fundedUntil }, index) => ({
            key: String(index),
            cells: [
              <German key="title">{title}</German>,
              t("office.share", { share }),
              endsOn ? t("office.until", { day: day(endsOn) }) : t("office.permanent"),
              <German key="funding">{funding}</German>,
              fundedUntil ? day(fundedUntil) : t("office.no-end"),
            ],
          }))}
        />
      ) : null}
    </div>
  );
}

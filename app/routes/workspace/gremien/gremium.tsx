import { data, href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listMeetings, type MeetingFilter } from "#domain/network/meetings/index.ts";
import { electionsOf, findGremium, listGremien, mayEditGremien, mayKeepMeetings, mayReadPapers, seatsOf, type GremiumPage } from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { GremiumMeetings } from "../meetings/gremium-meetings.tsx";
import { isId } from "../network/form.ts";
import type { Route } from "./+types/gremium.ts";
import { Elections } from "./election-section.tsx";
import { MemberTable } from "./member-table.tsx";

const NOTICES = ["created", "saved", "member-saved", "account-tied", "account-untied", "election-saved", "candidate-saved", "candidate-removed"] as const;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { id } = params;
  const found = isId(id)
    ? await read(ctx, async (db) => {
        const seats = await seatsOf(ctx, db);
        const ahead: MeetingFilter = { search: "", gremiumIds: [id], when: "ahead", states: [] };
        return {
          page: await findGremium(ctx, db, seats, id),
          all: (await listGremien(ctx, db)).current,
          elections: await electionsOf(ctx, db, id),
          meetings: {
            ahead: (await listMeetings(ctx, db, ahead, { after: null, limit: 3 })).meetings,
            mayKeep: mayKeepMeetings(ctx.actor, seats, id, ctx.today),
            isMember: mayReadPapers(ctx.actor, seats, { gremiumId: id, on: ctx.today }),
          },
        };
      })
    : null;
  if (!found?.page) throw data({ code: "not-found" }, { status: 404 });
  const word = new URL(request.url).searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/gremien"),
    region: params.region,
    today: ctx.today,
    ...found.page,
    meetings: found.meetings,
    below: found.all.filter(({ parentId }) => parentId === id).map((body) => ({ id: body.id, name: body.name })),
    elections: found.elections,
    mayEdit: mayEditGremien(ctx.actor) && found.page.gremium.endedOn === null,
    notice: NOTICES.find((known) => known === word) ?? null,
  };
}

export default function GremiumPageView({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, gremium, mayEdit, notice, meetings } = loaderData;
  const { id } = gremium;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("gremien.title"), href: href("/app/:region/gremien", { region }) }]}
      kicker={[t(`gremien.kind-${gremium.kind}`), gremium.endedOn ? t("gremien.ended-on", { day: formats.day(gremium.endedOn) }) : ""]
        .filter(Boolean)
        .join(" · ")}
      title={gremium.name}
      lede={gremium.purpose || undefined}
      notice={notice ? <Notice kind="success" title={t(`gremien.notice-${notice}`)} /> : undefined}
      actions={
        mayEdit ? (
          <>
            <ButtonLink small kind="tertiary" icon="archive" href={href("/app/:region/gremien/:id/aufloesen", { region, id })}>
              {t("gremien.end")}
            </ButtonLink>
            <ButtonLink small icon="pencil" href={href("/app/:region/gremien/:id/bearbeiten", { region, id })}>
              {t("common.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={<AtAGlance {...loaderData} />}
    >
      <title>{`${gremium.name} – ${frame.region.name}`}</title>
      {gremium.mandate ? (
        <section aria-labelledby="h-mandate">
          <h2 id="h-mandate">{t("gremien.mandate")}</h2>
          <p className="prose flow-s original">{gremium.mandate}</p>
        </section>
      ) : null}
      <GremiumMeetings region={region} id={id} {...meetings} />
      <Members {...loaderData} />
      <Elections elections={loaderData.elections} region={region} gremium={gremium} mayEdit={mayEdit} />
    </WorkspacePage>
  );
}

type Shown = GremiumPage & { region: string; today: string; mayEdit: boolean; below: { id: string; name: string }[] };

function AtAGlance({ gremium, parent, below, region }: Shown) {
  const { t } = useTexts();
  const link = ({ id, name }: { id: string; name: string }) => (
    <a key={id} href={href("/app/:region/gremien/:id", { region, id })}>
      {name}
    </a>
  );
  return (
    <Side title={t("gremien.facts")}>
      <Facts
        facts={[
          { name: t("gremien.field-shortName"), value: gremium.shortName },
          { name: t("gremien.field-parentId"), value: parent ? link(parent) : null },
          {
            name: t("gremien.below"),
            value:
              below.length > 0 ? (
                <ul>
                  {below.map((body) => (
                    <li key={body.id}>{link(body)}</li>
                  ))}
                </ul>
              ) : null,
          },
          { name: t("gremien.field-quorum"), value: t(`gremien.quorum-${gremium.quorum}`) },
          {
            name: t("gremien.public"),
            value: gremium.isPublic ? <a href={`/${region}/gremien/${gremium.id}`}>{t("gremien.is-public")}</a> : t("gremien.is-not-public"),
          },
        ]}
      />
    </Side>
  );
}

function Members({ gremium, members, former, region, today, mayEdit }: Shown) {
  const { t } = useTexts();
  const { id, name } = gremium;
  const all = [...members, ...former];
  const editHref = mayEdit ? (member: string) => href("/app/:region/gremien/:id/mitglieder/:member", { region, id, member }) : undefined;
  const file = (format: string) => href("/app/:region/gremien/:id/datei/:file", { region, id, file: `mitglieder.${format}` });
  const add = mayEdit ? (
    <ButtonLink small icon="plus" href={href("/app/:region/gremien/:id/mitglieder/neu", { region, id })}>
      {t("gremien.add-member")}
    </ButtonLink>
  ) : null;
  return (
    <section className="stack" aria-labelledby="h-members">
      <div className="row between base">
        <h2 id="h-members">{t("gremien.members")}</h2>
        {members.length > 0 ? add : null}
      </div>
      {members.length === 0 ? (
        <EmptyState action={add ?? undefined}>{t("gremien.members-empty")}</EmptyState>
      ) : (
        <MemberTable caption={t("gremien.members-caption", { name })} members={members} all={all} today={today} editHref={editHref} />
      )}
      {former.length > 0 ? (
        <details className="more">
          <summary>{t("gremien.former", { count: former.length })}</summary>
          <MemberTable caption={t("gremien.former-caption", { name })} members={former} all={all} today={today} editHref={editHref} />
        </details>
      ) : null}
      {all.length > 0 ? (
        <ul className="dl">
          {(["xlsx", "csv"] as const).map((format) => (
            <li key={format}>
              <Icon name="download" />
              <a href={file(format)}>{t(`gremien.download-${format}`)}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

import { data } from "react-router";
import { findBoards, findPublicConference, headcountOf, ideasBecame, listPapers, type PublicConference } from "#domain/network/conferences/index.ts";
import { localTime } from "#domain/network/meetings/index.ts";
import { read } from "#platform/db/index.ts";
import { ButtonLink } from "#app/components/button.tsx";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { isId } from "../workspace/network/form.ts";
import type { Route } from "./+types/conference";
import { Documentation } from "./conference-documentation.tsx";
import { ConferenceFrame } from "./conference-frame.tsx";
import { publicRegion } from "./frame.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const found = isId(params.id)
    ? await read(ctx, async (db) => {
        const conference = await findPublicConference(ctx, db, params.id);
        const isDocumented = conference?.state === "documented";
        return {
          conference,
          told: isDocumented
            ? {
                boards: await findBoards(ctx, db, params.id),
                became: await ideasBecame(db, params.id),
                papers: await listPapers(ctx, db, params.id),
                headcount: await headcountOf(db, params.id),
              }
            : null,
        };
      })
    : null;
  const conference = found?.conference;
  if (!conference) throw data({ code: "not-found" }, { status: 404 });
  return {
    told: found.told,
    region: publicRegion(ctx.region),
    today: ctx.today,
    on: localTime(ctx.region.timeZone, conference.startsAt).on,
    isOver: conference.endsAt <= ctx.now,
    conference,
  };
}

export default function PublicConferencePage({ loaderData }: Route.ComponentProps) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  const inLanguage = useInLanguage();
  const { region, today, on, conference, isOver, told } = loaderData;
  return (
    <ConferenceFrame region={region} today={today} languages={conference.languages}>
      <title>{`${conference.title} – ${region.name}`}</title>
      <meta
        name="description"
        content={t("registration.when", { day: formats.weekday(on), from: formats.time(conference.startsAt), to: formats.time(conference.endsAt) })}
      />
      <header className="page-head hero">
        <p className="muted">{t("registration.kicker")}</p>
        <h1 lang="de" dir="ltr">
          {conference.title}
        </h1>
        <p className="lede">
          {t("registration.when", { day: formats.weekday(on), from: formats.time(conference.startsAt), to: formats.time(conference.endsAt) })}
        </p>
        {conference.place ? (
          <p>
            <Icon name="map-pin" /> <German>{conference.place}</German>
          </p>
        ) : null}
      </header>
      {conference.state === "cancelled" ? (
        <Notice kind="warn" title={t("registration.cancelled")}>
          {conference.cancelledReason ? rich("registration.cancelled-reason", { german, reason: conference.cancelledReason }) : null}
        </Notice>
      ) : null}
      {conference.purpose ? (
        <p className="prose lines flow" lang="de" dir="ltr">
          {conference.purpose}
        </p>
      ) : null}
      <Way conference={conference} href={`/${region.slug}/konferenzen/${conference.id}/anmelden${inLanguage}`} isOver={isOver} />
      {told ? <Documentation conference={conference} region={region.slug} {...told} /> : null}
      {conference.workshops.length > 0 ? <Programme conference={conference} /> : null}
      {conference.fields.length > 0 ? (
        <section className="flow-l" aria-labelledby="h-fields">
          <h2 id="h-fields">{t("registration.works-on")}</h2>
          <ul className="subs flow-s" lang="de" dir="ltr">
            {conference.fields.map((field) => (
              <li key={field}>{field}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </ConferenceFrame>
  );
}

/** Whether and how one gets in. */
function Way({ conference, href, isOver }: { conference: PublicConference; href: string; isOver: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (conference.state === "cancelled") return null;
  if (isOver) return conference.documentation ? null : <p className="flow">{t("registration.over")}</p>;
  if (!conference.takesRegistrations) return <p className="flow">{t("registration.closed")}</p>;
  return (
    <div className="stack-s flow">
      <p className="row">
        <ButtonLink kind="primary" href={href}>
          {t("registration.to-form")}
        </ButtonLink>
        <span>{t(`registration.left-${conference.room}`)}</span>
      </p>
      <p className="muted s">
        {conference.registrationUntil ? `${t("registration.until", { day: formats.day(conference.registrationUntil) })} ` : ""}
        {t("registration.as-of")}
      </p>
    </div>
  );
}

function Programme({ conference }: { conference: PublicConference }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="flow-l" aria-labelledby="h-workshops">
      <h2 id="h-workshops">{t("registration.workshops")}</h2>
      <div className="flow-s">
        <Rows
          rows={conference.workshops.map((workshop) => ({
            key: workshop.id,
            symbol: <Icon name="users" />,
            title: <German>{workshop.title}</German>,
            tag: conference.takesRegistrations ? <Tag>{t(`registration.left-${workshop.left}`)}</Tag> : undefined,
            second: (
              <>
                {workshop.sentence ? (
                  <span className="block">
                    <German>{workshop.sentence}</German>
                  </span>
                ) : null}
                <span className="block">
                  {t("registration.time", { from: formats.time(workshop.startsAt), to: formats.time(workshop.endsAt) })}
                  {workshop.room ? (
                    <>
                      {" "}
                      · <German>{workshop.room}</German>
                    </>
                  ) : null}
                </span>
              </>
            ),
          }))}
        />
      </div>
    </section>
  );
}

import { data } from "react-router";
import {
  electionsOf,
  findGremium,
  listGremien,
  readPublicWork,
  turnoutPercent,
  type ListedMember,
  type PublicDecision,
  type PublicMeeting,
} from "#domain/network/index.ts";
import { read } from "#platform/db/index.ts";
import { Crumbs } from "#app/components/crumbs.tsx";
import { German, german } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useInLanguage, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { requestContext } from "#app/request.ts";
import { isId } from "../workspace/network/form.ts";
import type { Route } from "./+types/gremium";
import { ConceptFrame, publicRegion } from "./frame.tsx";

export async function loader({ context, params }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  return read(ctx, async (db) => {
    const page = isId(params.id) ? await findGremium(ctx, db, [], params.id) : null;
    if (!page?.gremium.isPublic || page.gremium.endedOn !== null) throw data({ code: "not-found" }, { status: 404 });
    const { current } = await listGremien(ctx, db);
    const { name, kind, purpose, mandate } = page.gremium;
    return {
      region: publicRegion(ctx.region),
      today: ctx.today,
      gremium: { name, kind, purpose, mandate },
      parent: current.some(({ id, isPublic }) => id === page.parent?.id && isPublic) ? page.parent : null,
      members: page.members
        .filter(({ fromOn }) => fromOn <= ctx.today)
        .map(({ id, name: person, organisation, role }) => ({ id, name: person, organisation, role })),
      elections: (await electionsOf(ctx, db, params.id)).map((election) => ({
        id: election.id,
        title: election.title,
        eligibility: election.eligibility,
        dates: election.dates,
        percent: turnoutPercent(election),
        candidates: election.candidates.map(({ id, name: person, presentation }) => ({ id, name: person, presentation })),
      })),
      ...(await readPublicWork(ctx, db, params.id)),
    };
  });
}

export default function PublicGremium({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const inLanguage = useInLanguage();
  const { region, today, gremium, parent, members, meetings, decisions } = loaderData;
  const base = `/${region.slug}/gremien`;
  return (
    <ConceptFrame region={region} today={today} area="gremien">
      <title>{`${gremium.name} – ${region.name}`}</title>
      <meta name="description" content={gremium.purpose || `${t(`gremien.kind-${gremium.kind}`)} – ${region.name}`} />
      <header className="page-head hero">
        <Crumbs crumbs={[{ label: t("gremien.title"), href: `${base}${inLanguage}` }]} />
        <p className="muted">{t(`gremien.kind-${gremium.kind}`)}</p>
        <h1 lang="de" dir="ltr">
          {gremium.name}
        </h1>
        {gremium.purpose ? (
          <p className="lede" lang="de" dir="ltr">
            {gremium.purpose}
          </p>
        ) : null}
        {parent ? (
          <p className="flow-s">
            {t("gremien.public-reports-to")}{" "}
            <a href={`${base}/${parent.id}${inLanguage}`}>
              <German>{parent.name}</German>
            </a>
          </p>
        ) : null}
      </header>
      {gremium.mandate ? (
        <section aria-labelledby="h-mandate">
          <h2 id="h-mandate">{t("gremien.mandate")}</h2>
          <p className="prose flow-s original" lang="de" dir="ltr">
            {gremium.mandate}
          </p>
        </section>
      ) : null}
      <Meetings meetings={meetings} />
      <Decisions decisions={decisions} />
      <Members members={members} />
      <Elections elections={loaderData.elections} />
    </ConceptFrame>
  );
}

function Meetings({ meetings }: { meetings: readonly PublicMeeting[] }) {
  const { t, rich } = useTexts();
  const formats = useFormats();
  return (
    <section className="flow-l" aria-labelledby="h-meetings">
      <h2 id="h-meetings">{t("gremien.public-meetings")}</h2>
      {meetings.length === 0 ? <p className="muted flow-s">{t("gremien.public-meetings-none")}</p> : null}
      <ul className="rows flow-s">
        {meetings.map(({ id, title, startsAt, place, isCancelled, agenda }) => (
          <li key={id}>
            <Icon name="calendar-event" />
            <div>
              <h3>
                <time dateTime={startsAt.toISOString()}>{formats.moment(startsAt)}</time>
                {isCancelled ? <> – {t("gremien.public-cancelled")}</> : null}
              </h3>
              {title ? (
                <p lang="de" dir="ltr">
                  {title}
                </p>
              ) : null}
              {place ? <p className="m">{rich("gremien.public-place", { place, german })}</p> : null}
              {agenda.length > 0 ? (
                <>
                  <p className="m">{t("gremien.public-agenda")}</p>
                  <ol className="subs" lang="de" dir="ltr">
                    {agenda.map((item) => (
                      <li key={item.id}>{item.title}</li>
                    ))}
                  </ol>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Decisions({ decisions }: { decisions: readonly PublicDecision[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  const years = [...new Set(decisions.map(({ year }) => year))];
  return (
    <section className="flow-l" aria-labelledby="h-decisions">
      <h2 id="h-decisions">{t("gremien.public-decisions")}</h2>
      {years.length === 0 ? <p className="muted flow-s">{t("gremien.public-decisions-none")}</p> : null}
      {years.map((year) => (
        <section key={year} className="flow" aria-labelledby={`h-${year}`}>
          <h3 id={`h-${year}`}>{year}</h3>
          <Rows
            rows={decisions
              .filter((decision) => decision.year === year)
              .map(({ id, number, text, decidedOn, votes }) => ({
                key: id,
                symbol: <Icon name="gavel" />,
                title: <German>{text}</German>,
                second: [
                  t("gremien.public-decision-number", { number: `${year}/${number}` }),
                  formats.day(decidedOn),
                  votes ? t("gremien.public-votes", votes) : "",
                ]
                  .filter(Boolean)
                  .join(" · "),
              }))}
          />
        </section>
      ))}
    </section>
  );
}

/** Organisation and task; a name only where its owner confirmed it, which the wall decides. */
function Members({ members }: { members: readonly Pick<ListedMember, "id" | "name" | "organisation" | "role">[] }) {
  const { t } = useTexts();
  const shown = members.filter(({ name, organisation }) => name !== null || organisation !== null);
  if (members.length === 0) return null;
  return (
    <section className="flow-l" aria-labelledby="h-members">
      <h2 id="h-members">{t("gremien.public-members")}</h2>
      <div className="flow-s">
        <Rows
          rows={shown.map(({ id, name, organisation, role }) => ({
            key: id,
            symbol: <Icon name={name ? "user" : "building-community"} />,
            title: <German>{organisation ?? name}</German>,
            second: (
              <>
                {t(`gremien.role-${role}`)}
                {organisation && name ? (
                  <>
                    {" · "}
                    <German>{name}</German>
                  </>
                ) : null}
              </>
            ),
          }))}
        />
      </div>
      {shown.length < members.length ? <p className="flow-s">{t("gremien.public-members-more", { count: members.length - shown.length })}</p> : null}
      <p className="muted s flow-s">{t("gremien.public-members-note")}</p>
    </section>
  );
}

type ShownElection = {
  id: string;
  title: string;
  eligibility: string;
  dates: { dated: string; title: string }[];
  percent: number | null;
  /** Who released the own name, which the wall decides. */
  candidates: { id: string; name: string | null; presentation: string }[];
};

function Elections({ elections }: { elections: readonly ShownElection[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  if (elections.length === 0) return null;
  return (
    <section className="flow-l" aria-labelledby="h-elections">
      <h2 id="h-elections">{t("gremien.elections")}</h2>
      {elections.map(({ id, title, eligibility, dates, percent, candidates }) => (
        <article key={id} className="flow stack-s">
          <h3 lang="de" dir="ltr">
            {title}
          </h3>
          {eligibility ? (
            <p className="prose">
              <span className="w6">{t("gremien.election-eligibility")}: </span>
              <German>{eligibility}</German>
            </p>
          ) : null}
          <ul className="subs">
            {dates.map((date) => (
              <li key={`${date.dated} ${date.title}`}>
                {formats.day(date.dated)}: <German>{date.title}</German>
              </li>
            ))}
          </ul>
          {candidates.length > 0 ? (
            <>
              <h4>{t("gremien.candidates")}</h4>
              <dl className="stack-s" lang="de" dir="ltr">
                {candidates.map((candidate) => (
                  <div key={candidate.id}>
                    <dt className="w6">{candidate.name}</dt>
                    <dd className="prose lines">{candidate.presentation}</dd>
                  </div>
                ))}
              </dl>
            </>
          ) : null}
          {percent === null ? null : <p>{t("gremien.election-turnout-public", { percent: String(percent) })}</p>}
        </article>
      ))}
    </section>
  );
}

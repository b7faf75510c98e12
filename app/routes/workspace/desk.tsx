import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Deadlines } from "#app/components/charts/deadlines.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { OffersWaitingRows } from "#app/offers/offers-waiting.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { readStandings } from "#app/own-standings.ts";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame, mayOpen } from "#app/workspace.ts";
import { AHEAD_DAYS, deskOverview, type DeskOverview } from "#domain/concept/desk/index.ts";
import { ownTurns } from "#domain/concept/evaluation/index.ts";
import { countNear, mayKeepMoney } from "#domain/concept/funding/index.ts";
import { mayReadConcept } from "#domain/concept/index.ts";
import { whatWaits } from "#domain/offers/waiting/index.ts";
import { localTime, ownMeetings } from "#domain/network/meetings/index.ts";
import { ownTasks } from "#domain/network/minutes/index.ts";
import { countWithoutContact } from "#domain/network/index.ts";
import { hasRole, listMemberships, listOpenInvitations } from "#platform/auth/index.ts";
import { read, type Context, type Reader } from "#platform/db/index.ts";
import { TurnRows } from "./evaluation/turn-rows.tsx";
import { useOwnWaiting } from "./own-waiting.ts";
import { OwnTaskRows } from "./tasks/task-rows.tsx";
import type { Route } from "./+types/desk.ts";
import { daysBetween } from "#platform/days/index.ts";
import { DeskAside } from "./desk/desk-aside.tsx";
import { FirstDays } from "./desk/first-days.tsx";
import { OwnMeetings } from "./desk/own-meetings.tsx";
import { groupWaiting } from "./desk/group-waiting.ts";
import { GoalsWithout, Silent } from "./desk/quiet-lists.tsx";
import { useDeadlines } from "./desk/use-deadlines.ts";
import { isOld, WaitingList } from "./desk/waiting-list.tsx";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const account = context.get(accountContext);
  const shown = await read(ctx, async (db) => ({
    desk: mayReadConcept(ctx.actor) ? await deskOverview(ctx, db) : null,
    tasks: await ownTasks(ctx, db),
    meetings: mayReadConcept(ctx.actor) ? await nextMeetings(ctx, db) : [],
    offers: await whatWaits(ctx, db),
    turns: mayReadConcept(ctx.actor) ? (await ownTurns(ctx, db)).filter(({ submitted }) => !submitted) : [],
    funding: mayKeepMoney(ctx.actor) ? await countNear(ctx, db) : { count: 0, days: 0 },
    withoutContact: hasRole(ctx.actor, "coordinator") ? await countWithoutContact(ctx, db) : 0,
  }));
  return {
    frame: await loadFrame(ctx, account, context.get(localeContext), "/app/:region"),
    region: params.region,
    today: ctx.today,
    days: AHEAD_DAYS,
    hour: Number(new Intl.DateTimeFormat("de", { hour: "numeric", hourCycle: "h23", timeZone: ctx.region.timeZone }).format(ctx.now).replace(/\D/g, "")),
    name: greeted(account?.name ?? "", account?.salutation ?? ""),
    ...shown,
    own: await readStandings(ctx),
    mayReadIn: mayOpen(ctx, "/app/:region/konzept/einlesen"),
    needsCoordinator: shown.desk?.concept === null && mayOpen(ctx, "/app/:region/verwaltung/zugaenge") && !(await hasCoordinator(ctx)),
    mayRemind: mayOpen(ctx, "/app/:region/statusrunden/:id"),
    mayWrite: mayOpen(ctx, "/app/:region/massnahmen/:id/bearbeiten"),
  };
}

/** The next of the reader's own meetings: enough for the weeks ahead, the list has all. */
async function nextMeetings(ctx: Context, db: Reader) {
  return (await ownMeetings(ctx, db, 3)).map((meeting) => {
    const { on, at: from } = localTime(ctx.region.timeZone, meeting.startsAt);
    return { ...meeting, on, from, to: localTime(ctx.region.timeZone, meeting.endsAt).at };
  });
}

/** Whether somebody coordinates, or is asked to. */
async function hasCoordinator(ctx: Context): Promise<boolean> {
  const isCoordinator = ({ role }: { role: string }) => role === "coordinator";
  return (await listMemberships(ctx)).some((held) => held.state !== "ended" && isCoordinator(held)) || (await listOpenInvitations(ctx)).some(isCoordinator);
}

/** "Frau Albers"; the whole name where no form of address is known. */
function greeted(name: string, salutation: string): string {
  return salutation === "Frau" || salutation === "Herr" ? `${salutation} ${name.trim().split(/\s+/).at(-1) ?? name}` : name;
}

export default function DeskPage({ loaderData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { weekday } = useFormats();
  const { frame, region, today, hour, name, desk } = loaderData;
  const title = t(hour < 11 ? "desk.morning" : hour < 18 ? "desk.daytime" : "desk.evening", { name });
  return (
    <WorkspacePage
      {...frame}
      kicker={weekday(today)}
      title={title}
      lede={<Lede {...loaderData} />}
      aside={desk?.concept ? <DeskAside region={region} today={today} concept={desk.concept} news={desk.news} /> : undefined}
      asideLabel={t("desk.aside")}
    >
      <title>{`${t("desk.title")} – ${frame.region.name}`}</title>
      {loaderData.tasks.length > 0 ? <OwnTasks {...loaderData} /> : null}
      {loaderData.meetings.length > 0 ? <OwnMeetings region={region} meetings={loaderData.meetings} /> : null}
      {loaderData.own.length > 0 ? <OwnOrganisations {...loaderData} /> : null}
      {loaderData.turns.length > 0 ? <OwnTurns {...loaderData} /> : null}
      {desk?.concept === null && desk.waiting.length === 0 ? <OffersWaiting {...loaderData} /> : null}
      {desk === null ? (
        <OtherLinks region={region} />
      ) : desk.concept === null && desk.waiting.length === 0 ? (
        <NoConcept {...loaderData} />
      ) : (
        <Content {...loaderData} desk={desk} />
      )}
    </WorkspacePage>
  );
}

type Loaded = Route.ComponentProps["loaderData"];

/** What the reader took on in meetings. */
function OwnTasks({ region, tasks }: Pick<Loaded, "region" | "tasks">) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-tasks">
      <h2 id="h-tasks">{t("minutes.desk-title")}</h2>
      <OwnTaskRows tasks={tasks} region={region} />
      <p>
        <a href={href("/app/:region/aufgaben", { region })}>{t("minutes.desk-all")}</a>
      </p>
    </section>
  );
}

/** What the reader's own organisation offers, and what waits there. */
function OwnOrganisations({ region, own }: Pick<Loaded, "region" | "own">) {
  const { t } = useTexts();
  const waitingOf = useOwnWaiting();
  return (
    <section className="stack" aria-labelledby="h-own">
      <h2 id="h-own">{t("own.title")}</h2>
      <Rows
        rows={own.map((standing) => ({
          key: standing.organisation.id,
          symbol: <Icon name="home" />,
          title: <German>{standing.organisation.name}</German>,
          href: href("/app/:region/eigenes", { region }),
          second: [...new Set(waitingOf(standing).map(({ title }) => title))].join(" · ") || t("own.desk-nothing"),
        }))}
      />
    </section>
  );
}

/** What waits among the offers. */
function OffersWaiting({ region, offers }: Pick<Loaded, "region" | "offers">) {
  const { t } = useTexts();
  if (offers.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="h-offers">
      <h2 id="h-offers">{t("offers-waiting.title")}</h2>
      <OffersWaitingRows region={region} queues={offers} />
    </section>
  );
}

/** Goals that the reader's institution or body is asked to rate. */
function OwnTurns({ region, turns }: Pick<Loaded, "region" | "turns">) {
  const { t } = useTexts();
  return (
    <section className="stack" aria-labelledby="h-turns">
      <h2 id="h-turns">{t("evaluation.desk-title")}</h2>
      <TurnRows turns={turns} region={region} />
    </section>
  );
}

/** One sentence that says how things stand, from what is counted below it. */
function Lede({ desk, offers, today, mayWrite }: Pick<Loaded, "desk" | "offers" | "today" | "mayWrite">) {
  const { t } = useTexts();
  const { day } = useFormats();
  if (desk === null) return t("desk.lede-other");
  if (desk.concept === null) return t("desk.lede-empty");
  const { finished } = desk;
  const waiting = groupWaiting(desk.waiting);
  const first = !mayWrite
    ? t("desk.lede-reader")
    : waiting.length + offers.length === 0
      ? t("desk.lede-nothing")
      : t("desk.lede-waiting", {
          count: waiting.length + offers.length,
          old: waiting.filter((row) => isOld(row, today)).length + offers.filter(({ since }) => since !== null && daysBetween(since, today) > 7).length,
        });
  return `${first} ${t("desk.lede-finished", { count: finished.count, since: day(finished.since) })}`;
}

function Content({ region, today, days, desk, offers, mayRemind, mayWrite, withoutContact, funding }: Loaded & { desk: DeskOverview }) {
  const { t } = useTexts();
  const deadlines = useDeadlines(region);
  return (
    <>
      {mayWrite && (desk.waiting.length > 0 || offers.length === 0) ? (
        <section className="stack" aria-labelledby="h-warten">
          <h2 id="h-warten">{t("desk.waiting-title")}</h2>
          <WaitingList region={region} today={today} waiting={groupWaiting(desk.waiting)} mayRemind={mayRemind} />
        </section>
      ) : null}
      <OffersWaiting region={region} offers={offers} />
      <section className="stack" aria-labelledby="h-frist">
        <h2 id="h-frist">{t("desk.ahead-title", { days })}</h2>
        {desk.ahead.length === 0 ? (
          <p className="muted">{t("desk.ahead-none", { days })}</p>
        ) : (
          <Deadlines label={t("desk.ahead-label", { days, count: desk.ahead.length })} today={today} days={days} deadlines={deadlines(desk.ahead)} />
        )}
      </section>
      {funding.count > 0 ? (
        <p>
          <a href={href("/app/:region/foerdermittel/fristen", { region })}>{t("funding.desk-link", funding)}</a>
        </p>
      ) : null}
      {withoutContact > 0 ? (
        <p>
          <a href={`${href("/app/:region/netzwerk", { region })}?ohne-kontakt=on`}>{t("network.without-contact-link", { count: withoutContact })}</a>
        </p>
      ) : null}
      <div className="grid-2">
        <GoalsWithout region={region} goals={desk.goals} without={desk.goalsWithout} />
        <Silent region={region} measures={desk.silent} any={desk.concept === null || desk.concept.progress.withMeasure > 0} />
      </div>
    </>
  );
}

function NoConcept({ region, mayReadIn, needsCoordinator }: Loaded) {
  const { t } = useTexts();
  if (!mayReadIn && needsCoordinator)
    return (
      <EmptyState
        action={
          <ButtonLink kind="primary" href={href("/app/:region/verwaltung/zugaenge", { region })}>
            {t("desk.invite-coordinator")}
          </ButtonLink>
        }
      >
        {t("desk.empty-administrator")}
      </EmptyState>
    );
  if (!mayReadIn) return <EmptyState>{t("desk.empty-reader")}</EmptyState>;
  return (
    <>
      <EmptyState
        action={
          <>
            <ButtonLink kind="primary" href={href("/app/:region/konzept/einlesen", { region })}>
              {t("desk.read-in")}
            </ButtonLink>
            <ButtonLink href={href("/app/:region/konzept/neu", { region })}>{t("conceptwork.start")}</ButtonLink>
          </>
        }
      >
        {t("desk.empty")}
      </EmptyState>
      <FirstDays region={region} />
    </>
  );
}

function OtherLinks({ region }: { region: string }) {
  const { t } = useTexts();
  return (
    <ul className="stack-s">
      <li>
        <a href={href("/app/:region/wen-anrufen", { region })}>{t("situations.title")}</a>
      </li>
      <li>
        <a href={href("/:region/konzept", { region })}>{t("desk.public-concept")}</a>
      </li>
      <li>
        <a href={href("/app/:region/rollen", { region })}>{t("desk.my-role")}</a>
      </li>
      <li>
        <a href="/app/konto">{t("desk.my-account")}</a>
      </li>
    </ul>
  );
}

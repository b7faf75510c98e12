import { data, href, redirect } from "react-router";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Facts } from "#app/components/facts.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listRounds } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import { areNamesGone, TakeStep, takeStep, type ConferencePage } from "#domain/network/conferences/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/conference.ts";
import { shownConference } from "./kept-conference.ts";

const NOTICES = ["created", "saved", "opened", "closed", "documented", "cancelled"] as const;
const TOLD = { open: "opened", close: "closed", document: "documented" } as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const word = url.searchParams.get("hinweis");
  const conference = await shownConference(ctx, params.id);
  return {
    conference,
    votes: await read(ctx, (db) => listRounds(ctx, db, { conferenceId: params.id })),
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/sitzungen"),
    region: params.region,
    notice: NOTICES.find((known) => known === word) ?? null,
    isOver: conference.endsAt <= ctx.now,
    namesGone: areNamesGone(conference, ctx.now),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  // Who only reads the page learns nothing by sending: the act itself asks who keeps the conference.
  await shownConference(ctx, params.id);
  const input = TakeStep.safeParse({ id: params.id, step: textsOf(await request.formData())["step"] });
  if (!input.success) return data({ fault: "conferences.fault-check" as const }, { status: 422 });
  const taken = await takeStep(ctx, input.data);
  if (taken.ok) return redirect(`${href("/app/:region/konferenzen/:id", params)}?hinweis=${TOLD[input.data.step]}`, 303);
  throwIfClosed(taken.refusal);
  return data({ fault: taken.refusal === "not-over" ? ("conferences.refused-not-over" as const) : ("conferences.refused-not-open" as const) }, { status: 409 });
}

export default function ConferencePageView({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, conference, votes, notice, isOver, namesGone } = loaderData;
  const { id, mayKeep, state } = conference;
  const to = (path: "bearbeiten" | "absagen" | "workshops") => `${href("/app/:region/konferenzen/:id", { region, id })}/${path}`;
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("conferences.title"), href: href("/app/:region/konferenzen", { region }) }, { label: conference.title }]}
      kicker={[conference.gremium, t(conference.isPublic ? "conferences.public" : "conferences.invited-only"), t(`conferences.state-${state}`)]
        .filter(Boolean)
        .join(" · ")}
      title={conference.title}
      lede={`${t("registration.when", { day: formats.weekday(conference.on), from: formats.time(conference.startsAt), to: formats.time(conference.endsAt) })}${conference.place ? ` · ${conference.place}` : ""}`}
      notice={
        <>
          {actionData ? <Notice kind="error">{t(actionData.fault)}</Notice> : null}
          {notice && !actionData ? <Notice kind="success">{t(`conferences.notice-${notice}`)}</Notice> : null}
          {state === "cancelled" && notice !== "cancelled" ? (
            <Notice kind="warn" title={t("conferences.cancelled-notice")}>
              {conference.cancelledReason}
            </Notice>
          ) : null}
        </>
      }
      actions={
        mayKeep && state !== "cancelled" ? (
          <>
            {isOver ? null : (
              <ButtonLink small kind="tertiary" icon="x" href={to("absagen")}>
                {t("conferences.cancel")}
              </ButtonLink>
            )}
            <ButtonLink small icon="pencil" href={to("bearbeiten")}>
              {t("conferences.edit")}
            </ButtonLink>
          </>
        ) : undefined
      }
      aside={
        <>
          <Margin region={region} conference={conference} isOver={isOver} namesGone={namesGone} />
          {votes.length > 0 ? (
            <Side title={t("priorities.at-conference")}>
              <ul className="stack-s">
                {votes.map((vote) => (
                  <li key={vote.id}>
                    <a href={href("/app/:region/priorisierung/:id", { region, id: vote.id })}>{vote.question}</a>
                  </li>
                ))}
              </ul>
            </Side>
          ) : null}
        </>
      }
    >
      <title>{`${conference.title} – ${frame.region.name}`}</title>
      {conference.purpose ? <p className="prose lines">{conference.purpose}</p> : null}
      <section aria-labelledby="h-workshops">
        <div className="row between base">
          <h2 id="h-workshops">{t("conferences.workshops")}</h2>
          {mayKeep ? (
            <ButtonLink small icon="pencil" href={to("workshops")}>
              {t("conferences.workshops-edit")}
            </ButtonLink>
          ) : null}
        </div>
        <div className="flow-s">
          {conference.workshops.length === 0 ? <p className="muted">{t("conferences.workshops-none")}</p> : <Workshops conference={conference} />}
        </div>
      </section>
      {conference.fields.length > 0 ? (
        <section aria-labelledby="h-fields">
          <h2 id="h-fields">{t("registration.works-on")}</h2>
          <ul className="flow-s">
            {conference.fields.map((field) => (
              <li key={field.id}>
                <a href={href("/app/:region/konzept/felder/:id", { region, id: field.id })}>{field.title}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </WorkspacePage>
  );
}

function Workshops({ conference: { workshops } }: { conference: ConferencePage }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Rows
      rows={workshops.map((workshop) => ({
        key: workshop.id,
        symbol: <Icon name="users" />,
        title: workshop.title,
        second: (
          <>
            {workshop.sentence ? <span className="block">{workshop.sentence}</span> : null}
            {[
              t("registration.time", { from: formats.time(workshop.startsAt), to: formats.time(workshop.endsAt) }),
              workshop.room,
              workshop.moderator ?? "",
              workshop.fieldTitle ?? "",
              t("conferences.fullness", { taken: workshop.taken, places: workshop.places ?? 0, waiting: workshop.waiting }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </>
        ),
      }))}
    />
  );
}

function Margin({ region, conference, isOver, namesGone }: { region: string; conference: ConferencePage; isOver: boolean; namesGone: boolean }) {
  const { t } = useTexts();
  const { id, state, counts, mayKeep } = conference;
  const file = (name: string) => href("/app/:region/konferenzen/:id/anmeldungen/datei/:file", { region, id, file: name });
  const steps = (
    [
      ["open", !isOver && state !== "open"],
      ["close", state === "open"],
      ["document", isOver && state !== "documented"],
    ] as const
  ).filter(([, isDue]) => isDue && state !== "cancelled");
  return (
    <>
      {mayKeep && steps.length > 0 ? (
        <Side title={t("conferences.steps")}>
          {steps.map(([step]) => (
            <form key={step} method="post" className="stack-s">
              <p className="s">{t(`conferences.step-${step}-lede`)}</p>
              <Button name="step" value={step} kind={step === steps[0]?.[0] ? "primary" : "secondary"}>
                {t(`conferences.step-${step}`)}
              </Button>
            </form>
          ))}
        </Side>
      ) : null}
      <Side title={t("conferences.numbers")}>
        <Facts
          facts={[
            { name: t("conferences.counts"), value: conference.places === null ? counts.registered : `${counts.registered} / ${conference.places}` },
            { name: t("conferences.counts-waiting"), value: counts.waiting || null },
            { name: t("conferences.counts-invited"), value: counts.invited || null },
            { name: t("conferences.counts-asked"), value: counts.asked || null },
            { name: t("conferences.counts-declined"), value: counts.declined || null },
            { name: t("conferences.counts-attended"), value: counts.attended || null },
          ]}
        />
        <ul className="stack-s flow-s">
          {mayKeep ? (
            <>
              <li>
                <a href={href("/app/:region/konferenzen/:id/anmeldungen", { region, id })}>{t("conferences.registrations")}</a>
              </li>
              <li>
                <a href={href("/app/:region/konferenzen/:id/anwesenheit", { region, id })}>{t("conferences.attendance")}</a>
              </li>
            </>
          ) : null}
          {conference.isPublic && state !== "draft" ? (
            <li>
              <a href={href("/:region/konferenzen/:id", { region, id })}>{t("conferences.public-page")}</a>
            </li>
          ) : null}
        </ul>
      </Side>
      {conference.moderates || conference.mayKeep ? (
        <Side title={t("conferences.ideas")}>
          <ul className="stack-s">
            <li>
              <a href={href("/app/:region/konferenzen/:id/karten", { region, id })}>{t("conferences.ideas-cards")}</a>
            </li>
            {mayKeep ? (
              <li>
                <a href={href("/app/:region/konferenzen/:id/dokumentation", { region, id })}>{t("conferences.documentation")}</a>
              </li>
            ) : null}
          </ul>
        </Side>
      ) : null}
      {mayKeep && !namesGone ? (
        <Side title={t("conferences.files")}>
          <ul className="stack-s">
            <li>
              <a href={file("anwesenheitsliste.pdf")}>{t("conferences.file-list")}</a>
            </li>
            <li>
              <a href={file("namensschilder.pdf")}>{t("conferences.file-badges")}</a>
            </li>
          </ul>
        </Side>
      ) : null}
    </>
  );
}

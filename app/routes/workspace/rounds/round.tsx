import { data, href, redirect } from "react-router";
import { z } from "zod";
import { Button } from "#app/components/button.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { isClear, readPeople } from "#app/named-fields.ts";
import { PersonList } from "#app/routes/workspace/network/name-inputs.tsx";
import { accountContext, houseContext, localeContext, requestContext, scriptNonceContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { findRound } from "#domain/concept/rounds/index.ts";
import { read } from "#platform/db/index.ts";
import type { Route } from "./+types/round.ts";
import { actOnRound, type RoundNotice } from "./act-on-round.ts";
import { AnswerTable } from "./answer-table.tsx";
import { Decisions } from "./decisions.tsx";
import { Owners } from "./owners.tsx";
import { WithoutOwner } from "./without-owner.tsx";

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const round = z.uuid().safeParse(params.id).success ? await read(ctx, (db) => findRound(ctx, db, params.id)) : null;
  if (!round) throw data({ code: "not-found" }, { status: 404 });
  const number = (name: string) => Number(url.searchParams.get(name) ?? 0) || 0;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/statusrunden"),
    region: params.region,
    round,
    nonce: context.get(scriptNonceContext),
    hasMailServer: context.get(houseContext).settings.smtpUrl !== null,
    notice: url.searchParams.get("hinweis"),
    decided: number("entschieden"),
    left: number("offen"),
    already: number("schon"),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const form = await request.formData();
  const takers = [...form.keys()].filter((name) => /^person-[0-9a-f-]{36}$/.test(name));
  const people = await readPeople(context.get(requestContext), form, takers);
  if (form.get("intent") === "accept" && !isClear(people)) return data({ people }, { status: 422 });
  const act = await actOnRound(context.get(requestContext), params.id, form, context.get(houseContext).settings.origin);
  const query = new URLSearchParams({
    hinweis: act.notice,
    ...(act.decided === undefined ? {} : { entschieden: String(act.decided), offen: String(act.left ?? 0), schon: String(act.already ?? 0) }),
  });
  return redirect(`${href("/app/:region/statusrunden/:id", params)}?${query}`, { status: 303 });
}

type Told = Exclude<RoundNotice, "entschieden"> | "geoeffnet";
const notices: Record<Told, { kind: "success" | "warn"; text: MessageKey }> = {
  geoeffnet: { kind: "success", text: "rounds.opened" },
  erinnert: { kind: "success", text: "rounds.notice-reminded" },
  "heute-erinnert": { kind: "warn", text: "rounds.notice-reminded-today" },
  "neuer-link": { kind: "success", text: "rounds.notice-resent" },
  zurueckgezogen: { kind: "success", text: "rounds.notice-revoked" },
  abgeschlossen: { kind: "success", text: "rounds.notice-closed" },
  "schon-abgeschlossen": { kind: "warn", text: "rounds.notice-round-closed" },
  offen: { kind: "warn", text: "rounds.notice-answers-undecided" },
  "nicht-moeglich": { kind: "warn", text: "rounds.notice-not-possible" },
};

export default function RoundPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const formats = useFormats();
  const { frame, region, round, nonce, notice, decided, left, already } = loaderData;
  const answers = round.requests.flatMap((request) => request.answers.map((answer) => ({ ...answer, request })));
  const submitted = answers.filter(({ submittedAt }) => submittedAt !== null);
  const waiting = submitted.filter(({ decidedAt }) => decidedAt === null);
  const told = Object.entries(notices).find(([name]) => name === notice)?.[1];
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("rounds.title"), href: href("/app/:region/statusrunden", { region }) }, { label: round.title }]}
      kicker={round.closedAt ? t("rounds.closed-on", { day: formats.momentDay(round.closedAt) }) : t("rounds.due", { day: formats.day(round.dueOn) })}
      title={round.title}
      lede={
        round.closedAt
          ? t("rounds.round-lede-closed", { submitted: submitted.length, asked: answers.length, day: formats.momentDay(round.closedAt) })
          : t("rounds.round-lede", { submitted: submitted.length, asked: answers.length, waiting: waiting.length })
      }
      notice={
        notice === "entschieden" ? (
          <Notice kind={left + already > 0 ? "warn" : "success"}>
            {t("rounds.notice-decided", { decided, left })} {already > 0 ? t("rounds.notice-already", { count: already }) : null}
          </Notice>
        ) : told ? (
          <Notice kind={told.kind}>{t(notice === "geoeffnet" && !loaderData.hasMailServer ? "rounds.opened-without-server" : told.text)}</Notice>
        ) : null
      }
      aside={
        <>
          {round.closedAt ? null : <Close open={answers.length - submitted.length} waiting={waiting.length} />}
          <Side title={t("rounds.fields-title")}>
            <ul className="s">
              {round.fields.map(({ id, title }) => (
                <li key={id}>{title}</li>
              ))}
            </ul>
          </Side>
          {round.withoutOwner.length > 0 ? (
            <Side title={t("rounds.without-title")}>
              <WithoutOwner region={region} measures={round.withoutOwner} />
            </Side>
          ) : null}
        </>
      }
    >
      <title>{`${round.title} – ${frame.region.name}`}</title>
      {round.closedAt ? null : (
        <>
          <PersonList region={region} near={[]} nonce={nonce} />
          <Decisions region={region} waiting={waiting} people={actionData?.people ?? {}} />
        </>
      )}
      <AnswerTable region={region} round={round.id} answers={answers} />
      <Owners requests={round.requests} closed={round.closedAt !== null} hasMailServer={loaderData.hasMailServer} />
    </WorkspacePage>
  );
}

function Close({ open, waiting }: { open: number; waiting: number }) {
  const { t } = useTexts();
  return (
    <Side title={t("rounds.close-title")}>
      {waiting > 0 ? (
        <p className="s">{t("rounds.close-waiting")}</p>
      ) : (
        <form method="post" className="stack-s">
          <p className="s">{t("rounds.close-lede", { open })}</p>
          <Button name="intent" value="close">
            {t("rounds.close")}
          </Button>
        </form>
      )}
    </Side>
  );
}

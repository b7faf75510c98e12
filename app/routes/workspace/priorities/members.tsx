import { data, href, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { Side } from "#app/components/side.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { composeBallotLetter } from "#app/mails/priorities.ts";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listEntitled, mailMembers, MarkPaper, markPaper, MemberLinks } from "#domain/concept/priorities/index.ts";
import { read } from "#platform/db/index.ts";
import { textsOf } from "../network/form.ts";
import type { Route } from "./+types/members.ts";
import { roundCrumbs, runRoundPage, throwIfGone } from "./shown-round.ts";

const NOTICES = ["verschickt", "abgehakt", "niemand"] as const;

export async function loader({ params, context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { round } = await runRoundPage(ctx, params.id);
  if (round.strength !== "members") throw data({ code: "not-found" }, { status: 404 });
  const word = url.searchParams.get("hinweis");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), "/app/:region/konzept"),
    region: params.region,
    round: { id: params.id, question: round.question, isOpen: round.state === "open" },
    members: (await read(ctx, (db) => listEntitled(ctx, db, params.id))).map(({ email, ...member }) => ({
      ...member,
      hasMail: email !== null && email !== "",
    })),
    notice: NOTICES.find((known) => known === word) ?? null,
    mails: Number(url.searchParams.get("mails")) || 0,
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await runRoundPage(ctx, params.id);
  const { intent = "", entitlementId = "" } = textsOf(await request.formData());
  const here = href("/app/:region/priorisierung/:id/mitglieder", params);
  if (intent === "mail") {
    const input = MemberLinks.safeParse({ id: params.id, entitlementId: entitlementId || null });
    if (!input.success) return data({ fault: "priorities.fault-check" as const }, { status: 422 });
    const mailed = await mailMembers(ctx, input.data, composeBallotLetter(context.get(houseContext).settings.origin));
    if (mailed.ok) return redirect(`${here}?${new URLSearchParams({ hinweis: "verschickt", mails: String(mailed.value.mails) })}`, 303);
    throwIfGone(mailed.refusal);
    return data({ fault: "priorities.refused-not-open" as const }, { status: 409 });
  }
  const input = MarkPaper.safeParse({ id: params.id, entitlementId, handedIn: intent === "handed-in" });
  if (!input.success || (intent !== "handed-in" && intent !== "not-handed-in")) return data({ fault: "priorities.fault-check" as const }, { status: 422 });
  const marked = await markPaper(ctx, input.data);
  if (marked.ok) return redirect(`${here}?hinweis=abgehakt`, 303);
  throwIfGone(marked.refusal);
  return data({ fault: "priorities.refused-has-voted" as const }, { status: 409 });
}

/** Who may vote, and that somebody did: never what. */
export default function MembersPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { frame, region, round, members, notice, mails } = loaderData;
  const { id } = round;
  const voted = members.filter(({ used }) => used).length;
  const without = members.filter(({ used, hasMail }) => !used && !hasMail).length;
  const back = href("/app/:region/priorisierung/:id/leitung", { region, id });
  return (
    <WorkspacePage
      {...frame}
      crumbs={[...roundCrumbs(t, region, round), { label: t("priorities.run-open"), href: back }, { label: t("priorities.members") }]}
      title={t("priorities.members")}
      lede={t("priorities.used-of", { used: voted, entitled: members.length })}
      notice={
        actionData ? (
          <Notice kind="error">{t(actionData.fault)}</Notice>
        ) : notice ? (
          <Notice kind="success">{notice === "verschickt" ? t("priorities.notice-verschickt", { count: mails }) : t(`priorities.notice-${notice}`)}</Notice>
        ) : undefined
      }
      aside={
        round.isOpen ? (
          <Side title={t("priorities.links")}>
            <form method="post" className="stack-s">
              <p className="s">{t("priorities.links-mail-what")}</p>
              <Button kind="primary" icon="mail" name="intent" value="mail">
                {t("priorities.links-mail")}
              </Button>
            </form>
            {without > 0 ? (
              <form method="post" action={href("/app/:region/priorisierung/:id/mitglieder/zettel", { region, id })} className="stack-s flow">
                <p className="s">{t("priorities.links-print-what", { count: without })}</p>
                <Button icon="printer">{t("priorities.links-print")}</Button>
              </form>
            ) : null}
          </Side>
        ) : undefined
      }
    >
      <title>{`${t("priorities.members")} – ${round.question} – ${frame.region.name}`}</title>
      <p className="s">{t("priorities.strength-members-told")}</p>
      <Rows
        rows={members.map((member) => ({
          key: member.id,
          symbol: <Icon name={member.used ? "circle-check" : "circle"} />,
          title: member.name,
          tag: member.used ? <Tag>{t(member.onPaper ? "priorities.voted-on-paper" : "priorities.voted")}</Tag> : null,
          second: member.used ? null : t(member.hasMail ? "priorities.not-voted" : "priorities.not-voted-no-mail"),
          act: round.isOpen ? <MemberActs region={region} id={id} member={member} /> : null,
        }))}
      />
    </WorkspacePage>
  );
}

function MemberActs({ region, id, member }: { region: string; id: string; member: { id: string; name: string; used: boolean; onPaper: boolean } }) {
  const { t } = useTexts();
  if (member.used && !member.onPaper) return null;
  return (
    <div className="row tight">
      <form method="post">
        <input type="hidden" name="entitlementId" value={member.id} />
        <Button
          small
          kind="tertiary"
          name="intent"
          value={member.onPaper ? "not-handed-in" : "handed-in"}
          aria-label={`${t(member.onPaper ? "priorities.paper-undo" : "priorities.paper-handed-in")}: ${member.name}`}
        >
          {t(member.onPaper ? "priorities.paper-undo" : "priorities.paper-handed-in")}
        </Button>
      </form>
      {member.used ? null : (
        <form method="post" action={href("/app/:region/priorisierung/:id/mitglieder/zettel", { region, id })}>
          <input type="hidden" name="entitlementId" value={member.id} />
          <Button small kind="tertiary" aria-label={`${t("priorities.print-one")}: ${member.name}`}>
            {t("priorities.print-one")}
          </Button>
        </form>
      )}
    </div>
  );
}

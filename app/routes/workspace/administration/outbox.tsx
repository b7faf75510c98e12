import { data, href } from "react-router";
import { z } from "zod";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Pagination } from "#app/components/filters.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { listMails, type ListedMail } from "#platform/mail/index.ts";
import type { Route } from "./+types/outbox.ts";

const PATH = "/app/:region/verwaltung/postausgang";

export async function loader({ request, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const locale = context.get(localeContext);
  const before = z.uuid().safeParse(new URL(request.url).searchParams.get("vor"));
  const result = await listMails(ctx, before.data);
  if (!result.ok) throw data({ code: result.refusal }, { status: 403 });
  const { mails, next } = result.value;
  return {
    frame: await loadFrame(ctx, context.get(accountContext), locale, PATH),
    hasServer: context.get(houseContext).settings.smtpUrl !== null,
    mails,
    nextHref: next === null ? undefined : `${href(PATH, { region: ctx.region.slug })}?vor=${next}`,
  };
}

export default function OutboxPage({ loaderData: { frame, hasServer, mails, nextHref } }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <WorkspacePage {...frame} crumbs={[{ label: t("administration.crumb") }]} title={t("administration.outbox-title")} lede={t("administration.outbox-lede")}>
      <title>{`${t("administration.outbox-title")} – ${frame.region.name}`}</title>
      {hasServer ? null : <Notice>{t("administration.outbox-without-server")}</Notice>}
      {mails.length === 0 ? (
        <EmptyState>{t("administration.outbox-empty")}</EmptyState>
      ) : (
        <ul className="rows">
          {mails.map((mail) => (
            <MailRow key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
      <Pagination nextHref={nextHref} />
    </WorkspacePage>
  );
}

function MailRow({ mail }: { mail: ListedMail }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  const state = mail.sentAt
    ? t("administration.mail-sent", { moment: moment(mail.sentAt) })
    : t(mail.lastError ? "administration.mail-refused" : "administration.mail-waiting");
  return (
    <li>
      <Icon name={mail.sentAt ? "check" : mail.lastError ? "alert-triangle" : "clock"} />
      <div>
        <span className="t">{mail.subject}</span>
        <p className="m">
          {mail.addresseeName === null ? null : (
            <>
              <bdi>{mail.addresseeName}</bdi>,{" "}
            </>
          )}
          <bdi>{mail.toAddress}</bdi> · {moment(mail.createdAt)} · {state}
          {mail.attempts > 1 ? ` · ${t("administration.mail-attempts", { count: mail.attempts })}` : null}
        </p>
        <details className="more">
          <summary>{t("administration.mail-text")}</summary>
          {mail.lastError ? <p>{t("administration.mail-answer", { words: mail.lastError })}</p> : null}
          <MailText mail={mail} />
        </details>
      </div>
    </li>
  );
}

function MailText({ mail }: { mail: ListedMail }) {
  const { t } = useTexts();
  if (mail.sentAt) return <p>{t("administration.mail-text-gone")}</p>;
  if (mail.body === null) return <p>{t("administration.mail-text-closed")}</p>;
  return <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{mail.body}</p>;
}

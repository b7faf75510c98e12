import { german } from "#app/components/german.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { MeetingAnswerForm } from "#app/meetings/answer-form.tsx";
import type { TypedAnswer } from "#app/meetings/read-answer.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import type { OwnPlace } from "#domain/network/meetings/index.ts";

type Own = Pick<OwnPlace, "isOpen" | "onlineUrl" | "answer" | "substitutePersonId" | "needs" | "colleagues">;

/** What the reader said to the invitation, and the form to say it or say it anew. The link in the mail shows the same. */
export function OwnAnswer({ own, thanks, faults, typed }: { own: Own; thanks: boolean; faults: Record<string, MessageKey>; typed: TypedAnswer | null }) {
  const { t, rich } = useTexts();
  const substitute = own.colleagues.find(({ id }) => id === own.substitutePersonId);
  // Refused because it has begun: the page says so, and has no form any more.
  const refused = faults[""];
  return (
    <section className="stack" aria-labelledby="h-own-answer">
      <h2 id="h-own-answer">{t("invitation.answer")}</h2>
      {thanks ? (
        <Notice kind="success" title={t("invitation.thanks")}>
          {own.isOpen ? t("invitation.can-change") : null}
        </Notice>
      ) : null}
      {refused && !own.isOpen ? <Notice kind="warn">{t(refused)}</Notice> : null}
      <p>
        {own.answer === null ? t(own.isOpen ? "meetings.own-answer-none" : "meetings.own-answer-missed") : <b>{t(`invitation.${own.answer}`)}</b>}
        {own.answer === "no" && substitute ? (
          <>
            {" · "}
            {rich("meetings.own-answer-substitute", { german, name: substitute.name })}
          </>
        ) : null}
      </p>
      {own.isOpen ? (
        <details className="more" open={own.answer === null || typed !== null}>
          <summary>{t(own.answer === null ? "meetings.own-answer-say" : "meetings.own-answer-change")}</summary>
          <div className="flow-s">
            <MeetingAnswerForm own={own} faults={faults} typed={typed} />
          </div>
        </details>
      ) : null}
    </section>
  );
}

import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { German } from "#app/components/german.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { meetingName } from "#app/meeting-name.ts";
import type { OwnMeeting } from "#domain/network/meetings/index.ts";

/** When the reader's bodies meet next, and what the reader said to it. @param meetings `on`, `from`, `to`: on the region's clocks */
export function OwnMeetings({ region, meetings }: { region: string; meetings: readonly (OwnMeeting & { on: string; from: string; to: string })[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="stack" aria-labelledby="h-meetings">
      <h2 id="h-meetings">{t("meetings.desk-title")}</h2>
      <Rows
        rows={meetings.map((meeting) => {
          const page = href("/app/:region/sitzungen/:id", { region, id: meeting.id });
          const name = `${meeting.gremium}, ${meetingName(t, meeting)}`;
          const when = t("meetings.when", { day: formats.weekday(meeting.on), from: meeting.from, to: meeting.to });
          const toAnswer = meeting.isInvited && meeting.answer === null && meeting.isOpen;
          return {
            key: meeting.id,
            symbol: <Icon name="calendar-event" />,
            title: name,
            href: page,
            second: (
              <>
                {when}
                {meeting.place ? (
                  <>
                    {" · "}
                    <German>{meeting.place}</German>
                  </>
                ) : null}
                {" · "}
                {meeting.answer ? t(`invitation.${meeting.answer}`) : t(meeting.isInvited ? "meetings.desk-unanswered" : "meetings.desk-not-invited")}
              </>
            ),
            act: toAnswer ? (
              <ButtonLink small href={`${page}#h-own-answer`} aria-label={`${t("meetings.desk-answer")}: ${name}`}>
                {t("meetings.desk-answer")}
              </ButtonLink>
            ) : undefined,
          };
        })}
      />
      <p>
        <a href={href("/app/:region/sitzungen", { region })}>{t("meetings.desk-all")}</a>
      </p>
    </section>
  );
}

import { href } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { meetingName } from "#app/meeting-name.ts";
import type { MeetingRow } from "#domain/network/meetings/index.ts";
import { PARAMETERS, WHEN_WORDS } from "./list-query.ts";

/** On a body's page: what is ahead, and the ways to its topics, its participation and its calendar for those who sit there. */
export function GremiumMeetings({
  region,
  id,
  ahead,
  mayKeep,
  isMember,
}: {
  region: string;
  id: string;
  ahead: readonly MeetingRow[];
  mayKeep: boolean;
  isMember: boolean;
}) {
  const { t } = useTexts();
  const formats = useFormats();
  const all = `${href("/app/:region/sitzungen", { region })}?${new URLSearchParams({ [PARAMETERS.gremiumIds]: id, [PARAMETERS.when]: WHEN_WORDS.all })}`;
  return (
    <section className="stack" aria-labelledby="h-meetings">
      <div className="row between base">
        <h2 id="h-meetings">{t("meetings.title")}</h2>
        {mayKeep ? (
          <ButtonLink small icon="plus" href={href("/app/:region/gremien/:id/sitzungen/neu", { region, id })}>
            {t("meetings.plan")}
          </ButtonLink>
        ) : null}
      </div>
      <Rows
        rows={ahead.map((meeting) => ({
          key: meeting.id,
          symbol: <Icon name="calendar-event" />,
          title: meetingName(t, meeting),
          href: href("/app/:region/sitzungen/:id", { region, id: meeting.id }),
          tag: <Tag>{t(`meetings.state-${meeting.state}`)}</Tag>,
          second: [formats.moment(meeting.startsAt), meeting.place].filter(Boolean).join(" · "),
        }))}
      />
      <ul className="row">
        <li>
          <a href={all}>{t("meetings.all-of-gremium")}</a>
        </li>
        {isMember ? (
          <>
            <li>
              <a href={href("/app/:region/gremien/:id/themen", { region, id })}>{t("meetings.store")}</a>
            </li>
            <li>
              <a href={href("/app/:region/gremien/:id/beteiligung", { region, id })}>{t("meetings.participation")}</a>
            </li>
            <li>
              <a href={href("/app/:region/gremien/:id/kalender", { region, id })}>{t("meetings.calendar")}</a>
            </li>
          </>
        ) : null}
      </ul>
    </section>
  );
}

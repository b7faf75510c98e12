import { href } from "react-router";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { quorumText } from "#app/quorum-text.ts";
import type { MeetingPage } from "#domain/network/meetings/index.ts";

/** When, where, how to get in from afar, and who is there or has said so. */
export function MeetingHead({ region, meeting }: { region: string; meeting: MeetingPage }) {
  const { t } = useTexts();
  const formats = useFormats();
  const count = (answer: string | null) => meeting.participants.filter((participant) => participant.answer === answer).length;
  const people = meeting.quorum
    ? quorumText(t, meeting.quorum)
    : meeting.participants.length === 0
      ? t("meetings.not-invited")
      : t("meetings.answers", { yes: count("yes") + count("online"), no: count("no"), open: count(null) });
  return (
    <p className="row flow-s muted">
      <span>
        <Icon name="calendar-event" /> {t("meetings.when", { day: formats.weekday(meeting.on), from: meeting.from, to: meeting.to })}
      </span>
      {meeting.place ? (
        <span>
          <Icon name="map-pin" /> {meeting.place}
        </span>
      ) : null}
      {meeting.onlineUrl ? (
        <a href={meeting.onlineUrl} rel="noreferrer">
          <Icon name="world" /> {t("meetings.online")}
        </a>
      ) : null}
      {meeting.isMember ? (
        <a href={href("/app/:region/sitzungen/:id/teilnahme", { region, id: meeting.id })}>
          <Icon name="users" /> {people}
        </a>
      ) : null}
    </p>
  );
}

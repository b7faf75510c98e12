import { href } from "react-router";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Tag } from "#app/components/rows.tsx";

/** "14. Sitzung"; a meeting without a number is called by its day. */
export function useMeetingName(): (meeting: { number: number | null; on: string }) => string {
  const { t } = useTexts();
  const formats = useFormats();
  return ({ number, on }) =>
    number === null ? t("minutes.meeting-unnumbered", { day: formats.day(on) }) : t("minutes.meeting-numbered", { number: String(number) });
}

export function MinutesState({ state }: { state: "none" | "draft" | "approved" }) {
  const { t } = useTexts();
  return <Tag>{`${t("minutes.minutes")}: ${t(`minutes.state-${state}`)}`}</Tag>;
}

export function meetingPath(region: string, id: string): string {
  return href("/app/:region/sitzungen/:id/protokoll", { region, id });
}

import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import { daysBetween } from "#platform/days/index.ts";
import type { DataRequest } from "#platform/privacy/index.ts";
import { privacyAddress } from "./addresses.ts";

type Listed = Pick<DataRequest, "id" | "kind" | "subjectKind" | "receivedOn" | "dueOn" | "answeredAt" | "outcome">;

/** Requests with their deadlines, without names: also the data protection officer reads them. */
export function RequestRows({ region, today, requests }: { region: string; today: string; requests: readonly Listed[] }) {
  const { t } = useTexts();
  const { day, momentDay } = useFormats();
  const state = ({ answeredAt, outcome, dueOn }: Listed) => {
    if (answeredAt && outcome) return `${t(`privacy.outcome-${outcome}`)}, ${momentDay(answeredAt)}`;
    return dueOn < today ? t("privacy.overdue") : t("privacy.days-left", { days: daysBetween(today, dueOn) });
  };
  return (
    <Rows
      rows={requests.map((request) => ({
        key: request.id,
        symbol: <Icon name={request.answeredAt ? "check" : request.dueOn < today ? "alert-triangle" : "clock"} />,
        title: t(`privacy.request-${request.kind}`),
        href: privacyAddress(region, `/antraege/${request.id}`),
        tag: <Tag>{state(request)}</Tag>,
        second: `${t(`privacy.kind-${request.subjectKind}`)} · ${t("privacy.request-lede", { received: day(request.receivedOn), due: day(request.dueOn) })}`,
      }))}
    />
  );
}

import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Table } from "#app/components/table.tsx";
import type { BookingState, ListedBooking } from "#domain/offers/bookings/index.ts";
import { unnamed } from "./unnamed.ts";

/** Who has a place, who waits and who left, in the order of arrival, and what can be done for whoever calls. */
export function Bookings({ bookings }: { bookings: readonly ListedBooking[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <Table
      caption={t("bookings.list-title")}
      columns={[
        { label: t("bookings.column-place"), numeric: true },
        { label: t("bookings.column-name") },
        { label: t("bookings.column-state") },
        { label: t("bookings.column-reach") },
        { label: t("bookings.column-steps") },
        { label: t("lending.column-act") },
      ]}
      rows={bookings.map(({ id, arrived, name, isFromList, guardian, state, offeredUntil, email, phone, steps }) => ({
        key: id,
        cells: [
          arrived ?? "–",
          <Who key="who" name={name} guardian={guardian} unnamed={unnamed({ isFromList, state })} />,
          state === "offered" ? t("bookings.state-offered", { until: offeredUntil ? formats.moment(offeredUntil) : "" }) : t(`bookings.state-${state}`),
          <span key="reach" className="s">
            {email ?? ""} <bdi>{phone}</bdi>
          </span>,
          <ol key="steps" className="s">
            {steps.map((step) => (
              <li key={`${step.state} ${step.at.toString()}`}>
                {formats.moment(step.at)}: {t(`bookings.step-${step.state}`)}
              </li>
            ))}
          </ol>,
          LEAVES.includes(state) && name !== null ? (
            <Withdraw key="act" id={id} name={name} isWaiting={state === "waiting"} hasAddress={email !== null} />
          ) : null,
        ],
      }))}
    />
  );
}

function Who({ name, guardian, unnamed: why }: { name: string | null; guardian: string; unnamed: ReturnType<typeof unnamed> }) {
  const { t } = useTexts();
  if (name === null) return <span className="muted">{t(why)}</span>;
  return (
    <>
      <span dir="auto">{name}</span>
      {guardian ? (
        <>
          <br />
          <span className="muted s">{t("bookings.by-guardian", { guardian })}</span>
        </>
      ) : null}
    </>
  );
}

/** Whom the office can take off the list. */
const LEAVES: readonly BookingState[] = ["booked", "waiting", "offered"];

/** Asks once more before a place is gone: folded, so that it works without script. */
function Withdraw({ id, name, isWaiting, hasAddress }: { id: string; name: string; isWaiting: boolean; hasAddress: boolean }) {
  const { t } = useTexts();
  return (
    <details className="noprint">
      <summary>
        {t("bookings.withdraw")}
        <span className="vh">: {name}</span>
      </summary>
      <form method="post" className="stack-s">
        <input type="hidden" name="bookingId" value={id} />
        <p className="s">{t(isWaiting ? "bookings.withdraw-waiting" : "bookings.withdraw-means")}</p>
        {hasAddress ? <TextInput id={`reason-${id}`} name="reason" label={t("bookings.withdraw-reason")} maxLength={500} optional /> : null}
        <Button small name="intent" value="withdraw">
          {t(isWaiting ? "bookings.withdraw-act-waiting" : "bookings.withdraw-act")}
        </Button>
      </form>
    </details>
  );
}

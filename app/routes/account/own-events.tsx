import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows } from "#app/components/rows.tsx";
import { deviceWords, signInEventWords } from "./sign-in-event-words.ts";

type OwnEvent = { seq: number; at: Date; event: string; method: string | null; userAgent: string | null };

/** What happened lately when somebody signed in to the own account, or tried to. */
export function OwnEvents({ events }: { events: readonly OwnEvent[] }) {
  const { t } = useTexts();
  const { moment } = useFormats();
  return (
    <section className="stack">
      <h2>{t("signin.ownEventsTitle")}</h2>
      <p className="muted">{t("signin.ownEventsHint")}</p>
      <Rows
        rows={events.map((event) => ({
          key: String(event.seq),
          symbol: <Icon name={refused.has(event.event) ? "alert-triangle" : "clock"} />,
          title: signInEventWords(t, event),
          second: [moment(event.at), deviceWords(t, event.userAgent)].filter(Boolean).join(" · "),
        }))}
      />
    </section>
  );
}

const refused = new Set(["password.refused", "sign-in.code-refused"]);

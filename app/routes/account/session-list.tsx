import { Button } from "#app/components/button.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Rows, Tag } from "#app/components/rows.tsx";
import type { MessageKey } from "#app/messages/texts.ts";

type ListedSession = {
  id: string;
  device: { browser: string; system: string } | null;
  method: string;
  /** Instants. */
  firstUsedAt: string;
  lastUsedAt: string;
  /** The one that asks. */
  here: boolean;
};

const ways: Record<string, MessageKey> = { passkey: "accounts.viaPasskey", house: "accounts.viaHouse" };

/** The devices on which the account is signed in; each but this one can be ended, or all others at once. */
export function SessionList({ sessions }: { sessions: readonly ListedSession[] }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className="stack">
      <h2>{t("accounts.sessionsTitle")}</h2>
      <p className="muted">{t("accounts.sessionsHint")}</p>
      <Rows
        rows={sessions.map(({ id, device, method, firstUsedAt, lastUsedAt, here }) => {
          const words = device ? t("accounts.deviceOn", device) : t("accounts.deviceUnknown");
          const way = ways[method];
          const first = formats.momentDay(firstUsedAt);
          return {
            key: id,
            symbol: <Icon name={here ? "circle-check" : "login"} />,
            title: words,
            tag: way ? <Tag>{t(way)}</Tag> : null,
            second: here ? t("accounts.sessionHere", { first }) : t("accounts.sessionUsed", { first, last: formats.moment(lastUsedAt) }),
            act: here ? null : (
              <form method="post">
                <input type="hidden" name="session" value={id} />
                <Button small name="intent" value="end-session" aria-label={`${t("accounts.sessionEnd")}: ${words}`}>
                  {t("accounts.sessionEnd")}
                </Button>
              </form>
            ),
          };
        })}
      />
      {sessions.length > 1 ? (
        <form method="post">
          <Button name="intent" value="end-others">
            {t("accounts.sessionEndOthers")}
          </Button>
        </form>
      ) : null}
    </section>
  );
}

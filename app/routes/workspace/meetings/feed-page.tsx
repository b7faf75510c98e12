import { Button } from "#app/components/button.tsx";
import { TextInput } from "#app/components/forms/controls.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { Icon } from "#app/components/icon.tsx";
import { useFormats, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { Rows } from "#app/components/rows.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import type { MessageKey } from "#app/messages/texts.ts";

type Feed = { id: string; madeBy: string; madeAt: Date };
type Frame = Omit<Parameters<typeof WorkspacePage>[0], "title" | "notice" | "children">;

/** A page that gives out addresses of a calendar. @property act what was just done: the new address is shown this once */
export function FeedPage({
  title,
  feeds,
  onlyOne,
  act,
  ...frame
}: Frame & {
  title: string;
  feeds: readonly Feed[];
  onlyOne: boolean;
  act: { address: string | null; fault: MessageKey | null; revoked: boolean } | undefined;
}) {
  const { t } = useTexts();
  return (
    <WorkspacePage
      {...frame}
      title={title}
      notice={
        act?.fault ? <Notice kind="error">{t(act.fault)}</Notice> : act?.revoked ? <Notice kind="success">{t("meetings.calendar-revoked")}</Notice> : undefined
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <FeedSection feeds={feeds} address={act?.address ?? null} onlyOne={onlyOne} />
    </WorkspacePage>
  );
}

/** The addresses of a calendar: the one just made, those that work, and a button for a new one. */
function FeedSection({ feeds, address, onlyOne }: { feeds: readonly Feed[]; /** Shown this once. */ address: string | null; onlyOne: boolean }) {
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <>
      {address ? (
        <Notice kind="success" title={t("meetings.calendar-made-title")}>
          <p>{t("meetings.calendar-made")}</p>
          <TextInput name="address" label={t("meetings.calendar-address")} defaultValue={address} readOnly dir="ltr" />
        </Notice>
      ) : null}
      <section aria-labelledby="h-feeds">
        <h2 id="h-feeds">{t("meetings.calendar-current")}</h2>
        {feeds.length === 0 ? <p className="muted">{t("meetings.calendar-none")}</p> : null}
        <Rows
          rows={feeds.map(({ id, madeBy, madeAt }) => ({
            key: id,
            symbol: <Icon name="calendar-event" />,
            title: t("meetings.calendar-row", { day: formats.momentDay(madeAt), name: madeBy }),
            act: (
              <form method="post">
                <input type="hidden" name="feedId" value={id} />
                <Button small kind="danger" name="intent" value="revoke">
                  {t("meetings.calendar-revoke")}
                </Button>
              </form>
            ),
          }))}
        />
      </section>
      <form method="post" className="stack-s">
        <FormId />
        {onlyOne && feeds.length > 0 ? <p className="muted s">{t("meetings.calendar-make-new-hint")}</p> : null}
        <div className="row">
          <Button kind="primary" name="intent" value="make">
            {t(feeds.length > 0 ? "meetings.calendar-make-new" : "meetings.calendar-make")}
          </Button>
        </div>
      </form>
    </>
  );
}

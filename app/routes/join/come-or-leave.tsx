import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { useTexts } from "#app/components/locale.tsx";
import type { MessageKey } from "#app/messages/texts.ts";

/** What the two buttons of an own place or loan say; null: there is nothing to take, or nothing to give back. */
export type ComeOrLeave = { come: MessageKey | null; leave: MessageKey | null };

/** The answer of whoever holds the link, in two buttons. Nothing where neither is open. */
export function ComeOrLeaveForm({ acts: { come, leave }, fault }: { acts: ComeOrLeave; fault: MessageKey | undefined }) {
  const { t } = useTexts();
  return come || leave ? (
    <form method="post" className="stack">
      <FormErrors errors={fault ? { "": t(fault) } : undefined} />
      <div className="row">
        {come ? (
          <Button kind="primary" name="intent" value="come">
            {t(come)}
          </Button>
        ) : null}
        {leave ? (
          <Button name="intent" value="leave">
            {t(leave)}
          </Button>
        ) : null}
      </div>
    </form>
  ) : null;
}

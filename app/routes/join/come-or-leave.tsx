import type { ReactNode } from "react";
import { redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import type { MessageKey } from "#app/messages/texts.ts";
import { OfferTitle } from "#app/offers/offer-title.tsx";
import type { Context } from "#platform/db/index.ts";
import { otherLanguages } from "./languages.ts";
import { WhomToCall } from "./whom-to-call.tsx";

/** What the two buttons of an own place or loan say; null: there is nothing to take, or nothing to give back. */
export type ComeOrLeave = { come: MessageKey | null; leave: MessageKey | null };

/** Whose page it is: what it says at its head and foot. */
export const regionOf = ({ region: { name, isDemo, contactName, contactPhone } }: Context) => ({ name, isDemo, contactName, contactPhone });

/** Which of the two buttons was pressed; null: neither. */
export async function answerIn(request: Request): Promise<{ comes: boolean } | null> {
  const intent = (await request.formData()).get("intent");
  return intent === "come" || intent === "leave" ? { comes: intent === "come" } : null;
}

/** Back to the page, in the language it is read in, with a word that the answer is kept. */
export function thanks(url: URL, path: string): Response {
  const language = url.searchParams.get("sprache");
  return redirect(`${path}?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

/** The page of an own place or loan: how it stands, what can be done, and whom to call. @param saved what is kept, in a sentence; null: nothing was answered @param offerHref where it is and what to bring stand there; null: nothing to go to any more */
export function ComeOrLeavePage({
  region,
  heading,
  name,
  titles,
  offerHref = null,
  saved,
  acts,
  fault,
  children,
}: {
  region: ReturnType<typeof regionOf>;
  heading: string;
  name: string;
  titles: Parameters<typeof OfferTitle>[0]["titles"];
  offerHref?: string | null;
  saved: string | null;
  acts: ComeOrLeave;
  fault: MessageKey | undefined;
  children: ReactNode;
}) {
  const { locale } = useLocale();
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={heading}
      lede={
        <>
          <bdi>{name}</bdi>:{" "}
          {offerHref ? (
            <a href={offerHref}>
              <OfferTitle titles={titles} />
            </a>
          ) : (
            <OfferTitle titles={titles} />
          )}
        </>
      }
    >
      <title>{`${heading} – ${region.name}`}</title>
      <div className="stack-l flow">
        {saved && !fault ? <Notice kind="success">{saved}</Notice> : null}
        {children}
        <ComeOrLeaveForm acts={acts} fault={fault} />
        <WhomToCall region={region} />
      </div>
    </JoinPage>
  );
}

/** The answer of whoever holds the link, in two buttons. Nothing where neither is open. */
function ComeOrLeaveForm({ acts: { come, leave }, fault }: { acts: ComeOrLeave; fault: MessageKey | undefined }) {
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

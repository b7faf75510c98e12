import { data, redirect } from "react-router";
import { Button } from "#app/components/button.tsx";
import { TextArea } from "#app/components/forms/controls.tsx";
import { FormErrors } from "#app/components/forms/form-errors.tsx";
import { FormId } from "#app/components/forms/form-id.tsx";
import { German } from "#app/components/german.tsx";
import { JoinPage } from "#app/components/join-page.tsx";
import { useLocale, useTexts } from "#app/components/locale.tsx";
import { Notice } from "#app/components/notice.tsx";
import { idOfForm } from "#app/form-id.ts";
import { linkUnknown } from "#app/link-is-over.ts";
import type { MessageKey } from "#app/messages/texts.ts";
import { houseContext, requestContext } from "#app/request.ts";
import { findOwnBoard, SendCard, sendCard } from "#domain/network/conferences/index.ts";
import { countVisitorWrite } from "#platform/auth/index.ts";
import { read, type Context } from "#platform/db/index.ts";
import { textsOf } from "../workspace/network/form.ts";
import type { Route } from "./+types/idea-board.ts";
import { otherLanguages } from "./languages.ts";

/** A whole hall writes through one address; more in a row is a machine. */
const MOST_IN_A_ROW = 300;

export async function loader({ context, url }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const { question, conference, closedAt, cards, total } = await ownBoard(ctx);
  const { name, isDemo } = ctx.region;
  return { question, conference, isClosed: closedAt !== null, cards, total, region: { name, isDemo }, thanks: url.searchParams.has("danke") };
}

export async function action({ request, params, context, url }: Route.ActionArgs) {
  const ctx = context.get(requestContext);
  await ownBoard(ctx);
  const form = await request.formData();
  // Browsers send line breaks as two signs, which the counter of the field counts as one.
  const text = (textsOf(form)["text"] ?? "").replaceAll("\r\n", "\n");
  const again = (fault: MessageKey, status = 422) => data({ text, fault }, { status });
  const input = SendCard.safeParse({ text });
  if (!input.success) return again(text.trim() === "" ? "registration.idea-fault-empty" : "registration.idea-fault-long");
  if (!(await countVisitorWrite(context.get(houseContext), "idea-card", MOST_IN_A_ROW, request))) return again("registration.idea-fault-throttled", 429);
  const sent = await sendCard(ctx, input.data, await idOfForm(form));
  if (!sent.ok) {
    if (sent.refusal === "not-allowed") throw linkUnknown();
    return again("registration.idea-fault-closed", 409);
  }
  const language = url.searchParams.get("sprache");
  return redirect(`/j/${params.code}/ideen?${new URLSearchParams({ danke: "1", ...(language ? { sprache: language } : {}) })}`, 303);
}

/** @throws 404 as data: the link was revoked a moment ago */
async function ownBoard(ctx: Context) {
  const board = await read(ctx, (db) => findOwnBoard(ctx, db));
  if (!board) throw linkUnknown();
  return board;
}

export default function IdeaBoardPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const { question, conference, isClosed, cards, total, region, thanks } = loaderData;
  const error = actionData ? t(actionData.fault) : undefined;
  return (
    <JoinPage
      region={region.name}
      demo={region.isDemo}
      languages={otherLanguages(locale)}
      title={<German>{question}</German>}
      lede={<German>{conference}</German>}
    >
      <title>{`${t("registration.idea-title")} – ${region.name}`}</title>
      <div className="stack-l flow">
        {thanks && !actionData ? <Notice kind="success" title={t("registration.idea-thanks")} /> : null}
        {isClosed ? (
          <Notice title={t("registration.idea-closed")} />
        ) : (
          <form method="post" className="stack" noValidate>
            <FormId />
            <FormErrors errors={error ? { text: error } : {}} />
            <TextArea
              name="text"
              label={t("registration.idea-text")}
              hint={t("registration.idea-hint")}
              error={error}
              defaultValue={actionData?.text}
              rows={5}
              maxLength={280}
              dir="auto"
              required
            />
            <div className="row">
              <Button kind="primary">{t("registration.idea-send")}</Button>
            </div>
          </form>
        )}
        <section aria-labelledby="h-cards">
          <h2 id="h-cards">{t("registration.idea-cards", { count: total })}</h2>
          <ul className="rows flow-s">
            {cards.map((card) => (
              <li key={card.id}>
                <span />
                <p className="lines">
                  <bdi>{card.text}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </JoinPage>
  );
}

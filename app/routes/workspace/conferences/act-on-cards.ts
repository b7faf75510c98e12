import type { MessageKey } from "#app/messages/texts.ts";
import { closeBoard, Moderate, moderate, OpenBoard, openBoard, renewLink, SendIdeas, sendIdeas } from "#domain/network/conferences/index.ts";
import type { Context } from "#platform/db/index.ts";
import { throwIfClosed } from "../meetings/refusals.ts";
import { textsOf } from "../network/form.ts";

export type CardAct = { fault: MessageKey; boardId?: undefined } | { fault?: undefined; boardId: string; told: "opened-board" | "sorted" | "sent" };

/** What a posted form of the page with the cards wants, done. @throws 403, 404 as data */
export async function actOnCards(ctx: Context, conferenceId: string, form: FormData, formId: string): Promise<CardAct> {
  const typed = textsOf(form);
  const { intent = "", boardId = "" } = typed;
  if (intent === "open") {
    const input = OpenBoard.safeParse({ conferenceId, workshopId: typed["workshopId"] || null, question: typed["question"] ?? "" });
    if (!input.success) return { fault: "conferences.fault-title" };
    const opened = await openBoard(ctx, input.data, formId);
    return opened.ok ? { boardId: opened.value.id, told: "opened-board" } : refusedBy(opened.refusal);
  }
  if (intent === "renew" || intent === "close") {
    const changed = await (intent === "renew" ? renewLink : closeBoard)(ctx, { boardId });
    return changed.ok ? { boardId, told: "sorted" } : refusedBy(changed.refusal);
  }
  if (intent === "send") {
    const [kind, id] = (typed["what"] ?? "").split(":");
    const input = SendIdeas.safeParse({ boardId, of: { kind, id }, gremiumId: typed["gremiumId"] });
    if (!input.success) return { fault: "conferences.fault-check" };
    const sent = await sendIdeas(ctx, input.data);
    return sent.ok ? { boardId, told: "sent" } : refusedBy(sent.refusal);
  }
  const cardIds = form.getAll("cards").map(String);
  const title = (typed["title"] ?? "").trim();
  const wanted = {
    group: { groupId: title ? null : typed["groupId"] || null, title: title || null },
    hide: { reason: typed["reason"] ?? "" },
    show: {},
    loosen: {},
    join: {},
  };
  const act = (Object.keys(wanted) as (keyof typeof wanted)[]).find((known) => known === intent);
  if (!act) return { fault: "conferences.fault-check" };
  const input = Moderate.safeParse({ act, boardId, cardIds, ...wanted[act] });
  if (!input.success) {
    const fields = input.error.issues.map(({ path }) => path[0]);
    return { fault: fields.includes("reason") && cardIds.length > 0 ? "conferences.refused-reason-missing" : "conferences.refused-cards-not-found" };
  }
  const done = await moderate(ctx, input.data);
  return done.ok ? { boardId, told: "sorted" } : refusedBy(done.refusal);
}

type Word =
  | "board-not-found"
  | "group-not-found"
  | "cards-not-found"
  | "title-missing"
  | "nothing-to-send"
  | "sent-already"
  | "gremium-not-found"
  | "not-your-gremium"
  | "workshop-not-found";

function refusedBy(refusal: Word | "not-found" | "not-allowed"): CardAct {
  throwIfClosed(refusal);
  return { fault: refusal === "not-found" || refusal === "not-allowed" ? "conferences.fault-check" : `conferences.refused-${refusal}` };
}

import { composeStatusLetter } from "#app/mails/rounds.ts";
import { closeRound, DecideAnswers, decideAnswers, remindOwner, resendRequest, revokeRequest } from "#domain/concept/rounds/index.ts";
import type { Context } from "#platform/db/index.ts";

/** The word in the address that tells what happened, see `notices` in round.tsx. */
export type RoundNotice =
  "entschieden" | "erinnert" | "heute-erinnert" | "neuer-link" | "zurueckgezogen" | "abgeschlossen" | "schon-abgeschlossen" | "offen" | "nicht-moeglich";
export type RoundAct = { notice: RoundNotice; decided?: number; left?: number; already?: number };

/** Does what a button of the round's page asks for. @param origin of this instance, for links in mails */
export async function actOnRound(ctx: Context, roundId: string, form: FormData, origin: string): Promise<RoundAct> {
  const requestId = String(form.get("request") ?? "");
  switch (form.get("intent")) {
    case "accept":
    case "reject":
      return decide(ctx, roundId, form);
    case "remind": {
      const result = await remindOwner(ctx, { requestId }, composeStatusLetter(origin));
      return { notice: result.ok ? "erinnert" : result.refusal === "reminded-today" ? "heute-erinnert" : "nicht-moeglich" };
    }
    case "resend": {
      const result = await resendRequest(ctx, { requestId });
      return { notice: result.ok ? "neuer-link" : result.refusal === "round-closed" ? "schon-abgeschlossen" : "nicht-moeglich" };
    }
    case "revoke":
      return { notice: (await revokeRequest(ctx, { requestId })).ok ? "zurueckgezogen" : "nicht-moeglich" };
    case "close": {
      const result = await closeRound(ctx, { roundId });
      if (result.ok) return { notice: "abgeschlossen" };
      return { notice: result.refusal === "answers-undecided" ? "offen" : result.refusal === "round-closed" ? "schon-abgeschlossen" : "nicht-moeglich" };
    }
    default:
      return { notice: "nicht-moeglich" };
  }
}

/** Each answer comes as "id version", because an answer that changed since the page was shown is left. */
async function decide(ctx: Context, roundId: string, form: FormData): Promise<RoundAct> {
  const answers = form.getAll("answer").map((value) => {
    const [id, version] = String(value).split(" ");
    return { id, version: Number(version) };
  });
  const handOnTo = Object.fromEntries(
    [...form].flatMap(([name, value]) => (name.startsWith("person-") && value !== "" ? [[name.slice("person-".length), value]] : [])),
  );
  const input = DecideAnswers.safeParse({ roundId, answers, accept: form.get("intent") === "accept", publish: form.has("publish"), handOnTo });
  if (!input.success) return { notice: "nicht-moeglich" };
  const result = await decideAnswers(ctx, input.data);
  if (!result.ok) return { notice: result.refusal === "round-closed" ? "schon-abgeschlossen" : "nicht-moeglich" };
  const { decided, left } = result.value;
  const already = left.filter(({ reason }) => reason === "already-decided").length;
  return { notice: "entschieden", decided: decided.length, left: left.length - already, already };
}

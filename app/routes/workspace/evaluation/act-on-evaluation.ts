import { composeEvaluationLetter } from "#app/mails/evaluations.ts";
import { closeEvaluation, openEvaluation, releaseEvaluation, remindRater, resendLink, revokeLink } from "#domain/concept/evaluation/index.ts";
import type { Context } from "#platform/db/index.ts";
import type { RoundNotice } from "./notices.ts";

/** Does what a button of the round's page asks for. @param origin of this instance, for links in mails */
export async function actOnEvaluation(ctx: Context, roundId: string, form: FormData, origin: string): Promise<RoundNotice> {
  const raterId = String(form.get("rater") ?? "");
  switch (form.get("intent")) {
    case "open": {
      const result = await openEvaluation(ctx, { roundId });
      if (result.ok) return "eroeffnet";
      const { refusal } = result;
      if (refusal === "already-open") return "schon-offen";
      if (refusal === "round-closed") return "schon-abgeschlossen";
      if (refusal === "due-too-soon") return "frist";
      return refusal === "no-raters" ? "niemand" : "nicht-moeglich";
    }
    case "remind": {
      const result = await remindRater(ctx, { raterId }, composeEvaluationLetter(origin));
      return result.ok ? "erinnert" : result.refusal === "reminded-today" ? "heute-erinnert" : "nicht-moeglich";
    }
    case "resend": {
      const result = await resendLink(ctx, { raterId });
      return result.ok ? "neuer-link" : result.refusal === "no-contact" ? "kein-kontakt" : "nicht-moeglich";
    }
    case "revoke":
      return (await revokeLink(ctx, { raterId })).ok ? "zurueckgezogen" : "nicht-moeglich";
    case "close": {
      const result = await closeEvaluation(ctx, { roundId });
      return result.ok ? "abgeschlossen" : result.refusal === "round-closed" ? "schon-abgeschlossen" : "nicht-moeglich";
    }
    case "release":
      return (await releaseEvaluation(ctx, { roundId, release: true })).ok ? "veroeffentlicht" : "nicht-moeglich";
    case "withdraw":
      return (await releaseEvaluation(ctx, { roundId, release: false })).ok ? "nicht-oeffentlich" : "nicht-moeglich";
    default:
      return "nicht-moeglich";
  }
}

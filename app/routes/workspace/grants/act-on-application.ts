import { Decide, decide, NotePayment, notePayment, ReleaseGrant, releaseGrant, withdrawGrant } from "#domain/concept/micro-grants/index.ts";
import type { Context } from "#platform/db/index.ts";
import { parseGermanCents } from "../measures/german-number.ts";

export type GrantFault =
  | {
      code:
        | "amount"
        | "reason"
        | "day"
        | "title"
        | "over-max"
        | "over-approved"
        | "day-ahead"
        | "report-before-payment"
        | "picture-not-free"
        | "changed"
        | "choose";
    }
  | { code: "already-decided"; by: string }
  | { code: "over-total"; leftCents: number };
type Acted =
  { ok: true; notice: "decided" | "paid" | "released" | "withdrawn" } | { ok: false; status: 403 | 404 | 409 | 422; faults: Record<string, GrantFault> };

const fault = (name: string, code: GrantFault, status: 409 | 422 = 422): Acted => ({ ok: false, status, faults: { [name]: code } });
const nobody: Acted = { ok: false, status: 403, faults: {} };

/** One act of the coordination on one application, by the button that was pressed. */
export async function actOnApplication(ctx: Context, id: string, typed: Record<string, string>): Promise<Acted> {
  switch (typed["intent"]) {
    case "approve":
    case "decline":
      return decideOn(ctx, id, typed, typed["intent"] === "approve");
    case "pay":
      return pay(ctx, id, typed);
    case "release":
      return release(ctx, id, typed);
    case "withdraw": {
      const withdrawn = await withdrawGrant(ctx, id);
      return withdrawn.ok ? { ok: true, notice: "withdrawn" } : nobody;
    }
    default:
      return fault("", { code: "choose" });
  }
}

async function decideOn(ctx: Context, id: string, typed: Record<string, string>, approves: boolean): Promise<Acted> {
  const { amount = "", reason = "", version } = typed;
  const approvedCents = approves ? parseGermanCents(amount) : 0;
  if (approves && !(approvedCents > 0)) return fault("amount", { code: "amount" });
  const input = Decide.safeParse({ id, version: Number(version), approvedCents, reason });
  if (!input.success) return fault(input.error.issues[0]?.path[0] === "approvedCents" ? "amount" : "reason", { code: "reason" });
  const result = await decide(ctx, input.data);
  if (result.ok) return { ok: true, notice: "decided" };
  switch (result.refusal) {
    case "not-allowed":
      return nobody;
    case "application-not-found":
      return { ok: false, status: 404, faults: {} };
    case "already-decided":
      return fault("", { code: "already-decided", by: result.by }, 409);
    case "over-total":
      return fault("amount", { code: "over-total", leftCents: result.leftCents }, 409);
    case "over-max":
      return fault("amount", { code: "over-max" });
    case "reason-needed":
      return fault("reason", { code: "reason" });
    case "version-conflict":
    case "not-submitted":
      return fault("", { code: "changed" }, 409);
  }
}

async function pay(ctx: Context, id: string, typed: Record<string, string>): Promise<Acted> {
  const { paid = "", paidOn, reportDueOn } = typed;
  const input = NotePayment.safeParse({ id, paidOn, paidCents: parseGermanCents(paid), reportDueOn });
  if (!input.success) {
    const name = String(input.error.issues[0]?.path[0]);
    return name === "paidCents" ? fault("paid", { code: "amount" }) : fault(name, { code: "day" });
  }
  const result = await notePayment(ctx, input.data);
  if (result.ok) return { ok: true, notice: "paid" };
  switch (result.refusal) {
    case "not-allowed":
      return nobody;
    case "over-approved":
      return fault("paid", { code: "over-approved" });
    case "day-ahead":
      return fault("paidOn", { code: "day-ahead" });
    case "report-before-payment":
      return fault("reportDueOn", { code: "report-before-payment" });
    case "already-paid":
    case "not-approved":
      return fault("", { code: "changed" }, 409);
  }
}

async function release(ctx: Context, id: string, typed: Record<string, string>): Promise<Acted> {
  const input = ReleaseGrant.safeParse({ id, title: typed["title"] ?? "", place: typed["place"] ?? "", withPicture: "withPicture" in typed });
  if (!input.success) return fault("title", { code: "title" });
  const result = await releaseGrant(ctx, input.data);
  if (result.ok) return { ok: true, notice: "released" };
  if (result.refusal === "not-allowed") return nobody;
  return result.refusal === "picture-not-free" ? fault("withPicture", { code: "picture-not-free" }) : fault("", { code: "changed" }, 409);
}

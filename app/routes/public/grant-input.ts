import type { z } from "zod";
import type { MessageKey } from "#app/messages/texts.ts";
import { parseGermanCents } from "../workspace/measures/german-number.ts";

/** What was typed about the idea, as the domain wants to read it. */
export function ideaInput(typed: Record<string, string>) {
  const { title = "", idea = "", groupName = "", place = "", amount = "", plannedFor = "", spentOn = "" } = typed;
  return { title, idea, groupName, place, amountCents: parseGermanCents(amount), plannedFor, spentOn };
}

/** One fault for each field of the form. */
export function grantFaults(error: z.ZodError): Record<string, MessageKey> {
  return Object.fromEntries(
    error.issues.map(({ path, code }) => {
      const name = path.at(-1) === "amountCents" ? "amount" : String(path.at(-1) ?? "");
      return [name, faultOf(name, code)];
    }),
  );
}

function faultOf(name: string, code: string): MessageKey {
  if (name === "amount") return "grants-join.fault-amount";
  if (name === "email") return "grants-join.fault-email";
  return code === "too_big" ? "grants-join.fault-long" : "grants-join.fault-required";
}

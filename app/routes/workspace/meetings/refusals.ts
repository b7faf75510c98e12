import { data } from "react-router";
import type { MessageKey } from "#app/messages/texts.ts";

/** What every act about meetings may answer and no form can mend: the page is not there for this actor. @throws 403, 404 as data */
export function throwIfClosed(refusal: string): void {
  if (refusal === "not-allowed") throw data({ code: "not-allowed" }, { status: 403 });
  if (refusal === "not-found" || refusal === "feed-not-found") throw data({ code: "not-found" }, { status: 404 });
}

/** @throws 404 as data: the thing does not exist for this actor */
export function orNotFound<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw data({ code: "not-found" }, { status: 404 });
  return found;
}

/** The fields of a form and what is wrong with each; "" is about the form as a whole. */
export type MeetingFaults = Record<string, MessageKey>;

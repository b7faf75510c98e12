import { z } from "zod";
import type { ContactQuery } from "#domain/concept/organisations/index.ts";
import { SPOKEN } from "#domain/network/index.ts";

/** What an address asks for, of each name one value, as public addresses are cached; words that mean nothing here are passed over. */
export function readContactsQuery(parameters: URLSearchParams): { query: ContactQuery; after: string | null } {
  const id = (name: string) => z.uuid().safeParse(parameters.get(name)).data ?? null;
  const after = parameters.get("ab") ?? "";
  return {
    query: {
      by: parameters.get("nach") === "ort" ? "place" : "topic",
      actionFieldId: id("feld"),
      municipalityId: id("ort"),
      language: SPOKEN.find((code) => code === parameters.get("spricht")) ?? null,
    },
    after: /^[0-9a-f-]{36}_[0-9a-f-]{36}$/.test(after) ? after : null,
  };
}

/** @param more further parameters, e.g. the language of the page */
export function writeContactsQuery({ by, actionFieldId, municipalityId, language }: ContactQuery, more: Record<string, string> = {}): string {
  const query = new URLSearchParams();
  if (by === "place") query.set("nach", "ort");
  if (actionFieldId) query.set("feld", actionFieldId);
  if (municipalityId) query.set("ort", municipalityId);
  if (language) query.set("spricht", language);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? "" : `?${query}`;
}

import { z } from "zod";
import { organisationsInFields, sharedMeasures } from "#domain/concept/organisations/index.ts";
import { networkPicture, SHARED_KINDS, sharedInNetwork, type NetworkPicture, type SharedKind } from "#domain/network/picture/index.ts";
import type { Context, Reader } from "#platform/db/index.ts";

/** Nothing chosen among kinds or fields means all of them. @property around an organisation; null: everybody */
export type PictureQuery = { kinds: SharedKind[]; actionFieldIds: string[]; around: string | null };
export const PARAMETERS = { kinds: "durch", actionFieldIds: "feld", around: "um" } as const satisfies Record<keyof PictureQuery, string>;
const WORDS: Record<SharedKind, string> = { gremium: "gremien", measure: "massnahmen", agreement: "vereinbarungen" };
export const wordOf = (kind: SharedKind) => WORDS[kind];

const isId = (value: string) => z.uuid().safeParse(value).success;

/** What an address asks for; words that mean nothing here are passed over. */
export function readPictureQuery(query: URLSearchParams): PictureQuery {
  const around = query.get(PARAMETERS.around) ?? "";
  return {
    kinds: SHARED_KINDS.filter((kind) => query.getAll(PARAMETERS.kinds).includes(WORDS[kind])),
    actionFieldIds: [...new Set(query.getAll(PARAMETERS.actionFieldIds))].filter(isId).slice(0, 50),
    around: isId(around) ? around : null,
  };
}

export function writePictureQuery({ kinds, actionFieldIds, around }: PictureQuery): string {
  const query = new URLSearchParams();
  for (const kind of kinds) query.append(PARAMETERS.kinds, WORDS[kind]);
  for (const id of actionFieldIds) query.append(PARAMETERS.actionFieldIds, id);
  if (around) query.set(PARAMETERS.around, around);
  return query.size === 0 ? "" : `?${query}`;
}

/** The picture as an address asks for it: measures and fields are the concept's matter, the rest is the network's. At most four queries. */
export async function readPicture(ctx: Context, db: Reader, { kinds, actionFieldIds, around }: PictureQuery): Promise<NetworkPicture> {
  const all = [...(await sharedInNetwork(ctx, db)), ...(await sharedMeasures(ctx, db))];
  const chosen = all.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const among = actionFieldIds.length === 0 ? null : await organisationsInFields(ctx, db, actionFieldIds);
  return networkPicture(ctx, db, chosen, { among, around });
}

import { data } from "react-router";

/** Documents that strangers may have under way at once. One thread sets them all, those of the house too. */
const MOST_UNDER_WAY = 3;
const underWay = new Map<string, Promise<Uint8Array>>();

/**
 * Sets a public document, unless too many are being set: then the asker comes back in a moment. What was set is kept by the
 * cache of public pages until something changes, so this is about many different ones at once.
 *
 * @param address of the document; who asks for one that is being set gets that one
 * @throws 503 as data
 */
export async function onPublicPress(address: string, set: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const same = underWay.get(address);
  if (same) return same;
  if (underWay.size >= MOST_UNDER_WAY) throw data({ code: "busy" }, { status: 503, headers: { "Retry-After": "10" } });
  const setting = set().finally(() => underWay.delete(address));
  underWay.set(address, setting);
  return setting;
}

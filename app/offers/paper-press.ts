import { data } from "react-router";

/** Documents that strangers may have under way at once. One thread sets them all, those of the house too. */
const MOST_UNDER_WAY = 3;
let underWay = 0;

/**
 * Sets a public document, unless too many are being set: then the asker comes back in a moment. What was set is kept by the
 * cache of public pages until something changes, so this is about many different ones at once.
 *
 * @throws 503 as data
 */
export async function onPublicPress<T>(set: () => Promise<T>): Promise<T> {
  if (underWay >= MOST_UNDER_WAY) throw data({ code: "busy" }, { status: 503, headers: { "Retry-After": "10" } });
  underWay += 1;
  try {
    return await set();
  } finally {
    underWay -= 1;
  }
}

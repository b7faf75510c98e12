const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Names one request in the log and on its error page. Short enough to read out on the telephone, e.g. 7F3K-22AB.
 * No secret: it opens nothing, and drawing it from the system's source of secrets cost a twentieth of a cached page.
 */
export function newReference(): string {
  let reference = "";
  for (let place = 0; place < 8; place++) reference += (place === 4 ? "-" : "") + LETTERS[Math.floor(Math.random() * LETTERS.length)];
  return reference;
}

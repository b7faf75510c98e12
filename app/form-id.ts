import { createHash } from "node:crypto";
import { z } from "zod";
import { newId } from "#platform/db/index.ts";
import { FORM_ID } from "./components/forms/form-id.tsx";

/**
 * The id under which a creating form is stored: made of the form as it was shown and of all that was written into it.
 *
 * An impatient second click, or the same again after a lost connection, has the same id and finds what is there already.
 * Another form has another, and so has this one with other words in it after "back": that is meant, and must not get lost.
 *
 * @param form as posted; one that was shown without an id gets a new one each time
 */
export async function idOfForm(form: Iterable<[name: string, value: FormDataEntryValue]>): Promise<string> {
  const content = createHash("sha256");
  let shown: unknown;
  for (const [name, value] of form) {
    if (name === FORM_ID) shown = value;
    content.update(JSON.stringify([name, typeof value === "string" ? value : [value.name, value.size]]));
    if (typeof value !== "string") content.update(await value.bytes());
  }
  const id = z.uuidv7().safeParse(shown);
  if (!id.success) return newId();
  return newId(new Date(Number.parseInt(id.data.replace("-", "").slice(0, 12), 16)), content.digest());
}

/** Whether a form is one of ours as it was shown: machines often post without having asked for the page. Pages are cached, so its age says nothing. */
export function wasShown(form: FormData, now: Date): boolean {
  const id = z.uuidv7().safeParse(form.get(FORM_ID));
  return id.success && Number.parseInt(id.data.replace("-", "").slice(0, 12), 16) <= now.getTime() + 60_000;
}

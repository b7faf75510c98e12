import type { z } from "zod";
import type { MessageKey } from "#app/messages/texts.ts";

/** What is wrong, by field; "" is the form as a whole. */
export type Faults = Record<string, MessageKey>;

/** The texts of a posted form; files are none of ours. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const form = await request.formData();
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])));
}

/** Our words for the fields that zod did not take. */
export function faultsOf(error: z.ZodError, words: Faults): Faults {
  return Object.fromEntries(
    error.issues.map((issue) => {
      const field = issue.path.map(String).join(".");
      return [field, words[field] ?? "accounts.checkInput"];
    }),
  );
}

/** The faults in the reader's words, for the summary on top of a form. */
export function errorsOf(faults: Faults, t: (key: MessageKey) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, t(key)]));
}

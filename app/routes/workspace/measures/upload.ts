import type { Upload } from "#domain/concept/measures/index.ts";

/** The file of a form; null where none was chosen (browsers then send an empty one without a name). */
export async function readUpload(form: FormData, name: string, dataFolder: string): Promise<Upload | null> {
  const file = form.get(name);
  if (!(file instanceof File) || file.name === "") return null;
  return { dataFolder, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

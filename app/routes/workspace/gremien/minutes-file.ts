import { data } from "react-router";
import { requestContext } from "#app/request.ts";
import { downloadResponse } from "#platform/files/index.ts";
import type { Route } from "./+types/minutes-file.ts";
import { minutesDocx, minutesPdf } from "./minutes-document.ts";

const FILES = {
  "protokoll.pdf": { make: minutesPdf, mediaType: "application/pdf" },
  "protokoll.docx": { make: minutesDocx, mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
} as const;
const isFile = (name: string): name is keyof typeof FILES => Object.hasOwn(FILES, name);

export async function loader({ params, context }: Pick<Route.LoaderArgs, "params" | "context">) {
  const { make, mediaType } = isFile(params.file) ? FILES[params.file] : { make: () => null, mediaType: "" };
  const file = await make(context.get(requestContext), params.id);
  if (!file) throw data({ code: "not-found" }, { status: 404 });
  return downloadResponse({ name: file.name, mediaType, bytes: Buffer.from(file.bytes) });
}

/** Takes no form; who may not read the file learns that it is not there. */
export async function action(args: Route.ActionArgs) {
  await loader(args);
  throw data(null, { status: 405 });
}

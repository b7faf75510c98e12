import type { Route } from "./+types/record.ts";
import { DocumentPage } from "./document-page.tsx";
import { loadDocument } from "./published-document.ts";

export const loader = ({ context }: Route.LoaderArgs) => loadDocument(context, "record");

export default function RecordPage({ loaderData }: Route.ComponentProps) {
  return <DocumentPage {...loaderData} pdf="verzeichnis.pdf" />;
}

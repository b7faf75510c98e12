import type { Route } from "./+types/record.ts";
import { DocumentPage, loadDocument } from "./document-page.tsx";

export const loader = ({ context }: Route.LoaderArgs) => loadDocument(context, "record");

export default function RecordPage({ loaderData }: Route.ComponentProps) {
  return <DocumentPage {...loaderData} pdf="verzeichnis.pdf" />;
}

import type { Route } from "./+types/measures.ts";
import { DocumentPage } from "./document-page.tsx";
import { loadDocument } from "./published-document.ts";

export const loader = ({ context }: Route.LoaderArgs) => loadDocument(context, "measures");

export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  return <DocumentPage {...loaderData} pdf="massnahmen.pdf" />;
}

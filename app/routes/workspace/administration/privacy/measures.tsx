import type { Route } from "./+types/measures.ts";
import { DocumentPage, loadDocument } from "./document-page.tsx";

export const loader = ({ context }: Route.LoaderArgs) => loadDocument(context, "measures");

export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  return <DocumentPage {...loaderData} pdf="massnahmen.pdf" />;
}

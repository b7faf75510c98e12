import { ButtonLink } from "#app/components/button.tsx";
import { DocumentBody } from "#app/components/document-body.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { privacyAddress } from "./addresses.ts";
import type { DocumentData } from "./published-document.ts";

/** One of the generated documents, to be read. @param pdf name of its file */
export function DocumentPage({ frame, region, title, subtitle, blocks, pdf }: DocumentData & { pdf: string }) {
  const { t } = useTexts();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("privacy.title"), href: privacyAddress(region) }]}
      title={<span lang="de">{title}</span>}
      lede={<span lang="de">{subtitle}</span>}
      actions={
        <ButtonLink href={privacyAddress(region, `/verzeichnis/datei/${pdf}`)} icon="download" small>
          {t("privacy.document-pdf")}
        </ButtonLink>
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <DocumentBody blocks={blocks} lang="de" />
    </WorkspacePage>
  );
}

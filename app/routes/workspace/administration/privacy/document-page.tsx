import type { RouterContextProvider } from "react-router";
import { ButtonLink } from "#app/components/button.tsx";
import { DocumentBody } from "#app/components/document-body.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import { PRIVACY, privacyAddress } from "./addresses.ts";
import { publishedDocument } from "./published-document.ts";

/** What a page about one of the generated documents of data protection needs. */
export async function loadDocument(context: Readonly<RouterContextProvider>, name: Parameters<typeof publishedDocument>[2]) {
  const ctx = context.get(requestContext);
  const { title, subtitle, blocks } = await publishedDocument(ctx, context.get(houseContext).settings, name);
  const frame = await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY);
  return { frame, region: ctx.region.slug, title, subtitle, blocks };
}

/** One of the generated documents, to be read. @param pdf name of its file */
export function DocumentPage({ frame, region, title, subtitle, blocks, pdf }: Awaited<ReturnType<typeof loadDocument>> & { pdf: string }) {
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

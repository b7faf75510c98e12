import { ButtonLink } from "#app/components/button.tsx";
import { DocumentBody } from "#app/components/document-body.tsx";
import { useTexts } from "#app/components/locale.tsx";
import { WorkspacePage } from "#app/components/workspace-page.tsx";
import { accountContext, houseContext, localeContext, requestContext } from "#app/request.ts";
import { loadFrame } from "#app/workspace.ts";
import type { Route } from "./+types/record.ts";
import { PRIVACY, privacyAddress } from "./addresses.ts";
import { publishedDocument } from "./published-document.ts";

export async function loader({ params, context }: Route.LoaderArgs) {
  const ctx = context.get(requestContext);
  const document = await publishedDocument(ctx, context.get(houseContext).settings, "record");
  return {
    frame: await loadFrame(ctx, context.get(accountContext), context.get(localeContext), PRIVACY),
    region: params.region,
    title: document.title,
    subtitle: document.subtitle,
    blocks: document.blocks,
  };
}

export default function RecordPage({ loaderData: { frame, region, title, subtitle, blocks } }: Route.ComponentProps) {
  const { t } = useTexts();
  return (
    <WorkspacePage
      {...frame}
      crumbs={[{ label: t("privacy.title"), href: privacyAddress(region) }]}
      title={<span lang="de">{title}</span>}
      lede={<span lang="de">{subtitle}</span>}
      actions={
        <ButtonLink href={privacyAddress(region, "/verzeichnis/datei/verzeichnis.pdf")} icon="download" small>
          {t("privacy.document-pdf")}
        </ButtonLink>
      }
    >
      <title>{`${title} – ${frame.region.name}`}</title>
      <DocumentBody blocks={blocks} lang="de" />
    </WorkspacePage>
  );
}

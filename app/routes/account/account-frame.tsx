import type { ReactNode } from "react";
import { JoinPage } from "#app/components/join-page.tsx";
import { useTexts } from "#app/components/locale.tsx";

/** Frame of all pages about signing in and the own account: the narrow one, with the product's name in the title. */
export function AccountFrame({ title, ...page }: { title: string; lede?: string; region?: string; children?: ReactNode }) {
  const { t } = useTexts();
  return (
    <>
      <title>{`${title} – ${t("common.product")}`}</title>
      <JoinPage title={title} lede={page.lede} region={page.region}>
        {page.children}
      </JoinPage>
    </>
  );
}

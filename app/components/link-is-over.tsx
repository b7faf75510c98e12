import type { LinkIsOver } from "../link-is-over.ts";
import { german, isolated } from "./german.tsx";
import { useTexts } from "./locale.tsx";
import { JoinPage } from "./join-page.tsx";

/** Says what happened, what is kept, and whom to ask: the reader has no account and may never have heard of us. */
export function LinkIsOverPage({ link, region, office }: LinkIsOver) {
  const { t, rich } = useTexts();
  return (
    <JoinPage region={region} title={t(`errors.link-${link}-title`)} lede={t(`errors.link-${link}-text`)}>
      <title>{`${t(`errors.link-${link}-title`)} – ${t("common.product")}`}</title>
      <div className="prose stack flow">
        <p>{t("errors.link-kept")}</p>
        <p>{rich("errors.link-ask", { office: office.name, german })}</p>
        {office.phone ? (
          <p className="tel">
            <a href={`tel:${office.phone.replace(/[^+\d]/g, "")}`}>{isolated([office.phone])}</a>
          </p>
        ) : null}
        {office.email ? (
          <p>
            <a href={`mailto:${office.email}`}>{isolated([office.email])}</a>
          </p>
        ) : null}
      </div>
    </JoinPage>
  );
}

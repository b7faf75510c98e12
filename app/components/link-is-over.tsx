import type { LinkIsOver } from "../link-is-over.ts";
import { callable, german, isolated } from "./german.tsx";
import { useTexts } from "./locale.tsx";
import { JoinPage } from "./join-page.tsx";

/** Says what happened, what is kept, and whom to ask: the reader has no account and may never have heard of us. */
export function LinkIsOverPage({ region, office }: LinkIsOver) {
  const { t, rich } = useTexts();
  return (
    <JoinPage region={region} title={t("errors.link-expired-title")} lede={t("errors.link-expired-text")}>
      <title>{`${t("errors.link-expired-title")} – ${t("common.product")}`}</title>
      <div className="prose stack flow">
        <p>{t("errors.link-kept")}</p>
        <p>{rich("errors.link-ask", { office: office.name, german })}</p>
        {office.phone ? <p className="tel">{callable([office.phone])}</p> : null}
        {office.email ? (
          <p>
            <a href={`mailto:${office.email}`}>{isolated([office.email])}</a>
          </p>
        ) : null}
      </div>
    </JoinPage>
  );
}

/** Says in words that the link opens nothing, and neither whether it ever did nor for whom. */
export function LinkUnknownPage() {
  const { t } = useTexts();
  return (
    <JoinPage title={t("errors.link-unknown-title")} lede={t("errors.link-unknown-text")}>
      <title>{`${t("errors.link-unknown-title")} – ${t("common.product")}`}</title>
      <p className="prose flow">{t("errors.link-unknown-new")}</p>
    </JoinPage>
  );
}

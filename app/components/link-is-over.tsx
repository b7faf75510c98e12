import type { LinkIsOver } from "../link-is-over.ts";
import { ButtonLink } from "./button.tsx";
import { german, isolated } from "./german.tsx";
import { useTexts } from "./locale.tsx";
import { telephone } from "./telephone.tsx";
import { JoinPage } from "./join-page.tsx";

/** Says what happened, what is kept, and whom to ask: the reader has no account and may never have heard of us. */
export function LinkIsOverPage({ region, office, signInHref }: LinkIsOver) {
  const { t, rich } = useTexts();
  if (signInHref !== undefined) return <SignInAgainPage region={region} signInHref={signInHref} />;
  return (
    <JoinPage region={region} title={t("errors.link-expired-title")} lede={t("errors.link-expired-text")}>
      <title>{`${t("errors.link-expired-title")} – ${t("common.product")}`}</title>
      <div className="prose stack flow">
        <p>{t("errors.link-kept")}</p>
        <p>{rich("errors.link-ask", { office: office.name, german })}</p>
        {office.phone ? <p className="tel">{telephone([office.phone])}</p> : null}
        {office.email ? (
          <p>
            <a href={`mailto:${office.email}`}>{isolated([office.email])}</a>
          </p>
        ) : null}
      </div>
    </JoinPage>
  );
}

/** An address that was open as long as its person was signed in. Who got it from somebody else learns that it was never theirs. */
function SignInAgainPage({ region, signInHref }: { region: string; signInHref: string }) {
  const { t } = useTexts();
  return (
    <JoinPage region={region} title={t("errors.signed-out-title")} lede={t("errors.signed-out-text")}>
      <title>{`${t("errors.signed-out-title")} – ${t("common.product")}`}</title>
      <div className="prose stack flow">
        <p>{t("errors.link-kept")}</p>
        <p>
          <ButtonLink kind="primary" href={signInHref}>
            {t("errors.signed-out-act")}
          </ButtonLink>
        </p>
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

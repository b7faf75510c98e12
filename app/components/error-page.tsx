import { useLocale, useTexts } from "./locale.tsx";
import { PublicPage } from "./public-page.tsx";

export type ErrorKind = "not-found" | "forbidden" | "foreign-origin" | "gone" | "bad-request" | "too-large" | "too-many" | "unavailable" | "full" | "fault";

/** By the status of an answer. */
export function errorKind(status: number): ErrorKind {
  const kinds: Record<number, ErrorKind> = {
    400: "bad-request",
    403: "forbidden",
    404: "not-found",
    410: "gone",
    413: "too-large",
    429: "too-many",
    503: "unavailable",
    507: "full",
  };
  return kinds[status] ?? (status < 500 ? "bad-request" : "fault");
}

type Shown = {
  kind: ErrorKind;
  /** Of somebody in the workspace, who needs no way to sign in. */
  isInside?: boolean;
  /** Stands in the log. */
  reference?: string;
  homeHref?: string;
};

/** Inside a page frame. */
export function ErrorBody({ kind, isInside = false, reference, homeHref }: Shown) {
  const { t } = useTexts();
  const { locale } = useLocale();
  const home = isInside ? "/app" : locale === "de" ? "/" : `/?sprache=${locale}`;
  return (
    <div className="prose stack flow">
      <title>{`${t(`errors.${kind}-title`)} – ${t("common.product")}`}</title>
      <h1>{t(`errors.${kind}-title`)}</h1>
      <p>{kind === "foreign-origin" ? t("errors.foreign-origin-text", { origin: homeHref ?? "" }) : t(`errors.${kind}-text`)}</p>
      {reference && (kind === "fault" || kind === "unavailable" || kind === "full") ? <p>{t("errors.reference", { reference })}</p> : null}
      <p>
        <a href={homeHref ?? home}>{t(isInside ? "errors.desk" : "errors.home")}</a>
      </p>
    </div>
  );
}

/** A whole page, for answers outside of any area. */
export function ErrorPage(props: Shown) {
  return (
    <PublicPage asksSignIn={!props.isInside}>
      <ErrorBody {...props} />
    </PublicPage>
  );
}

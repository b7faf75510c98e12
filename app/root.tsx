import { use, type ReactNode } from "react";
import { isRouteErrorResponse, Links, Outlet, Scripts, useLocation, useRouteError, useRouteLoaderData } from "react-router";
import { newId } from "#platform/db/index.ts";
import { direction, type Catalogue, type Locale } from "#platform/i18n/index.ts";
import { Answer } from "./answer.tsx";
import { errorKind, ErrorPage } from "./components/error-page.tsx";
import { LinkIsOverPage, LinkUnknownPage } from "./components/link-is-over.tsx";
import { LocaleProvider } from "./components/locale.tsx";
import { WayBack } from "./components/way-back.tsx";
import { enforce } from "./enforce.ts";
import { isLinkIsOver } from "./link-is-over.ts";
import { messagesFor } from "./messages/texts.ts";
import { localeContext, nonceContext, wayBackContext } from "./request.ts";
import type { Route } from "./+types/root";
import latin from "./styles/fonts/fira-sans-400-latin.woff2?url";
import latinBold from "./styles/fonts/fira-sans-600-latin.woff2?url";
import stylesheet from "./styles/miteinander.css?url";

export const middleware: Route.MiddlewareFunction[] = [enforce];

/** What every page needs: its language, whether it wakes up in the browser, and a name for its forms (app/form-id.ts). */
export function loader({ context }: Route.LoaderArgs) {
  const locale = context.get(localeContext);
  const hydrate = context.get(nonceContext) !== "";
  // The server has them at hand; putting all into every answer's data cost as much as rendering the page.
  return { locale, hydrate, formId: newId(), wayBack: context.get(wayBackContext), messages: hydrate ? messagesFor(locale) : undefined };
}

function isInWorkspace(path: string): boolean {
  return path === "/app" || path.startsWith("/app/");
}

/** Public pages and pages behind a link have larger type; looks.md §3. */
function frameOf(path: string): string | undefined {
  if (isInWorkspace(path)) return undefined;
  return path === "/j" || path.startsWith("/j/") ? "portal join" : "portal";
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const answer = use(Answer);
  const frame = frameOf(useLocation().pathname);
  const locale: Locale = data?.locale ?? answer.locale;
  const messages: Catalogue = data?.messages ?? (import.meta.env.SSR ? messagesFor(locale) : {});
  return (
    <html lang={locale} dir={direction(locale)} className={frame}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} precedence="all pages" />
        {frame === undefined ? <Links /> : <Fonts locale={locale} />}
      </head>
      <body>
        <LocaleProvider locale={locale} messages={messages}>
          <WayBack value={data?.wayBack ?? null}>{children}</WayBack>
        </LocaleProvider>
        {data?.hydrate ? <Scripts /> : null}
      </body>
    </html>
  );
}

/** Text never moves when a font arrives late (`font-display: optional`); so that it comes in time, it is asked for at once. */
function Fonts({ locale }: { locale: Locale }) {
  if (direction(locale) === "rtl") return null;
  return [latin, latinBold].map((font) => <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="anonymous" />);
}

export default function Root() {
  return <Outlet />;
}

/** Says what happened in the reader's words; what exactly, only the log knows, under the reference. */
export function ErrorBoundary() {
  const error = useRouteError();
  const { reference, origin, faultStatus } = use(Answer);
  const isInside = isInWorkspace(useLocation().pathname);
  if (isRouteErrorResponse(error) && isLinkIsOver(error.data)) return <LinkIsOverPage {...error.data} />;
  if (isRouteErrorResponse(error) && error.data?.code === "link-unknown") return <LinkUnknownPage />;
  if (isRouteErrorResponse(error) && error.data?.code === "foreign-origin") return <ErrorPage kind="foreign-origin" homeHref={origin} />;
  const status = isRouteErrorResponse(error) ? error.status : faultStatus;
  return <ErrorPage kind={errorKind(status)} isInside={isInside} reference={status >= 500 ? reference : undefined} />;
}

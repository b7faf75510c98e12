/** Where to go after signing in: an own page of the workspace, never an address of somebody else (open redirect). */
export function nextAddress(wanted: FormDataEntryValue | string | null | undefined): string {
  if (typeof wanted !== "string" || !wanted.startsWith("/app")) return "/app";
  const own = "http://own.invalid";
  const url = URL.parse(wanted, own);
  if (url?.origin !== own || !/^\/app(\/|$)/.test(url.pathname) || /^\/app\/(anmelden|abmelden)/.test(url.pathname)) return "/app";
  return url.pathname + url.search;
}

/** An address with `?weiter=`, where it says more than the default. */
export function withNext(path: string, next: string): string {
  return next === "/app" ? path : `${path}?weiter=${encodeURIComponent(next)}`;
}

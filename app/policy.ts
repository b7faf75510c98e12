/**
 * The content security policy of a page.
 *
 * @param scripts sources of script, e.g. 'none', 'self'
 * @param frames of a page made for other people's pages ("anybody"), or of one that shows such a page of ours ("own")
 */
export function contentSecurityPolicy(scripts: string, frames?: "anybody" | "own"): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(frames === "own" ? ["frame-src 'self'"] : []),
    `frame-ancestors ${frames === "anybody" ? "*" : "'none'"}`,
  ].join("; ");
}

/** Whether a policy lets other pages show this one in a frame. */
export function mayBeFramed(policy: string | null): boolean {
  return policy?.includes("frame-ancestors *") ?? false;
}

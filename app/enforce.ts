import { randomBytes } from "node:crypto";
import { data, redirect, type MiddlewareFunction } from "react-router";
import { demandOf, findCodeHolder, findSession, membershipsOf, staffActor, type Role, type Session } from "#platform/auth/index.ts";
import { makeContext, transact, type Context, type Region } from "#platform/db/index.ts";
import { openHouse, type House } from "#platform/house.ts";
import { findCode, findRegion, findRegionById, type Code } from "#platform/tenancy/index.ts";
import { linkIsOver, linkUnknown } from "./link-is-over.ts";
import { findPage, type Page } from "./pages.ts";
import { contentSecurityPolicy } from "./policy.ts";
import { namedLocale } from "./reader-language.ts";
import { accountContext, houseContext, localeContext, nonceContext, referenceContext, requestContext, scriptNonceContext, wayBackContext } from "./request.ts";
import { newReference } from "./server/new-reference.ts";
import { REFUSED_WITH } from "./server/refused-with.ts";

/**
 * The first wall: what app/pages.ts says about an address holds for its page, its `.data` and its downloads.
 * Deny by default: what is not listed, not signed in or a stranger's region does not exist for the caller.
 */
export const enforce: MiddlewareFunction<Response> = async ({ request, params, context, url, pattern }, next) => {
  // React Router joins the parts of a nested path and leaves out the slash in front.
  const page = findPage(`/${pattern.replace(/^\//, "")}`);
  // Every id of ours is a UUID. PostgreSQL refuses to compare one with anything else, and that would be a fault of ours.
  const strange = [params.id, params.update].some((id) => id !== undefined && !uuid.test(id));
  if (!page || strange) throw data({ code: "not-found" }, { status: 404 });
  const house = await openHouse();
  context.set(houseContext, house);
  // Our server sets this header, over whatever a client sent; the development server does not.
  context.set(referenceContext, request.headers.get("x-request-id") ?? newReference());
  context.set(localeContext, namedLocale(url) ?? "de");
  if (page.hydrate) context.set(nonceContext, randomBytes(16).toString("base64"));
  if (page.script) context.set(scriptNonceContext, randomBytes(16).toString("base64"));

  const refusedWith = request.headers.get(REFUSED_WITH);
  if (refusedWith) {
    const [status, code] = refusedWith.split(" ");
    throw data(code ? { code } : status === "403" ? { code: "foreign-origin" } : null, { status: Number(status) });
  }

  const redirected = await admit({ house, page, request, params, url, context });
  if (redirected) return redirected;
  if (request.method === "POST") await readForm(request);

  const response = await next();
  protect(response.headers, page, context.get(nonceContext), context.get(scriptNonceContext));
  return response;
};

/**
 * Reads the form once, here, so that a body that is cut off or none at all is the sender's fault at every address.
 * @throws 400 as data
 */
async function readForm(request: Request): Promise<void> {
  const form = await request.formData().catch(() => null);
  // PostgreSQL takes no text with a NUL, and nobody types one.
  const isReadable = form !== null && [...form].every(([name, value]) => !name.includes("\0") && !(typeof value === "string" && value.includes("\0")));
  if (!isReadable) throw data(null, { status: 400 });
  request.formData = () => Promise.resolve(form);
}

type Visit = {
  house: House;
  page: Page;
  request: Request;
  params: Record<string, string | undefined>;
  url: URL;
  context: Parameters<typeof enforce>[0]["context"];
};

/** Puts the context that the page may work with, or says where to go instead. @throws 403, 404 as data */
async function admit(visit: Visit): Promise<Response | undefined> {
  const { house, page, params, context } = visit;
  if (page.audience === "public") {
    if (params.region) context.set(requestContext, makeContext(house.database, await requireRegion(house, params.region), { kind: "public" }));
    return undefined;
  }
  if (page.audience === "visitor") {
    context.set(accountContext, (await findSession(house, visit.request))?.account ?? null);
    const account = context.get(accountContext);
    if (account) context.set(localeContext, account.locale);
    return undefined;
  }
  if (page.audience === "link") return admitLink(visit);

  const session = await findSession(house, visit.request);
  if (!session) return redirect(`/app/anmelden?weiter=${encodeURIComponent(visit.url.pathname.replace(/\.data$/, "") + visit.url.search)}`);
  context.set(accountContext, session.account);
  context.set(localeContext, session.account.locale);
  if (page.audience === "account") return undefined;
  return admitMember(visit, session, page.audience);
}

async function admitMember(visit: Visit, session: Session, roles: readonly Role[]): Promise<Response | undefined> {
  const { house, page, params, context } = visit;
  const { account } = session;
  const region = await requireRegion(house, params.region ?? "");
  const today = makeContext(house.database, region, { kind: "public" }).today;
  const here = (await membershipsOf(house.database, account.id, today)).filter((found) => found.regionId === region.id);
  const memberships = here.map(({ membership }) => membership);
  // A stranger learns nothing about a region, not even that it is closed to him.
  if (memberships.length === 0) throw data({ code: "not-found" }, { status: 404 });
  const again = (reason: string) => redirect(`/app/anmelden?hinweis=${reason}&weiter=${encodeURIComponent(visit.url.pathname)}`);
  const demand = demandOf(session, here, region);
  if (demand === "second-factor" && session.method !== "house") return redirect(`/app/konto/zweiter-faktor?weiter=${encodeURIComponent(visit.url.pathname)}`);
  if (demand) return again({ "own-house": "andere", house: "haus", "second-factor": "faktor" }[demand]);
  const ctx = makeContext(house.database, region, staffActor(account, memberships));
  context.set(requestContext, ctx);
  if (!memberships.some((membership) => roles.some((role) => role === membership.role))) {
    throw data({ code: "not-allowed", roles }, { status: 403 });
  }
  if (page.audit) await noteReading(ctx, page.audit, params.id);
  return undefined;
}

async function admitLink(visit: Visit): Promise<undefined> {
  const { house, page, params, context } = visit;
  if (page.audience !== "link") return;
  const code = await findCode(house.database, params.code ?? "", page.opens);
  const region = code && (await findRegionById(house.database, code.regionId));
  if (!code || !region) throw linkUnknown();
  const holder = code.sessionId === null ? whoCameByMail(page, page.actor, region, code.state) : await whoIsSignedIn(visit, region, code, code.sessionId);
  // The narrower wall for both; but history and audit name the person where there is one.
  const ctx = makeContext(house.database, region, { kind: "link", opens: page.opens, subjectId: code.subjectId, ...holder });
  context.set(requestContext, ctx);
  if (page.audit) await noteReading(ctx, page.audit, params.id);
}

/** @throws 404, 410 as data */
function whoCameByMail(page: Page, name: string, region: Region, state: Code["state"]): { name: string } {
  if (state === "revoked") throw linkUnknown();
  // Nobody looks at a calendar's address: programs understand that there is nothing any more.
  if (state === "expired") throw isFeed(page) ? linkUnknown() : linkIsOver(region);
  return { name };
}

/** docs/adr/0010. @throws 410 as data, with the way to sign in */
async function whoIsSignedIn({ house, request, context }: Visit, region: Region, { state, subjectId }: Code, sessionId: string) {
  const workspace = `/app/${region.slug}/eigenes`;
  const account = state === "valid" ? await findCodeHolder(house, request, region, { sessionId, subjectId }) : null;
  if (!account) throw linkIsOver(region, `/app/anmelden?weiter=${encodeURIComponent(workspace)}`);
  context.set(wayBackContext, workspace);
  return { name: account.name, accountId: account.id };
}

async function requireRegion(house: House, slug: string): Promise<Region> {
  const region = await findRegion(house.database, slug);
  if (!region) throw data({ code: "not-found" }, { status: 404 });
  return region;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function noteReading(ctx: Context, event: string, id: string | undefined): Promise<void> {
  return transact(ctx, async (tx) => tx.audit(event, id !== undefined && uuid.test(id) ? id : null));
}

function isFeed({ path }: Page): boolean {
  return path.startsWith("/feeds/");
}

function protect(headers: Headers, page: Page, nonce: string, scriptNonce: string): void {
  // A calendar program keeps what it has and asks whether it is still so.
  if (page.audience !== "public") headers.set("Cache-Control", isFeed(page) ? "private, no-cache" : "private, no-store");
  // Downloads bring a stricter policy of their own.
  if (headers.has("Content-Security-Policy")) return;
  const own = scriptNonce === "" ? "'none'" : `'nonce-${scriptNonce}'`;
  const scripts = nonce !== "" ? `'self' 'nonce-${nonce}'` : page.audience === "link" || page.tool ? "'self'" : own;
  headers.set("Content-Security-Policy", contentSecurityPolicy(scripts, page.frames));
}

import { betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins/two-factor";
import { PRODUCT } from "#platform/config/index.ts";
import { newId } from "#platform/db/index.ts";
import type { House } from "#platform/house.ts";
import { newRecoveryCodes } from "./new-recovery-codes.ts";
import { openSessions } from "./open-session-plugin.ts";

const DAY = 24 * 60 * 60;

/**
 * Sessions and second factors. Only called from the server (`auth.api.*`): no address of the library is mounted,
 * so nobody can sign up, and its own rate limit (for mounted addresses only) is replaced by throttle.ts.
 */
function makeAuth({ database, settings }: Pick<House, "database" | "settings">) {
  return betterAuth({
    appName: PRODUCT,
    baseURL: settings.origin,
    secret: settings.authSecret,
    database: database.auth,
    telemetry: { enabled: false },
    logger: { disabled: true }, // its messages may quote e-mail addresses; we log outcomes with ids
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        salutation: { type: "string", required: true, input: false },
        operator: { type: "boolean", required: true, input: false },
        locale: { type: "string", required: true, input: false },
      },
    },
    // The cookie ends 14 days after signing in. updateAge also sets how exact "last used" is.
    session: {
      expiresIn: 14 * DAY,
      updateAge: 15 * 60,
      cookieCache: { enabled: false },
      // Without default values here: the library would set them again whenever it replaces a session. The database has them.
      additionalFields: {
        method: { type: "string", required: false, input: false },
        secondFactor: { type: "boolean", required: false, input: false },
        regionId: { type: "string", required: false, input: false },
        deviceId: { type: "string", required: false, input: false },
      },
    },
    plugins: [twoFactor({ issuer: PRODUCT, backupCodeOptions: { storeBackupCodes: "encrypted", customBackupCodesGenerate: newRecoveryCodes } }), openSessions],
    advanced: {
      cookiePrefix: "miteinander",
      useSecureCookies: settings.origin.startsWith("https://"),
      // Public pages never see the cookie: they are cached for everybody.
      defaultCookieAttributes: { path: "/app", httpOnly: true, sameSite: "lax" },
      // joins: session and account in one query. The schema is compared in better-auth.test.ts, not at each start.
      database: { generateId: () => newId(), joins: true, validateSchema: false },
      // Network addresses are personal data that nothing here needs.
      ipAddress: { disableIpTracking: true },
    },
  });
}

type Auth = ReturnType<typeof makeAuth>;
const made = new WeakMap<House["database"], Auth>();

/** The library bound to this house's sign-in role; made once per database. */
export function authOf(house: Pick<House, "database" | "settings">): Auth {
  const found = made.get(house.database) ?? makeAuth(house);
  made.set(house.database, found);
  return found;
}

/** What the library may know of a request: who holds which cookie, on which device. */
export function headersFor(request: Request): Headers {
  const headers = new Headers();
  for (const name of ["cookie", "user-agent"]) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  return headers;
}

/** The cookies of the library's answer, for our own answer. */
export function cookiesOf(response: Response): Headers {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
}

/** The library's own word for a refusal, e.g. INVALID_CODE; "" when it gave none. */
export async function refusalCode(response: Response): Promise<string> {
  const body: unknown = await response.json();
  return typeof body === "object" && body !== null && "code" in body ? String(body.code) : "";
}

import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

const OpenSession = z.object({
  accountId: z.uuid(),
  method: z.enum(["passkey", "house"]),
  secondFactor: z.boolean(),
  regionId: z.uuid().nullable(),
});

/** Opens a session for somebody whom we, not the library, have recognised; the library makes token and cookie as for a password. */
export const openSessions = {
  id: "open-session",
  endpoints: {
    openSession: createAuthEndpoint("/open-session", { method: "POST", body: OpenSession, metadata: { SERVER_ONLY: true } }, async (ctx) => {
      const { accountId, ...traits } = ctx.body;
      const user = await ctx.context.internalAdapter.findUserById(accountId);
      if (!user) throw new Error(`There is no account ${accountId} to open a session for.`);
      const session = await ctx.context.internalAdapter.createSession(user.id, false, traits, true);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ token: session.token, user: { id: user.id } });
    }),
  },
} satisfies BetterAuthPlugin;

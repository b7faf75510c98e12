/** The little that our tests use of oidc-provider, which brings no types. */
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";

  type Koa = { oidc?: { route?: string }; body: { id_token?: string } };
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    use(middleware: (ctx: Koa, next: () => Promise<void>) => Promise<void>): void;
    on(event: "server_error", listener: (ctx: unknown, error: Error) => void): void;
  }
}

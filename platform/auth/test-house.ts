import { readSettings } from "#platform/config/index.ts";
import { setLogLevel } from "#platform/log/index.ts";
import type { House } from "#platform/house.ts";
import type { TestDatabase } from "#tests/support/database.ts";

/** A house for tests of signing in: real settings, the test's own database. */
export function testHouse(db: TestDatabase): House {
  const settings = readSettings({ MITEINANDER_SECRET: "a secret for tests, long enough to be taken", MITEINANDER_DATA: "/nowhere" });
  setLogLevel("error");
  return { settings, database: db.database, open: { database: db.database, admin: db.admin, migrate: async () => [], close: async () => {} } };
}

/** A browser that keeps cookies between requests, as a person's device does. */
export function aBrowser(userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0") {
  const cookies = new Map<string, string>();
  return {
    request(address?: string, url = "http://localhost:3000/app/anmelden"): Request {
      const headers = new Headers({ "user-agent": userAgent });
      if (cookies.size > 0) headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
      if (address) headers.set("x-client-address", address);
      return new Request(url, { headers });
    },
    keep(headers: Headers): void {
      for (const line of headers.getSetCookie()) {
        const [pair = "", ...attributes] = line.split(/;\s*/);
        const cut = pair.indexOf("=");
        const gone = attributes.some((attribute) => /^max-age=0$/i.test(attribute));
        if (gone) cookies.delete(pair.slice(0, cut));
        else cookies.set(pair.slice(0, cut), pair.slice(cut + 1));
      }
    },
  };
}

import type { Settings } from "#platform/config/index.ts";
import { fault, good, warning, type Finding } from "./finding.ts";

/** Node's version that the program is written for. */
const LEAST_NODE = 24;

/** What works and yet is seldom meant so. */
export function examineSettings({ origin, host, trustedProxy, smtpUrl, mailFrom }: Settings): Finding[] {
  const { protocol, hostname } = new URL(origin);
  const found: Finding[] = [];
  if (protocol === "http:" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname)) found.push(fault("settings-origin", origin));
  // TLS ends at a proxy: this program has none of its own.
  if (protocol === "https:" && !trustedProxy) found.push(warning("settings-proxy", host));
  if (smtpUrl && mailFrom.endsWith("@localhost.localdomain")) found.push(warning("settings-sender", mailFrom));
  return found.length > 0 ? found : [good("settings", origin)];
}

export function examineProgram(version: string, node = process.versions.node): Finding[] {
  return [Number(node.split(".")[0]) < LEAST_NODE ? fault("program-old", node) : good("program", `${version}, Node ${node}`)];
}

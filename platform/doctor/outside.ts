import { execFile } from "node:child_process";
import { hostname } from "node:os";
import { connect } from "node:tls";
import { createTransport } from "nodemailer";
import type { Settings } from "#platform/config/index.ts";
import { pingScanner } from "#platform/files/index.ts";
import { DAY_MS, fault, good, warning, type Finding } from "./finding.ts";

const PATIENCE_MS = 10_000;
const SOON_MS = 21 * DAY_MS;

/** Signs in to the mail server and hangs up: no mail is sent. */
export async function examineMail({ smtpUrl }: Settings): Promise<Finding> {
  if (smtpUrl === null) return warning("mail-none", "SMTP_URL");
  const { host } = new URL(smtpUrl);
  const transport = createTransport({ url: smtpUrl, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS });
  try {
    await transport.verify();
    return good("mail", host);
  } catch (error) {
    return fault("mail-away", `${host}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    transport.close();
  }
}

/** The virus scanner, where one is set. Without it the files wait in quarantine. */
export async function examineScanner({ clamd }: Settings): Promise<Finding[]> {
  if (clamd === null) return [];
  try {
    await pingScanner(clamd, PATIENCE_MS);
    return [good("scanner", clamd)];
  } catch (error) {
    return [fault("scanner-away", `${clamd}: ${error instanceof Error ? error.message : String(error)}`)];
  }
}

/** The certificate that people see under ORIGIN. */
export async function examineCertificate({ origin }: Settings, now: Date): Promise<Finding[]> {
  const { protocol, hostname: name, port } = new URL(origin);
  if (protocol !== "https:") return [];
  return new Promise((resolve) => {
    const host = name.replace(/^\[|\]$/g, "");
    // Looked at even where it is not valid: the date says more than a refusal.
    const socket = connect({ host, port: Number(port || 443), servername: host, rejectUnauthorized: false, timeout: PATIENCE_MS });
    const end = (finding: Finding) => {
      socket.destroy();
      resolve([finding]);
    };
    socket.once("error", (error) => end(warning("certificate-away", `${name}: ${error.message}`)));
    socket.once("timeout", () => end(warning("certificate-away", name)));
    socket.once("secureConnect", () => {
      const until = new Date(socket.getPeerCertificate().valid_to);
      const day = until.toISOString().slice(0, 10);
      if (until < now) return end(fault("certificate-over", day));
      const reason = socket.authorizationError;
      if (reason) return end(fault("certificate-invalid", `${name}: ${reason instanceof Error ? reason.message : String(reason)}`));
      end(until.getTime() - now.getTime() < SOON_MS ? warning("certificate-soon", day) : good("certificate", day));
    });
  });
}

/** Whether the machine's clock follows others; nothing where the machine cannot say. */
export function examineTimeService(): Promise<Finding[]> {
  return new Promise((resolve) => {
    execFile("timedatectl", ["show", "--property=NTPSynchronized", "--value"], { timeout: PATIENCE_MS }, (error, out) =>
      resolve(error === null && out.trim() === "no" ? [warning("clock-free", hostname())] : []),
    );
  });
}

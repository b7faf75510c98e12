import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { FOLDERS } from "./folders.ts";

/** The product's name: a working title, kept here only. */
export const PRODUCT = "Miteinander";

const projectFolder = resolve(import.meta.dirname, "../..");

/** The program's version, as package.json says it. */
export const VERSION = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8"))).version;

const WHOLE_PORT = "is a whole number up to 65535, like 3000";
const BACKUP_TIME = "is a time like 02:30, or off";
const databaseAddress = z.url({ protocol: /^postgres(ql)?$/, error: "is an address like postgres://user:password@host:5432/database" });

const Environment = z.object({
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number(WHOLE_PORT).int(WHOLE_PORT).min(0, WHOLE_PORT).max(65535, WHOLE_PORT).default(3000),
  ORIGIN: z.url({ protocol: /^https?$/, error: "is an address like https://integration.example.org" }).optional(),
  MITEINANDER_DATA: z.string().min(1).optional(),
  MITEINANDER_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  DATABASE_URL: databaseAddress.optional(),
  AUTH_DATABASE_URL: databaseAddress.optional(),
  MIGRATION_DATABASE_URL: databaseAddress.optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: "is an address like smtp://user:password@mail.example.org:587, or smtps:// with TLS from the start" })
    .optional(),
  CLAMD: z
    .string()
    .regex(/^(unix:\/.+|[^/\s]+:\d{1,5})$/, "needs host:port or unix:/path/of/the/socket")
    .optional(),
  MAIL_FROM: z.email("is an address like integration@example.org, without a name").default("miteinander@localhost.localdomain"),
  BACKUP_FOLDER: z.string().min(1).optional(),
  BACKUP_KEY: z.string().min(32, "needs at least 32 characters").optional(),
  BACKUP_AT: z.union([z.literal("off"), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, BACKUP_TIME)], { error: BACKUP_TIME }).default("02:30"),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,2},\d{1,3},\d{1,3}$/, "is three numbers like 7,4,12: days, weeks, months")
    .default("7,4,12"),
  METRICS_PORT: z.coerce.number(WHOLE_PORT).int(WHOLE_PORT).min(1, WHOLE_PORT).max(65535, WHOLE_PORT).optional(),
  TRUSTED_PROXY: z.enum(["yes", "no"], "is yes or no").default("no"),
  PRIVATE_HOSTS: z
    .string()
    .regex(/^[^\s,/]+:\d+(\s*,\s*[^\s,/]+:\d+)*$/, "needs entries like sso.intern.example:443, separated by commas")
    .optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"], "is debug, info, warn or error").default("info"),
});

/** The names of all settings; the handbooks list exactly these. */
export const SETTING_NAMES = Object.keys(Environment.shape);

export type Settings = {
  host: string;
  port: number;
  /** Scheme, host and port under which people reach us, without a slash at the end. */
  origin: string;
  dataFolder: string;
  database:
    | { kind: "embedded"; superuserPassword: string; appPassword: string; authPassword: string }
    | { kind: "external"; appUrl: string; authUrl: string; migrationUrl: string | null };
  /** Signs database contexts; 32 bytes. */
  contextKey: Buffer;
  /** Signs session cookies and encrypts second factors. */
  authSecret: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** Where the virus scanner listens, "host:port" or "unix:/path"; null: uploads are not scanned. */
  clamd: string | null;
  /** Where backups go and are looked for. */
  backupFolder: string;
  /** Encrypts backups; 32 bytes. */
  backupKey: Buffer;
  /** HH:MM on Germany's clock, when a serving process with a login for it backs up; null = never. */
  backupAt: string | null;
  /** How many backups stay: of the last days, weeks and months that have one. */
  backupKeep: { days: number; weeks: number; months: number };
  /** Of which the codes on certificates are made; 32 bytes. */
  certificateKey: Buffer;
  /** Tells two secrets apart and nothing about them; kept in backups. */
  secretMark: string;
  /** Port on the loopback for figures in OpenMetrics; null = none. */
  metricsPort: number | null;
  /** Whether X-Forwarded-For is believed: only behind our own proxy. */
  trustedProxy: boolean;
  /** `host:port` in our own network that outgoing calls may reach; all others must be public. */
  privateHosts: readonly string[];
  logLevel: "debug" | "info" | "warn" | "error";
};

/**
 * Reads all settings at once.
 *
 * @throws SettingsError that lists every fault in words; nothing is started with half a configuration.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = Environment.safeParse(given);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  const external = given.DATABASE_URL !== undefined;
  if (external && given.AUTH_DATABASE_URL === undefined) {
    faults.push("AUTH_DATABASE_URL: is missing. With DATABASE_URL set, sign-in needs a database role of its own.");
  }
  if (external && given.MITEINANDER_SECRET === undefined) {
    faults.push("MITEINANDER_SECRET: is missing. With DATABASE_URL set, give every process the same secret of at least 32 random characters.");
  }
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults);

  const env = parsed.data;
  const dataFolder = env.MITEINANDER_DATA ? resolve(env.MITEINANDER_DATA) : defaultDataFolder();
  const secret = env.MITEINANDER_SECRET ?? ownSecret(dataFolder);
  const [days = 0, weeks = 0, months = 0] = env.BACKUP_KEEP.split(",").map(Number);
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", secret, "miteinander", purpose, 32));
  return {
    host: env.HOST,
    port: env.PORT,
    origin: (env.ORIGIN ?? `http://localhost:${env.PORT}`).replace(/\/$/, ""),
    dataFolder,
    database: env.DATABASE_URL
      ? { kind: "external", appUrl: env.DATABASE_URL, authUrl: env.AUTH_DATABASE_URL ?? "", migrationUrl: env.MIGRATION_DATABASE_URL ?? null }
      : {
          kind: "embedded",
          superuserPassword: derive("database superuser").toString("hex"),
          appPassword: derive("database application").toString("hex"),
          authPassword: derive("database sign-in").toString("hex"),
        },
    contextKey: derive("database context"),
    authSecret: derive("sign-in").toString("hex"),
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM,
    clamd: env.CLAMD ?? null,
    backupFolder: env.BACKUP_FOLDER ? resolve(env.BACKUP_FOLDER) : join(dataFolder, FOLDERS.backups),
    backupKey: Buffer.from(hkdfSync("sha256", env.BACKUP_KEY ?? secret, "miteinander", "backup", 32)),
    backupAt: env.BACKUP_AT === "off" ? null : env.BACKUP_AT,
    backupKeep: { days, weeks, months },
    certificateKey: derive("course certificates"),
    secretMark: derive("secret mark").toString("hex").slice(0, 16),
    metricsPort: env.METRICS_PORT ?? null,
    trustedProxy: env.TRUSTED_PROXY === "yes",
    privateHosts: env.PRIVATE_HOSTS?.split(",").map((entry) => entry.trim()) ?? [],
    logLevel: env.LOG_LEVEL,
  };
}

export class SettingsError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`These settings do not work:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** As root the database's user must reach the folder, and a clone may lie below a closed home. */
function defaultDataFolder(): string {
  if (process.getuid?.() !== 0) return join(projectFolder, ".data");
  const clone = createHash("sha256").update(projectFolder).digest("hex").slice(0, 8);
  return `/var/lib/miteinander-${clone}`;
}

/** Made once, kept readable for its owner only. There is no default secret in code. */
function ownSecret(dataFolder: string): string {
  const file = join(dataFolder, FOLDERS.secret);
  if (!existsSync(file)) {
    mkdirSync(dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    try {
      writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // a second start was faster
    }
  }
  return readFileSync(file, "utf8").trim();
}

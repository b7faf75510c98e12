#!/usr/bin/env node
import "./faster-imports.ts";
import { Command, CommanderError } from "commander";
import { SettingsError, VERSION } from "#platform/config/index.ts";

// React decides when it is loaded, and its development build is several times slower.
process.env.NODE_ENV ??= "production";

// Each command loads its rooms only when it is called: --help and dry runs need no database.
const program = new Command("miteinander")
  .description("Kommunales Integrationsmanagement: run the server, prepare the database, read concept documents.")
  .version(VERSION)
  .showHelpAfterError("(add --help for the options)")
  .exitOverride();

program
  .command("serve")
  .description("start the product; without DATABASE_URL on its own embedded PostgreSQL")
  .option("--demo", "load the demo region into an empty database first")
  .action(async (options: { demo?: boolean }) => (await import("./serve.ts")).serve(options));

program
  .command("migrate")
  .description("bring the database to this version")
  .option("--json", "print the result as JSON")
  .action(async (options: { json?: boolean }) => (await import("./database-commands.ts")).migrateDatabase(options));

program
  .command("setup")
  .description("print a one-time link with which the first administrator sets up this instance")
  .option("--again", "also when there is an operator already")
  .option("--json", "print the result as JSON")
  .action(async (options: { again?: boolean; json?: boolean }) => (await import("./database-commands.ts")).setup(options));

program
  .command("demo")
  .description("load the demo region into an empty database")
  .option("--json", "print the result as JSON")
  .action(async (options: { json?: boolean }) => (await import("./database-commands.ts")).loadDemo(options));

program
  .command("outbox")
  .description("print the mails that have not left the house, with their links: for the operator, where there is no mail server")
  .option("--json", "print the result as JSON")
  .action(async (options: { json?: boolean }) => (await import("./database-commands.ts")).showOutbox(options));

const backup = program
  .command("backup")
  .description("write one encrypted backup of database and uploads; without MITEINANDER_SECRET or BACKUP_KEY nobody can read it")
  .option("--to <folder>", "elsewhere than in BACKUP_FOLDER; old backups are then not removed")
  .option("--json", "print the result as JSON")
  .action(async (options: { to?: string; json?: boolean }) => (await import("./backup-commands.ts")).backUp(options));
backup
  .command("list")
  .description("show the backups of a folder, newest first")
  .option("--from <folder>", "elsewhere than in BACKUP_FOLDER")
  .option("--json", "print the result as JSON")
  .action(async (_, command: Command) => (await import("./backup-commands.ts")).listAll(command.optsWithGlobals()));
backup
  .command("verify")
  .description("read a backup to its end and compare every row and file with its manifest")
  .argument("<file>", "the backup")
  .option("--json", "print the result as JSON")
  .action(async (file: string, _, command: Command) => (await import("./backup-commands.ts")).verify(file, command.optsWithGlobals()));

program
  .command("restore")
  .description("put a backup in the place of the database; refuses where data is, unless forced")
  .argument("<file>", "the backup")
  .option("--force", "also over data; the replaced database stays under another name")
  .option("--json", "print the result as JSON")
  .action(async (file: string, options: { force?: boolean; json?: boolean }) => (await import("./backup-commands.ts")).restore(file, options));

program
  .command("doctor")
  .description("look at settings, database, mail, disk, certificate, backups and jobs; 0 all is well, 1 warnings, 2 faults")
  .option("--json", "print the findings as JSON")
  .action(async (options: { json?: boolean }) => (await import("./doctor.ts")).doctor(options));

const audit = program.command("audit").description("look after the audit chains");
audit
  .command("verify")
  .description("check every chain: exit code 1 if a row was changed, removed, moved or cut off")
  .option("--json", "print the result as JSON")
  .action(async (options: { json?: boolean }) => (await import("./database-commands.ts")).verifyChains(options));

const privacy = program.command("privacy").description("print the documents of data protection");
for (const [name, text] of [
  ["record", "the record of processing activities (Art. 30 GDPR)"],
  ["measures", "the technical and organisational measures (Art. 32 GDPR)"],
] as const) {
  privacy
    .command(name)
    .description(`${text} of a region as PDF/UA, in German`)
    .option("--region <name>", "the region's name in addresses, e.g. ellerland")
    .option("--out <folder>", "where the file goes", ".")
    .action(async (options: { region?: string; out: string }) => (await import("./privacy-documents.ts")).writeDocument(name, options));
}

const concept = program.command("concept").description("work with concept documents");
concept
  .command("import")
  .description("read a concept from DOCX, XLSX, CSV or PDF")
  .argument("<file>", "the document")
  .option("--region <name>", "the region's name in addresses, e.g. ellerland")
  .option("--dry-run", "only read and report; needs no database")
  .option("--accept-suggestions", "decide every open place as suggested")
  .option("--json", "print the result as JSON")
  .action(async (file: string, options, command: Command) => {
    if (!options.dryRun && !options.region) command.error("error: name the region with --region, or only look with --dry-run");
    await (await import("./concept-import.ts")).importConcept(file, options);
  });
concept
  .command("check")
  .description("look for figures that do not fit together, in DOCX, XLSX, PDF or text; 0 nothing found, 1 there are hints")
  .argument("<file>", "the document")
  .option("--json", "print the hints as JSON")
  .action(async (file: string, options) => (await import("./concept-check.ts")).checkConcept(file, options));

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said everything itself, and asking for help is no failure.
  const said = error instanceof CommanderError;
  if (!said) process.stderr.write(`${inWords(error)}\n`);
  // 2: the call or its settings are wrong; 1: it was tried and failed
  // At once: what a failed command had opened on the way must not keep it alive, neither serving nor ended.
  process.exit(said && error.exitCode === 0 ? 0 : said || error instanceof SettingsError ? 2 : 1);
}

/** A failed query would print its parameters, which can be anybody's data: what the database said must do. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.startsWith("Failed query") && error.cause instanceof Error ? `The database refused: ${error.cause.message}` : error.message;
}

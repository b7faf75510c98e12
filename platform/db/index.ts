export { actorName, dayIn, makeContext, signContext, type Actor, type Context, type Membership, type Region } from "./context.ts";
export { closeDatabase, openPool, type Database } from "./database.ts";
export { startEmbedded, type EmbeddedServer } from "./embedded.ts";
export { newId } from "./ids.ts";
export { BACKUP_ROLE, migrate, migrationNames } from "./migrate.ts";
export { inDatabase, openDatabase, type OpenDatabase } from "./open.ts";
export { published } from "./published.ts";
export { read, transact, type Reader, type Writer } from "./transact.ts";
export { outageOf, type Outage } from "./outage.ts";

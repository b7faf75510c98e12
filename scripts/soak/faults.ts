import type { Fault } from "./fault.ts";
import { inventedRequests } from "./invented-requests.ts";
import { killedDuringWrites } from "./killed-during-writes.ts";

/** All faults, in the order in which they strike. */
export const faults: readonly Fault[] = [killedDuringWrites, inventedRequests];

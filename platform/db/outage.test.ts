import { describe, expect, test } from "vitest";
import { outageOf } from "./outage.ts";

const coded = (code: string, more = {}) => Object.assign(new Error("anything"), { code, ...more });

describe("What keeps us from the database", () => {
  test.each([
    ["57P01: an administrator stops it", coded("57P01"), "unavailable"],
    ["53300: it has no connection left", coded("53300"), "unavailable"],
    ["08006: the connection broke", coded("08006"), "unavailable"],
    ["nobody listens", coded("ECONNREFUSED"), "unavailable"],
    ["its socket is not there", coded("ENOENT", { syscall: "connect" }), "unavailable"],
    ["all our connections are taken", new Error("timeout exceeded when trying to connect"), "unavailable"],
    ["its disk is full", coded("53100"), "full"],
    ["the uploads' disk is full", coded("ENOSPC"), "full"],
    ["a failed query, wrapped", new Error("Failed query", { cause: coded("53100") }), "full"],
  ])("%s", (_, error, outage) => expect(outageOf(error)).toBe(outage));

  test.each([
    ["a row that is there already", coded("23505")],
    ["a context that is not signed", coded("28000")],
    ["a file that is not there", coded("ENOENT", { syscall: "open" })],
    ["a bug", new RangeError("no item 3")],
    ["no error at all", "words"],
  ])("is not %s", (_, error) => expect(outageOf(error)).toBeNull());
});

import { expect, test } from "vitest";
import { readNetworkQuery, writeNetworkQuery } from "./list-query.ts";

const id = "018f0000-0000-7000-8000-000000000001";

test("An address of the network is read and written as the same address, without what means nothing", () => {
  const address = `?suche=vhs+nord&art=school&art=company&ort=${id}&nach=${id}`;
  expect(writeNetworkQuery(readNetworkQuery(new URLSearchParams(`${address}&art=egal&ort=1&fremd=x`)))).toBe(address);
  expect(writeNetworkQuery(readNetworkQuery(new URLSearchParams("nach=x")))).toBe("");
});

import { expect, test } from "vitest";
import { EVERYTHING, readNetworkQuery, writeNetworkQuery } from "./list-query.ts";

const id = "018f0000-0000-7000-8000-000000000001";

test("An address of the network is read and written as the same address, without what means nothing", () => {
  const address = `?suche=vhs+nord&art=school&art=company&ort=${id}&einzug=${id}&sprachen=ar&feld=${id}&ohne-kontakt=on&unbestaetigt=on&nach=${id}`;
  expect(writeNetworkQuery(readNetworkQuery(new URLSearchParams(`${address}&art=<b>&ort=1&feld=1&sprachen=klingonisch&fremd=x`)))).toBe(address);
  expect(writeNetworkQuery(readNetworkQuery(new URLSearchParams("nach=x")))).toBe("");
  expect(readNetworkQuery(new URLSearchParams())).toEqual(EVERYTHING);
});

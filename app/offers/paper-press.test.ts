import { expect, test } from "vitest";
import { onPublicPress } from "./paper-press.ts";

const document = new Uint8Array([1]);

test("Strangers have three documents under way at most; a fault and an end make room", async () => {
  const ends: (() => void)[] = [];
  const slow = () => new Promise<Uint8Array>((done) => ends.push(() => done(document)));
  const under = ["a", "b", "c"].map((address) => onPublicPress(address, slow));
  await expect(onPublicPress("d", slow)).rejects.toMatchObject({ init: { status: 503 } });
  ends[0]?.();
  expect(await under[0]).toBe(document);
  await expect(onPublicPress("d", () => Promise.reject(new Error("no font")))).rejects.toThrow("no font");
  const another = onPublicPress("d", slow);
  for (const end of ends) end();
  expect(await Promise.all([...under, another])).toEqual([document, document, document, document]);
});

test("Who asks for a document that is being set waits for it, and nothing is set twice", async () => {
  let times = 0;
  const set = async () => {
    times += 1;
    await Promise.resolve();
    return document;
  };
  await Promise.all(Array.from({ length: 10 }, () => onPublicPress("same", set)));
  expect(times).toBe(1);
});

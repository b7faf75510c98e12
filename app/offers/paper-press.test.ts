import { expect, test } from "vitest";
import { onPublicPress } from "./paper-press.ts";

test("Strangers have three documents under way at most; a fault and an end make room", async () => {
  const ends: (() => void)[] = [];
  const slow = () => new Promise<string>((done) => ends.push(() => done("set")));
  const under = [onPublicPress(slow), onPublicPress(slow), onPublicPress(slow)];
  await expect(onPublicPress(slow)).rejects.toMatchObject({ init: { status: 503 } });
  ends[0]?.();
  expect(await under[0]).toBe("set");
  await expect(onPublicPress(() => Promise.reject(new Error("no font")))).rejects.toThrow("no font");
  const another = onPublicPress(slow);
  for (const end of ends) end();
  expect(await Promise.all([...under, another])).toEqual(["set", "set", "set", "set"]);
});

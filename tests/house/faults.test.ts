import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "../../scripts/soak/faults.ts";
import { prepareGround } from "../../scripts/soak/ground.ts";

// A short sample of `npm run soak`. Another seed each day: a fault that needs luck is found some day, and can be found again.
const seed = Number(process.env.SOAK_SEED ?? new Date().toISOString().slice(0, 10).replaceAll("-", ""));

let ground: Awaited<ReturnType<typeof prepareGround>>;
beforeAll(async () => {
  ground = await prepareGround();
}, 300_000);
afterAll(() => ground.clear());

describe(`What goes wrong in a house (seed ${seed})`, { timeout: 600_000 }, () => {
  describe("Nothing that was acknowledged is lost, and nothing is half done", () => {
    test.each(faults)("$name: $passes", async (fault) => {
      const { acknowledged, notes: _notes, ...bad } = await ground.strike(fault, fault.rounds.sample, seed);
      expect(bad).toEqual({ rounds: fault.rounds.sample, lost: [], halfStates: [], others: [] });
      expect(acknowledged).toBeGreaterThan(0);
    });
  });
});

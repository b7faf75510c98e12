import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROLES } from "#platform/auth/roles.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";
import { textsIn } from "./texts.ts";

describe("The product's messages", () => {
  test("have no faults, and the generated files are up to date", () => {
    const { status, stderr } = spawnSync(process.execPath, ["scripts/build-messages.ts", "--check"], {
      cwd: join(import.meta.dirname, "../.."),
      encoding: "utf8",
    });
    expect({ status, stderr: stderr.replace(/^\(node.*$/gm, "").trim() }).toEqual({ status: 0, stderr: "" });
  });

  test.each(ROLES)("say in three sentences what the role %s may do", (role) => {
    for (const locale of ["de", "en"] as const) {
      expect(textsIn(locale).t(`roles.${role}`)).not.toBe("");
      expect(
        textsIn(locale)
          .t(`roles.${role}-may`)
          .match(/\.(?: |$)/g)?.length,
      ).toBeGreaterThanOrEqual(3);
    }
  });

  // The message check asks for all of the public files; these are the public words of others.
  test("speak every language of the portal on its reading pages", () => {
    const keys = ["common.skip", "finding.angebote", "times.clock", "entry.accessibility-step-free", "upkeep.public-unconfirmed", "gremien.public-link"];
    for (const { code } of LANGUAGES)
      for (const key of [...keys, "grants-join.public-title", "contact-lists.title", "situations.title"]) expect(textsIn(code).languageOf(key)).toBe(code);
  });
  test("German texts keep the tone: no exclamation marks, no leider, no erfolgreich", async () => {
    const { files } = await import("./catalogue.gen.ts");
    const texts = Object.entries(files.de ?? {}).flatMap(([namespace, messages]) =>
      Object.entries(messages).map(([key, text]) => `${namespace}.${key}: ${text}`),
    );
    expect(texts.filter((text) => /!|\bleider\b|\berfolgreich/i.test(text))).toEqual([]);
  });
});

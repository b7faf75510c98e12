import { expect, type Page } from "@playwright/test";
import { linkOn, STAFF } from "./steps.ts";

/**
 * Has an organisation sent the link to its entry, and reads it in the outbox.
 *
 * @param whose its name, or its page in the workspace
 * @returns e.g. "/j/…/eintrag"
 */
export async function entryLink(coordinator: Page, administrator: Page, whose: string): Promise<string> {
  const entry = whose.startsWith("/") ? whose : await linkOn(coordinator, `${STAFF}/netzwerk?suche=${encodeURIComponent(whose)}`, /\/netzwerk\/[0-9a-f-]{36}$/);
  const outbox = async (): Promise<string[]> =>
    (await (await administrator.request.get(`${STAFF}/verwaltung/postausgang`)).text()).match(/\/j\/[a-z0-9]{32}\/eintrag/g) ?? [];
  const before = await outbox();
  await coordinator.goto(entry);
  await coordinator.getByRole("button", { name: "Link zum Eintrag schicken" }).click();
  let link: string | undefined;
  await expect(async () => {
    link = (await outbox()).find((one) => !before.includes(one));
    expect(link).toBeDefined();
  }).toPass({ timeout: 30_000 });
  return link ?? "";
}

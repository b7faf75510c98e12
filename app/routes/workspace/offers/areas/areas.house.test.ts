import { expect, test } from "vitest";
import { aMember, runningHouse } from "#tests/house/running-house.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";

const db = await testDatabase();
const { house, ask } = await runningHouse(db);

const square = [9, 9.1, 9.1, 9, 9].map((west, at) => [west, [53, 53, 53.1, 53.1, 53][at]]);
const fileOf = (geometry: unknown) =>
  new File([JSON.stringify({ type: "FeatureCollection", features: [{ type: "Feature", properties: { GEN: "Moordorf" }, geometry }] })], "grenzen.geojson");

test("A county that enters where its places lie has a map; what cannot be read is refused in words, with what was typed", async () => {
  const county = await aRegion(db);
  const { id } = await county.aMunicipality({ name: "Moordorf" });
  const { cookie } = await aMember(house, county.ctx, "editor");
  const page = `/app/${county.region.slug}/angebote/lage`;
  const send = async (fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await ask(page, { method: "POST", headers: { cookie, origin: house.settings.origin }, body });
    return { status: answer.status, text: await answer.text() };
  };

  const wrong = await send({ id, latitude: "9,2278", longitude: "53,1043", postalCodes: "27356", seen: "" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Stehen Breite und Länge vielleicht vertauscht?");
  expect(wrong.text).toContain('value="9,2278"');
  // The list may be long: on top stands where the fault is.
  expect(wrong.text).toContain(`href="#f-latitude-${id}"`);
  expect((await send({ id, latitude: "53,1043", longitude: "9,2278", postalCodes: "27356", seen: "" })).status).toBe(303);
  const late = await send({ id, latitude: "53,2", longitude: "9,2278", postalCodes: "", seen: "" });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Mitte 53,1043 / 9,2278");
  expect(late.text).toContain('value="53,2"');

  const metres = await send({ intent: "outlines", file: fileOf({ type: "Polygon", coordinates: [square.map(([x = 0, y = 0]) => [x * 5e4, y * 1e5])] }) });
  expect(metres.status).toBe(422);
  expect(metres.text).toContain("in Grad, WGS 84 (EPSG:4326)");
  expect((await send({ intent: "outlines" })).text).toContain("Bitte wählen Sie eine Datei.");
  expect(await (await ask(page, { headers: { cookie } })).text()).toContain("ohne Umriss");
  const preview = await send({ intent: "outlines", file: fileOf({ type: "Polygon", coordinates: [square] }) });
  expect(preview).toMatchObject({ status: 200, text: expect.stringContaining("Geschrieben ist noch nichts") as string });
  expect(preview.text).toContain("Karte des Landkreises, wie sie mit der Datei aussähe");
  expect(await (await ask(page, { headers: { cookie } })).text()).toContain("ohne Umriss");
  const found = /name="found" value="([^"]*)"/.exec(preview.text)?.[1]?.replaceAll("&quot;", '"') ?? "";
  expect((await send({ intent: "take", found: "" })).status).toBe(422);
  const read = await send({ intent: "take", found });
  expect(read).toMatchObject({ status: 200, text: expect.stringContaining("Alle Orte sind auf der Karte.") as string });
  expect(read.text).toContain("Mitte 53,1043 / 9,2278");
  expect(read.text).toContain("Karte des Landkreises, wie die öffentlichen Seiten sie zeichnen");
});

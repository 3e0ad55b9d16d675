import { createHmac } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Context } from "#context.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { publicPages, publicRoutes } from "#modules/public/public.routes.tsx";
import { spaces } from "#spaces/index.ts";

const app = createServer({
  publicUrl: new URL("http://127.0.0.1:3000"),
  keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
  proxies: [],
  log: false,
  drawError: (_, { status }) => `<html lang="fr"><title>${status}</title></html>`,
  isReady: async () => true,
});
for (const space of spaces)
  spaceRoutes(app, space.id, (routes) => publicRoutes({ routes, ctx: { space } as Context }));
afterAll(() => app.close());

const get = (url: string, cookie = "") =>
  app.inject({ url, headers: { host: "127.0.0.1:3000", ...(cookie && { cookie }) } });

describe.each(spaces.map((space) => space.id))("%s", (slug) => {
  test.each(Object.keys(publicPages))("%s is there for anyone, and names the space", async (path) => {
    const answer = await get(`/${slug}${path}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.body).toContain(`<html lang="fr" data-space="${slug}">`);
  });

  test("the home says once what was left to be said", async () => {
    const answer = await get(`/${slug}`, `parvis-${slug}-announcement=account-activated`);
    expect(answer.body).toContain("Compte activé");
    expect(String(answer.headers["set-cookie"])).toMatch(/announcement=;/);
    expect((await get(`/${slug}`)).body).not.toContain("Compte activé");
  });

  test("the home has the two entrances of the guide", async () => {
    const { body } = await get(`/${slug}`);
    expect(body).toMatch(new RegExp(`href="/${slug}/inscription"[^>]*><span>Créer mon espace personnel<`));
    expect(body).toMatch(new RegExp(`href="/${slug}/connexion"[^>]*><span>Mon espace personnel<`));
  });
});

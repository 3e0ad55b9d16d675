import { createHmac } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import type { Context } from "#context.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { requirements } from "#kernel/password/password-requirements.rules.ts";
import { doorWords } from "#modules/public/door-words.ts";
import { publicPages, publicRoutes } from "#modules/public/public.routes.tsx";
import { spaces } from "#spaces/index.ts";
import { contributed } from "../support/contributed.ts";

const app = createServer({
  publicUrl: new URL("http://127.0.0.1:3000"),
  keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
  proxies: [],
  log: false,
  drawError: (_, { status }) => `<html lang="fr"><title>${status}</title></html>`,
  isReady: async () => true,
});
for (const space of spaces)
  spaceRoutes(app, space.id, (routes) =>
    publicRoutes({ routes, ctx: { space, contributed } as Context }, []),
  );
afterAll(() => app.close());

const get = (url: string, cookie = "") =>
  app.inject({ url, headers: { host: "127.0.0.1:3000", ...(cookie && { cookie }) } });

/** The text of a page, with plain spaces and decoded characters. */
const plain = (html: string) =>
  html
    .replace(/[\u00a0\u202f]/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll("&quot;", '"');

describe.each(spaces.map((space) => [space.id, space] as const))("%s", (slug, space) => {
  const { policy, wording } = space;

  test.each(Object.keys(publicPages(contributed)))(
    "%s is open to everybody, and names the space",
    async (path) => {
      const answer = await get(`/${slug}${path}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
      expect(answer.body).toContain(`<html lang="fr" data-space="${slug}">`);
    },
  );

  test("the home page shows a waiting announcement once", async () => {
    const answer = await get(`/${slug}`, `parvis-${slug}-announcement=account-activated`);
    expect(answer.body).toContain("Compte activé");
    expect(String(answer.headers["set-cookie"])).toMatch(/announcement=;/);
    expect((await get(`/${slug}`)).body).not.toContain("Compte activé");
  });

  test("the home page has the two entrances of its journeys, which lead into the space", async () => {
    const { body } = await get(`/${slug}`);
    const { first, again } = doorWords[policy.enrolment](space);
    for (const { button, path } of [first, again])
      expect(body).toMatch(new RegExp(`href="/${slug}${path}"[^>]*><span>${button}<`));
  });

  test("the home page marks the features announced but not available yet", async () => {
    const body = plain((await get(`/${slug}`)).body);
    for (const { title, module } of wording.offers) {
      const isThere = module !== null && policy.modules.includes(module);
      const [, mark] = new RegExp(`<h3>${title}</h3>(<span[^>]*>à venir</span>)?`).exec(body) ?? ["", "none"];
      expect(mark !== undefined).toBe(!isThere);
    }
  });

  test("no page mentions features that this space does not have", async () => {
    const pages = await Promise.all(
      Object.keys(publicPages(contributed)).map(async (path) => plain((await get(`/${slug}${path}`)).body)),
    );
    const said = pages.join("\n");
    const journeys: readonly string[] = [policy.enrolment, policy.recovery];
    expect(/deux courriers/.test(said)).toBe(policy.enrolment === "provisional-credentials");
    expect(/Recevoir mon code par mail/.test(said)).toBe(journeys.includes("code-to-contact"));
    expect(/par SMS/.test(said)).toBe(policy.sms !== null);
    expect(/lien du mail/.test(said)).toBe(policy.recovery !== "code-to-contact");
    expect(/Réinitialiser mon mot de passe/.test(said)).toBe(policy.recovery === "code-and-link");
    expect(/5 derniers caractères de l'IBAN/.test(said)).toBe(policy.enrolment === "registry-secret");
    expect(/Vérifier sans image/.test(said)).toBe(policy.signIn.captcha.asked !== "never");
    expect(/tous les \d+ mois/.test(said)).toBe(policy.renewal !== null);
    expect(said).toContain(wording.signInLabel);
  });

  test("the advice has five parts in the guide's order, then where to get help", async () => {
    const body = plain((await get(`/${slug}/conseils`)).body);
    const titles = [...body.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);
    const words = ["mots de passe", "à jour", "antivirus", "WiFi", "faux messages", "doute", "Contact"];
    for (const [index, word] of words.entries()) expect(titles[index]).toContain(word);
    expect(body).toContain("https://www.cybermalveillance.gouv.fr");
    expect(body).toContain(wording.contact.phone);
  });

  test("the advice and the contact page link to the organisation's social accounts, if any", async () => {
    for (const path of ["/conseils", "/contact"]) {
      const { body } = await get(`/${slug}${path}`);
      for (const { href } of wording.social) expect(body).toContain(`href="${href}"`);
      expect(body.includes("Suivez-nous")).toBe(wording.social.length > 0);
    }
  });

  test("the help states the password rule as the form does", async () => {
    if (policy.enrolment === "provisional-credentials") return;
    const body = plain((await get(`/${slug}/aide`)).body);
    for (const { label } of requirements(policy.password)) expect(body).toContain(label);
  });
});

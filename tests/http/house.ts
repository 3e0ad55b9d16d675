import { createHmac } from "node:crypto";
import type { LightMyRequestResponse } from "fastify";
import { z } from "zod";
import { announce, takeAnnouncement } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer, type ServerOptions } from "#http/server.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { exactText } from "#kernel/text/typed-text.ts";

const signIn = formSchema({
  number: exactText(64, "Cet identifiant est trop long.").min(1, "Saisissez votre identifiant."),
  password: exactText(64, "Ce mot de passe est trop long.").min(1, "Saisissez votre mot de passe."),
  remember: z.literal("oui").optional(),
});

const formPage = (said: string, token: string) => `<html><p>${said}</p>
<form method="post" action="/npfr/form"><input name="_csrf" value="${token}">
<input name="number" value="1"><input name="password" value="2"><button>Connexion</button></form></html>`;

/** A small server with one space: a form, a page that acts, a page that fails, a link with a token. */
export function house(options: Partial<ServerOptions> = {}) {
  const app = createServer({
    publicUrl: new URL("https://portail.example"),
    keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
    proxies: [],
    log: false,
    drawError: (_, { status, id, message }) =>
      `<html><h1>${status}</h1><p>${message ?? ""}</p><code>${id}</code></html>`,
    isReady: async () => true,
    ...options,
  });
  const seen = { posts: 0, acted: 0 };
  spaceRoutes(app, "npfr" as SpaceId, (routes) => {
    routes.get("/", async (request, reply) => sendPage(reply, `<html>${request.space}</html>`));
    routes.get("/form", async (request, reply) => {
      const said = takeAnnouncement(request, reply) ?? "";
      return sendPage(reply, formPage(said, csrfToken(request, reply)));
    });
    routes.post("/form", async (request, reply) => {
      seen.posts += 1;
      const form = readForm(request, signIn);
      if (!form.ok) return reply.code(400).send(form.refusal);
      announce(request, reply, "signed-in");
      return seeOther(reply, "/npfr/form");
    });
    routes.get("/unreferred", async (request, reply) => {
      reply.header("referrer-policy", "no-referrer");
      return sendPage(reply, formPage("", csrfToken(request, reply)));
    });
    routes.get("/act", { config: { actsOnGet: true } }, async (_, reply) => {
      seen.acted += 1;
      return sendPage(reply, "<html></html>");
    });
    routes.get("/fail", async () => {
      throw new Error("select secret from /srv/parvis");
    });
    routes.get("/lien/:token", async (_, reply) => sendPage(reply, "<html>lien</html>"));
    routes.get("/who", async (request, reply) => reply.send(visitorOf(request)));
    routes.get("/query", async (request, reply) => reply.send(request.query));
  });
  return { app, seen };
}

export type House = ReturnType<typeof house>;

/** The name and value of the cookies that an answer sets. */
const cookiesOf = (answer: LightMyRequestResponse) =>
  Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]));

/** Opens the form as a browser does: its visitor cookie, and the token in the page. */
export async function openForm({ app }: House) {
  const page = await app.inject("/npfr/form");
  const token = page.body.match(/name="_csrf" value="([^"]+)"/)?.[1] ?? "";
  const cookie = Object.entries(cookiesOf(page))
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
  return { token, cookie };
}

export type OpenForm = Awaited<ReturnType<typeof openForm>>;

/** Posts a raw body after the valid token. */
export const post = (
  { app }: House,
  { token, cookie }: OpenForm,
  body: string,
  headers: Record<string, string> = {},
) =>
  app.inject({
    method: "POST",
    url: "/npfr/form",
    headers: { "content-type": "application/x-www-form-urlencoded", cookie, ...headers },
    payload: `_csrf=${token}&${body}`,
  });

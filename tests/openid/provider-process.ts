import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import Provider from "oidc-provider";
import { attest, bend, type Fault } from "./bend.ts";

// An identity provider in a separate process. Visitors sign in with "sub;e-mail;number,number", without proof.
// After a message with a fault, the next ID token has that fault.

const [clientId = "", secret = "", ...redirectUris] = process.argv.slice(2);
const keyPair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const { privateKey: own, publicKey } = keyPair();
const { privateKey: foreign } = keyPair();
const publicPem = publicKey.export({ type: "spki", format: "pem" }).toString();

const server = createServer();
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: secret,
      redirect_uris: redirectUris,
      token_endpoint_auth_method: "client_secret_post",
    },
  ],
  jwks: { keys: [{ ...own.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
  cookies: { keys: ["a key of tests"] },
  scopes: ["openid", "identity"],
  claims: { openid: ["sub"], identity: ["name", "email", "email_verified", "SubjectRefPro"] },
  findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => people.get(sub) }),
});

/** The claims of each person, from their last sign-in here. */
const people = new Map<string, ReturnType<typeof claimsOf>>();

function claimsOf(login: string) {
  const [sub = "", email, numbers = ""] = login.split(";");
  const activities = numbers
    .split(",")
    .map((number) => ({ codeModeExercice: "L", numeroFinessSite: number }));
  return {
    sub,
    name: `Capucine ${sub}`,
    email,
    email_verified: true,
    SubjectRefPro: { exercices: [{ activities }] },
  };
}

let fault: Fault | null = null;
process.on("message", (told: Fault) => {
  fault = told;
  process.send?.("bent");
});

provider.use(async (ctx, next) => {
  if (ctx.method === "POST" && ctx.path.startsWith("/interaction/")) {
    const form = new URLSearchParams(await text(ctx.req));
    const claims = claimsOf(form.get("login") ?? "");
    if (form.get("prompt") === "login") people.set(claims.sub, claims);
    form.set("login", claims.sub);
    Object.assign(ctx.req, { body: form.toString() });
  }
  await next();
  const { id_token: token } = ctx.path === "/token" ? ctx.body : {};
  if (typeof token !== "string") return;
  const keys = { own, foreign, publicPem };
  const attested = attest(token, "eidas1", own);
  ctx.body.id_token = fault ? bend(attested, fault, keys) : attested;
  fault = null;
});

server.on("request", provider.callback());
process.send?.(issuer);

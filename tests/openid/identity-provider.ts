import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ProviderRule, Space } from "#spaces/space.ts";
import { Browser } from "../support/browser.ts";
import type { Fault } from "./bend.ts";

/** A real identity provider, running beside the test. */
export type RunningProvider = {
  issuer: string;
  /** Puts that fault into the next ID token. */
  bendNext(fault: Fault): Promise<void>;
  stop(): Promise<void>;
};

const clientId = "parvis";
export const clientSecret = "what Parvis shows to the provider";

/** Starts one that knows Parvis by these addresses. */
export async function startProvider(redirectUris: readonly string[]): Promise<RunningProvider> {
  const file = fileURLToPath(new URL("provider-process.ts", import.meta.url));
  const child = fork(file, [clientId, clientSecret, ...redirectUris], { silent: true });
  const [issuer] = (await once(child, "message")) as [string];
  return {
    issuer,
    async bendNext(fault) {
      child.send(fault);
      await once(child, "message");
    },
    async stop() {
      child.kill();
      await once(child, "exit");
    },
  };
}

/** The rule of a policy that names such a provider, which sends numbers as Pro Santé Connect does. */
export const ruleOf = (issuer: string, more: Partial<ProviderRule> = {}): ProviderRule => ({
  name: "Pro Santé Connect",
  issuer,
  clientId,
  scope: "openid identity",
  acr: null,
  signature: { idToken: "RS256", userInfo: null },
  numberClaims: ["SubjectRefPro.exercices[].activities[].numeroFinessSite"],
  ...more,
});

/** A copy of that space, whose policy names this provider. */
export const spaceWith = (space: Space, id: string, provider: ProviderRule): Space => ({
  ...space,
  id: id as Space["id"],
  policy: { ...space.policy, signIn: { ...space.policy.signIn, provider } },
});

/** A login at the provider, in its own syntax: `sub;e-mail;number,number`. */
export type Login = { sub: string; email?: string; numbers?: readonly string[] };

/** A person on the provider's pages, from the redirect by Parvis to the return address. */
export async function signInAtProvider(wayOut: string, { sub, email = "", numbers = [] }: Login) {
  const { origin } = new URL(wayOut);
  const person = new Browser(origin);
  let answer = await person.get(wayOut);
  for (let pages = 0; pages < 12; pages += 1) {
    const { location } = answer;
    if (location && new URL(location, origin).origin !== origin) return new URL(location);
    if (location) answer = await person.get(location);
    else {
      const action = /action="([^"]+)"/.exec(answer.text)?.[1] ?? "";
      const prompt = /name="prompt" value="(\w+)"/.exec(answer.text)?.[1] ?? "";
      if (!prompt) throw new Error(`the provider says ${answer.status}: ${answer.text.slice(0, 400)}`);
      const login = [sub, email, numbers.join(",")].join(";");
      answer = await person.post(action, { prompt, login, password: "any" });
    }
  }
  throw new Error("the provider never sent them back");
}

import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formOf } from "#journeys/engine/step.ts";
import { processorTime } from "../passwords/processor-time.ts";
import { Browser } from "../support/browser.ts";
import { inTurn } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everyFormOf } from "./every-form.ts";
import { type Place, stepsOf } from "./places.ts";
import { cookieOf, everything, keptIn, standAt } from "./standing.ts";
import { everySpace, inSpace, newPassword } from "./three-spaces.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

/** The raw content of one field, up to that many bytes. */
const fillings: Record<string, (bytes: number) => string> = {
  "a dot after each letter": (bytes) => `${"a.".repeat(bytes / 2 - 3)}@b.fr`,
  spaces: (bytes) => `a${"+".repeat(bytes - 2)}a`,
  "combining marks": (bytes) => `a${"\u0323\u0301".repeat((bytes - 1) / 4)}`,
};
/** The largest body and the largest URL: the first is refused, the second is processed. */
const lengths = [64 * 1024 - 700, 254];

const contents = Object.entries(fillings).flatMap(([name, fill]) =>
  lengths.map((length) => ({ name, value: fill(length), length })),
);

type Post = { path: string; browser: Browser; fields: Record<string, string>; aimed: string };

/** The answer, and its response time. */
async function send({ path, browser, fields, aimed }: Post, value: string) {
  const others = { ...fields, _csrf: browser.tokenOfPage };
  const pairs = Object.entries(others).filter(([name]) => name !== aimed);
  const body = `${new URLSearchParams(pairs)}&${aimed}=${value}`;
  const cookie = [...browser.cookies].map(([name, text]) => `${name}=${text}`).join("; ");
  const headers = { cookie, origin: house.origin, "content-type": "application/x-www-form-urlencoded" };
  const began = performance.now();
  const answer = await fetch(house.origin + path, { method: "POST", redirect: "manual", headers, body });
  const text = await answer.text();
  return { status: answer.status, text, took: performance.now() - began };
}

/** Polls `/healthz`; reports its slowest answer since a moment. */
function watchProbe() {
  const answers: { at: number; took: number }[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const at = performance.now();
      await (await fetch(`${house.origin}/healthz`)).text();
      answers.push({ at, took: performance.now() - at });
      await wait(5);
    }
  })();
  return {
    slowestSince: (begin: number) =>
      Math.max(0, ...answers.filter(({ at }) => at >= begin).map(({ took }) => took)),
    async stop() {
      isOver = true;
      await watching;
    },
  };
}

/** A spent or replaced proof waits for a double click on purpose (`refuseOrFollow`): its answer is slow. */
const gone = 409;

type Aimed = { post: () => Promise<Post>; name: string; value: string; length: number };

/** Every post with its contents, six at once: those that failed, were slow or delayed `/healthz`. */
async function troubleWith(posts: readonly (() => Promise<Post>)[]): Promise<string[]> {
  const trouble: string[] = [];
  const slow: Aimed[] = [];
  const queue: Aimed[] = posts.flatMap((post, index) =>
    inTurn(contents, index).map((content) => ({ post, ...content })),
  );
  const probe = watchProbe();
  const work = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) {
      const sent = await next.post();
      const begin = performance.now();
      const { status, took } = await send(sent, next.value);
      if (status >= 500 || status === 413) trouble.push(told(sent, next, `status ${status}`));
      if ((took >= 200 && status !== gone) || probe.slowestSince(begin) >= 50) slow.push(next);
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  await probe.stop();
  for (const one of slow) trouble.push(...(await workOf(one)));
  return trouble;
}

const told = ({ path, aimed }: Post, { length, name }: Aimed, what: string) =>
  `${path} ${aimed}, ${length} bytes, ${name}: ${what}`;

/** On a busy machine any post is slow. Alone, it must use less processor time than `/healthz` may wait. */
async function workOf(slow: Aimed): Promise<string[]> {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 3 && least >= 50; tries += 1) {
    const sent = await slow.post();
    least = Math.min(least, await processorTime(() => send(sent, slow.value)));
    if (tries === 2 && least >= 50) return [told(sent, slow, `${Math.round(least)} ms of work`)];
  }
  return [];
}

describe.each(everySpace)("LOG-20: 64 kB in one field, in $id", (space) => {
  /** Every step of the table, on a row of its own, with its proof already given. */
  async function ofTables(): Promise<(() => Promise<Post>)[]> {
    const here = { ...house, ctx: inSpace(space, house).ctx };
    const kept = await keptIn(space, here.ctx);
    const visitor = new Browser(house.origin);
    await visitor.get(`/${space.id}/connexion`);
    return stepsOf(space).flatMap((place) => {
      const step = place.walk.steps[place.state];
      const names = step ? fieldsOf(formOf(step, space)) : [];
      return names.map(({ aimed, choice }) => async () => {
        const browser = visitor.copy();
        if (place.state !== place.walk.journey.start) await stand(browser, place);
        const fields: Record<string, string> = { ...everything, password: newPassword };
        if (choice === null) delete fields.choice;
        else fields.choice = choice;
        return {
          path: place.path,
          browser,
          fields: { ...fields, password_confirmation: newPassword },
          aimed,
        };
      });
    });
    async function stand(browser: Browser, place: Place) {
      const { id, secret } = await standAt(here, place, kept);
      browser.cookies.set(cookieOf(space, place.kind), `${id}.${secret}`);
    }
  }

  it("is answered within 200 ms at every step, and `/healthz` within 50 ms meanwhile", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const posts = await ofTables();
    expect(posts.length).toBeGreaterThan(10);
    expect(await troubleWith(posts)).toEqual([]);
  });

  const credentials = stepsOf(space).filter(({ state }) => state === "choose_credentials");
  if (credentials.length > 0)
    it("reaches the field of a step, past the checks before it", async () => {
      const paths = new Set(credentials.map(({ path }) => path));
      const posts = await Promise.all((await ofTables()).map((post) => post()));
      const aimed = posts.filter((post) => paths.has(post.path) && post.aimed === "email");
      expect(aimed.length).toBe(paths.size);
      for (const post of aimed)
        for (const fill of Object.values(fillings)) {
          const { status, text } = await send(post, fill(lengths[0] ?? 0));
          expect(status).toBe(400);
          expect(text).toContain('id="email-error"');
        }
    });

  it("is answered as fast in every other form of its pages", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const steps = new Set(stepsOf(space).map(({ path }) => path));
    const others = (await everyFormOf(space, house)).filter(({ action }) => !steps.has(action));
    expect(others.some(({ action }) => action.endsWith("/espace/securite/mot-de-passe"))).toBe(true);
    const posts = others.flatMap(({ action, fields, browser }) =>
      fields
        .filter(({ name }) => name !== "_csrf")
        .map(({ name: aimed }) => async () => ({
          path: action,
          browser,
          aimed,
          fields: Object.fromEntries(fields.map(({ name, value }) => [name, value ?? newPassword])),
        })),
    );
    expect(await troubleWith(posts)).toEqual([]);
  });
});

/** Each field of a form, with each of its buttons. */
function fieldsOf({ shape }: ReturnType<typeof formOf>): { aimed: string; choice: string | null }[] {
  const { choice, ...others } = shape;
  const wanted = choice instanceof z.ZodOptional ? choice.def.innerType : choice;
  const buttons =
    wanted instanceof z.ZodEnum ? wanted.options : wanted instanceof z.ZodLiteral ? [...wanted.values] : [];
  const choices = [...buttons.map(String), ...(wanted === choice && choice ? [] : [null])];
  return [...Object.keys(others), ...(choice ? ["choice"] : [])].flatMap((aimed) =>
    choices.map((one) => ({ aimed, choice: one })),
  );
}

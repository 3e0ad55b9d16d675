import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import { ruleOf, spaceWith } from "../openid/identity-provider.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { contributed } from "../support/contributed.ts";
import { onLoadedPage, solvedFor } from "../support/loaded-page.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { atTheDoor, keeping } from "./kept-states.ts";
import { memberOf, memberPosts } from "./member-posts.ts";
import { stepsOf } from "./places.ts";
import { cookieOf, stand } from "./standing.ts";

/** The built-in spaces, and one whose sign-in also leads to an identity provider. */
const provided = spaceWith(sante, "identites", ruleOf("https://identite.example"));

const together = repeated(5, 20);

/** The limits in force: those of the portals, or in the short form lower ones, reached sooner. */
const inForce = repeated({ perSource: together, changes: 3 }, null);
const portals = [...spaces, provided];

let house: RunningHouse;
let superuser: Client;
beforeAll(async () => {
  for (const { policy } of inForce ? portals : []) {
    policy.limits = { ...policy.limits, failuresPerSourceAndHour: inForce?.perSource ?? 0 };
    policy.changes = { ...policy.changes, most: inForce?.changes ?? 0 };
  }
  house = await runHouse({
    extraSpaces: [provided],
    env: { PARVIS_OPENID_SECRETS: "identites=secret", PARVIS_PROXIES: "127.0.0.1" },
  });
  superuser = new Client({ connectionString: house.database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await house.close();
});

const repeats = 500;
const many = (count: number) => Array.from({ length: count }, (_, index) => index);

let sources = 0;
/** A new source for each way of posting. */
const nextSource = () => {
  sources += 1;
  return { "x-forwarded-for": `203.${sources >> 8}.${sources & 255}.7` };
};

/** Waits until the worker has finished every job but the sending. */
async function settled() {
  const names = contributed.jobs.map(({ name }) => name);
  const waiting = "select from pgboss.job where state in ('created', 'active', 'retry') and name = any ($1)";
  while ((await superuser.query(waiting, [names])).rowCount)
    await new Promise((again) => setTimeout(again, 50));
}

/** Everything sent in a space, or queued for the worker or the post: the number by kind and recipient. */
async function sentIn(space: string) {
  const { rows } = await superuser.query<{ what: string; times: number }>(
    `select what, count(*)::int as times from (
      select 'mail ' || kind || ' ' || recipient as what from mail where space_id = $1
      union all select 'sms ' || kind || ' ' || recipient from sms where space_id = $1
      union all select 'letter ' || kind || ' ' || holder_id from letter where space_id = $1
      union all select 'job ' || name from pgboss.job
        where data->>'space' = $1 and name not in ('send-mail', 'send-sms') and name = any ($2)) as sent
    group by what`,
    [space, contributed.jobs.map(({ name }) => name)],
  );
  return new Map(rows.map(({ what, times }) => [what, times]));
}

/** Steps shared by several spaces are tested in the first of them. */
const driven = new Set<string>();
const isFirst = (what: string) => !driven.has(what) && !!driven.add(what);

describe.each(portals)(
  "REC-10: the sending posts of $id",
  { tags: ["repeats"], timeout: 60_000 },
  (space) => {
    const { policy } = space;
    const ctx = (): Context => ({ ...house.ctx, space, db: spaceDb(house.database.db, space.id) });
    /** The most that one source may cause to be sent in an hour, by the first words of its description. */
    const most = (what: string, how: "one" | "many") => {
      const { limits, mail, codes } = policy;
      const inOneJourney = Math.max(mail.perHolderAndHour, codes?.sends.most ?? 0);
      if (what.startsWith("job")) return how === "one" ? inOneJourney : limits.failuresPerSourceAndHour;
      if (what.startsWith("letter")) return 1;
      if (/^(mail|sms) activation-code/.test(what)) return policy.codes?.sends.most ?? 0;
      if (/^mail (activation|address-taken|recovery|code-and-link) /.test(what))
        return policy.mail.perHolderAndHour;
      if (/^(mail|sms) (password|factor|recovery-code|provider)/.test(what)) return policy.changes.most;
      return 1;
    };

    /** Posts until every answer is a refusal; returns what was sent, having checked its number. */
    async function expectAnEnd(
      how: "one" | "many",
      post: (index: number) => Promise<Answer>,
      atOnce = together,
    ) {
      const before = await sentIn(space.id);
      const sentSince = async () => {
        await settled();
        const sent = [...(await sentIn(space.id))].map(([what, times]) => ({
          what,
          times: times - (before.get(what) ?? 0),
        }));
        return sent.filter(({ times }) => times > 0);
      };
      let last: Answer[] = [];
      for (let posted = 0; posted < repeats; posted += atOnce) {
        last = await Promise.all(many(atOnce).map((index) => post(posted + index)));
        if (last.every(({ status }) => status === 429)) break;
        // A post that has sent nothing twice by now is not repeatable.
        if (posted > 2 && (await sentSince()).every(({ times }) => times === 1)) break;
      }
      const sent = await sentSince();
      expect(sent.filter(({ what, times }) => times > most(what, how))).toEqual([]);
      expect(last.filter(({ status }) => status >= 500)).toEqual([]);
      if (!sent.some(({ times }) => times > 1)) return sent;
      for (const { status, headers } of last) {
        expect(status).toBe(429);
        expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
      }
      return sent;
    }

    const by = (kind: string) => (kind === "sign-in" ? policy.signIn.by : "");
    const steps = stepsOf(space).filter(({ kind, state }) => isFirst(`${kind} ${by(kind)} ${state}`));
    const isStart = ({ walk, state }: (typeof steps)[number]) => state === walk.journey.start;
    it.each(steps.filter(isStart))("reach a limit on the first form of $kind", async ({ kind, path }) => {
      for (const form of (await atTheDoor[kind]?.(ctx())) ?? []) {
        const source = nextSource();
        await expectAnEnd("many", async () => {
          const browser = new Browser(house.origin, source);
          await onLoadedPage(house.ctx, browser, path);
          const isAsked = kind === "sign-in" && policy.signIn.captcha.asked === "always";
          const solved = isAsked ? solvedFor(ctx(), browser, "sign-in") : {};
          return browser.post(path, { ...form, ...solved });
        });
        const [same, again] = [new Browser(house.origin, nextSource()), form];
        await same.post(path, again);
        if (kind !== "sign-in") await expectAnEnd("one", () => same.post(path, again));
      }
    });

    it.each(steps.filter((step) => !isStart(step)))(
      "reach a limit in $kind, $state, in one journey and in many",
      async (place) => {
        // A proof made in one journey opens nothing in another.
        const journeys = place.state === "choose_password" ? (["one"] as const) : (["one", "many"] as const);
        for (const how of journeys) {
          const kept = (await keeping[place.kind]?.(ctx()))?.[place.state];
          if (!kept) throw new Error("what that state keeps is not known");
          for (const form of kept.forms) {
            const source = nextSource();
            const standing = async () => {
              const { id, secret, browser } = await stand(house, ctx(), place, kept.data, source);
              browser.cookies.set(cookieOf(ctx().space, place.kind), `${id}.${secret}`);
              return browser;
            };
            const one = await standing();
            await expectAnEnd(how, async () =>
              (how === "one" ? one : await standing()).post(place.path, form),
            );
          }
        }
      },
    );

    it("reach a limit in a member's account", async () => {
      const routes = house.routes
        .filter(({ method, url }) => method === "POST" && url.startsWith(`/${space.id}/`))
        .map(({ url }) => url.slice(space.id.length + 1));
      for (const route of routes) {
        const post = memberPosts[route];
        if (!post) continue;
        if (!isFirst(route === "/lien" ? `${route} ${policy.enrolment}` : route)) continue;
        const member = await memberOf(house, ctx());
        const first = await post(member);
        expect([route, [200, 204, 303, 410].includes(first.status)]).toEqual([route, true]);
        // Each link works once, so a loop would only test enrolments.
        if (route !== "/lien") await expectAnEnd("one", () => post(member), 1);
      }
    });

    it("are all the post routes of the space, except those that only redirect", async () => {
      const browser = new Browser(house.origin);
      await browser.get(`/${space.id}/connexion`);
      const known = new Set(stepsOf(space).map(({ path }) => path));
      const posts = house.routes.filter(
        ({ method, url }) => method === "POST" && url.startsWith(`/${space.id}/`),
      );
      const isDriven = (url: string) => known.has(url) || url.slice(space.id.length + 1) in memberPosts;
      const others = posts.map(({ url }) => url).filter((url) => !isDriven(url));
      for (const url of others) expect([url, (await browser.post(url)).status]).toEqual([url, 410]);
    });
  },
);

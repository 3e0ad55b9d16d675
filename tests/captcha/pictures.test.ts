import { Resvg } from "@resvg/resvg-js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pictureBytes } from "#captcha/same-length.ts";
import { Browser } from "../support/browser.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { captchaIn, placeOf } from "../support/solve-captcha.ts";
import { beyondChance, drawChallenges } from "./pictures.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const path = "/adherent/connexion";
const addresses = (page: string) =>
  [...page.matchAll(/<img src="([^"]+)"/g)].map(([, address = ""]) => address);
const challenges = repeated(60, 300);

it("are PNG files of one size and one length, drawn for each challenge, the same when fetched again", {
  tags: ["repeats"],
}, async () => {
  const drawn = (await drawChallenges(repeated(10, 50))).flatMap(({ pictures }) => pictures);
  expect(new Set(drawn.map((picture) => picture.length))).toEqual(new Set([pictureBytes]));
  expect(new Set(drawn.map((picture) => picture.subarray(0, 33).toString("hex"))).size).toBe(1);
  expect(new Set(drawn.map((picture) => picture.toString("base64"))).size).toBe(drawn.length);
  const [picture = Buffer.alloc(0)] = drawn;
  const href = `data:image/png;base64,${picture.toString("base64")}`;
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="160"><image href="${href}" width="160" height="160"/></svg>`;
  expect(new Set(new Resvg(page).render().pixels).size).toBeGreaterThan(5);
  const browser = new Browser(house.origin);
  const [address = ""] = addresses((await browser.get(path)).text);
  expect((await browser.get(address)).text).toBe((await browser.get(address)).text);
});

it("are served to the visitor of their page only, and not cached", async () => {
  const browser = new Browser(house.origin);
  const [address = ""] = addresses((await browser.get(path)).text);
  const own = await browser.get(address);
  expect([own.status, own.headers.get("content-type"), own.headers.get("cache-control")]).toEqual([
    200,
    "image/png",
    "no-store",
  ]);
  const stranger = new Browser(house.origin);
  await stranger.get(path);
  expect((await stranger.get(address)).status).toBe(404);
  expect((await new Browser(house.origin).get(address)).status).toBe(404);
  expect((await browser.get(address.replace(/\d$/, "7"))).status).toBe(404);
});

it(`LOG-15: names, order, sizes, headers and alternative texts predict no more than chance over ${challenges}`, {
  tags: ["repeats"],
  timeout: 120_000,
}, async () => {
  const right = new Map<string, number>();
  for (let index = 0; index < challenges; index += 1) {
    const browser = new Browser(house.origin);
    const page = (await browser.get(path)).text;
    const answer = placeOf(house.ctx.keys, captchaIn(page));
    const seen = await Promise.all(addresses(page).map((address) => browser.get(address)));
    const signs = seen.map(({ status, headers }) => {
      const { date: _, ...told } = Object.fromEntries(headers);
      return JSON.stringify([status, told]);
    });
    expect(new Set(signs).size).toBe(1);
    const choices = page.match(/<div class="captcha-choice">.*?<\/div>/g) ?? [];
    const withoutPlace = choices.map((choice, place) =>
      choice.replace(/captcha_choice-\d/g, "captcha_choice").replaceAll(String(place + 1), "#"),
    );
    const [first = ""] = addresses(page);
    expect(new Set(withoutPlace.map((choice) => choice.replace(/src="[^"]*"/, ""))).size).toBe(1);
    expect(addresses(page)).toEqual([1, 2, 3, 4, 5, 6].map((place) => first.replace(/1$/, String(place))));
    for (const guess of guesses(page))
      right.set(guess.by, (right.get(guess.by) ?? 0) + Number(guess.place === answer));
  }
  console.info(`right of ${challenges}`, Object.fromEntries(right));
  expect(Math.max(...right.values())).toBeLessThan(beyondChance(challenges));
});

/** Robots that read the page only: a fixed position, or one computed from the word or the token. */
function guesses(page: string): { by: string; place: number }[] {
  const { token } = captchaIn(page);
  const word = /<strong>([^<]+)<\/strong>/.exec(page)?.[1] ?? "";
  const sum = (text: string) => [...text].reduce((total, sign) => total + sign.charCodeAt(0), 0);
  return [
    ...[1, 2, 3, 4, 5, 6].map((place) => ({ by: `place ${place}`, place })),
    { by: "length of the word", place: (word.length % 6) + 1 },
    { by: "signs of the word", place: (sum(word) % 6) + 1 },
    { by: "first signs of the token", place: (Number.parseInt(token.slice(0, 8), 16) % 6) + 1 },
    { by: "signs of the token", place: (sum(token) % 6) + 1 },
  ];
}

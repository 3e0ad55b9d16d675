import { spaces } from "#spaces/index.ts";
import { expect, test } from "../guides/guide-test.ts";

/** Bytes that a browser with an empty cache receives for a page, headers and bodies. */
const budget = 60_000;

const homes = spaces.map(({ id }) => `/${id}`);
const withAntiRobot = spaces
  .filter(({ policy }) => policy.signIn.captcha.asked === "always")
  .map(({ id }) => `/${id}/connexion`);

test("at least one sign-in page shows the anti-robot at once", () => expect(withAntiRobot).not.toEqual([]));

for (const path of [...homes, ...withAntiRobot])
  test(`${path} weighs at most ${budget / 1000} kB on a first visit, pictures included`, async ({ page }) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send("Network.enable");
    const received = { files: 0, bytes: 0 };
    browser.on("Network.loadingFinished", ({ encodedDataLength }) => {
      received.files += 1;
      received.bytes += encodedDataLength;
    });
    await page.goto(path, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    const pictures = await page.locator("img").count();
    expect(pictures).toBe(withAntiRobot.includes(path) ? 6 : 0);
    // The page, its style, its script, its pictograms and one font.
    expect(received.files).toBeGreaterThanOrEqual(5 + pictures);
    console.info(`${path}: ${received.bytes} bytes in ${received.files} files`);
    expect(received.bytes).toBeLessThanOrEqual(budget);
  });

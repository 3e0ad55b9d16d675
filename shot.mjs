import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless","--no-sandbox","--disable-gpu","--disable-background-networking","--disable-component-update","--disable-sync"] });
const [,, ...names] = process.argv;
for (const w of [1280, 768, 360]) {
  const p = await b.newPage({ viewport: { width: w, height: 900 } });
  for (const n of names) {
    await p.goto("http://localhost:34517/_dev/pages/npfr/" + n);
    const sw = await p.evaluate(() => document.documentElement.scrollWidth);
    if (sw > w) console.log("WIDE", n, w, sw);
    await p.screenshot({ path: `/tmp/lt/${n.replace(/\W/g, "_")}-${w}.png`, fullPage: true });
  }
  await p.close();
}
await b.close();

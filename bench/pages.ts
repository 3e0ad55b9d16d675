import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import type { BareAnswer } from "./pages-bare.ts";
import type { ByHand } from "./pages-by-hand.tsx";
import { measure, type Page, told } from "./pages-measure.ts";
import { cookieOfSession } from "./pages-session.ts";
import { seedAccounts } from "./sign-in-accounts.ts";

/**
 * The public home page of `parvis serve` over a bare `node:http` that sends the same bytes and headers, then
 * *Accueil* over a page written by hand with fastify, `pg` and preact, in turn on the same machine. `npm run
 * bench:pages`
 */

const rounds = Number(process.env.ROUNDS ?? 5);
const seconds = 4;
/** Warm-up requests: V8 optimises code that has run for a while. */
const warmUp = 8000;
const port = Number(process.env.PORT ?? 3991);

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const environment = { PARVIS_DATA: folder, PARVIS_DEMO: "0", PORT: String(port) };
const database = await shareDatabase(readConfig(environment));
const people = await seedAccounts(readConfig(environment), database.url, 1, "never");
const postmaster = Number(
  (await readFile(join(folder, "postgres", "cluster", "postmaster.pid"), "utf8")).split("\n")[0],
);
const byHandFile = join(packageFolder(), "dist", "trials", "pages-by-hand.js");
await build({
  entryPoints: [join(import.meta.dirname, "pages-by-hand.tsx")],
  outfile: byHandFile,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  logLevel: "warning",
});

const log = openSync(join(folder, "log"), "w");
const parvis = spawn(process.execPath, [join(packageFolder(), "dist", "cli.js"), "serve"], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
  stdio: ["ignore", log, log],
});
const children: ChildProcess[] = [parvis];
try {
  await answering();
  const home = `/${people.space}`;
  const cookie = await cookieOfSession(port, people);
  const open = await pageAt(`http://localhost:${port}${home}`, {});
  const bare = await begin("pages-bare.ts", { port: port + 1, ...open } satisfies BareAnswer);
  const byHand = await begin(byHandFile, {
    port: port + 2,
    databaseUrl: database.url,
    space: people.space,
    sessionCookie: cookie.slice(0, cookie.indexOf("=")),
  } satisfies ByHand);
  const served = parvis.pid ?? 0;
  const pages = {
    bare: { url: `http://127.0.0.1:${port + 1}${home}`, pids: [bare], headers: {} },
    home: { url: `http://localhost:${port}${home}`, pids: [served], headers: {} },
    byHand: {
      url: `http://127.0.0.1:${port + 2}${home}/espace`,
      pids: [byHand, postmaster],
      headers: { cookie },
    },
    signedIn: {
      url: `http://localhost:${port}${home}/espace`,
      pids: [served, postmaster],
      headers: { cookie },
    },
  };
  await refuseOtherMarkup(pages.signedIn, pages.byHand);
  for (const page of Object.values(pages)) await measure(page, { amount: warmUp });
  const ratios: Record<"home" | "homeByProcessor" | "signedIn" | "signedInByProcessor", number>[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const bare = await measure(pages.bare, { duration: seconds });
    const home = await measure(pages.home, { duration: seconds });
    const byHand = await measure(pages.byHand, { duration: seconds });
    const signedIn = await measure(pages.signedIn, { duration: seconds });
    ratios.push({
      home: home.perSecond / bare.perSecond,
      homeByProcessor: bare.processor / home.processor,
      signedIn: signedIn.perSecond / byHand.perSecond,
      signedInByProcessor: byHand.processor / signedIn.processor,
    });
    console.log(
      `bare ${told(bare)} · public home ${told(home)} · by hand ${told(byHand)} · Accueil ${told(signedIn)}`,
    );
  }
  const middle = (key: keyof (typeof ratios)[number]) => median(ratios.map((one) => one[key])).toFixed(2);
  console.log(
    `medians: public home over bare ${middle("home")}, by processor time ${middle("homeByProcessor")};`,
    `Accueil over the page by hand ${middle("signedIn")}, by processor time ${middle("signedInByProcessor")}`,
  );
} finally {
  for (const child of children) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

/** A page as sent, without the headers that Node writes itself. */
async function pageAt(url: string, headers: Record<string, string>) {
  const answer = await fetch(url, { headers: { ...headers, "accept-encoding": "identity" } });
  const sent = Object.fromEntries(
    [...answer.headers].filter(([name]) => !/^(date|connection|keep-alive)$/.test(name)),
  );
  return { headers: sent, body: await answer.text() };
}

/** The page written by hand has plain spaces and its own token; everything else is the same. */
async function refuseOtherMarkup(one: Page, other: Page) {
  const plain = (markup: string) =>
    markup.replaceAll("\u00a0", " ").replace(/(csrf" value|data-csrf)="[^"]*"/g, "");
  const [ours, theirs] = await Promise.all([one, other].map(({ url, headers }) => pageAt(url, headers)));
  if (plain(ours?.body ?? "") !== plain(theirs?.body ?? "")) throw new Error("the two pages differ");
}

async function begin(file: string, message: BareAnswer | ByHand): Promise<number> {
  const child = fork(new URL(file, import.meta.url));
  children.push(child);
  child.send(message);
  await once(child, "message");
  return child.pid ?? 0;
}

async function answering() {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (ready?.ok) return;
    if (parvis.exitCode !== null) throw new Error("the server did not start");
    await delay(100);
  }
}

function median(numbers: number[]) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

// Tools that tests need beside npm packages: a browser, a PDF reader, an OCR program, a validator of
// XML, and a reverse proxy.
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root, run, runPackage } from "./programs.mjs";

/** Programs, and their Debian packages. */
const programs = { pdftotext: "poppler-utils", tesseract: "tesseract-ocr", xmllint: "libxml2-utils" };

/** Debian's Chromium without windows: tests use it when it is there, and take half the processor time. */
const shell = "chromium-headless-shell";

/** Installs missing tools, if possible; tests report those still missing. */
export async function ensureTestTools({ browser }) {
  const wanted = Object.entries(programs).flatMap(([program, from]) => (isOnPath(program) ? [] : [from]));
  if (browser && !(await hasBrowser())) wanted.push("chromium");
  if (wanted.length > 0) await installFromDebian(wanted);
  if (browser && isOnPath("chromium") && !isOnPath(shell) && isOnPath("apt-get"))
    await installFromDebian([shell]);
  if (!isOnPath("nginx") && !existsSync(unpackedNginx)) await unpackNginx();
}

const tools = join(root, "var", "tests", "tools");
const unpackedNginx = join(tools, "usr", "sbin", "nginx");

/** Installing the package would start a server on port 80 of this machine: only its program is unpacked. */
async function unpackNginx() {
  if (!isOnPath("apt-get")) return console.error("The tests also need: nginx.");
  mkdirSync(tools, { recursive: true });
  const options = { cwd: tools, stdio: ["ignore", 2, 2] };
  const download = () => run("apt-get", ["-q", "download", "nginx"], options).catch(() => 1);
  if ((await download()) !== 0) {
    await run("apt-get", ["-q", "update"], options).catch(() => 1);
    await download();
  }
  const file = readdirSync(tools).find((name) => /^nginx_.*\.deb$/.test(name));
  if (file) await run("dpkg-deb", ["-x", file, "."], options);
  else console.error("nginx could not be fetched, and tests need it.");
}

async function hasBrowser() {
  if ([shell, "chromium", "chromium-browser"].some(isOnPath) || (await playwrightHasIts())) return true;
  console.error("Fetching a browser for the tests (once)…");
  const words = ["install", "chromium"];
  const code = await runPackage("playwright/cli.js", words, { stdio: ["ignore", 2, 2], timeout: 300_000 });
  return code === 0 && (await playwrightHasIts());
}

async function playwrightHasIts() {
  const { chromium } = await import("@playwright/test");
  return existsSync(chromium.executablePath());
}

const isOnPath = (program) =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));

async function installFromDebian(packages) {
  if (!isOnPath("apt-get")) return console.error(`The tests also need: ${packages.join(", ")}.`);
  const asRoot = process.getuid() === 0 ? [] : ["sudo", "-n"];
  const apt = async (...words) => {
    const [program, ...rest] = [...asRoot, "apt-get", "-q", "-y", ...words];
    const options = { stdio: ["ignore", 2, 2], env: { DEBIAN_FRONTEND: "noninteractive" } };
    return run(program, rest, options).catch(() => 1);
  };
  console.error(`Installing ${packages.join(", ")} for the tests (once)…`);
  if ((await apt("install", "--no-install-recommends", ...packages)) === 0) return;
  await apt("update");
  if ((await apt("install", "--no-install-recommends", ...packages)) !== 0)
    console.error(`Tests want these, which could not be installed: ${packages.join(", ")}.`);
}

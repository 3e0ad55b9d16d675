// What tests need beside npm packages: a browser, a reader of PDF files, and a reader of pictures.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runPackage } from "./programs.mjs";

/** Programs, and the Debian packages they come in. */
const programs = { pdftotext: "poppler-utils", tesseract: "tesseract-ocr" };

/** Installs what is missing, where that can be done; the tests themselves say what is still missing. */
export async function ensureTestTools({ browser }) {
  const wanted = Object.entries(programs).flatMap(([program, from]) => (isOnPath(program) ? [] : [from]));
  if (browser && !(await hasBrowser())) wanted.push("chromium");
  if (wanted.length > 0) await installFromDebian(wanted);
}

async function hasBrowser() {
  if (isOnPath("chromium") || isOnPath("chromium-browser") || (await playwrightHasIts())) return true;
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
    console.error(`These could not be installed, and tests need them: ${packages.join(", ")}.`);
}

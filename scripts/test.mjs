// `npm test`: everything, from a fresh clone; the last line is the sum. `npm test -- words` passes the words
// to Vitest and leaves the browser out.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root, runPackage } from "./programs.mjs";
import { ensureTestTools } from "./test-tools.mjs";

const words = process.argv.slice(2);
const browser = words.length === 0 && (await hasBrowserTests());

await ensureInstalled();
await ensureTestTools({ browser });
await ensureBuilt();

const folder = await mkdtemp(join(tmpdir(), "parvis-results-"));
const runs = [await runVitest(), ...(browser ? [await runPlaywright()] : [])];
await rm(folder, { recursive: true });

const passed = sum(runs.map((run) => run.passed));
const failed = sum(runs.map((run) => run.failed));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

async function hasBrowserTests() {
  const names = await readdir(join(root, "tests"), { recursive: true });
  return names.some((name) => /(guides|pages)[\\/].*\.test\.ts$|\.browser\.test\.ts$/.test(name));
}

async function runVitest() {
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = await runPackage("vitest/vitest.mjs", ["run", ...reporters, ...words]);
  const results = await readResults(file);
  const count = {
    passed: results?.numPassedTests ?? 0,
    failed: (results?.numFailedTests ?? 0) + filesThatDidNotRun(results),
  };
  return neverSilent(count, code);
}

/** A file that fails before its first test has no test to count. */
function filesThatDidNotRun(results) {
  const files = (results?.testResults ?? []).filter((file) => file.status === "failed");
  return files.filter((file) => !file.assertionResults.some((test) => test.status === "failed")).length;
}

async function runPlaywright() {
  const file = join(folder, "playwright.json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const code = await runPackage("@playwright/test/cli.js", ["test", "--reporter=list,json"], { env });
  const stats = (await readResults(file))?.stats;
  return neverSilent(
    { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 },
    code,
  );
}

function readResults(file) {
  return readFile(file, "utf8").then(JSON.parse, () => null);
}

/** A run that went wrong outside its tests is a failure too. */
function neverSilent({ passed, failed }, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

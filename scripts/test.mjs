// `npm test`: everything, from a fresh clone; the last line is the total. `npm run test:long`: the tests
// tagged `repeats`, in their long form. Words after either are passed to Vitest, and skip the browser tests.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, root, runPackage } from "./programs.mjs";
import { ensureTestTools } from "./test-tools.mjs";

const given = process.argv.slice(2);
const isLong = given[0] === "--long";
const words = isLong ? given.slice(1) : given;
const browser = words.length === 0;
/** Hundreds of processes load the same modules: only the first compile them. */
const compiled = join(root, "var", "tests", "compiled");
const form = { PARVIS_TESTS: isLong ? "long" : "short", NODE_COMPILE_CACHE: compiled };

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

async function runVitest() {
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const which = isLong ? ["--tags-filter=repeats"] : [];
  const code = await runPackage("vitest/vitest.mjs", ["run", ...reporters, ...which, ...words], {
    env: form,
  });
  const results = await readResults(file);
  if (words.length === 0) tellSlowest(results);
  const count = {
    passed: results?.numPassedTests ?? 0,
    failed: (results?.numFailedTests ?? 0) + filesThatDidNotRun(results),
  };
  return neverSilent(count, code);
}

function tellSlowest(results) {
  const files = (results?.testResults ?? []).map(({ name, startTime, endTime }) => ({
    name: relative(root, name),
    seconds: (endTime - startTime) / 1000,
  }));
  console.log("The ten slowest files, in seconds:");
  for (const { name, seconds } of files.sort((a, b) => b.seconds - a.seconds).slice(0, 10))
    console.log(`${seconds.toFixed(1).padStart(7)}  ${name}`);
}

/** A file that fails before its first test has no test to count. */
function filesThatDidNotRun(results) {
  const files = (results?.testResults ?? []).filter((file) => file.status === "failed");
  return files.filter((file) => !file.assertionResults.some((test) => test.status === "failed")).length;
}

async function runPlaywright() {
  const file = join(folder, "playwright.json");
  const env = { ...form, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
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

/** An error outside the tests fails the run too. */
function neverSilent({ passed, failed }, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

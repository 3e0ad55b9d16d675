import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Hopeless } from "#infra/jobs/outcome.ts";
import { composeMails } from "#infra/mail/drawing/compose-mails.tsx";
import { keysFrom } from "#infra/sealing/keys.ts";
import { findSpace, spaces } from "#spaces/index.ts";
import { announcementOf, collect } from "#subject/contributed.ts";
import type { Subject } from "#subject/subject.ts";
import { modules, subjectsWith } from "../../src/app.ts";
import { contributed } from "../support/contributed.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const files = (await readdir(source, { recursive: true })).filter((file) => /\.tsx?$/.test(file));
const valuesIn = async (ending: RegExp) => {
  const modules = await Promise.all(
    files.filter((file) => ending.test(file)).map((file) => import(join(source, file))),
  );
  return modules.flatMap((module) => Object.values<object>(module));
};
const first = <Value>(values: Iterable<Value>): Value => {
  for (const value of values) return value;
  throw new Error("none is contributed");
};

describe("subjects", () => {
  const twice: [string, Subject][] = [
    ["mail", { mails: [first(contributed.mails.values())] }],
    ["SMS", { sms: [first(contributed.sms.values())] }],
    ["job", { jobs: [first(contributed.jobs)] }],
    ["retention", { retention: [first(contributed.retention)] }],
    ["kind of event", { journal: Object.fromEntries([first(contributed.journal)]) }],
    ["announcement", { announcements: Object.fromEntries([first(contributed.announcements)]) }],
  ];

  it.each(twice)("that declare the same %s are refused", (what, subject) => {
    expect(() => collect([...subjectsWith(modules), subject])).toThrow(`two subjects declare the ${what} "`);
    expect(() => collect([subject])).not.toThrow();
  });

  it("contribute every declared mail, SMS and job", async () => {
    const mails = (await valuesIn(/\.mails\.tsx?$/)).filter((value) => "composeStored" in value);
    expect(new Set(mails)).toEqual(new Set(contributed.mails.values()));
    const sms = (await valuesIn(/\.sms\.ts$/)).filter((value) => "composeStored" in value);
    expect(new Set(sms)).toEqual(new Set(contributed.sms.values()));
    const jobs = (await valuesIn(/\.job\.ts$/)).filter((value) => "runStored" in value);
    expect(contributed.jobs).toEqual(expect.arrayContaining(jobs));
    // The nightly clean-up, and the work on uploads, are made from what app.ts lists.
    expect(jobs).toHaveLength(contributed.jobs.length - 2);
  });

  it("have words for every event, and a key that fits a cookie for every announcement", () => {
    expect(contributed.journal.size).toBeGreaterThan(20);
    for (const [kind, words] of contributed.journal) {
      expect(kind).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(words).toMatch(/^\p{Lu}.+[^.]$/u);
    }
    expect(contributed.announcements.size).toBeGreaterThan(20);
    for (const key of contributed.announcements.keys()) {
      expect(key).toMatch(/^[a-z][a-z0-9-]{0,60}$/);
      for (const { wording } of spaces)
        expect(announcementOf(contributed, wording, key)?.title).toMatch(/^\p{Lu}/u);
    }
  });

  it("have words for every kind of audit event, also for those that count as readings", () => {
    expect(contributed.audit.size).toBeGreaterThan(10);
    for (const [kind, words] of contributed.audit) {
      expect(kind).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(words).toMatch(/^\p{Lu}.+[^.]$/u);
    }
    const kinds = [...contributed.reads.keys()];
    expect(kinds.filter((kind) => !contributed.audit.has(kind))).toEqual([]);
    expect(new Set(contributed.reads.values())).toEqual(new Set(["cards", "searches", "exports"]));
  });

  it("are all listed", async () => {
    const declared = await valuesIn(/\.subject\.ts$/);
    expect(declared.length).toBeGreaterThan(20);
    expect(subjectsWith(modules)).toEqual(expect.arrayContaining(declared));
  });

  it("are unknown to infra, which names no kind of mail or SMS", async () => {
    const kinds = [...contributed.mails.keys(), ...contributed.sms.keys()];
    for (const file of files.filter((file) => /^infra.(mail|sms|jobs)/.test(file))) {
      const text = await readFile(join(source, file), "utf8");
      expect(
        kinds.filter((kind) => text.includes(`"${kind}"`)),
        file,
      ).toEqual([]);
    }
  });
});

describe.each(contributed.jobs)("the job $name", ({ runStored }) => {
  it.each([null, {}, { space: 5 }, { space: "npfr", journeyId: "no id", number: 5 }])(
    "refuses a payload that is not its own: %j",
    async (payload) => {
      const isWhole = payload !== null && "journeyId" in payload;
      const contextOf = () => {
        throw new Error("it went on");
      };
      const run = runStored(contextOf, payload);
      // A job with only a space in its payload takes any payload that has one.
      await (isWhole ? expect(run).rejects.toThrow() : expect(run).rejects.toThrow(Hopeless));
    },
  );
});

describe.each([...contributed.mails.values()])("the mail $kind", (mail) => {
  it("is not drawn from wrong properties", async () => {
    const compose = composeMails({
      kinds: contributed.mails,
      findSpace,
      keys: keysFrom("the secret of the subjects' tests, long enough"),
      publicUrl: new URL("https://parvis.example"),
    });
    for (const { id } of spaces) await expect(compose(id, mail.kind, null)).rejects.toThrow();
  });
});

import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { managerRules } from "#kernel/password/password-managers.rules.ts";
import type { PasswordRule } from "#kernel/password/password-rule.ts";
import { faultsOfShape } from "#kernel/password/password-shape.rules.ts";
import { spaces } from "#spaces/index.ts";
import { openGallery } from "../../src/dev/gallery.tsx";
import { contributed } from "../support/contributed.ts";

const attribute = (input: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1];
const kinds: Record<string, string> = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  digit: "0123456789",
};

/** A password as a manager generates it: one character of each required kind, then any allowed ones. */
function madeUp(passwordrules: string, length: number, start: number): string {
  const rules = passwordrules.split(/; ?(?![^[]*\])/).map((rule) => rule.split(": ") as [string, string?]);
  const signsOf = (words: string) =>
    (words.match(/\[[^\]]*\]|\w+/g) ?? []).map((word) => kinds[word] ?? word.slice(1, -1)).join("");
  const of = (name: string) =>
    rules.filter(([rule]) => rule === name).map(([, words = ""]) => signsOf(words));
  const [allowed = ""] = of("allowed");
  const pick = (signs: string, index: number) => signs[(start + index * 7) % signs.length] ?? "";
  const needed = of("required").map(pick);
  const filled = Array.from({ length: length - needed.length }, (_, index) => pick(allowed, index));
  return [...needed, ...filled].join("");
}

const gallery = await openGallery(contributed);

describe.each(spaces)("the password fields of $id", (space) => {
  const { entries = [] } = gallery.find(({ key }) => key === space.id) ?? {};
  const rule: PasswordRule = space.policy.password;
  const inputs = entries.flatMap(({ key, draw }) =>
    (render(draw()).match(/<input[^>]* type="password"[^>]*>/g) ?? []).map((input) => ({ key, input })),
  );
  const those = (autocomplete: string) =>
    inputs.filter(({ input }) => attribute(input, "autocomplete") === autocomplete);

  it("carry the rule of the policy for a new password and its confirmation", () => {
    expect(those("new-password").length).toBeGreaterThan(6);
    for (const { key, input } of those("new-password"))
      expect([key, attribute(input, "minlength"), attribute(input, "maxlength")]).toEqual([
        key,
        String(Math.max(rule.minimum, rule.alphanumeric)),
        String(rule.maximum),
      ]);
    const told = new Set(those("new-password").map(({ input }) => attribute(input, "passwordrules")));
    expect([...told].map((text) => text?.replaceAll("&amp;", "&"))).toEqual([
      managerRules(rule).passwordrules,
    ]);
  });

  it("require no length for the current password", () => {
    expect(those("current-password").length).toBeGreaterThan(3);
    for (const { input } of inputs.filter(
      (one) => !those("new-password").some(({ input }) => input === one.input),
    ))
      expect(input).not.toMatch(/minlength|maxlength|passwordrules/);
  });

  it("are in forms that the browser does not validate itself", () => {
    for (const { key, draw } of entries)
      for (const form of render(draw()).match(/<form[\s\S]*?<\/form>/g) ?? [])
        if (form.includes('minlength="')) expect([key, / novalidate/.test(form)]).toEqual([key, true]);
  });

  it("are filled by a manager with passwords that meet the rule, at any stated length", () => {
    const { minlength, maxlength, passwordrules } = managerRules(rule);
    for (const length of [minlength, 12, 20, maxlength])
      for (let start = 0; start < 80; start += 1) {
        const made = madeUp(passwordrules, length, start);
        expect([made, made.length, faultsOfShape(rule, made)]).toEqual([made, length, []]);
      }
  });
});

it("the rule is written in the syntax of the format", () => {
  const texts = Object.fromEntries(
    spaces.map(({ id, policy }) => [id, managerRules(policy.password).passwordrules]),
  );
  expect(texts).toEqual({
    npfr: "minlength: 6; maxlength: 128; allowed: lower, upper, digit;",
    adherent:
      "minlength: 8; maxlength: 128; required: upper; required: digit; required: [-!?+@#*&]; allowed: lower, upper, digit, [-!?+@#*&];",
    sante:
      "minlength: 8; maxlength: 25; required: upper; required: lower; required: digit; required: [-!?+@#*&_%]; allowed: lower, upper, digit, [-!?+@#*&_%];",
  });
});

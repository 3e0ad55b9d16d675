/** A criterion of RGAA 4.1: theme, then rank within it. */
export type CriterionNumber = `${number}.${number}`;

type Judged = {
  number: CriterionNumber;
  /** In our words, in French. */
  title: string;
};

/** `look`: what a person looked at, and how. `tests`: files that fail when it stops being true. */
type Met = Judged & { verdict: "met"; look: string; tests: readonly string[] };

/** `fails`: shown on the statement, in French. */
type Failed = Judged & { verdict: "failed"; look: string; tests: readonly string[]; fails: string };

type NotApplicable = Judged & { verdict: "not applicable"; why: string; tests: readonly string[] };

export type Criterion = Met | Failed | NotApplicable;

export type Theme = { name: string; criteria: readonly Criterion[] };

type Judge = (number: CriterionNumber, title: string, seen: string, ...tests: string[]) => Criterion;

export const met: Judge = (number, title, look, ...tests) => ({ number, title, verdict: "met", look, tests });

export const notApplicable: Judge = (number, title, why, ...tests) => ({
  number,
  title,
  verdict: "not applicable",
  why,
  tests,
});

/** The tests that stand behind several criteria. */
export const markup = "tests/conformance/accessibility.test.tsx";
export const structure = "tests/conformance/pages.test.tsx";
export const contrast = "tests/conformance/contrast.test.ts";
export const gallery = "tests/pages/gallery.test.ts";
export const publicPages = "tests/pages/public.test.ts";
export const signedIn = "tests/pages/signed-in.test.ts";
export const session = "tests/pages/session.test.ts";
export const papers = "tests/payments/papers.test.ts";
export const captcha = "tests/captcha/captcha.browser.test.ts";
export const keyboard = ["tests/guides/adherent-keyboard.test.ts", "tests/guides/npfr-keyboard.test.ts"];
export const guides = [
  "tests/guides/npfr-guide.test.ts",
  "tests/guides/adherent-guide.test.ts",
  "tests/guides/sante-guide.test.ts",
];

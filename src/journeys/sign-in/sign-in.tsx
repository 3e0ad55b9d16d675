import { withKeptLogin } from "#web/kept/kept-login.ts";
import type { Step } from "../engine/step.ts";
import { judgeByEmail, judgeByNumber } from "./judge-sign-in.ts";
import type { signIn } from "./sign-in.journey.ts";
import { type ByEmail, type ByNumber, formByEmail, formByNumber, signInGuard } from "./sign-in-fields.ts";
import { SignInPage } from "./sign-in-page.tsx";

export const signInByEmailStep: Step<typeof signIn, "identify", ByEmail> = {
  path: "",
  form: formByEmail,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, _, state) => <SignInPage visit={visit} state={withKeptLogin(visit, state)} />,
  submit: (visit, _, typed) => judgeByEmail(visit, typed, null),
};

/** A1: by number, with a password or a letter's provisional one. */
export const signInByNumberStep: Step<typeof signIn, "identify", ByNumber> = {
  path: "",
  form: formByNumber,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, _, state) => <SignInPage visit={visit} state={withKeptLogin(visit, state)} />,
  submit: (visit, _, typed) => judgeByNumber(visit, typed, null),
};

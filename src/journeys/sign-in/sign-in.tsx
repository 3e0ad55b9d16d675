import type { Step } from "../engine/step.ts";
import { judgeByEmail, judgeByNumber } from "./judge-sign-in.ts";
import type { signIn } from "./sign-in.journey.ts";
import { type ByEmail, type ByNumber, formByEmail, formByNumber, signInGuard } from "./sign-in-fields.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** N7: the e-mail and the password. */
export const signInByEmailStep: Step<typeof signIn, "identify", ByEmail> = {
  path: "",
  form: formByEmail,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, _, state) => <SignInPage visit={visit} state={state} />,
  submit: (visit, _, typed) => judgeByEmail(visit, typed, null),
};

/** A1: the number and the password, or the provisional one of a letter. */
export const signInByNumberStep: Step<typeof signIn, "identify", ByNumber> = {
  path: "",
  form: formByNumber,
  guard: signInGuard,
  takesTurn: true,
  draw: (visit, _, state) => <SignInPage visit={visit} state={state} />,
  submit: (visit, _, typed) => judgeByNumber(visit, typed, null),
};

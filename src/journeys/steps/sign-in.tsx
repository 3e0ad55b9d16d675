import type { FormState } from "#kernel/form-state.ts";
import type { signIn } from "../sign-in.journey.ts";
import type { Step, StepVisit } from "../step.ts";
import { judgeByEmail, judgeByNumber } from "./judge-sign-in.ts";
import { captchaFor } from "./sign-in-captcha.ts";
import { type ByEmail, type ByNumber, formByEmail, formByNumber } from "./sign-in-fields.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** N7: the e-mail and the password. */
export const signInByEmailStep: Step<typeof signIn, "identify", ByEmail> = {
  path: "",
  form: formByEmail,
  draw: (visit, _, state) => drawSignIn(visit, state),
  submit: (visit, _, typed) => judgeByEmail(visit, typed, null),
};

/** A1: the number and the password, or the provisional one of a letter. */
export const signInByNumberStep: Step<typeof signIn, "identify", ByNumber> = {
  path: "",
  form: formByNumber,
  draw: (visit, _, state) => drawSignIn(visit, state),
  submit: (visit, _, typed) => judgeByNumber(visit, typed, null),
};

const drawSignIn = async (visit: StepVisit, state: FormState) => (
  <SignInPage visit={visit} state={state} captcha={await captchaFor(visit, state)} />
);

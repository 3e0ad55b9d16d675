import type { FormState } from "#kernel/form-state.ts";
import { keptLogin } from "#web/kept-login.ts";
import type { Step, StepVisit } from "../engine/step.ts";
import { judgeByEmail, judgeByNumber } from "./judge-sign-in.ts";
import type { signIn } from "./sign-in.journey.ts";
import { type ByEmail, type ByNumber, formByEmail, formByNumber, signInGuard } from "./sign-in-fields.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** What a journey that ended in this browser already knows, unless something was typed. */
function withKeptLogin(visit: StepVisit, state: FormState): FormState {
  const { by } = visit.space.policy.signIn;
  const login = state.values[by] === undefined ? keptLogin(visit) : null;
  return login === null ? state : { ...state, values: { ...state.values, [by]: login } };
}

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

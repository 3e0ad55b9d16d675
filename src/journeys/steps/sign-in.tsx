import { z } from "zod";
import { browserMemory } from "#account/known-browsers.queries.ts";
import type { CaptchaAnswer } from "#captcha/captcha.actions.ts";
import { setCookie } from "#http/cookies.ts";
import { minutes } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { readNumberOf } from "#registry/number.rules.ts";
import { shortenJourney } from "../journeys.queries.ts";
import { passwordRefused, secretMisspelt } from "../refusals.ts";
import { enter, type Login } from "../sign-in.actions.ts";
import type { signIn } from "../sign-in.journey.ts";
import type { Outcome, Step, StepVisit } from "../step.ts";
import { captchaFields, captchaFor, refuseRobot } from "./sign-in-captcha.ts";
import { SignInPage } from "./sign-in-page.tsx";

const password = z
  .string({ error: "Saisissez votre mot de passe." })
  .min(1, "Saisissez votre mot de passe.")
  .max(1024, "Ce mot de passe est trop long.");

const formByEmail = z.object({
  email: z
    .string({ error: "Saisissez votre adresse mail." })
    .trim()
    .min(1, "Saisissez votre adresse mail.")
    .max(254, "Cette adresse mail est trop longue.")
    // Whoever types the identifiant is told so without anybody being looked up.
    .includes("@", {
      error:
        "Saisissez votre adresse mail : depuis l’activation de votre espace, elle remplace l’identifiant reçu par courrier.",
    }),
  password,
  ...captchaFields,
});

const formByNumber = z.object({
  number: z
    .string({ error: "Saisissez votre numéro." })
    .trim()
    .min(1, "Saisissez votre numéro.")
    .max(64, "Ce numéro est trop long."),
  password,
  ...captchaFields,
});

/** N7: the e-mail and the password. */
export const signInByEmailStep: Step<typeof signIn, "identify", z.infer<typeof formByEmail>> = {
  path: "",
  form: formByEmail,
  draw: (visit, _, state) => drawSignIn(visit, state),
  submit: (visit, _, typed) =>
    judge(visit, { email: typed.email }, typed, "Courriel ou mot de passe incorrect."),
};

/** A1: the number and the password, or the provisional one of a letter. */
export const signInByNumberStep: Step<typeof signIn, "identify", z.infer<typeof formByNumber>> = {
  path: "",
  form: formByNumber,
  draw: (visit, _, state) => drawSignIn(visit, state),
  async submit(visit, _, typed) {
    // By what was typed alone: nobody is looked up, and it costs no try.
    const number = readNumberOf(visit.space, typed.number);
    if (!number.ok) {
      const redraw = { values: { number: typed.number }, errors: { number: number.refusal } };
      return { status: 400, redraw };
    }
    const { numberLabel } = visit.space.wording;
    return judge(visit, { number: typed.number }, typed, `${numberLabel} ou mot de passe incorrect.`);
  },
};

const drawSignIn = async (visit: StepVisit, state: FormState) => (
  <SignInPage visit={visit} state={state} captcha={await captchaFor(visit, state)} />
);

const sooner =
  "Pour ne pas attendre, passez par « Mot de passe oublié » : un nouveau mot de passe lève le blocage.";
const wayOut = "Choisissez-en un nouveau par « Mot de passe oublié ».";

/** What was proven here must be made use of within this time. */
const nextStepLasts = minutes(15);

async function judge(
  visit: StepVisit,
  login: Login,
  typed: { password: string } & CaptchaAnswer,
  wrong: string,
): Promise<Outcome<typeof signIn, "identify">> {
  const { ctx, visitor, knownBrowser, journeyId } = visit;
  const robot = await refuseRobot(visit, login, typed);
  if (robot) return robot;
  const entered = await enter(ctx, visitor, login, typed.password, knownBrowser);
  if (!entered.ok) {
    if (entered.refusal.kind === "misspelt") return secretMisspelt(login);
    const { lock } = visit.space.policy;
    return passwordRefused(entered.refusal, login, { wrong, wayOut, sooner, lock });
  }
  const next = entered.value;
  if (next.kind === "session") {
    setCookie(visit.request, visit.reply, "session", next.session);
    setCookie(visit.request, visit.reply, "browser", next.browser, browserMemory);
    return { event: "recognised", data: null };
  }
  const write = (trx: Parameters<typeof shortenJourney>[0]) => shortenJourney(trx, journeyId, nextStepLasts);
  if (next.kind === "factor_wanted") return { event: "factor_wanted", data: next.proven, write };
  return { event: "letter_recognised", data: next.proven, write };
}

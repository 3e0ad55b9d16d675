import type { Watched } from "#account/crowds/crowd.queries.ts";
import type { Login } from "#account/sessions/sign-in-candidate.queries.ts";
import {
  type CaptchaRefusal,
  isCaptchaWanted,
  judgeCaptcha,
  newChallenge,
  type ShownChallenge,
} from "#captcha/captcha.actions.ts";
import type { CaptchaForm } from "#captcha/token.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import type { FormState } from "#kernel/form-state.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import type { CaptchaRule, Space } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { StepVisit } from "../step.ts";
import { inNormalForm, lookAround, recentFailures } from "./strangers.actions.ts";

type Values = FormState["values"];

/** Protects with the anti-robot a form whose limits a crowd of strangers can use up. */
export type Guard<Data> = {
  form: CaptchaForm;
  /** The counts to check for a crowd; they depend on the button pressed. */
  watched(values: Values): readonly Watched[];
  /** The account that the form names. A browser that signed in to it is exempt. */
  about(data: Data, values: Values): Login | null;
  ruleOf?(space: Space): CaptchaRule;
  /** The statement that counts the try also checks for a crowd: a post without an answer skips the check here. */
  looksItself?: true;
  retype?: string;
};

const lost = "Les images reçues sont abîmées. En voici d’autres : choisissez celle du mot.";
const answerForm = formSchema({
  captcha: exactText(200, lost),
  captcha_choice: exactText(8, lost),
  captcha_proof: exactText(4096, lost),
});

const picture = "Cliquez sur l’image qui correspond au mot";
/** Told by the script, before anything is sent: that button needs it, and nothing is to be typed again. */
export const answerMissing = `${picture}, ou sur « Vérifier sans image ».`;
const words: Record<CaptchaRefusal, string> = {
  missing: picture,
  stale:
    "Ces images avaient déjà servi, ou la page était ouverte depuis trop longtemps. Choisissez l’image du nouveau mot",
  wrong: "Ce n’était pas la bonne image. Choisissez l’image du nouveau mot",
};
const afterFailures = `Après plusieurs essais, nous vérifions que vous n’êtes pas un robot. ${picture}`;
const crowd =
  "Trop de demandes arrivent en ce moment, et pas forcément de chez vous. Pour montrer que vous n’êtes pas un robot, cliquez sur l’image qui correspond au mot";

/** Refused values are never looked up. */
export const acceptedValues = ({ values, errors }: FormState): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(errors, name)));

/** `null`: no challenge. Each drawing of the page makes a new one. */
export async function challengeFor<Data>(
  visit: StepVisit,
  guard: Guard<Data>,
  data: Data,
  values: Values,
): Promise<ShownChallenge | null> {
  const { isWanted } = await whetherWanted(visit, guard, data, values);
  if (!isWanted) return null;
  return newChallenge(visit.ctx, visit.visitorSecret, guard.form);
}

/** Refused with the anti-robot: nothing is judged or counted (LOG-14). `mayPass`: hourly budgets do not apply. */
export async function passGuard<Data>(
  visit: StepVisit,
  guard: Guard<Data>,
  data: Data,
  values: Values,
): Promise<Result<{ mayPass: boolean }, Redraw>> {
  const answer = readForm(visit.request, answerForm);
  if (
    guard.looksItself &&
    ruleFor(visit, guard).asked === "never" &&
    answer.ok &&
    answer.value.captcha === ""
  )
    return done({ mayPass: false });
  const { isWanted, isKnown, rule } = await whetherWanted(visit, guard, data, values);
  if (!isWanted) return done({ mayPass: isKnown });
  if (!answer.ok) return refused({ status: 400, redraw: { values, errors: answer.refusal.errors } });
  const visitor = visit.visitorSecret;
  const verdict = await judgeCaptcha(visit.ctx, visitor, guard.form, answer.value);
  if (verdict.ok) return done({ mayPass: true });
  if (answer.value.captcha !== "" || rule === "always")
    return refused(again(guard, values, words[verdict.refusal]));
  return refused(rule ? again(guard, values, afterFailures) : robotSuspected(guard, values));
}

/** The page again, when a crowd was detected after the form was sent. */
export const robotSuspected = <Data>(guard: Guard<Data>, values: Values) => again(guard, values, crowd);

const again = <Data>({ retype = "recommencez" }: Guard<Data>, values: Values, message: string): Redraw => ({
  status: 400,
  redraw: { values, errors: { captcha_choice: `${message}, puis ${retype}.` } },
});

const ruleFor = <Data>({ space }: StepVisit, { ruleOf }: Guard<Data>): CaptchaRule =>
  ruleOf?.(space) ?? { asked: "never" };

async function whetherWanted<Data>(visit: StepVisit, guard: Guard<Data>, data: Data, values: Values) {
  const { ctx, visitor, knownBrowser } = visit;
  const login = inNormalForm(visit.space, guard.about(data, values));
  const rule = ruleFor(visit, guard);
  const failures =
    rule.asked === "after_failures" ? await recentFailures(ctx, visitor, login, knownBrowser) : 0;
  if (isCaptchaWanted(rule, failures)) return { isWanted: true, isKnown: false, rule: rule.asked };
  const { isCrowded, isKnown } = await lookAround(ctx, visitor, guard.watched(values), login, knownBrowser);
  return { isWanted: isCrowded && !isKnown, isKnown, rule: null };
}

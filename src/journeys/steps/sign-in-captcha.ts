import {
  type CaptchaAnswer,
  type CaptchaRefusal,
  isCaptchaWanted,
  judgeCaptcha,
  newChallenge,
  type ShownChallenge,
} from "#captcha/captcha.actions.ts";
import type { FormState } from "#kernel/form-state.ts";
import { exactText } from "#kernel/typed-text.ts";
import { isSuspect, recentFailures } from "../recent-failures.actions.ts";
import type { Login } from "../sign-in.actions.ts";
import type { Redraw, StepVisit } from "../step.ts";

const lost = "Les images reçues sont abîmées. En voici d’autres : choisissez celle du mot.";

/** What the anti-robot sends with the form; nothing where it is not asked for. */
export const captchaFields = {
  captcha: exactText(200, lost),
  captcha_choice: exactText(8, lost),
  captcha_proof: exactText(4096, lost),
};

const again = "Choisissez l’image du nouveau mot, puis retapez votre mot de passe.";

const words: Record<CaptchaRefusal, string> = {
  missing: `Cliquez sur l’image qui correspond au mot, ou sur « Vérifier sans image », puis retapez votre mot de passe.`,
  stale: `Ces images avaient déjà servi, ou la page était ouverte depuis trop longtemps. ${again}`,
  wrong: `Ce n’était pas la bonne image. ${again}`,
};

const nowWanted =
  "Après plusieurs essais, nous vérifions que vous n’êtes pas un robot. Cliquez sur l’image qui correspond au mot, puis retapez votre mot de passe.";

/** The challenge to show with the form, if any: a new one each time the page is drawn. */
export async function captchaFor(
  visit: StepVisit,
  { values, errors }: FormState,
): Promise<ShownChallenge | null> {
  const by = visit.space.policy.signIn.by;
  const typed = errors[by] ? "" : values[by]?.trim();
  const login = typed ? loginBy(by, typed) : null;
  if (!(await isWanted(visit, login))) return null;
  return newChallenge(visit.ctx, visit.visitorSecret, "sign-in");
}

const loginBy = (by: "email" | "number", typed: string): Login =>
  by === "email" ? { email: typed } : { number: typed };

/** The page again, when it must be shown that one is no robot and it was not; no password is looked at then (LOG-14). */
export async function refuseRobot(
  visit: StepVisit,
  login: Login,
  answer: CaptchaAnswer,
): Promise<Redraw | null> {
  if (!(await isWanted(visit, login))) return null;
  const verdict = await judgeCaptcha(visit.ctx, visit.visitorSecret, "sign-in", answer);
  if (verdict.ok) return null;
  const wasAsked = answer.captcha !== "" || visit.space.policy.signIn.captcha.asked === "always";
  const message = wasAsked ? words[verdict.refusal] : nowWanted;
  return { redraw: { values: login, errors: { captcha_choice: message } }, status: 400 };
}

async function isWanted({ ctx, visitor, knownBrowser }: StepVisit, login: Login | null): Promise<boolean> {
  const { captcha: rule } = ctx.space.policy.signIn;
  const failures =
    rule.asked === "after_failures" ? await recentFailures(ctx, visitor, login, knownBrowser) : 0;
  return isCaptchaWanted(rule, failures) || (await isSuspect(ctx, login, knownBrowser));
}

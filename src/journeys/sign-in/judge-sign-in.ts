import type { Opened } from "#account/sessions/open-session.queries.ts";
import type { Login } from "#account/sessions/sign-in-candidate.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { minutes } from "#kernel/duration.ts";
import { robotSuspected } from "../engine/anti-robot/anti-robot.ts";
import { shortenJourney } from "../engine/journeys.queries.ts";
import { letterExpired, letterUsed, passwordRefused, secretMisspelt } from "../engine/refusals.ts";
import type { Outcome, Said, StepVisit } from "../engine/step.ts";
import { enter } from "./sign-in.actions.ts";
import type { Proven, signIn, Vouched } from "./sign-in.journey.ts";
import { type ByEmail, type ByNumber, signInGuard } from "./sign-in-fields.ts";

const sooner =
  "Pour ne pas attendre, passez par « Mot de passe oublié » : un nouveau mot de passe lève le blocage.";
const elsewhere =
  "Si ce mot de passe est le bon, des essais faits ailleurs bloquent peut-être l’accès : « Mot de passe oublié » lève ce blocage.";
const wayOut = "Choisissez-en un nouveau par « Mot de passe oublié ».";
const anotherLetter = "Demandez-en un autre par « Mot de passe oublié ».";

export const nextStepLasts = minutes(15);

type Entering = Promise<Outcome<typeof signIn, "link_identity">>;

type Linking = {
  vouched: Vouched;
  link(trx: SpaceTransaction, proven: Proven, opened: Opened): Promise<Said>;
};

const wrongAt = ({ space }: StepVisit) => `${space.wording.signInLabel} ou mot de passe incorrect.`;

export const judgeByEmail = (visit: StepVisit, typed: ByEmail, linking: Linking | null): Entering =>
  judgeAndKeep(visit, { email: typed.email }, typed, linking);

export const judgeByNumber = (visit: StepVisit, typed: ByNumber, linking: Linking | null): Entering =>
  judgeAndKeep(visit, { number: typed.number }, typed, linking);

/** Kept after any refusal, for known and unknown logins: most then go to « Mot de passe oublié ». */
async function judgeAndKeep(
  visit: StepVisit,
  login: Login,
  typed: ByEmail | ByNumber,
  linking: Linking | null,
): Entering {
  const outcome = await judge(visit, login, typed, wrongAt(visit), linking);
  return "redraw" in outcome ? { ...outcome, login: "email" in login ? login.email : login.number } : outcome;
}

async function judge(
  visit: StepVisit,
  login: Login,
  typed: ByEmail | ByNumber,
  wrong: string,
  linking: Linking | null,
): Entering {
  const { ctx, journeyId } = visit;
  const entered = await enter(ctx, visit, login, typed.password);
  if (!entered.ok) {
    if (entered.refusal.kind === "misspelt") return secretMisspelt(login);
    if (entered.refusal.kind === "robot_suspected") return robotSuspected(signInGuard, login);
    if (entered.refusal.kind === "letter_used") return letterUsed(login);
    const { policy } = visit.space;
    if (entered.refusal.kind === "letter_expired") return letterExpired(login, policy, anotherLetter);
    const { lock } = policy;
    return passwordRefused(entered.refusal, login, { wrong, wayOut, sooner, elsewhere, lock });
  }
  const next = entered.value;
  if (next.kind === "session") {
    const write = linking && ((trx: SpaceTransaction) => linking.link(trx, next.proven, next.opened));
    return { event: "recognised", data: null, opened: next.opened, ...(write && { write }) };
  }
  const write = (trx: SpaceTransaction) => shortenJourney(trx, journeyId, nextStepLasts);
  if (next.kind === "letter") return { event: "letter_recognised", data: next.proven, write };
  if (next.kind === "not_activated") return { event: "activation_awaited", data: next.awaited, write };
  const vouched = linking && { vouched: linking.vouched };
  return { event: "factor_wanted", data: { ...next.proven, ...vouched }, write };
}

import { z } from "zod";
import type { Proof } from "#account/factors/judge-factor.actions.ts";
import { readShown } from "#account/factors/passkeys/passkey-answers.ts";
import { proveFactor } from "#account/factors/prove-factor.actions.ts";
import { readRecoveryCode } from "#account/factors/recovery-codes/recovery-code.rules.ts";
import { readTotpCode } from "#account/factors/totp/totp.ts";
import type { Opened } from "#account/sessions/open-session.queries.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { exactText } from "#kernel/text/typed-text.ts";
import { requestLetter } from "#letters/request-letter.actions.ts";
import { dropRequestedLetter } from "#letters/requested-letters.queries.ts";
import type { Outcome, Step, StepVisit } from "../../engine/step.ts";
import { linkingOf } from "../provider/link-identity.tsx";
import type { Proven, signIn } from "../sign-in.journey.ts";
import { factorsToAsk, proveLetter } from "./second-factor.actions.ts";
import { SecondFactorPage } from "./second-factor-page.tsx";
import { type FactorChoice, factorRedraw, factorRefused, letterRefused } from "./second-factor-refusals.ts";

const typed = exactText(64, "C’est trop long.").optional();

const silent = "Votre clé d’accès n’a pas répondu. Recommencez.";

const form = formSchema({
  choice: z.enum(["code", "passkey", "spare", "letter"]),
  code: typed,
  spare_code: typed,
  credential: exactText(16_384, silent).optional(),
});
type Typed = z.infer<typeof form>;
type Next = Promise<Outcome<typeof signIn, "second_factor">>;

/** After the password or the provider, and before any session exists. */
export const secondFactorStep: Step<typeof signIn, "second_factor", Typed> = {
  path: "/verification",
  form,
  async draw(visit, proven, state) {
    const asked = await factorsToAsk(visit.ctx, provingOf(visit, proven));
    const by = proven.identity ? "provider" : "password";
    return <SecondFactorPage visit={visit} by={by} asked={asked} state={state} />;
  },
  submit(visit, proven, sent) {
    switch (sent.choice) {
      case "code":
        return showCode(visit, proven, sent.code ?? "");
      case "passkey":
        return showPasskey(visit, proven, sent.credential ?? "");
      case "spare":
        return showSpareCode(visit, proven, sent.spare_code ?? "");
      case "letter":
        return askLetter(proven, visit);
    }
  },
};

const provingOf = ({ journeyId, knownBrowser: browser }: StepVisit, proven: Proven) => ({
  ...proven,
  identity: proven.identity ? Buffer.from(proven.identity, "base64url") : null,
  journeyId,
  browser,
});

/** A malformed code costs no try. */
async function showCode(visit: StepVisit, proven: Proven, written: string): Next {
  const code = readTotpCode(written);
  if (!code) return factorRedraw("code", "Saisissez les 6 chiffres du code.", "code");
  return judgeFactor(visit, proven, "code", { by: "totp", code });
}

async function showPasskey(visit: StepVisit, proven: Proven, credential: string): Next {
  const answer = readShown(credential);
  if (!answer) return factorRedraw("passkey", silent);
  return judgeFactor(visit, proven, "passkey", { by: "passkey", answer });
}

/** A lost factor is removed with the password, which a visitor from a provider has not typed. */
const passwordFirst = (choice: FactorChoice) =>
  factorRedraw(choice, "Pour cela, connectez-vous avec votre mot de passe : revenez à la connexion.");

/** Ten characters are a recovery code, twelve the secret of a letter. */
async function showSpareCode(visit: StepVisit, proven: Proven, written: string): Next {
  if (proven.identity) return passwordFirst("spare");
  const code = readRecoveryCode(written);
  if (code) return judgeFactor(visit, proven, "spare", { by: "recovery_code", code });
  const secret = readCode(written);
  if (!secret.ok)
    return factorRedraw(
      "spare",
      "Relisez ce code : il a 10 caractères pour un code de secours, 12 s’il vient d’un courrier.",
      "spare_code",
    );
  const opened = await proveLetter(visit.ctx, visit.visitor, provingOf(visit, proven), secret.value);
  if (!opened.ok) return refusedAs(visit, opened.refusal, "spare");
  return signedIn(visit, proven, opened.value, false);
}

async function judgeFactor(visit: StepVisit, proven: Proven, choice: FactorChoice, proof: Proof): Next {
  const opened = await proveFactor(visit.ctx, visit.visitor, provingOf(visit, proven), proof);
  if (!opened.ok) return refusedAs(visit, opened.refusal, choice);
  // The factor is not lost: a letter requested by a password thief is cancelled.
  return signedIn(visit, proven, opened.value, proof.by !== "recovery_code");
}

const refusedAs = (visit: StepVisit, refusal: Parameters<typeof factorRefused>[0], choice: FactorChoice) =>
  factorRefused(refusal, choice, visit.space.policy.lock);

/** Links the provider's identity that was proven before the password. */
const signedIn = (visit: StepVisit, proven: Proven, opened: Opened, hasFactor: boolean) => ({
  event: "factor_proven" as const,
  data: null,
  opened,
  async write(trx: SpaceTransaction) {
    if (hasFactor) await dropRequestedLetter(trx, proven.holderId, "lost_factor");
    return proven.vouched ? linkingOf(visit, proven.vouched).link(trx, proven, opened) : null;
  },
});

/** A letter alone removes nothing: its secret is typed here, after the password. */
async function askLetter(proven: Proven, { ctx, visitor }: StepVisit): Next {
  if (proven.identity) return passwordFirst("letter");
  return {
    event: "letter_asked",
    data: proven,
    async write(trx) {
      const asked = await requestLetter(trx, ctx, proven.holderId, {
        kind: "lost_factor",
        by: asVisitor(visitor),
      });
      if (!asked.ok) return letterRefused(asked.refusal);
      return { said: "letter-announced" };
    },
  };
}

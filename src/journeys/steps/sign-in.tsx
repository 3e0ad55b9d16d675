import { z } from "zod";
import { browserMemory } from "#account/known-browsers.queries.ts";
import { setCookie } from "#http/cookies.ts";
import { passwordRefused } from "../refusals.ts";
import { enter } from "../sign-in.actions.ts";
import type { signIn } from "../sign-in.journey.ts";
import type { Step } from "../step.ts";
import { SignInPage } from "./sign-in-page.tsx";

const form = z.object({
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
  password: z
    .string({ error: "Saisissez votre mot de passe." })
    .min(1, "Saisissez votre mot de passe.")
    .max(1024, "Ce mot de passe est trop long."),
});

const wrong = "Courriel ou mot de passe incorrect.";
const sooner =
  "Pour ne pas attendre, passez par « Mot de passe oublié » : un nouveau mot de passe lève le blocage.";
const wayOut = "Choisissez-en un nouveau par « Mot de passe oublié ».";

export const signInStep: Step<typeof signIn, "identify", z.infer<typeof form>> = {
  path: "",
  form,
  draw: (visit, _, state) => <SignInPage visit={visit} state={state} />,
  async submit(visit, _, typed) {
    const { lock } = visit.space.policy;
    const entered = await enter(visit.ctx, visit.visitor, typed, visit.knownBrowser);
    if (!entered.ok)
      return passwordRefused(entered.refusal, { email: typed.email }, { wrong, wayOut, sooner, lock });
    setCookie(visit.request, visit.reply, "session", entered.value.session);
    setCookie(visit.request, visit.reply, "browser", entered.value.browser, browserMemory);
    return { event: "recognised", data: null };
  },
};

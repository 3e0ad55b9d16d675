import type { FactorRefusal } from "#account/factors/prove-factor.actions.ts";
import { explainRefusal, waitAfter } from "#account/password/refusal-words.ts";
import { describeDay } from "#kernel/moment.ts";
import type { RequestRefusal } from "#letters/request-letter.actions.ts";
import type { LockRule } from "#spaces/space.ts";
import type { Redraw } from "#web/refuse-form.ts";

/** The four forms of the page: an error shows in the one that was sent. */
export type FactorChoice = "code" | "passkey" | "spare" | "letter";

export const factorRedraw = (
  choice: FactorChoice,
  message: string,
  field = "_form",
  status: 400 | 401 | 409 = 400,
): Redraw => ({ status, redraw: { values: { choice }, errors: { [field]: message } } });

const wrongWords: Record<FactorChoice, string> = {
  code: "Ce code n’est pas le bon, ou il a déjà servi. Attendez que l’application en affiche un autre.",
  passkey: "Cette clé d’accès n’a pas été reconnue.",
  spare: "Ce code n’est pas le bon, ou il a déjà servi.",
  letter: "",
};

export function factorRefused(refusal: FactorRefusal, choice: FactorChoice, lock: LockRule): Redraw {
  if (refusal.kind === "challenge_over")
    return factorRedraw(
      choice,
      "Trop de temps a passé. Présentez votre clé d’accès à nouveau : aucun essai n’est perdu.",
      "_form",
      409,
    );
  if (refusal.kind === "overtaken")
    return factorRedraw(
      choice,
      "Votre accès a changé pendant cette connexion. Quittez cette page, puis connectez-vous à nouveau.",
      "_form",
      409,
    );
  if (refusal.kind === "locked" && !refusal.lock)
    return {
      ...factorRedraw(
        choice,
        "Après de nombreux essais manqués, cette vérification n’est plus acceptée. Demandez un code par courrier.",
      ),
      status: 429,
      wait: null,
    };
  const message = explainRefusal(refusal, lock, {
    wrong: wrongWords[choice],
    locked: "cette vérification est bloquée",
    sooner: "Changer de mot de passe ne lève pas ce blocage.",
    wayOut: "",
  });
  if (refusal.kind === "wrong") return factorRedraw(choice, message, "_form", 401);
  return { ...factorRedraw(choice, message), status: 429, wait: waitAfter(refusal) };
}

export function letterRefused(refusal: RequestRefusal): Redraw {
  switch (refusal.kind) {
    case "not_on_file":
      return factorRedraw("letter", "Votre dossier est clos. Contactez-nous.", "_form", 409);
    case "waits_already":
      return factorRedraw("letter", "Un courrier est déjà demandé : il va partir.", "_form", 409);
    case "too_soon":
      return factorRedraw(
        "letter",
        `Un courrier vous a déjà été envoyé. Vous pourrez en demander un autre le ${describeDay(refusal.until)}.`,
        "_form",
        409,
      );
  }
}

import { describeDuration } from "#kernel/duration.ts";
import { warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

export const activationCode: Composer<"activation-code"> = ({ codeId }, { space, codeOf }) => ({
  subject: `Votre code d’activation ${space.wording.shortName}`,
  parts: [
    `Vous avez demandé un code pour choisir votre mot de passe sur « ${space.wording.name} ».`,
    { label: "Votre code d’activation", code: codeOf(codeId) },
    `Recopiez-le sur la page où vous l’avez demandé, restée ouverte dans votre navigateur. Il est valable ${describeDuration(codeLifetime(space.policy.codes))} et ne sert qu’une fois.`,
    "Vous avez fermé la page ? Dans le même navigateur, revenez à « Mot de passe oublié, ou première connexion », puis choisissez « J’ai déjà mon code ».",
    "Ce n’est pas vous ? Ne donnez ce code à personne, même à quelqu’un qui dit appeler de notre part. Vous n’avez rien d’autre à faire : rien ne change sur votre compte.",
  ],
});

function codeLifetime(rule: { lifetime: Parameters<typeof describeDuration>[0] } | null) {
  if (!rule) throw new Error("this space sends no codes");
  return rule.lifetime;
}

export const accountOpened: Composer<"account-opened"> = ({ firstName }, { space }) => ({
  subject: `Votre espace ${space.wording.shortName} est ouvert`,
  firstName,
  parts: [
    `Un mot de passe vient d’être choisi pour vous sur « ${space.wording.name} » : votre espace est ouvert. Connectez-vous avec votre ${space.wording.number} et ce mot de passe.`,
    "Si c’est bien vous, vous n’avez rien à faire.",
    warnUs(space),
  ],
});

export const letterAsked: Composer<"letter-asked"> = ({ firstName }, { space }) => ({
  subject: "Un courrier a été demandé pour vous",
  firstName,
  parts: [
    `Quelqu’un, sans doute vous, a demandé sur « ${space.wording.name} » qu’un mot de passe provisoire vous soit envoyé par la poste, à l’adresse de votre dossier.`,
    "Si c’est bien vous, vous n’avez rien à faire. Votre mot de passe actuel reste bon tant que vous n’en avez pas choisi un autre.",
    warnUs(space),
  ],
});

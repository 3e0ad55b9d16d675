import type { MailProps } from "#infra/mail/mail-kinds.ts";
import { describeDuration } from "#kernel/duration.ts";
import { codeRuleOf } from "../proofs/code/code-rule.rules.ts";
import { callUs, nothingToDo, warnUs } from "./contact.ts";
import type { Composer } from "./content.ts";

export const activationCode: Composer<"activation-code"> = ({ codeId, firstName }, { space, codeOf }) => ({
  subject: `Votre code d’activation ${space.wording.shortName}`,
  firstName,
  parts: [
    `Vous avez demandé un code pour choisir votre mot de passe sur « ${space.wording.name} ».`,
    { label: "Votre code d’activation", code: codeOf(codeId) },
    `Recopiez-le sur la page où vous l’avez demandé, restée ouverte dans votre navigateur. Il est valable ${describeDuration(codeRuleOf(space).lifetime)} et ne sert qu’une fois.`,
    "Vous avez fermé la page ? Dans le même navigateur, revenez à « Mot de passe oublié, ou première connexion », puis choisissez « J’ai déjà mon code ».",
    "Ce n’est pas vous ? Ne donnez ce code à personne, même à quelqu’un qui dit appeler de notre part. Vous n’avez rien d’autre à faire : rien ne change sur votre compte.",
  ],
});

export const accountOpened: Composer<"account-opened"> = ({ firstName }, { space }) => ({
  subject: `Votre espace ${space.wording.shortName} est ouvert`,
  firstName,
  parts: [
    `Un mot de passe vient d’être choisi pour vous sur « ${space.wording.name} » : votre espace est ouvert. Connectez-vous avec votre ${space.wording.number} et ce mot de passe.`,
    "Si c’est bien vous, vous n’avez rien à faire.",
    warnUs(space),
  ],
});

const enclosed: Record<MailProps["letter-asked"]["brings"], { what: string; until: string }> = {
  new_password: {
    what: "d’un mot de passe provisoire",
    until: "Si vous avez déjà un mot de passe, il reste bon tant que vous n’en avez pas choisi un autre.",
  },
  lost_factor: {
    what: "d’un code à usage unique pour vous connecter sans votre seconde vérification",
    until: "Votre seconde vérification reste en place tant que ce code n’a pas servi.",
  },
};

export const letterAsked: Composer<"letter-asked"> = ({ firstName, brings, byStaff }, { space }) => ({
  subject: byStaff ? "Nous vous envoyons un courrier" : "Un courrier a été demandé pour vous",
  firstName,
  parts: [
    `${byStaff ? "Notre service a demandé" : "Quelqu’un, sans doute vous, a demandé"} sur « ${space.wording.name} » l’envoi par la poste, à l’adresse de votre dossier, ${enclosed[brings].what}. Si vous avez changé d’adresse depuis moins de ${describeDuration(space.policy.letters.addressCoolingOff)}, ce courrier partira un peu plus tard.`,
    `${byStaff ? "Vous n’avez rien à faire d’ici là." : nothingToDo} ${enclosed[brings].until}`,
    byStaff ? callUs(space) : warnUs(space),
  ],
});

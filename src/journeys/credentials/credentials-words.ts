import { z } from "zod";
import { anyNewPassword } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { newEmail, typedAddress } from "#kernel/fields/typed-address.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { chosenPassword, repeatedAddress } from "../engine/steps/fields.ts";

/** Texts that differ by journey, on the pages where an address and a password are chosen. */
export type CredentialsWords = {
  title: string;
  introduction: (space: Space) => string;
  /** Whether the address is typed twice. */
  emailAgain: boolean;
  submit: string;
};

/** N4, N5 */
export const afterLetters: CredentialsWords = {
  title: "Bienvenue",
  introduction: ({ policy, wording }) =>
    policy.signIn.by === "email"
      ? `Pour personnaliser votre espace, choisissez l’${wording.emailAddress} et le mot de passe avec lesquels vous vous connecterez désormais.`
      : `Pour personnaliser votre espace, donnez l’${wording.emailAddress} où nous vous écrirons, et choisissez le mot de passe avec lequel vous vous connecterez désormais, à côté de votre ${wording.number}.`,
  emailAgain: false,
  submit: "Confirmation",
};

/** S3 */
export const afterIban: CredentialsWords = {
  title: "Vos accès",
  introduction: ({ wording }) =>
    `Renseignez l’${wording.emailAddress} où nous vous écrirons, et choisissez le mot de passe qui ouvrira votre espace.`,
  emailAgain: true,
  submit: "Valider",
};

/** Accepts anything, so that all fields show their errors together (N4). */
export const typedCredentials = perSpace(({ policy }: Pick<Space, "policy">) =>
  formSchema({
    email: typedAddress(),
    email_confirmation: typedAddress(),
    ...anyNewPassword(policy.password),
  }),
);

export const wantedCredentials = perSpace(({ policy, wording }: Space) =>
  z.object({
    email: newEmail(`Vous devez saisir votre ${wording.emailAddress}.`),
    email_confirmation: repeatedAddress(),
    ...chosenPassword(policy),
  }),
);

import { z } from "zod";

/** The longest address SMTP carries (RFC 5321 4.5.3.1). */
const longestAddress = 254;

/** An e-mail address being chosen: it must be one that mail can reach. */
export const newEmail = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(longestAddress, "Cette adresse mail est trop longue.")
    .pipe(z.email("Cette adresse mail n’est pas complète. Exemple : prenom.nom@fournisseur.fr"));

/** A secret typed to be compared: refused only when no password of ours can be so long. */
export const typedSecret = (missing: string) =>
  z.string().min(1, missing).max(1024, "Ce mot de passe est trop long.");

/** A new password and its repetition. Its rule is checked apart, with the words of the space. */
export const newPasswordFields = {
  password: z.string().min(1, "Choisissez un mot de passe."),
  password_confirmation: z.string().min(1, "Retapez le mot de passe pour le confirmer."),
};

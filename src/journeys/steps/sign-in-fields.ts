import { z } from "zod";
import type { Space } from "#spaces/space.ts";
import type { Guard } from "../anti-robot.ts";

const password = z
  .string({ error: "Saisissez votre mot de passe." })
  .min(1, "Saisissez votre mot de passe.")
  .max(1024, "Ce mot de passe est trop long.");

/** What one signs in with, where it is by e-mail. */
export const formByEmail = z.object({
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
  password,
});

/** The same, where it is by number. */
export const formByNumber = ({ wording }: Pick<Space, "wording">) =>
  z.object({
    number: z
      .string({ error: `Saisissez votre ${wording.number}.` })
      .trim()
      .min(1, `Saisissez votre ${wording.number}.`)
      .max(64, "Ce numéro est trop long."),
    password,
  });

export type ByEmail = z.infer<typeof formByEmail>;
export type ByNumber = z.infer<ReturnType<typeof formByNumber>>;

/** Strangers who try passwords on many people, or second factors behind stolen passwords, are stopped here. */
export const signInGuard: Guard<unknown> = {
  form: "sign-in",
  watched: () => ["misses", "factors"],
  about(_, { email, number }) {
    if (email) return { email };
    return number ? { number } : null;
  },
  ruleOf: ({ policy }) => policy.signIn.captcha,
  retype: "retapez votre mot de passe",
};

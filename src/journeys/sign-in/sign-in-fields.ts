import type { z } from "zod";
import { typedPassword } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { typedAddress } from "#kernel/fields/typed-address.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import type { Guard } from "../engine/anti-robot/anti-robot.ts";
import { typedNumber } from "../engine/steps/fields.ts";
import { watchedAtSignIn } from "./find-and-take.actions.ts";

const password = typedPassword("Saisissez votre mot de passe.");

export const formByEmail = perSpace(({ kind, wording }: Pick<Space, "kind" | "wording">) =>
  formSchema({
    email: typedAddress()
      .min(1, `Saisissez votre ${wording.emailAddress}.`)
      // A number in this field is reported without a look-up.
      .includes("@", {
        error:
          kind === "portal"
            ? `Saisissez votre ${wording.emailAddress} : depuis l’activation de votre espace, elle remplace l’identifiant reçu par courrier.`
            : `Il manque le signe @ (arobase) dans cette ${wording.emailAddress}.`,
      }),
    password,
  }),
);

export const formByNumber = perSpace((space: Space) =>
  formSchema({
    number: typedNumber(space, `Saisissez votre ${space.wording.number}.`),
    password,
  }),
);

export type ByEmail = z.infer<ReturnType<typeof formByEmail>>;
export type ByNumber = z.infer<ReturnType<typeof formByNumber>>;

/** Against passwords tried on many people, and second factors tried after a stolen password. */
export const signInGuard: Guard<unknown> = {
  form: "sign-in",
  watched: () => watchedAtSignIn,
  looksItself: true,
  about(_, { email, number }) {
    if (email) return { email };
    return number ? { number } : null;
  },
  ruleOf: ({ policy }) => policy.signIn.captcha,
  retype: "retapez votre mot de passe s’il a été effacé",
};

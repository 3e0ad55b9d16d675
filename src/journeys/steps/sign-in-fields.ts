import type { z } from "zod";
import { typedPassword } from "#account/typed-passwords.ts";
import { formSchema } from "#http/form-schema.ts";
import type { Space } from "#spaces/space.ts";
import { typedAddress, typedNumber } from "./fields.ts";
import { captchaFields } from "./sign-in-captcha.ts";

const password = typedPassword("Saisissez votre mot de passe.");

/** What one signs in with, where it is by e-mail. */
export const formByEmail = formSchema({
  email: typedAddress()
    .min(1, "Saisissez votre adresse mail.")
    // Whoever types the identifiant is told so without anybody being looked up.
    .includes("@", {
      error:
        "Saisissez votre adresse mail : depuis l’activation de votre espace, elle remplace l’identifiant reçu par courrier.",
    }),
  password,
  ...captchaFields,
});

/** The same, where it is by number. */
export const formByNumber = ({ wording }: Pick<Space, "wording">) =>
  formSchema({
    number: typedNumber(`Saisissez votre ${wording.number}.`),
    password,
    ...captchaFields,
  });

export type ByEmail = z.infer<typeof formByEmail>;
export type ByNumber = z.infer<ReturnType<typeof formByNumber>>;

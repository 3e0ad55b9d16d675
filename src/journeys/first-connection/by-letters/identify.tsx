import type { z } from "zod";
import { typedPassword } from "#account/password/typed-passwords.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { checkedAs } from "#kernel/fields/field-check.ts";
import { readCode } from "#kernel/text/checked-code.rules.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { letterExpired, passwordRefused, secretMisspelt } from "../../engine/refusals.ts";
import type { Step } from "../../engine/step.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import { recogniseLetters, recordRecognition } from "./first-connection.actions.ts";
import { IdentifyPage } from "./identify-page.tsx";
import type { provisionalCredentials } from "./provisional-credentials.journey.ts";

const form = perSpace((space: Space) =>
  formSchema({
    number: typedNumber(space, "Recopiez ce que porte votre notification, le premier des deux courriers."),
    password: checkedAs(
      { kind: "letter-secret" },
      typedPassword("Saisissez le mot de passe provisoire reçu par courrier séparé."),
    ),
  }),
);

export const identifyStep: Step<
  typeof provisionalCredentials,
  "identify",
  z.infer<ReturnType<typeof form>>
> = {
  path: "",
  form,
  guard: {
    form: "letters",
    watched: () => ["misses"],
    // A first visitor has no account yet.
    about: (_, { number }) => (number ? { number } : null),
    retype: "retapez le mot de passe provisoire s’il a été effacé",
  },
  takesTurn: true,
  draw: (visit, _, state) => <IdentifyPage visit={visit} state={state} />,
  async submit(visit, _, { number, password }) {
    const secret = readCode(password);
    if (!secret.ok) return secretMisspelt({ number });
    const recognised = await recogniseLetters(visit.ctx, visit.visitor, { number, secret: secret.value });
    if (!recognised.ok) {
      if (recognised.refusal.kind === "activated")
        return { event: "activated_already", data: null, said: "already-activated" };
      if (recognised.refusal.kind === "letter_expired")
        return letterExpired({ number }, visit.space.policy, askAnother(visit.space));
      const { lock } = visit.space.policy;
      return passwordRefused(
        recognised.refusal,
        { number },
        {
          wrong: `${visit.space.wording.numberLabel} ou mot de passe incorrect. ${already}`,
          wayOut,
          sooner: "",
          elsewhere,
          lock,
        },
      );
    }
    const { subject, ...data } = recognised.value;
    return {
      event: "recognised",
      data,
      write: (trx) => recordRecognition(trx, visit.visitor, { subject, holderId: data.holderId }),
    };
  },
};

const already = "Si votre espace est déjà activé, passez par « Mon espace personnel ».";
const elsewhere =
  "Si vous avez bien recopié les deux courriers, des essais faits ailleurs bloquent peut-être l’accès : recommencez demain, ou demandez un nouveau courrier au service de gestion.";
const wayOut = "Demandez un nouveau courrier au service de gestion.";
const askAnother = ({ wording: { contact } }: Space) =>
  `Demandez-en un autre au ${contact.phone} (${contact.hours}).`;

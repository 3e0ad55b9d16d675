import { expect, test } from "vitest";
import { z } from "zod";
import { withChecks } from "#http/forms/browser-checks.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { choice, choices, mustTick, rows } from "#kernel/fields/typed-choice.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { text } from "#kernel/text/typed-text.ts";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { wantedCredentials } from "../../src/journeys/credentials/credentials-words.ts";
import { formByEmail, formByNumber } from "../../src/journeys/sign-in/sign-in-fields.ts";
import { changePasswordOn } from "../../src/modules/security/change-password.ts";

const checksOf = (form: Pick<z.ZodObject, "shape">) => withChecks(form, emptyForm).checks ?? {};

test("a browser is told the error of each field that must not stay empty, in the words of the schema", () => {
  const form = formSchema({
    name: text(60, "Trop long.").min(1, "Écrivez votre nom."),
    note: text(60, "Trop long."),
    why: choice(["move", "other"], "Choisissez un motif."),
    sure: mustTick("Cochez la case."),
    boxes: choices(["a", "b"], { least: 1, tooFew: "Cochez-en une." }),
    lines: rows({ label: text(60, "Trop long.").min(1, "Écrivez.") }, { least: 1, most: 3, tooMany: "" }),
  });
  expect(checksOf(form)).toEqual({
    name: { missing: "Écrivez votre nom." },
    why: { missing: "Choisissez un motif." },
    sure: { missing: "Cochez la case." },
    boxes: { missing: "Cochez-en une." },
  });
});

test("a pattern of the schema travels with its error", () => {
  const { email, password } = checksOf(formByEmail(npfr));
  expect(email?.patterns?.map(([pattern, message]) => [pattern, message.slice(0, 30)])).toEqual([
    ["@", "Saisissez votre adresse mail :"],
  ]);
  expect(password).toEqual({ missing: "Saisissez votre mot de passe." });
});

test.each(spaces)("$id: every field that holds a password is checked before it is sent", (space) => {
  for (const form of [
    formByNumber(space),
    formByEmail(space),
    wantedCredentials(space),
    changePasswordOn(space).form,
  ]) {
    const checks = checksOf(form);
    for (const name of Object.keys(form.shape)) {
      const [refused] = z.safeParse(form.shape[name as never], "").error?.issues ?? [];
      expect(checks[name]?.missing).toBe(refused?.message);
    }
  }
  const { email, email_confirmation, password, password_confirmation } = checksOf(wantedCredentials(space));
  expect([email?.kind, password?.kind]).toEqual(["address", "new-password"]);
  expect(email_confirmation?.repeats?.[0]).toBe("email");
  expect(password_confirmation?.repeats?.[0]).toBe("password");
});

import { render } from "preact-render-to-string";
import { expect, test } from "vitest";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";

const draw = (state: FormState) =>
  render(
    <Form
      action="/npfr/connexion"
      csrf="token"
      state={state}
      submit="Connexion"
      labels={{ email: "Courriel" }}
    >
      <Field state={state} name="email" label="Courriel" type="email" hint="Votre adresse." required />
      <Field state={state} name="password" label="Mot de passe" type="password" required />
      <Field state={state} name="phone" label="Téléphone" type="tel" />
    </Form>,
  );

const tagOf = (html: string, id: string) => html.match(new RegExp(`<input[^>]*id="${id}"[^>]*>`))?.[0] ?? "";

const refused: FormState = {
  values: { email: `"><script>alert(1)</script>`, password: "never shown again", phone: "0639980001" },
  errors: { _form: "Rien n’a été enregistré.", email: "Donnez une adresse complète." },
};

test("a new form has no summary and no invalid field, and carries the token", () => {
  const html = draw(emptyForm);
  expect(html).not.toContain('role="alert"');
  expect(html).not.toContain("aria-invalid");
  expect(html).toContain('<input type="hidden" name="_csrf" value="token"/>');
  expect(html).toContain("novalidate");
});

test("typed values come back escaped, a password never", () => {
  const html = draw(refused);
  expect(html).not.toContain("<script>");
  expect(tagOf(html, "phone")).toContain('value="0639980001"');
  expect(tagOf(html, "password")).not.toContain("value=");
  expect(html).not.toContain("never shown again");
});

test("the summary leads to the wrong field, and shows the errors of the whole form", () => {
  const html = draw(refused);
  expect(html).toMatch(/role="alert" tabindex="-1" autofocus/);
  expect(html).toContain("Un champ est à corriger");
  expect(html).toContain("Rien n’a été enregistré.");
  expect(html).toContain('<a href="#email">Courriel : Donnez une adresse complète.</a>');
});

test("a wrong field is linked to its message and its hint", () => {
  const input = tagOf(draw(refused), "email");
  expect(input).toContain('aria-invalid="true"');
  expect(input).toContain('aria-describedby="email-error email-hint"');
  expect(draw(refused)).toContain('id="email-error"');
  expect(tagOf(draw(refused), "password")).not.toContain("aria-invalid");
});

test("a required field is marked in words and for assistive technology", () => {
  const html = draw(emptyForm);
  expect(tagOf(html, "email")).toContain("required");
  expect(tagOf(html, "phone")).not.toContain("required");
  expect(html.match(/obligatoire/g)).toHaveLength(2);
  expect(html.match(/facultatif/g)).toHaveLength(1);
});

test("the button that shows a password is hidden until the script runs", () => {
  expect(draw(emptyForm)).toMatch(
    /<button type="button" class="secret-reveal" data-reveals="password"[^>]* hidden/,
  );
});

import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { Checkbox } from "#ui/fields/checkbox.tsx";
import { Checkboxes, Radios } from "#ui/fields/choice-fields.tsx";
import { FileField } from "#ui/fields/file-field.tsx";
import { AmountField, DayField } from "#ui/fields/line-fields.tsx";
import { Rows } from "#ui/fields/rows.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { TextArea } from "#ui/fields/text-area.tsx";
import { Form } from "#ui/form.tsx";

const options = [
  { value: "a", label: "Premier", hint: "Le plus court." },
  { value: "b", label: "Second" },
];

/** Each kind of field, by its name. */
const kinds = {
  list: (state: FormState, disabled = false) => (
    <SelectField state={state} name="f" label="L" hint="H" options={options} disabled={disabled} required />
  ),
  prose: (state: FormState, disabled = false) => (
    <TextArea state={state} name="f" label="L" hint="H" most={100} disabled={disabled} required />
  ),
  day: (state: FormState, disabled = false) => (
    <DayField state={state} name="f" label="L" disabled={disabled} required />
  ),
  amount: (state: FormState, disabled = false) => (
    <AmountField state={state} name="f" label="L" disabled={disabled} required />
  ),
  file: (state: FormState, disabled = false) => (
    <FileField
      state={state}
      name="f"
      label="L"
      kinds="PDF"
      accept=".pdf"
      fileBytes={1_000_000}
      disabled={disabled}
      required
    />
  ),
  box: (state: FormState, disabled = false) => (
    <Checkbox state={state} name="f" label="L" hint="H" disabled={disabled} required />
  ),
};
const groups = {
  radios: (state: FormState, disabled = false) => (
    <Radios state={state} name="f" label="L" hint="H" options={options} disabled={disabled} required />
  ),
  boxes: (state: FormState, disabled = false) => (
    <Checkboxes state={state} name="f" label="L" hint="H" options={options} disabled={disabled} required />
  ),
};
type Kind = keyof typeof kinds;
type Group = keyof typeof groups;

const wrong = (values: FormState["values"] = {}): FormState => ({ values, errors: { f: "À corriger." } });
const control = (html: string) => html.match(/<(?:input|select|textarea)[^>]*id="f"[^>]*>/)?.[0] ?? "";

describe.each(Object.keys(kinds) as Kind[])("the %s field", (kind) => {
  it("links its label, hint and error to its control", () => {
    const html = render(kinds[kind](wrong()));
    expect(html).toMatch(/<label[^>]* for="f"/);
    expect(control(html)).toContain('aria-invalid="true"');
    expect(control(html)).toContain('aria-describedby="f-error f-hint');
    expect(html).toMatch(/id="f-error".*À corriger\./);
    expect(html).toContain('id="f-hint"');
  });

  it("is marked as required, and has no error at first", () => {
    const html = render(kinds[kind](emptyForm));
    expect(control(html)).toMatch(/\srequired[ />]/);
    expect(html).not.toContain("aria-invalid");
    expect(html).toContain("obligatoire");
  });

  it("can be disabled", () => {
    expect(control(render(kinds[kind](emptyForm, true)))).toMatch(/\sdisabled[ />]/);
  });

  it("escapes the typed value", () => {
    const html = render(kinds[kind]({ values: { f: '"><script>x</script></textarea>' }, errors: {} }));
    expect(html).not.toContain("<script>");
    expect(html.match(/<\/textarea>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});

describe.each(Object.keys(groups) as Group[])("a group of %s", (kind) => {
  it("is a fieldset with a legend, a hint and an error, whose first control has the name of the group as id", () => {
    const html = render(groups[kind](wrong()));
    expect(html).toMatch(/<fieldset[^>]* aria-describedby="f-error f-hint"[^>]*><legend/);
    expect(html).toMatch(/<input[^>]* id="f"/);
    expect(html).toContain('<label for="f">Premier</label>');
    expect(html).toContain('aria-describedby="f-hint"');
  });

  it("can be disabled", () => {
    expect(render(groups[kind](emptyForm, true))).toMatch(/<fieldset[^>]* disabled/);
  });
});

describe("a chosen option", () => {
  it("is selected again", () => {
    expect(render(kinds.list({ values: { f: "b" }, errors: {} }))).toContain('<option value="b" selected>');
    expect(render(groups.radios({ values: { f: "b" }, errors: {} }))).toMatch(/value="b" checked/);
    expect(render(groups.boxes({ values: { "f-a": "oui" }, errors: {} }))).toMatch(
      /name="f-a" value="oui" checked/,
    );
    expect(render(kinds.box({ values: { f: "oui" }, errors: {} }))).toContain(" checked");
  });

  it("is ignored if the field does not offer it", () => {
    expect(render(kinds.list({ values: { f: "z" }, errors: {} }))).toContain("<option value selected>");
    for (const kind of ["radios", "boxes"] as const)
      expect(render(groups[kind]({ values: { f: "z", "f-b": "non" }, errors: {} }))).not.toContain("checked");
    expect(render(kinds.box({ values: { f: "on" }, errors: {} }))).not.toContain("checked");
  });
});

describe("a text of several lines", () => {
  const shown = (f: string) => render(kinds.prose({ values: { f }, errors: {} }));

  it.each([
    ["", "100 signes au plus."],
    ["abc", "Encore 97 signes."],
    ["a\r\nb", "Encore 97 signes."],
    ["x".repeat(99), "Encore 1 signe."],
    ["x".repeat(100), "Encore 0 signe."],
    ["x".repeat(101), "1 signe de trop."],
    ["x".repeat(150), "50 signes de trop."],
  ])("shows the characters left without script: %j", (typed, words) => expect(shown(typed)).toContain(words));

  it("keeps a leading line break", () => {
    expect(shown("\nabc")).toContain(">\n\nabc</textarea>");
  });
});

describe("a form with a file", () => {
  it("is multipart, with the token as first field", () => {
    const html = render(
      <Form action="/x" csrf="token" state={emptyForm} submit="Envoyer" files>
        {kinds.file(emptyForm)}
      </Form>,
    );
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html.match(/<(?:input|select|textarea|button)[^>]*>/)?.[0]).toContain(
      'name="_csrf" value="token"',
    );
  });

  it("shows its limits, and names the file to choose again", () => {
    const html = render(kinds.file({ values: { f: "relevé.pdf" }, errors: { other: "x" } }));
    expect(html).toContain("PDF, 1 Mo au plus.");
    expect(html).toMatch(/id="f-again">.*relevé\.pdf/);
    expect(control(html)).toContain('aria-describedby="f-hint f-again"');
    expect(control(html)).not.toContain("value=");
  });
});

describe("repeated lines", () => {
  const lines = (state: FormState, least: number, most: number) =>
    render(
      <Rows state={state} name="lines" label="Dépense" add="Ajouter" least={least} most={most}>
        {(nameOf) => <AmountField state={state} name={nameOf("amount")} label="Montant" />}
      </Rows>,
    );

  it("start with a button that submits the form, for the Enter key", () => {
    const [first = ""] = lines(emptyForm, 1, 3).match(/<button[^>]*>/) ?? [];
    expect(first).toContain('type="submit"');
    expect(first).not.toContain("name=");
  });

  it("can be removed down to the minimum, and added up to the maximum", () => {
    const two = { values: { "lines-0-amount": "1", "lines-1-amount": "2" }, errors: {} };
    expect(lines(two, 2, 3)).not.toContain("Retirer");
    expect(lines(two, 1, 3).match(/Retirer/g)).toHaveLength(2);
    expect(lines(two, 1, 2)).not.toContain("Ajouter");
    expect(lines(two, 1, 3)).toContain('value="add-lines"');
  });

  it("have a legend, which also describes their buttons", () => {
    const html = lines({ values: { "lines-1-amount": "2" }, errors: {} }, 1, 3);
    expect(html).toContain('<legend id="lines-1">Dépense 2</legend>');
    expect(html).toContain('value="remove-1-lines" aria-describedby="lines-1"');
  });
});

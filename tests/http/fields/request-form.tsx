import { formSchema } from "#http/forms/form-schema.ts";
import { amount, amountOrNone } from "#kernel/fields/typed-amount.ts";
import { choice, choiceOrNone, choices, mustTick, rows, tick } from "#kernel/fields/typed-choice.ts";
import { day, dayOrNone } from "#kernel/fields/typed-day.ts";
import { prose, proseOrEmpty } from "#kernel/fields/typed-prose.ts";
import type { FormState } from "#kernel/form-state.ts";
import { text } from "#kernel/text/typed-text.ts";
import type { Day } from "#kernel/values/day.ts";
import { cents } from "#kernel/values/money.ts";
import { Checkbox } from "#ui/fields/checkbox.tsx";
import { Checkboxes, Radios } from "#ui/fields/choice-fields.tsx";
import { Field } from "#ui/fields/field.tsx";
import { AmountField, DayField } from "#ui/fields/line-fields.tsx";
import { labelsOfRows, Rows } from "#ui/fields/rows.tsx";
import { SelectField } from "#ui/fields/select-field.tsx";
import { TextArea } from "#ui/fields/text-area.tsx";
import { Form } from "#ui/form.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";

const thisYear = { from: "2026-01-01" as Day, until: "2026-12-31" as Day };
const upToAThousand = { least: cents(1), most: cents(100_000) };

export const request = formSchema({
  subject: choice(["refund", "card"], "Choisissez l’objet de votre demande."),
  priority: choiceOrNone(["high", "low"], "Choisissez l’une des priorités proposées."),
  message: prose(200, "Écrivez votre message."),
  note: proseOrEmpty(100),
  day: day(thisYear, "Donnez la date des soins."),
  later: dayOrNone(thisYear),
  amount: amount({ ...upToAThousand, absent: "Donnez le montant réglé." }),
  advance: amountOrNone(upToAThousand),
  channel: choice(["mail", "post"], "Choisissez comment recevoir la réponse."),
  reasons: choices(["move", "bank"], { least: 1, tooFew: "Cochez au moins une raison." }),
  lines: rows(
    {
      label: text(30, "Raccourcissez ce libellé.").min(1, "Donnez un libellé."),
      amount: amount({ ...upToAThousand, absent: "Donnez un montant." }),
      urgent: tick(),
    },
    { least: 1, most: 3, tooMany: "Trois dépenses au plus." },
  ),
  agreed: mustTick("Cochez cette case pour continuer."),
});

export const RequestPage = ({ csrf, state }: { csrf: string; state: FormState }) => (
  <Page brand={null} title="Demande">
    <Title>Demande</Title>
    <Form
      action="/npfr/demande"
      csrf={csrf}
      state={state}
      submit="Envoyer"
      labels={labelsOfRows(state, "lines", "Dépense", { label: "libellé", amount: "montant" })}
    >
      <SelectField
        state={state}
        name="subject"
        label="Objet"
        options={[
          { value: "refund", label: "Un remboursement" },
          { value: "card", label: "Ma carte" },
        ]}
        required
      />
      <TextArea state={state} name="message" label="Message" most={200} required />
      <DayField state={state} name="day" label="Date des soins" required />
      <AmountField state={state} name="amount" label="Montant réglé" required />
      <Radios
        state={state}
        name="channel"
        label="Réponse"
        options={[
          { value: "mail", label: "Par mail" },
          { value: "post", label: "Par courrier" },
        ]}
        required
      />
      <Checkboxes
        state={state}
        name="reasons"
        label="Raisons"
        options={[
          { value: "move", label: "Déménagement" },
          { value: "bank", label: "Compte bancaire" },
        ]}
        required
      />
      <Rows state={state} name="lines" label="Dépense" add="Ajouter une dépense" least={1} most={3}>
        {(nameOf) => (
          <>
            <Field state={state} name={nameOf("label")} label="Libellé" required />
            <AmountField state={state} name={nameOf("amount")} label="Montant" required />
            <Checkbox state={state} name={nameOf("urgent")} label="Urgent" />
          </>
        )}
      </Rows>
      <Checkbox state={state} name="agreed" label="Je certifie" required />
    </Form>
  </Page>
);

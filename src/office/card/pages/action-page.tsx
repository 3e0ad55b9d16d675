import type { ComponentChildren } from "preact";
import type { FormState } from "#kernel/form-state.ts";
import type { ButtonTone } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { Card } from "../reading/card.queries.ts";
import { nameOf } from "./state-words.ts";

type Props = {
  visit: DeskView;
  card: Card;
  /** The name of the button that led here. */
  title: string;
  /** The last part of the address. */
  to: string;
  submit?: string;
  tone?: ButtonTone;
  state: FormState;
  /** What will happen, and to whom. */
  says: ComponentChildren;
  /** Fields before the reason. */
  fields?: ComponentChildren;
  after?: ComponentChildren;
  asksReason?: boolean;
  allRequired?: boolean;
};

/** One action on a card: what it does, why, done. */
export const ActionPage = (props: Props) => {
  const { visit, card, title, to, submit = title, tone = "strong", state, says, fields, after } = props;
  const path = `/dossiers/${card.id}`;
  return (
    <DeskPage visit={visit} title={title} crumbs={[{ label: nameOf(card), href: path }]}>
      <div class="card-action">
        <p>
          <strong>{nameOf(card)}</strong>, {visit.space.wording.number} {card.number}
        </p>
        {says}
        <Form
          action={`${visit.home}${path}/${to}`}
          csrf={visit.csrf}
          state={state}
          submit={submit}
          tone={tone}
          allRequired={props.allRequired ?? false}
          beside={<a href={visit.home + path}>Revenir au dossier</a>}
        >
          {fields}
          {(props.asksReason ?? true) && (
            <Field
              state={state}
              name="because"
              label="Raison"
              hint="Elle reste dans l’audit."
              autocomplete="off"
              required
            />
          )}
          {after}
        </Form>
      </div>
    </DeskPage>
  );
};

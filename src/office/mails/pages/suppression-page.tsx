import type { SuppressedAddress } from "#infra/mail/bounces/returned-lists.queries.ts";
import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { AnswerWords } from "./answer.tsx";

type Props = { visit: DeskView; suppressed: SuppressedAddress; state: FormState };

const path = "/mails/suspensions";

export const SuppressionPage = ({ visit, suppressed, state }: Props) => (
  <DeskPage visit={visit} title="Adresse suspendue" crumbs={[{ label: "Adresses suspendues", href: path }]}>
    <div class="desk-columns">
      <Card title="Pourquoi">
        <Facts
          items={[
            { label: "Adresse", value: suppressed.address },
            { label: "Depuis le", value: describeDate(suppressed.since) },
            {
              label: "Réponse du fournisseur",
              value: <AnswerWords fate="lasting" status={suppressed.status} reason={suppressed.reason} />,
            },
            { label: "Mails retenus", value: String(suppressed.heldBack) },
          ]}
        />
        <p class="mails-reply">
          <code>{suppressed.reason}</code>
        </p>
      </Card>
      <Card title="Lever la suspension">
        {mayDo(visit.member.role, "superviseur") ? (
          <Form
            action={`${visit.home}${path}/${suppressed.id}`}
            csrf={visit.csrf}
            state={state}
            submit="Lever la suspension"
          >
            <Field
              state={state}
              name="reason"
              label="Raison"
              hint="Par exemple : la personne dit avoir vidé sa boîte. Elle reste dans l’audit."
              autocomplete="off"
              required
            />
          </Form>
        ) : (
          <p>Un superviseur peut la lever, quand la personne dit que son adresse marche de nouveau.</p>
        )}
      </Card>
    </div>
  </DeskPage>
);

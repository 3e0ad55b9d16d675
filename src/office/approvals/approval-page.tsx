import type { ComponentChildren } from "preact";
import type { Approval } from "#approvals/approvals.queries.ts";
import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import type { AnyApproval } from "#subject/approval.ts";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Form } from "#ui/form.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { StepUp } from "#web/desk/step-up.tsx";
import { decisionWords } from "./decision-words.ts";

type Props = {
  visit: DeskView;
  kinds: ReadonlyMap<string, AnyApproval>;
  approval: Approval;
  holder: Holder | null;
  state: FormState;
};

export const ApprovalPage = ({ visit, kinds, approval, holder, state }: Props) => {
  const kind = kinds.get(approval.kind);
  const title = kind?.words ?? approval.kind;
  return (
    <DeskPage visit={visit} title={title}>
      <div class="desk-columns">
        <Card title="La demande">
          <Facts
            items={[
              ...(holder ? [{ label: "Dossier", value: <HolderLink visit={visit} holder={holder} /> }] : []),
              ...(kind?.describeStored(approval.payload) ?? []).map(({ label, text }) => ({
                label,
                value: text,
              })),
              { label: "Raison", value: approval.reason },
              {
                label: "Demandée par",
                value: `${approval.askedByName}, le ${describeDate(approval.askedAt)}`,
              },
            ]}
          />
        </Card>
        {approval.state === "waiting" ? (
          <Decision
            visit={visit}
            approval={approval}
            decides={kind?.decides ?? "administrateur"}
            state={state}
          />
        ) : (
          <Card title={decisionWords[approval.state]}>
            <Facts
              items={[
                { label: "Par", value: approval.decidedByName },
                { label: "Le", value: approval.decidedAt && describeDate(approval.decidedAt) },
                { label: "Raison", value: approval.decisionReason },
              ]}
            />
          </Card>
        )}
      </div>
    </DeskPage>
  );
};

const HolderLink = ({ visit, holder }: { visit: DeskView; holder: Holder }) => (
  <a href={`${visit.home}/dossiers/${holder.id}`}>
    {`${holder.firstName} ${holder.lastName}`.trim() || holder.organisation} ({holder.number})
  </a>
);

type DecisionProps = {
  visit: DeskView;
  approval: Approval;
  decides: AnyApproval["decides"];
  state: FormState;
};

const Decision = ({ visit, approval, decides, state }: DecisionProps) => {
  const action = `${visit.home}/approbations/${approval.id}`;
  if (approval.askedBy === visit.member.id)
    return (
      <Card title="Votre demande attend une autre personne">
        <DecisionForm
          visit={visit}
          action={`${action}/retrait`}
          state={state}
          submit="Retirer ma demande"
          tone="quiet"
        />
      </Card>
    );
  if (!mayDo(visit.member.role, decides))
    return (
      <Card title="En attente">
        <p>Une personne dont le rôle est au moins « {decides} » doit la traiter.</p>
      </Card>
    );
  return (
    <Card title="Votre décision">
      <DecisionForm
        visit={visit}
        action={`${action}/decision`}
        state={state}
        submit="Approuver"
        tone="strong"
        beside={
          <Button tone="quiet" name="decision" value="refused">
            Refuser
          </Button>
        }
      >
        <StepUp visit={visit} state={state} />
      </DecisionForm>
    </Card>
  );
};

type FormProps = {
  visit: DeskView;
  action: string;
  state: FormState;
  submit: string;
  tone: "strong" | "quiet";
  beside?: ComponentChildren;
  children?: ComponentChildren;
};

const DecisionForm = ({ visit, action, state, submit, tone, beside, children }: FormProps) => (
  <Form
    action={action}
    csrf={visit.csrf}
    state={state}
    submit={submit}
    tone={tone}
    beside={beside}
    allRequired={children !== undefined && !visit.isConfirmed}
  >
    <Field
      state={state}
      name="reason"
      label="Raison"
      hint="Elle reste dans l’audit."
      autocomplete="off"
      required
    />
    {children}
  </Form>
);

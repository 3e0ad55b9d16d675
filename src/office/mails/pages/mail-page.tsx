import type { LoggedMail } from "#infra/mail/log/mail-log.queries.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { mayDo } from "#kernel/actor.ts";
import type { FormState } from "#kernel/form-state.ts";
import { describeDate } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import { Card } from "#ui/card.tsx";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { Facts } from "#ui/facts.tsx";
import { Form } from "#ui/form.tsx";
import { Tag } from "#ui/tag.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { standingWords } from "../words/mail-words.ts";
import { AnswerWords } from "./answer.tsx";

type Props = {
  visit: DeskView;
  mail: LoggedMail;
  kind: Pick<MailKind<never>, "title" | "purpose"> | null;
  state: FormState;
};

/** Everything about a mail except what it says: a link or a code in it would open the account. */
export const MailPage = ({ visit, mail, kind, state }: Props) => (
  <DeskPage visit={visit} title={capitalised(kind?.title ?? mail.kind)}>
    <div class="desk-columns">
      <Card title="Ce mail">
        <Facts
          items={[
            { label: "Destinataire", value: mail.recipient },
            ...(mail.holderId
              ? [
                  {
                    label: "Dossier",
                    value: <a href={`${visit.home}/dossiers/${mail.holderId}`}>Ouvrir le dossier</a>,
                  },
                ]
              : []),
            {
              label: "État",
              value: <Tag tone={standingWords[mail.standing].tone}>{standingWords[mail.standing].label}</Tag>,
            },
            { label: "Demandé le", value: describeDate(mail.queuedAt) },
            { label: "Parti le", value: mail.sentAt && describeDate(mail.sentAt) },
            { label: "Essais", value: String(mail.attempts) },
            ...(mail.returnedAt ? [{ label: "Revenu le", value: describeDate(mail.returnedAt) }] : []),
            ...(mail.repeats
              ? [{ label: "Renvoi de", value: <a href={`${visit.home}/mails/${mail.repeats}`}>ce mail</a> }]
              : []),
          ]}
        />
        {mail.reason !== null && (
          <>
            <p>
              <AnswerWords {...mail} />
            </p>
            <p class="mails-reply">
              <code>{mail.reason}</code>
            </p>
          </>
        )}
      </Card>
      <Again visit={visit} mail={mail} kind={kind} state={state} />
    </div>
  </DeskPage>
);

const Again = ({ visit, mail, kind, state }: Props) => {
  const action = `${visit.home}/mails/${mail.id}`;
  const isGivenUp = mail.standing === "refused" || mail.standing === "expired";
  if (!kind || kind.purpose === "staff" || !mail.holderId)
    return (
      <Card title="Renvoyer">
        <ErrorSummary errors={state.errors} />
        <p>Ce genre de mail ne se renvoie pas.</p>
      </Card>
    );
  return (
    <Card title="Renvoyer">
      <p>
        {kind.purpose === "proof"
          ? "Le lien ou le code est le même, tant qu’il est valable. Ni vous ni personne ne le voit."
          : "Le même mail part une seconde fois, à la même adresse."}
      </p>
      <Form
        action={`${action}/renvoi`}
        csrf={visit.csrf}
        state={state}
        submit="Renvoyer ce mail"
        icon="send"
      />
      {isGivenUp && mayDo(visit.member.role, "administrateur") && (
        <Form
          action={`${action}/rejeu`}
          csrf={visit.csrf}
          state={{ values: {}, errors: {} }}
          submit="Rejouer"
          tone="quiet"
          icon="rotate-ccw"
        />
      )}
    </Card>
  );
};

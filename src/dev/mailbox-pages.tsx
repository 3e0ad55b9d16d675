import type { KeptMessage } from "#infra/mail/local-mailbox.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Facts } from "#ui/facts.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";

export const mailboxPath = "/_dev/boite-mail";

const when = (message: KeptMessage) => (
  <time dateTime={message.at}>{describeDate(new Date(message.at))}</time>
);

export const MailboxPage = ({ messages }: { messages: readonly KeptMessage[] }) => (
  <Page brand={null} title="Boîte mail locale" wide>
    <Title>Boîte mail locale</Title>
    <p>
      Ce que cette installation envoie arrive ici tant qu’aucun serveur n’est réglé : les mails sans SMTP_URL,
      les SMS sans SMS_URL.
    </p>
    <Table
      caption="Mails et SMS, du plus récent au plus ancien"
      columns={[{ label: "Destinataire" }, { label: "Objet" }, { label: "Date" }]}
      rows={messages.map((message) => [
        message.recipient,
        <a href={`${mailboxPath}/${message.id}`}>{message.subject}</a>,
        when(message),
      ])}
      empty="Aucun mail ni SMS pour le moment."
    />
  </Page>
);

export const MessagePage = ({ message }: { message: KeptMessage }) => (
  <Page brand={null} title={message.subject}>
    <Title>{message.subject}</Title>
    <Facts
      items={[
        { label: "Destinataire", value: message.recipient },
        { label: "Expéditeur", value: message.from },
        { label: "Date", value: when(message) },
      ]}
    />
    <Card title="Texte">
      {message.text.split("\n").map((line) => (
        <TextLine line={line} />
      ))}
    </Card>
    {message.html !== null && (
      <>
        <p>
          <a href={`${mailboxPath}/${message.id}/html`}>Voir la mise en page du mail</a>
        </p>
        <p>
          <a href={`${mailboxPath}/${message.id}/brut`}>Voir le mail brut</a>
        </p>
      </>
    )}
    <p>
      <a href={mailboxPath}>Tous les mails et SMS</a>
    </p>
  </Page>
);

const TextLine = ({ line }: { line: string }) => {
  if (line === "") return null;
  return <p>{/^https?:\/\/\S+$/.test(line) ? <a href={line}>{line}</a> : line}</p>;
};

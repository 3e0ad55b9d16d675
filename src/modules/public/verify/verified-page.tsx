import { type CheckedDocument, documentNames } from "#issued/issued-document.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Facts } from "#ui/facts.tsx";
import { Notice } from "#ui/notice.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { FormView } from "#web/visit.ts";
import { verifyTitle } from "./verify-form-page.tsx";

type Props = { visit: FormView; document: CheckedDocument | null };

/** Kind, date, initials, and whether it is valid: nothing else of the document or of its holder. */
export const VerifiedPage = ({ visit, document }: Props) => (
  <SpacePage visit={visit} title={verifyTitle}>
    <Title>{verifyTitle}</Title>
    {document ? <Found document={document} /> : <Unknown />}
    <p>
      <ButtonLink href={`${visit.home}/verifier`} tone="quiet">
        Vérifier un autre document
      </ButtonLink>
    </p>
  </SpacePage>
);

const Found = ({ document: { kind, issuedOn, initials, isValid } }: { document: CheckedDocument }) => (
  <>
    {isValid ? (
      <Notice tone="ok" title="Ce document est valable">
        <p>
          Comparez ce qui suit avec le document. Cette page ne donne ni son année ni son montant : en cas de
          doute, appelez-nous.
        </p>
      </Notice>
    ) : (
      <Notice tone="warn" title="Ce document n’est plus valable">
        <p>Ne vous y fiez pas : demandez-en un nouveau à la personne qui vous l’a remis.</p>
      </Notice>
    )}
    <Facts
      items={[
        { label: "Document", value: documentNames[kind] },
        { label: "Date", value: describeShortDay(issuedOn) },
        { label: "Initiales", value: initials },
      ]}
    />
  </>
);

const Unknown = () => (
  <Notice tone="bad" title="Aucun document ne porte ce code">
    <p>Comparez le code avec celui du document. S’il est le même, ce document ne vient pas de nous.</p>
  </Notice>
);

import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { FormView } from "#web/visit.ts";

/** One page for a link that was used, is too old, was replaced or never existed: a stranger learns nothing. */
export const DeadInvitationPage = ({ visit }: { visit: FormView }) => (
  <SpacePage visit={visit} title="Ce lien n’ouvre aucun accès">
    <Title>Ce lien n’ouvre aucun accès</Title>
    <Notice tone="warn" title="Il a déjà servi, il est trop ancien, ou un autre l’a remplacé">
      <p>
        Si votre accès est ouvert, connectez-vous. Sinon, demandez un nouveau lien à la personne qui vous l’a
        remis.
      </p>
    </Notice>
    <div class="form-actions">
      <ButtonLink href={`${visit.home}/connexion`}>Me connecter</ButtonLink>
    </div>
  </SpacePage>
);

import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

/** For holders without a second factor. */
export const SecondFactorNotice = ({ why, securityHref }: { why: string; securityHref: string }) => (
  <Notice tone="info" title="Protégez votre compte par une seconde vérification">
    <p>{why}</p>
    <div class="row">
      <ButtonLink href={securityHref}>La mettre en place</ButtonLink>
    </div>
  </Notice>
);

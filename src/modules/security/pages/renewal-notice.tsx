import type { RenewalAdvice } from "#account/password/renewal/renewal.queries.ts";
import { describeRhythm } from "#account/password/renewal/renewal.rules.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { describeDay } from "#kernel/moment.ts";
import type { RenewalRule } from "#spaces/space.ts";
import { ButtonLink, type ButtonTone } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { Notice } from "#ui/notice.tsx";

type RenewalNoticeProps = {
  advice: RenewalAdvice;
  rule: RenewalRule | null;
  csrf: string;
  laterAction: string;
  securityHref: string;
  tone?: ButtonTone;
};

/** A9: advice only, nothing is blocked. */
export const RenewalNotice = ({
  advice,
  rule,
  csrf,
  laterAction,
  securityHref,
  tone,
}: RenewalNoticeProps) => (
  <Notice tone="info" title="Pensez à renouveler votre mot de passe">
    <p>
      Vous l’avez choisi le {describeDay(advice.chosenAt)} ; nous vous conseillons d’en changer{" "}
      {describeRhythm(rule)}. Ce n’est qu’un conseil : il reste bon et rien ne sera bloqué.
    </p>
    <div class="row">
      <ButtonLink href={securityHref} tone={tone}>
        Renouveler maintenant
      </ButtonLink>
      <Form action={laterAction} csrf={csrf} state={emptyForm} submit="Plus tard" tone="quiet" />
    </div>
  </Notice>
);

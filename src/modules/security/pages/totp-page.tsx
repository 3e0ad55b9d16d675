import type { FormState } from "#kernel/form-state.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { CurrentPassword } from "#web/confirm/current-password.tsx";
import { TotpCodeField } from "#web/factors/totp-code.tsx";
import { TotpSteps } from "#web/factors/totp-steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = {
  visit: MemberView;
  base: string;
  /** The link in the QR code. */
  address: string;
  /** The secret in groups, to type by hand. */
  spelt: string;
  state: FormState;
};

export const TotpPage = ({ visit, base, address, spelt, state }: Props) => (
  <SpacePage visit={visit} title="Ajouter une application de codes">
    <Title lead="Trois gestes, une seule fois.">Ajouter une application de codes</Title>
    <TotpSteps picture={`${base}/application/image.svg`} address={address} spelt={spelt} />
    <Form
      allRequired
      action={`${base}/application`}
      csrf={visit.csrf}
      state={state}
      submit="Mettre en place"
      beside={
        <ButtonLink href={base} tone="quiet">
          Annuler
        </ButtonLink>
      }
    >
      <TotpCodeField state={state} />
      <CurrentPassword state={state} />
    </Form>
  </SpacePage>
);

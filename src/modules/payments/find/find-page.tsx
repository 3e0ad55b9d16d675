import type { FormState } from "#kernel/form-state.ts";
import { TextArea } from "#ui/fields/text-area.tsx";
import { Form } from "#ui/form.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { paymentsPath } from "../payments-path.ts";
import { longestLine } from "./find-words.rules.ts";

export const FindPage = ({ visit, state }: { visit: MemberView; state: FormState }) => (
  <SpacePage visit={visit} title="Retrouver un virement">
    <Title lead="Collez une ligne de votre relevé de banque : vous verrez ce que le virement paie.">
      Retrouver un virement
    </Title>
    <Form
      action={`${visit.home}${paymentsPath}/retrouver`}
      csrf={visit.csrf}
      state={state}
      submit="Retrouver"
      icon="search"
      beside={<a href={visit.home + paymentsPath}>Revenir à mes prestations</a>}
    >
      <TextArea
        state={state}
        name="line"
        label="Ligne du relevé"
        hint="Avec sa date, son libellé et son montant. Elle sert à chercher, et n’est pas conservée."
        most={longestLine}
        rows={3}
        required
      />
    </Form>
  </SpacePage>
);

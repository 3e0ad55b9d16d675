import type { FormState } from "#kernel/form-state.ts";
import { shapeHint } from "#registry/holders/number-shape.rules.ts";
import { Field } from "#ui/fields/field.tsx";
import { Steps } from "#ui/steps.tsx";
import { BeforeStarting } from "#web/before-starting.tsx";
import { SpacePage } from "#web/space-page.tsx";
import { activationSteps } from "../../credentials/activation-steps.ts";
import type { StepView } from "../../engine/step.ts";
import { StepForm } from "../../engine/steps/step-form.tsx";

/** S2: the number of the establishment, and the end of the IBAN it gave us. */
export const ProveByIbanPage = ({ visit, state }: { visit: StepView; state: FormState }) => {
  const { numberLabel, contact } = visit.space.wording;
  return (
    <SpacePage visit={visit} title="Inscription">
      <Steps labels={activationSteps} current={0} />
      <h1>Inscription</h1>
      <BeforeStarting space={visit.space} telephone={false} />
      <StepForm
        action={`${visit.home}/inscription`}
        visit={visit}
        state={state}
        submit="Valider"
        allRequired
        after={<a href={`${visit.home}/connexion`}>Mon compte est déjà activé</a>}
      >
        <Field
          state={state}
          name="number"
          label={numberLabel}
          hint={`${shapeHint(visit.space.policy.number)}Espaces et majuscules sont sans importance.`}
          autocomplete="username"
          required
        />
        <Field
          state={state}
          name="tail"
          label="5 derniers caractères de l'IBAN"
          hint="La fin de l’IBAN, telle qu’elle est imprimée sur votre RIB."
          autocomplete="off"
          required
        />
      </StepForm>
      <section class="card" aria-labelledby="no-rib">
        <h2 id="no-rib">Vous ne nous avez pas communiqué votre RIB ?</h2>
        <p>Contactez-nous, {contact.hours} :</p>
        <ul>
          <li>
            <a href={`mailto:${contact.email}`}>{contact.email}</a>
          </li>
          <li>
            <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>
          </li>
        </ul>
      </section>
    </SpacePage>
  );
};

import type { FormState } from "#kernel/form-state.ts";
import { shapeHint } from "#registry/holders/number-shape.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Field } from "#ui/fields/field.tsx";
import { Steps } from "#ui/steps.tsx";
import { Window } from "#ui/window.tsx";
import { BeforeStarting } from "#web/before-starting.tsx";
import { SpacePage } from "#web/space-page.tsx";
import { activationSteps } from "../../credentials/activation-steps.ts";
import type { StepView } from "../../engine/step.ts";
import { StepForm } from "../../engine/steps/step-form.tsx";

const title = "Connexion à votre espace personnel";

/** N3: the window of the first connection. */
export const IdentifyPage = ({ visit, state }: { visit: StepView; state: FormState }) => (
  <SpacePage visit={visit} title={`${title} : première visite`}>
    <Steps labels={activationSteps} current={0} />
    <Window title={title}>
      <p>
        Renseignez votre {visit.space.wording.number} et le mot de passe provisoire que nous vous avons
        envoyés par courrier.
      </p>
      <StepForm
        action={`${visit.home}/inscription`}
        visit={visit}
        state={state}
        submit="Connexion"
        allRequired
        beside={
          <ButtonLink href={visit.home} tone="quiet">
            Fermer
          </ButtonLink>
        }
        after={
          <>
            <a href={`${visit.home}/connexion`}>Mon espace est déjà activé</a>
            <a href={`${visit.home}/contact`}>Je n’ai pas reçu mes deux courriers</a>
          </>
        }
      >
        <Field
          state={state}
          name="number"
          label={visit.space.wording.numberLabel}
          hint={`${shapeHint(visit.space.policy.number)}Il figure sur votre notification, le premier des deux courriers.`}
          autocomplete="username"
          required
        />
        <Field
          state={state}
          name="password"
          label="Mot de passe"
          type="password"
          hint="Le mot de passe provisoire du second courrier : 12 signes. Majuscules, tirets et espaces sont sans importance."
          autocomplete="off"
          required
        />
      </StepForm>
    </Window>
    <BeforeStarting space={visit.space} />
  </SpacePage>
);

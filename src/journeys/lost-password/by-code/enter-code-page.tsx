import type { Channel } from "#infra/db/tables/proof-tables.ts";
import { describeDuration } from "#kernel/duration.ts";
import type { FormState } from "#kernel/form-state.ts";
import { Field } from "#ui/fields/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Steps } from "#ui/steps.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { StepView } from "../../engine/step.ts";
import { ChoiceButton } from "../../engine/steps/choice-button.tsx";
import { StepForm } from "../../engine/steps/step-form.tsx";
import { codeRuleOf } from "../../proofs/code/code-rule.rules.ts";
import { rightCodeRefused, sendsAllowed } from "./code-refusals.ts";
import { codePath, codeSteps } from "./code-steps.ts";

type Props = {
  visit: StepView;
  number: string;
  channel: Channel;
  mask: string | null;
  /** An expired or used-up code is announced on arrival, not only when it is typed. */
  isLive: boolean;
  state: FormState;
};

const sent: Record<Channel, { by: string; to: string }> = {
  mail: { by: "par mail", to: "à l’adresse" },
  sms: { by: "par SMS", to: "au" },
};

/** A6: shown in the browser that asked, whether or not anything was sent. */
export const EnterCodePage = ({ visit, number, channel, mask, isLive, state }: Props) => {
  const { by, to } = sent[channel];
  const path = `${codePath}/code`;
  return (
    <SpacePage visit={visit} title="Saisir votre code d’activation">
      <Steps labels={codeSteps} current={1} />
      <h1>Merci de saisir votre code d’activation</h1>
      {!isLive && Object.keys(state.errors).length === 0 && (
        <Notice tone="warn" title="Le code demandé ici n’est plus valable">
          <p>Demandez-en un autre par « Renvoyer le code ».</p>
        </Notice>
      )}
      {isLive && (
        <p>
          Il est parti {by}
          {mask && (
            <>
              {" "}
              {to} <strong>{mask}</strong>
            </>
          )}
          . Il est valable {describeDuration(codeRuleOf(visit.space).lifetime)}. Laissez cette page ouverte en
          attendant : le code n’est accepté que dans ce navigateur.
        </p>
      )}
      <StepForm
        action={visit.home + path}
        visit={visit}
        state={state}
        submit="Valider"
        tone={isLive ? "strong" : "quiet"}
      >
        <Field
          state={state}
          name="code"
          label="Code d'activation"
          hint="Les 6 chiffres du message."
          inputmode="numeric"
          autocomplete="one-time-code"
          required
        />
      </StepForm>
      <section class="card" aria-labelledby="not-received">
        <h2 id="not-received">Vous ne l’avez pas reçu ?</h2>
        <ul>
          <li>
            Patientez quelques minutes
            {channel === "mail"
              ? ", puis regardez dans le dossier des courriers indésirables (spam)."
              : ", et vérifiez que votre téléphone capte un réseau."}
          </li>
          <li>
            Vérifiez que <strong class="breakable">{number}</strong> est bien votre{" "}
            {visit.space.wording.number}.
          </li>
          <li>{sendsAllowed(codeRuleOf(visit.space))}</li>
          <li>{rightCodeRefused}, ou choisissez un autre moyen.</li>
        </ul>
        <div class="choices">
          <ChoiceButton
            choice="resend"
            label="Renvoyer le code"
            icon="rotate-cw"
            tone={isLive ? "quiet" : "strong"}
          />
          <ChoiceButton choice="other" label="Choisir un autre moyen" icon="undo-2" />
        </div>
      </section>
    </SpacePage>
  );
};

import type { FieldCheck } from "#kernel/fields/field-check.ts";
import type { FieldErrors, FormState } from "#kernel/form-state.ts";
import { Icon } from "../icon.tsx";

type CaptchaProps = {
  state: FormState;
  /** The error of a form sent without an answer. */
  missing: string;
  token: string;
  word: string;
  /** Addresses of the pictures, in order. */
  images: readonly string[];
  /** Where the browser gets the proof of work to compute. */
  workHref: string;
  /** Shown when the browser cannot compute the proof, for people who cannot see the pictures. */
  contact: { service: string; phone: string };
};

/** Errors show at the first picture, to which the error summary links. */
const field = "captcha_choice";
const errorId = `${field}-error`;
const legendId = "captcha-legend";
const helpId = "captcha-help";

/** Errors of all its fields show under the pictures. */
export function captchaFaults({ captcha, captcha_proof, ...others }: FieldErrors): FieldErrors {
  const fault = others[field] ?? captcha ?? captcha_proof;
  return fault === undefined ? others : { ...others, [field]: fault };
}

/** A1: a word and six pictures to choose from, or a proof of work. */
export function Captcha({ state, missing, token, word, images, workHref, contact }: CaptchaProps) {
  const error = state.errors[field];
  const isRedrawn = Object.keys(state.errors).length > 0;
  return (
    <fieldset
      class={error ? "captcha field-wrong" : "captcha"}
      aria-labelledby={legendId}
      aria-describedby={error ? `${errorId} ${helpId}` : helpId}
      data-captcha={workHref}
      data-check={JSON.stringify({ missing } satisfies FieldCheck)}
    >
      <legend id={legendId}>
        Anti-robot : cliquez sur l'image correspondant au mot : <strong>{word}</strong>
      </legend>
      <input type="hidden" name="captcha" value={token} />
      <input type="hidden" name="captcha_proof" autocomplete="off" data-captcha-proof />
      {isRedrawn && !error && (
        <p class="field-hint">Le mot et les images ont changé : choisissez de nouveau.</p>
      )}
      <div class="captcha-without" id={helpId}>
        <p class="field-hint">
          Vous ne distinguez pas les images ?{" "}
          <span data-captcha-by-phone>
            Appelez le {lowerFirst(contact.service)} au {contact.phone}.
          </span>
        </p>
        <button type="button" class="button button-quiet" data-captcha-without hidden>
          <Icon name="shield-check" />
          <span>Vérifier sans image</span>
        </button>
      </div>
      <p class="captcha-status" role="status" tabIndex={-1} />
      <div class="captcha-row">
        {images.map((address, index) => (
          <Choice key={address} address={address} place={index + 1} />
        ))}
      </div>
      {error && (
        <p class="field-error" id={errorId}>
          <Icon name="circle-alert" />
          <span>
            <span class="hidden-text">Erreur : </span>
            {error}
          </span>
        </p>
      )}
    </fieldset>
  );
}

function Choice({ address, place }: { address: string; place: number }) {
  const id = place === 1 ? field : `${field}-${place}`;
  return (
    <div class="captcha-choice">
      <input type="radio" id={id} name={field} value={place} autocomplete="off" required />
      <label for={id}>
        {/* biome-ignore lint/a11y/noRedundantAlt: it also names the radio button, which is no image */}
        <img src={address} alt={`Image ${place}`} width="80" height="80" />
      </label>
    </div>
  );
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

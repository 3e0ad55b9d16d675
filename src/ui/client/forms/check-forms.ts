import type { FieldCheck } from "#kernel/fields/field-check.ts";
import { addressKey } from "#kernel/text/text.ts";
import { clearFaults, type Fault, showFaults } from "./faults.ts";

/** The message of a faulty value, or "". Filled in by a script that few pages load (typing.ts). */
export type Kinds = Partial<
  Record<NonNullable<FieldCheck["kind"]>, (value: string, control: HTMLElement) => string>
>;

/** A form with a fault that the browser can see is not sent, so its passwords stay typed. The server checks all again. */
export function checkForms(root: ParentNode, kinds: Kinds): void {
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-checked]"))
    form.addEventListener("submit", (event) => {
      // A button with a name asks for something else than the fields do, such as another code.
      if (event.submitter instanceof HTMLButtonElement && event.submitter.name !== "") return;
      clearFaults(form);
      const faults = faultsOf(form, kinds);
      if (faults.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      showFaults(form, faults);
    });
}

const faultsOf = (form: HTMLFormElement, kinds: Kinds): Fault[] =>
  [...form.querySelectorAll<HTMLElement>("[data-check]:enabled")].flatMap((control) => {
    const message = messageFor(JSON.parse(control.dataset.check ?? "{}"), control, kinds);
    return message ? [{ control, message }] : [];
  });

function messageFor(
  { missing, patterns = [], kind, repeats }: FieldCheck,
  control: HTMLElement,
  kinds: Kinds,
) {
  const value = answerOf(control);
  const isSecret = control instanceof HTMLInputElement && control.type === "password";
  if (missing && (isSecret ? value : value.trim()) === "") return missing;
  const broken = patterns.find(([pattern]) => !new RegExp(pattern, "su").test(value));
  if (broken) return broken[1];
  if (repeats) return isSame(value, document.getElementById(repeats[0])) ? "" : repeats[1];
  return (kind && kinds[kind]?.(value, control)) ?? "";
}

/** A group is answered by a checked box; the anti-robot also by its proof of work. */
function answerOf(control: HTMLElement): string {
  const answer =
    control instanceof HTMLFieldSetElement
      ? (control.querySelector("input:checked") ?? control.querySelector("[data-captcha-proof]"))
      : control;
  if (answer instanceof HTMLInputElement)
    return answer.type === "checkbox" && !answer.checked ? "" : answer.value;
  return answer instanceof HTMLTextAreaElement || answer instanceof HTMLSelectElement ? answer.value : "";
}

const isSame = (value: string, other: HTMLElement | null) =>
  other instanceof HTMLInputElement &&
  (other.type === "email"
    ? addressKey(value) === addressKey(other.value)
    : value.normalize("NFC") === other.value.normalize("NFC"));
